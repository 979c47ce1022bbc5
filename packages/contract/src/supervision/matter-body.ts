import {
  type EffectScore,
  type LightColour,
  matterActs,
  type MatterAct,
  type MatterLights,
  matterStates,
  type MatterState,
  type Missing,
  type SourceKind,
  sourceKinds,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';

/** Somebody or some unit: a code and what it is called. */
export interface NamedBody {
  readonly code: string;
  readonly name: string;
}

/** A figure beside a matter: as a page prints it, with its id. */
export interface MatterFigureBody {
  readonly id: string;
  readonly shown: string | Missing;
  readonly unit: string;
  readonly interval: string;
}

/** The next step of escalation, proposed with its grounds; a person decides. */
export interface ProposedStepBody {
  readonly kind: 'note' | 'step';
  readonly step: string;
  readonly words: string;
  readonly overdue: number;
  readonly returns: number;
  readonly silence: number;
}

/** A matter as a list shows it. */
export interface MatterRowBody {
  readonly id: string;
  readonly number: { readonly year: number; readonly sequence: number };
  readonly version: number;
  readonly title: string;
  readonly state: MatterState;
  readonly stateWords: string;
  readonly source: {
    readonly kind: SourceKind;
    readonly words: string;
    readonly reference: string;
    readonly on: string;
  };
  readonly region: NamedBody;
  readonly indicator: NamedBody | null;
  readonly campaign: string | null;
  readonly leader: NamedBody | null;
  readonly leadUnit: NamedBody | null;
  readonly deadline: string | null;
  readonly earlierDeadlines: readonly string[];
  readonly askedDeadline: string | null;
  readonly lights: MatterLights;
  /** Largest difference of the lights, in steps. */
  readonly steps: number;
  readonly firstOnAgenda: boolean;
  readonly workingDaysTotal: number | null;
  readonly workingDaysLeft: number | null;
  readonly overdue: boolean;
  readonly progress: number | null;
  readonly missedMilestones: number;
  readonly silence: number;
  readonly owedSince: string | null;
  /** The data meet the indicator condition; null where there is none, or no figure. */
  readonly met: boolean | null;
  readonly figure: MatterFigureBody | null;
  readonly proposed: ProposedStepBody | null;
  readonly score: {
    readonly gap: number;
    readonly controllability: number;
    readonly silence: number;
    readonly product: number;
  };
}

export interface MattersBody {
  readonly asOf: string;
  readonly demo: boolean;
  /** How many there are of what was asked for; `matters` are part of them where a part was. */
  readonly all: number;
  readonly matters: readonly MatterRowBody[];
}

/** One line of the history. */
export interface MatterEventBody {
  readonly version: number;
  readonly act: MatterAct;
  readonly words: string;
  readonly by: {
    readonly id: string;
    readonly name: string;
    readonly unit: string | null;
    readonly enteredBy: string | null;
  };
  readonly at: string;
  readonly storedAt: string;
  readonly reason: string | null;
  readonly evidence: readonly { readonly name: string; readonly sha256?: string }[];
  readonly details: unknown;
  /** What the platform points out in a report. */
  readonly signs: readonly { readonly sign: string; readonly words: string }[];
}

/** What somebody could do, and what keeps them from it. */
export interface OpenActBody {
  readonly act: MatterAct;
  readonly words: string;
  readonly to: MatterState | 'same';
  readonly asks: readonly string[];
  readonly who: readonly {
    readonly role: string;
    readonly of: 'leadUnit' | 'namedUnit' | null;
    readonly words: string;
  }[];
  readonly obstacles: readonly { readonly code: string; readonly words: string }[];
}

export interface MatterReportBody {
  readonly number: number;
  readonly by: string;
  readonly at: string;
  readonly text: string;
  readonly progress: number;
  readonly light: LightColour;
  readonly numbers: readonly { readonly name: string; readonly value: number; readonly unit: string }[];
  readonly milestones: readonly string[];
  readonly evidence: readonly { readonly name: string; readonly sha256?: string }[];
  readonly verdict: string | null;
  readonly verdictWords: string | null;
  readonly grounds: string | null;
  readonly signs: readonly { readonly sign: string; readonly words: string }[];
}

/** One matter whole, with its history. */
export interface MatterBody extends MatterRowBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly problem: string;
  readonly supportingUnits: readonly NamedBody[];
  readonly taskForce: { readonly name: string; readonly head: string; readonly size: number | null } | null;
  readonly basisDocument: string | null;
  readonly rhythm: { readonly kind: 'once' | 'weekly' | 'tenDays' | 'monthly'; readonly day?: number };
  readonly done: { readonly text: string; readonly condition: unknown } | null;
  readonly milestones: readonly {
    readonly id: string;
    readonly name: string;
    readonly due: string;
    readonly weight: number;
    readonly verifiedOn: string | null;
  }[];
  readonly measures: readonly {
    readonly id: string;
    readonly text: string;
    readonly expected: string | null;
    readonly score: EffectScore;
    readonly scoreWords: string;
    readonly figure: MatterFigureBody | null;
  }[];
  readonly reports: readonly MatterReportBody[];
  readonly promises: readonly {
    readonly id: string;
    readonly text: string;
    readonly due: string;
    readonly by: string;
    readonly verdict: string | null;
    readonly verdictWords: string | null;
    readonly actual: string | null;
  }[];
  readonly reminders: readonly {
    readonly number: number;
    readonly at: string;
    readonly words: string;
    readonly readAt: string | null;
    readonly readBy: string | null;
  }[];
  readonly instructions: readonly { readonly words: string; readonly by: string; readonly at: string }[];
  readonly evidence: readonly { readonly name: string; readonly sha256?: string }[];
  readonly concludedBy: string | null;
  readonly mergedInto: string | null;
  readonly history: readonly MatterEventBody[];
  readonly acts: readonly OpenActBody[];
  /** The actor holds the data and enters what others did. */
  readonly entersForOthers: boolean;
  readonly overlapping: readonly { readonly id: string; readonly title: string; readonly state: MatterState }[];
}

