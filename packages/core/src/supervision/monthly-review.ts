import { type Day, dayOf, type Instant } from '../instant.ts';
import type { LightColour } from '../light/light-colour.ts';
import { isOwed } from './due.ts';
import type { ActingPerson } from './event.ts';
import type { Matter, MatterId, MatterReport, PersonRef, ReportedNumber, UnitRef } from './matter.ts';
import type { MatterLights } from './matter-lights.ts';
import { type ReportSign, signsOf } from './perfunctory.ts';
import type { ProceedingEvent } from './proceeding.ts';

/** A matter that a round asks for, as it stood when the round was opened. */
export interface ReviewItem {
  readonly matter: MatterId;
  readonly unit: UnitRef;
  /** Green throughout: reported by exception, nothing to write (正常事项免报). */
  readonly exempt: boolean;
}

export type ReviewDetails =
  | {
      readonly kind: 'open';
      /** `2021-05`. */
      readonly month: string;
      /** The last day on which a report is in time. */
      readonly due: Day;
      readonly items: readonly ReviewItem[];
    }
  | { readonly kind: 'close' };

/** A round of the monthly review (月调度). */
export interface MonthlyReview {
  readonly id: string;
  readonly version: number;
  readonly month: string;
  readonly due: Day;
  readonly openedAt: Instant;
  readonly openedBy: PersonRef;
  readonly closedAt: Instant | null;
  readonly closedBy: PersonRef | null;
  readonly items: readonly ReviewItem[];
}

/** A round is a fold of its events; undefined where there are none. */
export function foldReview(events: Iterable<ProceedingEvent<'monthlyReview'>>): MonthlyReview | undefined {
  let review: MonthlyReview | undefined;
  for (const { id, version, by, at, details } of events) {
    if (details.kind === 'open') {
      const { month, due, items } = details;
      review = {
        id,
        version,
        month,
        due,
        openedAt: at,
        openedBy: personOf(by),
        closedAt: null,
        closedBy: null,
        items,
      };
    } else if (review !== undefined) review = { ...review, version, closedAt: at, closedBy: personOf(by) };
  }
  return review;
}

function personOf({ id, name }: ActingPerson): PersonRef {
  return { id, name };
}

/** Whether a round asks for a matter: its unit owes it a report. */
export function isReviewed(matter: Matter): matter is Matter & { readonly leadUnit: UnitRef } {
  return matter.leadUnit !== undefined && isOwed(matter.state);
}

/** Whether a matter is reported by exception: schedule green, and no light that says otherwise. */
export function isExempt({ schedule, reported, verified, data }: MatterLights): boolean {
  return schedule === 'green' && [reported, verified, data].every((light) => light === null || light === 'green');
}

/** What became of what a round asked for: reported 按期报送, late 迟报, missing 未报, still to come 待报, exempt 免报. */
export type ReviewOutcome = 'onTime' | 'late' | 'missing' | 'awaited' | 'exempt';

export interface ReviewStanding {
  readonly item: ReviewItem;
  readonly outcome: ReviewOutcome;
  /** The last report given in the round. */
  readonly report: MatterReport | null;
  /** What is pointed out in it; a person judges. */
  readonly signs: readonly ReportSign[];
}

/** What became of one matter of a round by a moment. The last report between opening and closing counts; it is in time until the
 *  end of the due day. */
export function reviewStanding(
  review: MonthlyReview,
  item: ReviewItem,
  matter: Matter,
  around: { readonly now: Instant; readonly data: LightColour | null },
): ReviewStanding {
  const until = review.closedAt ?? around.now;
  const given = matter.reports.filter((report) => report.at >= review.openedAt && report.at <= until);
  const report = given.at(-1) ?? null;
  const first = given[0];
  const standing = { item, report, signs: report === null ? [] : signsOf(matter, report, around.data) };
  if (first !== undefined) return { ...standing, outcome: dayOf(first.at) <= review.due ? 'onTime' : 'late' };
  if (item.exempt) return { ...standing, outcome: 'exempt' };
  return { ...standing, outcome: review.closedAt !== null || dayOf(until) > review.due ? 'missing' : 'awaited' };
}

/** What a unit finds filled in: what it said last, and what it promised that is still open. */
export interface Prefill {
  readonly text: string;
  readonly progress: number;
  readonly light: LightColour | null;
  readonly numbers: readonly ReportedNumber[];
  readonly saidAt: Instant | null;
}

/** The last report before the round; of a matter never reported on, nothing. */
export function prefillOf(review: MonthlyReview, matter: Matter): Prefill {
  const last = matter.reports.findLast((report) => report.at < review.openedAt);
  if (last === undefined) return { text: '', progress: 0, light: null, numbers: [], saidAt: null };
  const { text, progress, light, numbers = [], at } = last;
  return { text, progress, light, numbers, saidAt: at };
}

/** Fields that a round asks a unit to fill in for a matter (填报负担): paragraph, progress, own light, every number it reported last,
 *  every milestone that is due and open. By exception: none. */
export function fieldsAsked(review: MonthlyReview, item: ReviewItem, matter: Matter): number {
  if (item.exempt) return 0;
  const milestones = matter.milestones.filter(({ due, verifiedOn }) => verifiedOn === null && due <= review.due);
  return 3 + prefillOf(review, matter).numbers.length + milestones.length;
}
