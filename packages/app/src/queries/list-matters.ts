import {
  type Actor,
  compareAgenda,
  dayOf,
  isOnAgenda,
  isOpen,
  type Matter,
  type Overlap,
  overlapsOf,
  recordOf,
  type RecordSubject,
  type RegionCode,
  seesMatter,
  type SupervisionRecord,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { FiledMatter, MatterQuery } from '../ports/matter-store.ts';
import { calendarOf, type MatterStanding, type StandingContext, standingsOf } from '../supervision/standing.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

export interface MattersAsked extends MatterQuery {
  readonly asOf?: string;
  /** Open ones only, or those done only; all unless said. */
  readonly open?: boolean;
  /** Words that stand in the title or the problem. */
  readonly text?: string;
}

export interface MatterList {
  readonly moment: Moment;
  /** Disagreement of the lights first, then the worst schedule, then the earliest deadline. */
  readonly matters: readonly MatterStanding[];
}

/** All matters that are asked for, as of a moment, each with its four lights. */
export async function listMatters(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: MattersAsked = {},
): Promise<MatterList> {
  const { context, filed, isWanted } = await readAll(app, actor, city, asked);
  const standings = await sortedStandings(context, filed);
  return { moment: context.moment, matters: standings.filter(({ filed: { matter } }) => isWanted(matter)) };
}

interface Sorted {
  readonly key: string;
  readonly standings: readonly MatterStanding[];
}

/** Lists worked out lately, by what was read: the store gives the same list for as long as nothing in it was acted on. */
const sorted = new WeakMap<readonly FiledMatter[], Sorted>();

async function sortedStandings(
  context: StandingContext,
  filed: readonly FiledMatter[],
): Promise<readonly MatterStanding[]> {
  const { edition, changes, asOf } = context.moment;
  const key = `${edition} ${changes} ${dayOf(asOf)}`;
  const known = sorted.get(filed);
  if (known?.key === key) return known.standings;
  const standings = (await standingsOf(context, filed)).toSorted(compareStandings);
  sorted.set(filed, { key, standings });
  return standings;
}

/** The agenda of a coordination meeting (调度会议程): what is assigned and open, ordered by gap × controllability × silence, lights
 *  two steps apart first. */
export async function readAgenda(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: MattersAsked = {},
): Promise<MatterList> {
  const { context, matters } = await readMatters(app, actor, city, asked);
  const standings = await standingsOf(
    context,
    matters.filter(({ matter }) => isOnAgenda(matter)),
  );
  const order = (one: MatterStanding) => ({ matter: one.filed.matter, score: one.score });
  return { moment: context.moment, matters: standings.toSorted((a, b) => compareAgenda(order(a), order(b))) };
}

/** Matters that share an indicator, a region and a unit. */
export async function readOverlaps(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asOf?: string,
): Promise<readonly (Omit<Overlap, 'matters'> & { readonly matters: readonly FiledMatter[] })[]> {
  const { matters } = await readMatters(app, actor, city, asOf === undefined ? {} : { asOf });
  const byId = new Map(matters.map((filed) => [filed.matter.id, filed]));
  return overlapsOf(matters.map(({ matter }) => matter)).map((overlap) => ({
    ...overlap,
    matters: overlap.matters.flatMap((id) => byId.get(id) ?? []),
  }));
}

/** The record of a leader, a unit or a person: promises kept and broken, deadlines, milestones, reports. */
export async function readSupervisionRecord(
  app: Application,
  actor: Actor,
  city: RegionCode,
  subject: RecordSubject,
  asOf?: string,
): Promise<{ readonly moment: Moment; readonly record: SupervisionRecord }> {
  const { context, matters } = await readMatters(app, actor, city, asOf === undefined ? {} : { asOf });
  const today = dayOf(context.moment.asOf);
  const record = recordOf(
    matters.map(({ matter }) => matter),
    subject,
    today,
    calendarOf(context.registry),
  );
  return { moment: context.moment, record };
}

/** The matters that an actor sees, as of a moment, with what their standing is worked out from. */
export async function readMatters(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: MattersAsked,
): Promise<{ readonly context: StandingContext; readonly matters: readonly FiledMatter[] }> {
  const { context, filed, isWanted } = await readAll(app, actor, city, asked);
  return { context, matters: filed.filter(({ matter }) => isWanted(matter)) };
}

/** The matters that the store finds, and which of them the actor sees and wants. */
async function readAll(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: MattersAsked,
): Promise<{
  readonly context: StandingContext;
  readonly filed: readonly FiledMatter[];
  readonly isWanted: (matter: Matter) => boolean;
}> {
  authorise(actor, 'matters.read', city, asked.region);
  const { asOf, open, text, ...query } = asked;
  const moment = await resolveMoment(app, city, asOf);
  const registry = await readRegistry(app, moment);
  const filed = await (asOf === undefined
    ? app.store.matters.list(city, query)
    : app.store.matters.asOf(city, query, moment.asOf));
  const isWanted = (matter: Matter): boolean =>
    seesMatter(actor, matter) &&
    (open === undefined || isOpen(matter.state) === open) &&
    (text === undefined || speaksOf(matter, text));
  return { context: { app, moment, registry }, filed, isWanted };
}

function speaksOf(matter: Matter, text: string): boolean {
  return [matter.title, matter.problem, matter.leadUnit?.name ?? '', matter.basisDocument ?? ''].some((one) =>
    one.includes(text),
  );
}

const worst: Readonly<Record<string, number>> = { red: 0, yellow: 1, green: 2, suspended: 3, done: 4 };

function compareStandings(a: MatterStanding, b: MatterStanding): number {
  const deadline = (one: MatterStanding): string => one.filed.matter.deadline ?? '9999';
  return (
    b.disagreement.steps - a.disagreement.steps ||
    (worst[a.lights.schedule ?? ''] ?? 5) - (worst[b.lights.schedule ?? ''] ?? 5) ||
    (deadline(a) < deadline(b) ? -1 : deadline(a) > deadline(b) ? 1 : 0) ||
    a.filed.number.year - b.filed.number.year ||
    a.filed.number.sequence - b.filed.number.sequence
  );
}