const light = z.enum(['green', 'yellow', 'red']).nullable();
const named: z.ZodType<NamedBody> = z.strictObject({ code: z.string(), name: z.string() });
const figure: z.ZodType<MatterFigureBody> = z.strictObject({
  id: z.string(),
  shown: maybe(z.string()),
  unit: z.string(),
  interval: z.string(),
});
const evidence = z.strictObject({ name: z.string(), sha256: z.string().exactOptional() });
const signs = z.array(z.strictObject({ sign: z.string(), words: z.string() }));
const state = z.enum(matterStates);
const actName: z.ZodType<MatterAct> = z.enum(matterActs);

const rowFields = {
  id: z.string(),
  number: z.strictObject({ year: z.int(), sequence: z.int() }),
  version: z
    .int()
    .positive()
    .describe('What is acted on: sent along with an act, so that nobody acts on what has changed.'),
  title: z.string(),
  state,
  stateWords: z.string(),
  source: z.strictObject({ kind: z.enum(sourceKinds), words: z.string(), reference: z.string(), on: z.string() }),
  region: named,
  indicator: named.nullable(),
  campaign: z.string().nullable(),
  leader: named.nullable(),
  leadUnit: named.nullable(),
  deadline: z.string().nullable(),
  earlierDeadlines: z.array(z.string()),
  askedDeadline: z.string().nullable(),
  lights: z
    .strictObject({
      schedule: z.enum(['green', 'yellow', 'red', 'done', 'suspended']).nullable(),
      reported: light,
      verified: light,
      data: light,
    })
    .describe('Four lights, never merged; null: no light.'),
  steps: z.int(),
  firstOnAgenda: z.boolean(),
  workingDaysTotal: z.int().nullable(),
  workingDaysLeft: z.int().nullable(),
  overdue: z.boolean(),
  progress: z.number().nullable(),
  missedMilestones: z.int(),
  silence: z.int().describe('Due reports in a row that have not come.'),
  owedSince: z.string().nullable(),
  met: z.boolean().nullable().describe('Whether the data meet the indicator condition.'),
  figure: figure.nullable(),
  proposed: z
    .strictObject({
      kind: z.enum(['note', 'step']),
      step: z.string(),
      words: z.string(),
      overdue: z.int(),
      returns: z.int(),
      silence: z.int(),
    })
    .nullable(),
  score: z.strictObject({ gap: z.int(), controllability: z.int(), silence: z.int(), product: z.int() }),
};

