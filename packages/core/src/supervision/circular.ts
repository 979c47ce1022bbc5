import { type BulletinEdit, applyEdits, type EditedBulletin, withoutEmptyBlocks } from '../bulletin/draft.ts';
import { type EconomicBulletin, runsText } from '../bulletin/block.ts';
import type { BulletinFigure } from '../bulletin/figure-references.ts';
import { addDays, dayOf, type Instant } from '../instant.ts';
import { dayInWords } from '../words/day.ts';
import type { PersonRef, UnitRef } from './matter.ts';
import type { ProceedingEvent } from './proceeding.ts';

/** Days of 24 hours that a named unit has to check the facts about itself (事先核实). */
const factCheckDays = 1;

/** A unit that a circular may name, under any of its names. */
export interface NameableUnit extends UnitRef {
  readonly aliases: readonly string[];
}

export type CircularDetails =
  | {
      readonly kind: 'draft';
      readonly month: string;
      /** The words as they were computed, with the ids of their figures. */
      readonly content: EconomicBulletin<string>;
      readonly figures: readonly BulletinFigure[];
      readonly units: readonly NameableUnit[];
    }
  | { readonly kind: 'edit'; readonly edit: BulletinEdit }
  | { readonly kind: 'send' }
  | { readonly kind: 'answer'; readonly unit: UnitRef; readonly agrees: boolean; readonly words: string }
  | {
      readonly kind: 'publish';
      readonly year: number;
      readonly number: number;
      readonly signer: string;
      readonly date: string;
    }
  /** Taken back with its reason (撤回): what was published stands, and says so. */
  | { readonly kind: 'withdraw'; readonly reason: string };

/** What a unit answered in the fact check; it stands on record. */
export interface CircularAnswer {
  readonly unit: UnitRef;
  readonly agrees: boolean;
  readonly words: string;
  readonly by: PersonRef;
  readonly at: Instant;
}

/** A supervision circular (督查通报) as its events make it. */
export interface SupervisionCircular {
  readonly id: string;
  readonly version: number;
  readonly month: string;
  readonly draftedAt: Instant;
  readonly draftedBy: PersonRef;
  readonly computed: EconomicBulletin<string>;
  readonly figures: readonly BulletinFigure[];
  readonly units: readonly NameableUnit[];
  readonly edits: readonly BulletinEdit[];
  readonly sentAt: Instant | null;
  readonly answers: readonly CircularAnswer[];
  readonly published: {
    readonly year: number;
    readonly number: number;
    readonly signer: string;
    readonly date: string;
    readonly at: Instant;
    readonly by: PersonRef;
  } | null;
  readonly withdrawn: { readonly reason: string; readonly at: Instant; readonly by: PersonRef } | null;
}

export function foldCircular(
  events: Iterable<ProceedingEvent<'supervisionCircular'>>,
): SupervisionCircular | undefined {
  let circular: SupervisionCircular | undefined;
  for (const event of events) circular = after(circular, event);
  return circular;
}

function after(
  held: SupervisionCircular | undefined,
  { id, version, by, at, details }: ProceedingEvent<'supervisionCircular'>,
): SupervisionCircular {
  const person = { id: by.id, name: by.name };
  if (details.kind === 'draft') {
    const { month, content, figures, units } = details;
    const begun = {
      draftedAt: at,
      draftedBy: person,
      edits: [],
      sentAt: null,
      answers: [],
      published: null,
      withdrawn: null,
    };
    return { id, version, month, computed: content, figures, units, ...begun };
  }
  if (held === undefined) throw new Error(`invalid event: ${details.kind} of ${id}`);
  switch (details.kind) {
    case 'edit':
      return { ...held, version, edits: [...held.edits, details.edit] };
    case 'send':
      return { ...held, version, sentAt: at };
    case 'answer': {
      const { unit, agrees, words } = details;
      return { ...held, version, answers: [...held.answers, { unit, agrees, words, by: person, at }] };
    }
    case 'publish': {
      const { year, number, signer, date } = details;
      return { ...held, version, published: { year, number, signer, date, at, by: person } };
    }
    case 'withdraw':
      return { ...held, version, withdrawn: { reason: details.reason, at, by: person } };
  }
}

/** The circular with a person's changes in it. */
export function editedCircular(circular: SupervisionCircular): EditedBulletin {
  return applyEdits(circular.computed, circular.edits);
}

