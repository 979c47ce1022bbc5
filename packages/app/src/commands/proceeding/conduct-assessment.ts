import {
  type Actor,
  type AssessmentCorrection,
  type AssessmentDetails,
  DomainError,
  foldAssessment,
  openObjections,
  type PublishedAssessment,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { readAssessment } from '../../queries/awards/read-assessment.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { always, type Conducted, conductedBy, putOnRecord } from '../../supervision/proceedings.ts';

const topic = 'assessment';
const longest = 3000;

/** Publishes the results of a year's assessment (考核公示) as they are worked out now; they stand as published, whatever becomes known
 *  later. Refuses `unknown-assessment`, `proceeding-wrong-state` where they are published already. */
export async function publishAssessment(
  app: Application,
  actor: Actor,
  city: RegionCode,
  year: number,
  asked: Conducted = {},
): Promise<void> {
  authorise(actor, 'assessment.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const { policy, period, units, published } = await readAssessment(app, actor, city, { year, asOf: conducted.at });
  if (published !== null)
    throw new DomainError('proceeding-wrong-state', { proceeding: published.id, state: 'published' });
  const details: AssessmentDetails = {
    kind: 'publish',
    policy,
    period: `${period.year}-${String(period.month).padStart(2, '0')}`,
    known: conducted.at,
    units,
  };
  await putOnRecord(app, actor, city, { topic, id: String(year), version: 1, conducted, details });
}

/** Objects to the published results of one's own county (异议), with what is not so. Refuses `unknown-proceeding`,
 *  `proceeding-wrong-state` once they are settled, `unknown-region`, `invalid-entry` without words. */
export async function objectToAssessment(
  app: Application,
  actor: Actor,
  city: RegionCode,
  year: number,
  asked: { readonly unit: string; readonly words: string } & Conducted,
): Promise<void> {
  authorise(actor, 'assessment.object', city, asked.unit);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const held = await publishedIn(app, city, year);
  if (!held.units.some(({ code }) => code === asked.unit))
    throw new DomainError('unknown-region', { region: asked.unit });
  const words = wordsIn(asked.words);
  const details = { kind: 'object', unit: asked.unit, words } as const;
  await putOnRecord(app, actor, city, { topic, id: held.id, version: held.version + 1, conducted, details });
}

export interface ObjectionDecision extends Conducted {
  /** Its number, from 1. */
  readonly objection: number;
  readonly upheld: boolean;
  readonly reason: string;
  /** Lines of the unit whose points change; none unless it is upheld. */
  readonly corrections?: readonly AssessmentCorrection[];
}

/** Decides on an objection (异议处理) with its reason; what is upheld corrects lines of the unit, and what they were stays to be seen.
 *  Refuses `unknown-proceeding` for an objection that is none or decided on, `invalid-entry` for a line that the unit does not have. */
export async function decideObjection(
  app: Application,
  actor: Actor,
  city: RegionCode,
  year: number,
  asked: ObjectionDecision,
): Promise<void> {
  authorise(actor, 'assessment.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const held = await publishedIn(app, city, year);
  const objection = openObjections(held).find(({ number }) => number === asked.objection);
  if (objection === undefined)
    throw new DomainError('unknown-proceeding', { proceeding: `${year}/${asked.objection}` });
  const corrections = asked.corrections ?? [];
  const items = new Set(held.units.find(({ code }) => code === objection.unit)?.lines.map(({ item }) => item));
  const foreign = corrections.find(({ item }) => !items.has(item));
  if (foreign !== undefined || (!asked.upheld && corrections.length > 0))
    throw new DomainError('invalid-entry', { item: foreign?.item ?? corrections[0]?.item ?? '' });
  const { upheld } = asked;
  const details = {
    kind: 'decide',
    objection: asked.objection,
    upheld,
    reason: wordsIn(asked.reason),
    corrections,
  } as const;
  await putOnRecord(app, actor, city, { topic, id: held.id, version: held.version + 1, conducted, details });
}

/** Settles the results (考核定稿): nothing is objected to or corrected any more. Refuses `proceeding-wrong-state` while an objection
 *  is open. */
export async function settleAssessment(
  app: Application,
  actor: Actor,
  city: RegionCode,
  year: number,
  asked: Conducted = {},
): Promise<void> {
  authorise(actor, 'assessment.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const held = await publishedIn(app, city, year);
  if (openObjections(held).length > 0)
    throw new DomainError('proceeding-wrong-state', { proceeding: held.id, state: 'objected' });
  await putOnRecord(app, actor, city, {
    topic,
    id: held.id,
    version: held.version + 1,
    conducted,
    details: { kind: 'settle' },
  });
}

async function publishedIn(app: Application, city: RegionCode, year: number): Promise<PublishedAssessment> {
  const held = foldAssessment(await app.store.proceedings.events(city, topic, always, String(year)));
  if (held === undefined) throw new DomainError('unknown-proceeding', { proceeding: String(year) });
  if (held.settledAt !== null)
    throw new DomainError('proceeding-wrong-state', { proceeding: held.id, state: 'settled' });
  return held;
}

function wordsIn(text: string): string {
  const words = text.trim();
  if (words === '' || words.length > longest) throw new DomainError('invalid-entry', { words });
  return words;
}
