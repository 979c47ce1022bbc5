import {
  act,
  type ActDetails,
  type ActingPerson,
  actingPerson,
  type Actor,
  DomainError,
  type EvidenceRef,
  type Instant,
  type MatterAct,
  type MatterId,
  type MatterTerms,
  parseInstant,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { FiledMatter, StoredMatterEvent, WholeMatter } from '../ports/matter-store.ts';
import { type Moment, resolveMoment } from '../queries/moment.ts';
import { type MatterReading, readingOf } from '../queries/read-matter.ts';
import { readRegistry } from '../queries/read-registry.ts';
import { checkTerms } from '../supervision/check-terms.ts';
import { evidenceToName } from './evidence-to-name.ts';

/** Who is said to act, and when: for whoever enters what others did (代录、补录). */
export interface Entered {
  /** Whose act it is; the actor's own unless said. The operator's right. */
  readonly by?: ActingPerson;
  /** When it happened; now unless said. The operator's right. */
  readonly at?: string;
}

export interface MatterActAsked extends Entered {
  readonly act: MatterAct;
  readonly reason?: string;
  readonly evidence?: readonly EvidenceRef[];
  readonly details?: ActDetails;
  /** The version that the actor saw: where the matter has moved on since, the act is refused. */
  readonly version?: number;
  /** Told by the caller: sent twice with one key, it is done once. */
  readonly key?: string;
}

/** Does an act on a matter (办理督办事项): the table of the matter says who may do what from where; every act is an event with its
 *  actor, time, reason and evidence. Refuses `unknown-matter`, `matter-changed`, and what {@link act} refuses. */
export async function actOnMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: MatterId,
  asked: MatterActAsked,
): Promise<FiledMatter> {
  const { matter, number } = await done(app, actor, city, id, asked);
  return { matter, number };
}

/** The same, and what the actor then reads of the matter: worked out from what was written, which is not read again. */
export async function actAndRead(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: MatterId,
  asked: MatterActAsked,
): Promise<MatterReading> {
  const { moment, ...whole } = await done(app, actor, city, id, asked);
  authorise(actor, 'matters.read', city);
  return readingOf(app, actor, whole, { moment, isNow: true });
}

interface Done extends WholeMatter {
  readonly moment: Moment;
}

async function done(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: MatterId,
  asked: MatterActAsked,
): Promise<Done> {
  authorise(actor, 'matters.act', city);
  const moment = await resolveMoment(app, city);
  const before = await repeated(app, city, asked.key);
  if (before !== undefined) return { ...before, moment };
  const held = await app.store.matters.whole(city, id);
  if (held === undefined) throw new DomainError('unknown-matter', { matter: id });
  if (asked.version !== undefined && asked.version !== held.matter.version)
    throw new DomainError('matter-changed', { matter: id, version: held.matter.version });
  if (asked.details?.terms !== undefined) checkTerms(await readRegistry(app, moment), asked.details.terms);
  const { by, at } = entered(actor, moment, asked);
  const named = asked.evidence?.flatMap(({ sha256 }) => sha256 ?? []) ?? [];
  const known = held.history.filter((event) => event.at <= moment.asOf);
  const already = known.flatMap(({ evidence }) => evidence.flatMap(({ sha256 }) => sha256 ?? []));
  for (const sha256 of named) await evidenceToName(app, actor, city, { sha256, held: already });
  const other =
    asked.details?.otherMatter === undefined
      ? undefined
      : (await app.store.matters.get(city, asked.details.otherMatter))?.matter;
  const acted = act(held.matter, id, {
    act: asked.act,
    by,
    at,
    details: asked.details ?? {},
    ...(asked.reason === undefined ? {} : { reason: asked.reason }),
    ...(asked.evidence === undefined ? {} : { evidence: asked.evidence }),
    ...(other === undefined ? {} : { other }),
  });
  const event = await file(app, actor, city, acted, asked.key);
  return { matter: acted.matter, number: held.number, history: [...held.history, event], moment };
}

export interface MatterOpened extends Entered {
  readonly terms: MatterTerms;
  readonly key?: string;
}

/** Opens a matter (拟立项): drafted, numbered, not yet approved. Refuses what {@link checkTerms} and {@link act} refuse. */
export async function openMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: MatterOpened,
): Promise<FiledMatter> {
  authorise(actor, 'matters.open', city, asked.terms.region);
  const moment = await resolveMoment(app, city);
  const before = await repeated(app, city, asked.key);
  if (before !== undefined) return { matter: before.matter, number: before.number };
  checkTerms(await readRegistry(app, moment), asked.terms);
  const { by, at } = entered(actor, moment, asked);
  const seed = asked.key ?? JSON.stringify([app.clock.now(), by.id, asked.terms]);
  const id = app.digest.sha256(`${city} ${seed}`).slice(0, 16);
  const acted = act(undefined, id, { act: 'draft', by, at, details: { terms: asked.terms } });
  await file(app, actor, city, acted, asked.key);
  const filed = await app.store.matters.get(city, id);
  if (filed === undefined) throw new Error(`matter not filed: ${id}`);
  return filed;
}

/** What was done under a key before: sent again, it is answered, not repeated. */
async function repeated(app: Application, city: RegionCode, key: string | undefined): Promise<WholeMatter | undefined> {
  if (key === undefined) return undefined;
  const event = await app.store.matters.keyed(city, key);
  return event && app.store.matters.whole(city, event.matter);
}

function entered(actor: Actor, moment: Moment, asked: Entered): { readonly by: ActingPerson; readonly at: Instant } {
  const elsewhere = asked.by !== undefined || asked.at !== undefined;
  if (elsewhere && !actor.roles.includes('operator'))
    throw new DomainError('not-allowed', { action: 'matters.act', actor: actor.id, reason: 'own', roles: 'operator' });
  const at = asked.at === undefined ? moment.asOf : parseInstant(asked.at);
  if (at === undefined) throw new DomainError('invalid-instant', { value: asked.at ?? '' });
  if (at > moment.asOf) throw new DomainError('known-from-in-future', { knownFrom: at, now: moment.asOf });
  return { by: asked.by === undefined ? actingPerson(actor) : { ...asked.by, enteredBy: actor.id }, at };
}

async function file(
  app: Application,
  actor: Actor,
  city: RegionCode,
  acted: ReturnType<typeof act>,
  key: string | undefined,
): Promise<StoredMatterEvent> {
  const storedAt = app.clock.now();
  const { matter, version, act: name, at } = acted.event;
  await app.store.together(async () => {
    await app.store.matters.append(city, { ...acted, storedAt, ...(key === undefined ? {} : { key }) });
    await app.store.audit.append(city, {
      at: storedAt,
      actor,
      action: name === 'draft' ? 'matters.open' : 'matters.act',
      subject: matter,
      detail: { act: name, version, state: acted.matter.state, at },
    });
  });
  return { ...acted.event, storedAt };
}
