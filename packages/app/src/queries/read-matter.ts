import {
  actingPerson,
  type Actor,
  DomainError,
  foldMatter,
  type Instant,
  isOpen,
  type LightColour,
  type Matter,
  type MatterId,
  matterStates,
  openActs,
  type OpenAct,
  overlappingWith,
  type RegionCode,
  type ReportSign,
  seesMatter,
  signsOf,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { FiledMatter, StoredMatterEvent, WholeMatter } from '../ports/matter-store.ts';
import { type MatterStanding, standingsOf } from '../supervision/standing.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

export interface MatterReading {
  readonly moment: Moment;
  readonly standing: MatterStanding;
  /** Oldest first. */
  readonly history: readonly StoredMatterEvent[];
  /** What the actor could do now, with what stands in the way; nothing where a moment was asked for. */
  readonly acts: readonly OpenAct[];
  /** The actor holds the data and enters what others did. */
  readonly entersForOthers: boolean;
  /** What the platform points out in each report, by the report's number. A person judges. */
  readonly signs: Signs;
  /** Other open matters that share an indicator, region and unit. */
  readonly overlapping: readonly FiledMatter[];
}

/** One matter with its history, as of a moment (督办事项详情). Refuses `unknown-matter`, also of a draft that is not the actor's to see. */
export async function readMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: MatterId,
  asOf?: string,
): Promise<MatterReading> {
  authorise(actor, 'matters.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const held = await app.store.matters.whole(city, id);
  if (held === undefined) throw new DomainError('unknown-matter', { matter: id });
  const history = held.history.filter(({ at }) => at <= moment.asOf);
  return readingOf(app, actor, { ...held, history }, { moment, isNow: asOf === undefined });
}

/** What is read of a matter that is held with its history up to a moment. */
export async function readingOf(
  app: Application,
  actor: Actor,
  { history, ...held }: WholeMatter,
  { moment, isNow }: { readonly moment: Moment; readonly isNow: boolean },
): Promise<MatterReading> {
  const { id } = held.matter;
  const city = moment.city.code;
  const matter = matterOf(held, history);
  if (matter === undefined || !seesMatter(actor, matter)) throw new DomainError('unknown-matter', { matter: id });
  const registry = await readRegistry(app, moment);
  const filed: FiledMatter = { matter, number: held.number };
  const [standing] = await standingsOf({ app, moment, registry }, [filed]);
  if (standing === undefined) throw new Error(`no standing: ${id}`);
  return {
    moment,
    standing,
    history,
    acts: isNow ? actsFor(actor, matter, moment) : [],
    entersForOthers: actor.roles.includes('operator'),
    signs: signsIn(matter, standing.lights.data),
    overlapping: await overlapping(app, city, matter, isNow ? undefined : moment.asOf),
  };
}

/** The matter that a history makes: the one held, where nothing of it is missing. Versions count from one. */
function matterOf({ matter }: FiledMatter, history: readonly StoredMatterEvent[]): Matter | undefined {
  return history.length === matter.version ? matter : foldMatter(history);
}

type Signs = ReadonlyMap<number, readonly ReportSign[]>;

/** The signs of matters that are held: comparing their reports takes longer than everything else about them. */
const signs = new WeakMap<Matter, { readonly data: LightColour | null; readonly signs: Signs }>();

function signsIn(matter: Matter, data: LightColour | null): Signs {
  const known = signs.get(matter);
  if (known?.data === data) return known.signs;
  const last = matter.reports.at(-1);
  // The data are those of now: earlier reports were written beside others.
  const worked = new Map(
    matter.reports.map((report) => [report.number, signsOf(matter, report, report === last ? data : null)]),
  );
  signs.set(matter, { data, signs: worked });
  return worked;
}

/** What the actor could do. Who enters what others did has no part in the matter: the part is that of whose act it is. */
function actsFor(actor: Actor, matter: Matter, moment: Moment): readonly OpenAct[] {
  const acts = openActs(matter, actingPerson(actor), moment.asOf);
  if (!actor.roles.includes('operator')) return acts;
  return acts.map((one) => ({ ...one, obstacles: one.obstacles.filter((obstacle) => obstacle.kind !== 'role') }));
}

const openStates = matterStates.filter((state) => isOpen(state));

async function overlapping(
  app: Application,
  city: RegionCode,
  matter: Matter,
  asOf: Instant | undefined,
): Promise<readonly FiledMatter[]> {
  const { region, state, indicator, done } = matter;
  const about = indicator ?? done?.condition?.indicator;
  if (!isOpen(state) || about === undefined) return [];
  // What overlaps is open, of the same region, and about the same indicator.
  const like = { region, about, states: openStates };
  const all = await (asOf === undefined
    ? app.store.matters.list(city, like)
    : app.store.matters.asOf(city, like, asOf));
  const ids = new Set(
    overlappingWith(
      matter,
      all.map((one) => one.matter),
    ).map((one) => one.id),
  );
  return all.filter((one) => ids.has(one.matter.id));
}