/** The circular as it is read: numbered and dated where it is published, without what was taken out; withdrawn it says so first. */
export function circularDocument(circular: SupervisionCircular): EconomicBulletin<string> {
  const { bulletin } = editedCircular(circular);
  const { published, withdrawn } = circular;
  if (published === null) return bulletin;
  const issued = withoutEmptyBlocks({ ...bulletin, issueNumber: published.number, date: published.date });
  if (withdrawn === null) return issued;
  const said = `本期通报已于${dayInWords(dayOf(withdrawn.at))}撤回，不再作为依据。理由：${withdrawn.reason}`;
  return { ...issued, body: [{ kind: 'paragraph', runs: [{ text: said, strong: true }] }, ...issued.body] };
}

/** How far a circular has come: being written 起草, in fact check 核实, published 印发, withdrawn 撤回. */
export type CircularState = 'drafted' | 'inCheck' | 'published' | 'withdrawn';

export function circularState({ published, sentAt, withdrawn }: SupervisionCircular): CircularState {
  if (withdrawn !== null) return 'withdrawn';
  return published !== null ? 'published' : sentAt !== null ? 'inCheck' : 'drafted';
}

/** How a unit's check of the facts stands: agreed 属实, objected 有异议, awaited 待答复, lapsed 期满未答复. */
export type CheckOutcome = 'agreed' | 'objected' | 'awaited' | 'lapsed';

export interface UnitCheck {
  readonly unit: UnitRef;
  /** Paragraphs that name it, by their place. */
  readonly places: readonly string[];
  readonly askedAt: Instant | null;
  readonly until: Instant | null;
  readonly outcome: CheckOutcome;
  /** Its answer to what stands there now. */
  readonly answer: CircularAnswer | null;
}

/** The units that a circular names beside its counts, each with its fact check. A paragraph that is changed after it was sent is asked about again:
 *  the 24 hours of the units that it names begin anew. */
export function factCheck(circular: SupervisionCircular, now: Instant): readonly UnitCheck[] {
  const { bulletin, places } = editedCircular(circular);
  // Of the first section, which counts, nobody is asked: it names no unit for anything.
  const second = bulletin.body.findIndex((block, at) => block.kind === 'heading' && block.level === 1 && at > 0);
  const texts = bulletin.body
    .map((block, at) => ({ place: places[at] ?? '', text: block.kind === 'paragraph' ? runsText(block.runs) : '' }))
    .slice(Math.max(0, second));
  return circular.units.flatMap((unit): readonly UnitCheck[] => {
    const named = texts.filter(({ text }) => [unit.name, ...unit.aliases].some((name) => text.includes(name)));
    if (named.length === 0) return [];
    const own = named.map(({ place }) => place);
    const askedAt = askedAbout(circular, own);
    const until = askedAt === null ? null : daysAfter(askedAt, factCheckDays);
    const answer =
      circular.answers.findLast((one) => one.unit.code === unit.code && askedAt !== null && one.at >= askedAt) ?? null;
    const outcome: CheckOutcome =
      answer !== null ? (answer.agrees ? 'agreed' : 'objected') : until !== null && now >= until ? 'lapsed' : 'awaited';
    const { code, name } = unit;
    return [{ unit: { code, name }, places: own, askedAt, until, outcome, answer }];
  });
}

/** When what stands at some places was last sent to whom it names. */
function askedAbout({ sentAt, edits }: SupervisionCircular, places: readonly string[]): Instant | null {
  if (sentAt === null) return null;
  const later = edits.filter(({ place, at }) => at > sentAt && places.includes(place)).map(({ at }) => at);
  return [sentAt, ...later].toSorted().at(-1) ?? sentAt;
}

function daysAfter(at: Instant, days: number): Instant {
  return `${addDays(at.slice(0, 10), days)}${at.slice(10)}`;
}

/** Whether it may be published: it was sent, and every unit that it names has answered or let its 24 hours pass. */
export function isChecked(circular: SupervisionCircular, now: Instant): boolean {
  return circular.sentAt !== null && factCheck(circular, now).every(({ outcome }) => outcome !== 'awaited');
}

/** Whether somebody sees a circular: once published everybody who reads matters; before, the Supervision Office and leaders; while
 *  its facts are checked, the units that it names. */
export function seesCircular(
  by: { readonly roles: readonly string[]; readonly unit?: string },
  circular: SupervisionCircular,
  now: Instant,
): boolean {
  if (circular.published !== null || by.roles.some((role) => drafters.has(role))) return true;
  return circular.sentAt !== null && factCheck(circular, now).some(({ unit }) => unit.code === by.unit);
}

/** A visitor reads only cities whose data are invented. */
const drafters: ReadonlySet<string> = new Set(['supervisionOfficer', 'leader', 'operator', 'visitor']);
