import type { Day, Instant } from '../instant.ts';
import type { ActingPerson } from './event.ts';
import type { Matter, MatterId, PersonRef, PromiseVerdict, UnitRef } from './matter.ts';
import type { MatterLights } from './matter-lights.ts';
import type { ProceedingEvent } from './proceeding.ts';
import type { Reporting } from './due.ts';

export type MeetingDetails =
  | {
      readonly kind: 'convene';
      readonly on: Day;
      /** The agenda (议程) in its order, as it was when the meeting was prepared. */
      readonly agenda: readonly MatterId[];
      /** The day of the meeting before: promises judged since then open this one. */
      readonly since: Day;
    }
  | { readonly kind: 'begin' }
  | {
      readonly kind: 'decide';
      /** The item of the agenda that it was decided under. */
      readonly item: MatterId;
      /** The matter that the decision became. */
      readonly matter: MatterId;
      readonly text: string;
    }
  | { readonly kind: 'close' };

/** A decision of a meeting (会议决定): it became a matter on the spot. */
export interface MeetingDecision {
  readonly item: MatterId;
  readonly matter: MatterId;
  readonly text: string;
  readonly at: Instant;
  readonly by: PersonRef;
}

/** A coordination meeting (调度会). Its id is its day. */
export interface CoordinationMeeting {
  readonly id: string;
  readonly version: number;
  readonly on: Day;
  readonly since: Day;
  readonly agenda: readonly MatterId[];
  readonly convenedBy: PersonRef;
  readonly begunAt: Instant | null;
  readonly closedAt: Instant | null;
  readonly decisions: readonly MeetingDecision[];
}

export function foldMeeting(events: Iterable<ProceedingEvent<'coordinationMeeting'>>): CoordinationMeeting | undefined {
  let meeting: CoordinationMeeting | undefined;
  for (const event of events) meeting = after(meeting, event);
  return meeting;
}

const personOf = ({ id, name }: ActingPerson): PersonRef => ({ id, name });

function after(
  held: CoordinationMeeting | undefined,
  { id, version, by, at, details }: ProceedingEvent<'coordinationMeeting'>,
): CoordinationMeeting {
  if (details.kind === 'convene') {
    const { on, agenda, since } = details;
    return { id, version, on, since, agenda, convenedBy: personOf(by), begunAt: null, closedAt: null, decisions: [] };
  }
  if (held === undefined) throw new Error(`invalid event: ${details.kind} of ${id}`);
  switch (details.kind) {
    case 'begin':
      return { ...held, version, begunAt: at };
    case 'decide': {
      const { item, matter, text } = details;
      return { ...held, version, decisions: [...held.decisions, { item, matter, text, at, by: personOf(by) }] };
    }
    case 'close':
      return { ...held, version, closedAt: at };
  }
}

/** A promise that a meeting opens with (上次承诺): what was promised, what came of it. */
export interface PromiseLine {
  readonly matter: MatterId;
  readonly unit: UnitRef;
  readonly text: string;
  readonly due: Day;
  readonly verdict: PromiseVerdict;
  readonly actual: string | null;
}

const gravity: Readonly<Record<PromiseVerdict, number>> = { broken: 0, partly: 1, cannotTell: 2, kept: 3 };

/** Promises judged after one day up to and including another, the broken ones first. */
export function promisesJudged(matters: readonly Matter[], since: Day, until: Day): readonly PromiseLine[] {
  return matters
    .flatMap(({ id, promises }) =>
      promises.flatMap(({ text, due, from, verdict, judgedOn, actual }): PromiseLine[] =>
        verdict === null || judgedOn === null || judgedOn <= since || judgedOn > until
          ? []
          : [{ matter: id, unit: from, text, due, verdict, actual }],
      ),
    )
    .toSorted((a, b) => gravity[a.verdict] - gravity[b.verdict] || (a.due < b.due ? -1 : 1));
}

/** What is to be asked about an item (会上要问清的事), each from something on record. */
export type MeetingQuestion =
  /** A promise was not kept. */
  | { readonly kind: 'brokenPromise'; readonly text: string; readonly actual: string | null }
  /** The unit grades itself better than what was found. */
  | { readonly kind: 'lightsApart' }
  | { readonly kind: 'missedMilestone'; readonly name: string; readonly due: Day }
  | { readonly kind: 'noEvidence' }
  | { readonly kind: 'silent'; readonly times: number }
  | { readonly kind: 'whatIsNext'; readonly deadline: Day };

/** At most three questions, the gravest first; one can always be asked: what happens next. */
export function questionsFor(
  matter: Matter,
  around: {
    readonly lights: MatterLights;
    readonly apart: boolean;
    readonly reporting: Reporting;
    readonly today: Day;
  },
): readonly MeetingQuestion[] {
  const { apart, reporting, today } = around;
  const found: MeetingQuestion[] = [];
  const broken = matter.promises.findLast(({ verdict }) => verdict === 'broken');
  if (broken !== undefined) found.push({ kind: 'brokenPromise', text: broken.text, actual: broken.actual });
  if (apart && around.lights.reported === 'green') found.push({ kind: 'lightsApart' });
  const missed = matter.milestones.find(({ due, verifiedOn }) => verifiedOn === null && due < today);
  if (missed !== undefined) found.push({ kind: 'missedMilestone', name: missed.name, due: missed.due });
  if (reporting.silence > 0) found.push({ kind: 'silent', times: reporting.silence });
  const last = matter.reports.at(-1);
  if (last !== undefined && last.evidence.length === 0) found.push({ kind: 'noEvidence' });
  if (matter.deadline !== undefined) found.push({ kind: 'whatIsNext', deadline: matter.deadline });
  return found.slice(0, 3);
}
