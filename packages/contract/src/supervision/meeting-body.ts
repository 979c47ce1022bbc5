import type { CoordinationMeeting, Matter, MeetingQuestion, PromiseLine, PromiseVerdict } from '@shigan/core';
import { z } from 'zod';
import { verdictWords } from '../words/matters.ts';
import { questionWords } from '../words/proceedings.ts';
import { type MatterRowBody, matterRowBody } from './matter-body.ts';
import { type MatterPresenting, type PresentedStanding, presentMatterRow } from './present-matter.ts';

/** A promise with what came of it. */
export interface MeetingPromiseBody {
  readonly matter: string;
  readonly unit: string;
  readonly text: string;
  readonly due: string;
  readonly verdict: PromiseVerdict;
  readonly verdictWords: string;
  readonly actual: string | null;
}

/** One page of a meeting: problem, responsible, deadline, last promise against what happened, what is to be asked. */
export interface MeetingItemBody {
  readonly matter: MatterRowBody;
  readonly problem: string;
  readonly basisDocument: string | null;
  readonly promises: readonly MeetingPromiseBody[];
  readonly questions: readonly string[];
}

export interface MeetingSummaryBody {
  readonly id: string;
  readonly on: string;
  readonly since: string;
  readonly convenedBy: string;
  readonly begunAt: string | null;
  readonly closedAt: string | null;
}

export interface MeetingBody extends MeetingSummaryBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly city: string;
  readonly items: readonly MeetingItemBody[];
  readonly promises: readonly MeetingPromiseBody[];
  readonly promiseCounts: Readonly<Record<PromiseVerdict, number>>;
  readonly decisions: readonly {
    readonly item: string;
    readonly matter: string;
    readonly text: string;
    readonly at: string;
    readonly by: string;
  }[];
}

export interface MeetingListBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly meetings: readonly MeetingSummaryBody[];
}

const verdict = z.enum(['kept', 'partly', 'broken', 'cannotTell']);
const promise: z.ZodType<MeetingPromiseBody> = z.strictObject({
  matter: z.string(),
  unit: z.string(),
  text: z.string(),
  due: z.string(),
  verdict,
  verdictWords: z.string(),
  actual: z.string().nullable(),
});
const summary = {
  id: z.string(),
  on: z.string(),
  since: z.string(),
  convenedBy: z.string(),
  begunAt: z.string().nullable(),
  closedAt: z.string().nullable(),
};
const count = z.int().nonnegative();

export const meetingListBody: z.ZodType<MeetingListBody> = z
  .strictObject({ asOf: z.string(), demo: z.boolean(), meetings: z.array(z.strictObject(summary)) })
  .meta({ id: 'CoordinationMeetings', description: 'Coordination meetings, the last first.' });

export const meetingBody: z.ZodType<MeetingBody> = z
  .strictObject({
    ...summary,
    asOf: z.string(),
    demo: z.boolean(),
    city: z.string(),
    items: z.array(
      z.strictObject({
        matter: matterRowBody,
        problem: z.string(),
        basisDocument: z.string().nullable(),
        promises: z.array(promise),
        questions: z.array(z.string()),
      }),
    ),
    promises: z.array(promise).describe('Judged since the meeting before, the broken ones first.'),
    promiseCounts: z.strictObject({ kept: count, partly: count, broken: count, cannotTell: count }),
    decisions: z.array(
      z.strictObject({ item: z.string(), matter: z.string(), text: z.string(), at: z.string(), by: z.string() }),
    ),
  })
  .meta({ id: 'CoordinationMeeting', description: 'A meeting as it is run: promises first, then one page per item.' });

export function presentMeetingSummary(meeting: CoordinationMeeting): MeetingSummaryBody {
  const { id, on, since, convenedBy, begunAt, closedAt } = meeting;
  return { id, on, since, convenedBy: convenedBy.name, begunAt, closedAt };
}

export function presentMeeting(
  reading: {
    readonly meeting: CoordinationMeeting;
    readonly items: readonly { readonly matter: PresentedStanding; readonly questions: readonly MeetingQuestion[] }[];
    readonly promises: readonly PromiseLine[];
    readonly asOf: string;
    readonly demo: boolean;
    readonly city: string;
  },
  presenting: MatterPresenting,
  today: string,
): MeetingBody {
  const { meeting, items, promises, asOf, demo, city } = reading;
  const { language } = presenting;
  const say = ({ matter, unit, text, due, verdict: came, actual }: PromiseLine): MeetingPromiseBody => ({
    matter,
    unit: unit.name,
    text,
    due,
    verdict: came,
    verdictWords: verdictWords[came][language],
    actual,
  });
  const promiseCounts = { kept: 0, partly: 0, broken: 0, cannotTell: 0 };
  for (const one of promises) promiseCounts[one.verdict]++;
  return {
    ...presentMeetingSummary(meeting),
    asOf,
    demo,
    city,
    items: items.map(({ matter: standing, questions }) => ({
      matter: presentMatterRow(standing, presenting, today),
      problem: standing.filed.matter.problem,
      basisDocument: standing.filed.matter.basisDocument,
      promises: judgedOf(standing.filed.matter).map(say),
      questions: questions.map((question) => questionWords(question, language)),
    })),
    promises: promises.map(say),
    promiseCounts,
    decisions: meeting.decisions.map(({ item, matter, text, at, by }) => ({ item, matter, text, at, by: by.name })),
  };
}

/** The promises of a matter that were judged, the last four. */
function judgedOf({ id, promises }: Matter): readonly PromiseLine[] {
  return promises
    .flatMap(({ text, due, from, verdict: came, actual }) =>
      came === null ? [] : [{ matter: id, unit: from, text, due, verdict: came, actual }],
    )
    .slice(-4);
}
