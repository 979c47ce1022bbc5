import {
  type Actor,
  circularState,
  type CircularState,
  dayOf,
  documentDay,
  DomainError,
  editedCircular,
  factCheck,
  foldCircular,
  isChecked,
  isEditPlace,
  makeEdit,
  type NameableUnit,
  type RegionCode,
  type SupervisionCircular,
  textAt,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { oneLine } from '../../bulletin/one-line.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { always, type Conducted, conductedBy, putOnRecord } from '../../supervision/proceedings.ts';

const topic = 'supervisionCircular';

/** The longest paragraph that can be written. */
const longest = 3000;

/** Changes the words at one place of a circular (改稿): figures that are left alone stay linked. In fact check the units that the
 *  paragraph names are asked again. Refuses `draft-changed` where `was` is not what stands there, `proceeding-wrong-state` once
 *  it is published, `invalid-entry`. */
export async function editCircular(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  change: { readonly place: string; readonly was: string; readonly text: string | null },
): Promise<void> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), {});
  const circular = await circularIn(app, city, id, ['drafted', 'inCheck']);
  const { place } = change;
  const text = change.text === null ? null : oneLine(change.text);
  const edited = editedCircular(circular);
  const stands = isEditPlace(place) ? textAt(edited, place) : undefined;
  if (stands === undefined || (text !== null && text.length > longest) || (place === 'title' && text === ''))
    throw new DomainError('invalid-entry', { place });
  if (oneLine(change.was) !== stands) throw new DomainError('draft-changed', { draft: id, place });
  const edit = makeEdit(circular.computed, edited, { place, text, by: conducted.by.name, at: conducted.at });
  const version = circular.version + 1;
  await putOnRecord(app, actor, city, { topic, id, version, conducted, details: { kind: 'edit', edit } });
}

/** Sends a circular to every unit that it names (送事先核实). Refuses `proceeding-wrong-state` where it was sent before. */
export async function sendCircular(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: Conducted = {},
): Promise<void> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const { version } = await circularIn(app, city, id, ['drafted']);
  await putOnRecord(app, actor, city, { topic, id, version: version + 1, conducted, details: { kind: 'send' } });
}

export interface CircularAnswered extends Conducted {
  readonly agrees: boolean;
  /** What is not so, and what it is (说明); an objection says it. */
  readonly words: string;
  /** For whoever enters what others did: the unit that answers. */
  readonly unit?: string;
}

/** Answers the fact check for the actor's unit (答复核实): it agrees or objects, and says why. Every answer stands. Refuses
 *  `not-allowed` where the circular does not name the unit, `proceeding-wrong-state` outside the check, `invalid-entry` for an
 *  objection without words. */
export async function answerCircular(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: CircularAnswered,
): Promise<void> {
  const code = actor.roles.includes('operator') ? (asked.unit ?? asked.by?.unit) : actor.unit;
  authorise(actor, 'circular.answer', city, undefined, code === undefined ? {} : { unit: code });
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const circular = await circularIn(app, city, id, ['inCheck']);
  const named = factCheck(circular, conducted.at).find(({ unit }) => unit.code === code);
  if (named === undefined)
    throw new DomainError('not-allowed', {
      action: 'circular.answer',
      actor: actor.id,
      reason: 'department',
      roles: 'unitHead caseOfficer countyOfficer',
    });
  const words = asked.words.trim();
  if (words.length > longest || (!asked.agrees && words === '')) throw new DomainError('invalid-entry', { words });
  const details = { kind: 'answer', unit: named.unit, agrees: asked.agrees, words } as const;
  await putOnRecord(app, actor, city, { topic, id, version: circular.version + 1, conducted, details });
}

export interface CircularPublished extends Conducted {
  readonly signer: string;
  /** The number that it is to have; the next of the year unless said. */
  readonly number?: number;
}

/** Publishes a circular (印发): numbered within its year, dated, never changed again. Refuses `fact-check-open` while a unit that it
 *  names still has time and has not answered, `issue-number-taken`, `proceeding-wrong-state`, `invalid-entry` without a signer. */
export async function publishCircular(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: CircularPublished,
): Promise<void> {
  authorise(actor, 'bulletin.publish', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const circular = await circularIn(app, city, id, ['drafted', 'inCheck']);
  const signer = asked.signer.trim();
  if (signer === '' || signer.length > 50) throw new DomainError('invalid-entry', { signer });
  if (!isChecked(circular, conducted.at))
    throw new DomainError('fact-check-open', { units: awaitedOf(circular, conducted.at).join('、') });
  const day = dayOf(conducted.at);
  const year = Number(day.slice(0, 4));
  const number = asked.number ?? (await lastNumber(app, city, year)) + 1;
  await putOnRecord(app, actor, city, {
    topic,
    id,
    version: circular.version + 1,
    conducted,
    details: { kind: 'publish', year, number, signer, date: documentDay(day, 'zh') },
    claim: `${year}-${number}`,
  });
}

/** Withdraws a published circular with its reason (撤回通报): it stays in the record and is read with the reason before it; its number is
 *  not given again. Refuses `proceeding-wrong-state` for one that is not published, `invalid-entry` without a reason. */
export async function withdrawCircular(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: Conducted & { readonly reason: string },
): Promise<void> {
  authorise(actor, 'bulletin.publish', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const circular = await circularIn(app, city, id, ['published']);
  const reason = asked.reason.trim();
  if (reason === '' || reason.length > 500) throw new DomainError('invalid-entry', { reason });
  const details = { kind: 'withdraw', reason } as const;
  await putOnRecord(app, actor, city, { topic, id, version: circular.version + 1, conducted, details });
}

function awaitedOf(circular: SupervisionCircular, now: string): readonly NameableUnit['name'][] {
  return factCheck(circular, now)
    .filter(({ outcome }) => outcome === 'awaited')
    .map(({ unit }) => unit.name);
}

/** The highest number of a year so far; 0 where it has none. */
async function lastNumber(app: Application, city: RegionCode, year: number): Promise<number> {
  const events = await app.store.proceedings.events(city, topic, always);
  return Math.max(
    0,
    ...events.flatMap(({ details }) => (details.kind === 'publish' && details.year === year ? [details.number] : [])),
  );
}

/** Finds a circular that is in one of some states. Refuses `unknown-proceeding`, `proceeding-wrong-state`. */
async function circularIn(
  app: Application,
  city: RegionCode,
  id: string,
  states: readonly CircularState[],
): Promise<SupervisionCircular> {
  const circular = foldCircular(await app.store.proceedings.events(city, topic, always, id));
  if (circular === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  const state = circularState(circular);
  if (!states.includes(state)) throw new DomainError('proceeding-wrong-state', { proceeding: id, state });
  return circular;
}