export const matterRowBody: z.ZodType<MatterRowBody> = z
  .strictObject(rowFields)
  .meta({ id: 'MatterRow', description: 'A matter as a list shows it.' });

export const mattersBody: z.ZodType<MattersBody> = z
  .strictObject({
    asOf: z.iso.datetime(),
    demo: z.boolean(),
    all: z.int().nonnegative(),
    matters: z.array(matterRowBody),
  })
  .meta({ id: 'Matters', description: 'Matters as of a moment.' });

const event: z.ZodType<MatterEventBody> = z.strictObject({
  version: z.int().positive(),
  act: actName,
  words: z.string(),
  by: z.strictObject({
    id: z.string(),
    name: z.string(),
    unit: z.string().nullable(),
    enteredBy: z.string().nullable(),
  }),
  at: z.iso.datetime(),
  storedAt: z.iso.datetime(),
  reason: z.string().nullable(),
  evidence: z.array(evidence),
  details: z.unknown(),
  signs,
});

export const matterReportBody: z.ZodType<MatterReportBody> = z.strictObject({
  number: z.int(),
  by: z.string(),
  at: z.iso.datetime(),
  text: z.string(),
  progress: z.number(),
  light: z.enum(['green', 'yellow', 'red']),
  numbers: z.array(z.strictObject({ name: z.string(), value: z.number(), unit: z.string() })),
  milestones: z.array(z.string()).describe('Ids of milestones that are said to be reached.'),
  evidence: z.array(evidence),
  verdict: z.string().nullable(),
  verdictWords: z.string().nullable(),
  grounds: z.string().nullable(),
  signs,
});

export const openActBody: z.ZodType<OpenActBody> = z.strictObject({
  act: actName,
  words: z.string(),
  to: z.enum([...matterStates, 'same']),
  asks: z.array(z.string()),
  who: z.array(
    z.strictObject({ role: z.string(), of: z.enum(['leadUnit', 'namedUnit']).nullable(), words: z.string() }),
  ),
  obstacles: z.array(z.strictObject({ code: z.string(), words: z.string() })),
});

export const matterBody: z.ZodType<MatterBody> = z
  .strictObject({
    ...rowFields,
    asOf: z.iso.datetime(),
    demo: z.boolean(),
    problem: z.string(),
    supportingUnits: z.array(named),
    taskForce: z.strictObject({ name: z.string(), head: z.string(), size: z.int().nullable() }).nullable(),
    basisDocument: z.string().nullable(),
    rhythm: z.strictObject({
      kind: z.enum(['once', 'weekly', 'tenDays', 'monthly']),
      day: z.int().exactOptional(),
    }),
    done: z.strictObject({ text: z.string(), condition: z.unknown() }).nullable(),
    milestones: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        due: z.string(),
        weight: z.number(),
        verifiedOn: z.string().nullable(),
      }),
    ),
    measures: z.array(
      z.strictObject({
        id: z.string(),
        text: z.string(),
        expected: z.string().nullable(),
        score: z.enum(['reached', 'partly', 'not', 'open', 'cannotTell']),
        scoreWords: z.string(),
        figure: figure.nullable(),
      }),
    ),
    reports: z.array(matterReportBody),
    promises: z.array(
      z.strictObject({
        id: z.string(),
        text: z.string(),
        due: z.string(),
        by: z.string(),
        verdict: z.string().nullable(),
        verdictWords: z.string().nullable(),
        actual: z.string().nullable(),
      }),
    ),
    reminders: z.array(
      z.strictObject({
        number: z.int(),
        at: z.iso.datetime(),
        words: z.string(),
        readAt: z.string().nullable(),
        readBy: z.string().nullable(),
      }),
    ),
    instructions: z.array(z.strictObject({ words: z.string(), by: z.string(), at: z.iso.datetime() })),
    evidence: z.array(evidence),
    concludedBy: z.string().nullable(),
    mergedInto: z.string().nullable(),
    history: z.array(event),
    acts: z.array(openActBody),
    entersForOthers: z.boolean(),
    overlapping: z.array(z.strictObject({ id: z.string(), title: z.string(), state })),
  })
  .meta({ id: 'Matter', description: 'One matter with its history, as of a moment.' });
