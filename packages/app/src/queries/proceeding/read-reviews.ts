import {
  actingPerson,
  type Actor,
  byProceeding,
  DomainError,
  fieldsAsked,
  foldReview,
  type MatterAct,
  type MonthlyReview,
  openActs,
  type Prefill,
  prefillOf,
  type RegionCode,
  type ReviewStanding,
  reviewStanding,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { MatterStanding } from '../../supervision/standing.ts';
import { standingsOf } from '../../supervision/standing.ts';
import { readMatters } from '../list-matters.ts';
import { type Moment, resolveMoment } from '../moment.ts';

export interface ReviewLine {
  readonly standing: ReviewStanding;
  readonly matter: MatterStanding;
  readonly prefill: Prefill;
  readonly fields: number;
  /** It is the actor's unit that is asked. */
  readonly own: boolean;
  /** Whether the actor may report, and judge what was reported, now. */
  readonly mayReport: boolean;
  readonly mayJudge: boolean;
}

export interface ReviewReading {
  readonly moment: Moment;
  readonly review: MonthlyReview;
  readonly lines: readonly ReviewLine[];
  /** Rounds by then, the last first. */
  readonly months: readonly string[];
}

/** Rounds of the monthly review as of a moment, the last first. */
export async function listReviews(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asOf?: string,
): Promise<{ readonly moment: Moment; readonly reviews: readonly MonthlyReview[] }> {
  authorise(actor, 'matters.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const events = await app.store.proceedings.events(city, 'monthlyReview', moment.asOf);
  const reviews = byProceeding(events).flatMap((group) => foldReview(group) ?? []);
  return { moment, reviews: reviews.toSorted((a, b) => (a.month < b.month ? 1 : -1)) };
}

/** A round with what every unit owes, what it finds filled in, and what came of it (月调度). Refuses `unknown-proceeding`. */
export async function readReview(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<ReviewReading> {
  const { moment, reviews } = await listReviews(app, actor, city, asOf);
  const review = reviews.find((one) => one.id === id);
  if (review === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  const { context, matters } = await readMatters(app, actor, city, asOf === undefined ? {} : { asOf });
  const asked = new Map(review.items.map((item) => [item.matter, item]));
  const standings = await standingsOf(
    context,
    matters.filter(({ matter }) => asked.has(matter.id)),
  );
  const may = (act: MatterAct, { filed: { matter } }: MatterStanding): boolean =>
    asOf === undefined &&
    openActs(matter, actingPerson(actor), moment.asOf).some((one) => one.act === act && one.obstacles.length === 0);
  const lines = standings.flatMap((one): readonly ReviewLine[] => {
    const { matter } = one.filed;
    const item = asked.get(matter.id);
    if (item === undefined) return [];
    const around = { now: moment.asOf, data: one.lights.data };
    return [
      {
        standing: reviewStanding(review, item, matter, around),
        matter: one,
        prefill: prefillOf(review, matter),
        fields: fieldsAsked(review, item, matter),
        own: actor.unit === item.unit.code,
        mayReport: review.closedAt === null && may('report', one),
        mayJudge: may('judgeReport', one),
      },
    ];
  });
  return { moment, review, lines, months: reviews.map(({ month }) => month) };
}
