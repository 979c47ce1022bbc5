import {
  type ActDetails,
  type ActingPerson,
  type EvidenceRef,
  type IndicatorCondition,
  matterActs,
  type MatterAct,
  type MatterTerms,
  measures,
  sourceKinds,
} from '@shigan/core';
import { z } from 'zod';

/** An act on a matter, as it comes in. */
export interface ActBody {
  readonly act: MatterAct;
  readonly reason?: string;
  readonly evidence?: readonly EvidenceRef[];
  readonly details?: ActDetails;
  readonly version?: number;
  readonly key?: string;
  readonly by?: ActingPerson;
  readonly at?: string;
}

/** A matter that is opened, as it comes in. */
export interface OpenMatterBody {
  readonly terms: MatterTerms;
  /** Approved at once, where it lacks nothing. */
  readonly approve?: boolean;
  readonly key?: string;
  readonly by?: ActingPerson;
  readonly at?: string;
}

/** Text that a database keeps: without the character that none does. */
const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'no text');
const code = text(120);
const day = z.iso.date();
const person = z.strictObject({ id: code, name: text(100) });
const unit = z.strictObject({ code, name: text(200) });

const condition: z.ZodType<IndicatorCondition> = z.strictObject({
  indicator: code,
  region: code,
  measure: z.enum(measures),
  bound: z.enum(['atLeast', 'atMost', 'about']),
  goal: z.number(),
  decimals: z.int().min(0).max(6),
  unit: text(20),
  by: z.string().max(30).describe('The span by whose release it is to be met, `2021-01-01/P6M`.'),
});

const rhythm = z.union([
  z.strictObject({ kind: z.enum(['once', 'weekly', 'tenDays']) }),
  z.strictObject({ kind: z.literal('monthly'), day: z.int().min(1).max(31) }),
]);

const termFields = {
  title: text(120),
  problem: text(2000),
  source: z.strictObject({ kind: z.enum(sourceKinds), reference: text(300), on: day }),
  region: code,
  indicator: code.exactOptional(),
  campaign: text(100).exactOptional(),
  leader: person.exactOptional(),
  leadUnit: unit.exactOptional(),
  supportingUnits: z.array(unit).max(50),
  taskForce: z
    .strictObject({ name: text(100), head: person, size: z.int().positive().exactOptional() })
    .exactOptional(),
  deadline: day.exactOptional(),
  milestones: z.array(z.strictObject({ id: code, name: text(200), due: day, weight: z.number().positive() })).max(50),
  rhythm,
  done: z.strictObject({ text: text(1000), condition: condition.exactOptional() }).exactOptional(),
  measures: z
    .array(
      z.strictObject({
        id: code,
        text: text(500),
        expected: z
          .strictObject({ what: text(200), value: z.number(), decimals: z.int().min(0).max(6), unit: text(20) })
          .exactOptional(),
        condition: condition.exactOptional(),
      }),
    )
    .max(50),
  controllability: z.int().min(1).max(5),
};

/** Of an amendment everything may be left out. */
const amendedFields = {
  ...termFields,
  title: termFields.title.exactOptional(),
  problem: termFields.problem.exactOptional(),
  source: termFields.source.exactOptional(),
  region: termFields.region.exactOptional(),
  supportingUnits: termFields.supportingUnits.exactOptional(),
  milestones: termFields.milestones.exactOptional(),
  rhythm: termFields.rhythm.exactOptional(),
  measures: termFields.measures.exactOptional(),
  controllability: termFields.controllability.exactOptional(),
};

export const termsBody: z.ZodType<MatterTerms> = z.strictObject(termFields).meta({
  id: 'MatterTerms',
  description: 'What is stated of a matter: problem, leader, lead unit, task force, deadline, what counts as done.',
});

const evidence: z.ZodType<EvidenceRef> = z.strictObject({
  name: text(300),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .exactOptional(),
});

const details: z.ZodType<ActDetails> = z.strictObject({
  terms: z.strictObject(amendedFields).exactOptional(),
  basisDocument: text(300).exactOptional(),
  report: z
    .strictObject({
      text: text(5000),
      progress: z.number().min(0).max(1),
      light: z.enum(['green', 'yellow', 'red']),
      promises: z
        .array(
          z.strictObject({
            id: code,
            text: text(300),
            due: day,
            value: z.number().exactOptional(),
            unit: text(20).exactOptional(),
          }),
        )
        .max(30),
      numbers: z
        .array(z.strictObject({ name: text(100), value: z.number(), unit: text(20) }))
        .max(30)
        .exactOptional(),
      milestones: z.array(code).max(50).exactOptional().describe('Milestones that are said to be reached.'),
    })
    .exactOptional(),
  newDeadline: day.exactOptional(),
  otherMatter: code.exactOptional(),
  verification: z.strictObject({ facts: z.boolean(), solved: z.boolean(), form: z.boolean() }).exactOptional(),
  number: z.int().exactOptional(),
  item: code.exactOptional(),
  verdict: z.enum(['accepted', 'notAccepted', 'perfunctory', 'kept', 'partly', 'broken', 'cannotTell']).exactOptional(),
  colour: z.enum(['green', 'yellow', 'red']).exactOptional(),
  words: text(2000).exactOptional(),
  note: z.enum(['reminder', 'warning', 'followUp']).exactOptional(),
  step: z.enum(['circular', 'admonitoryTalk', 'referral']).exactOptional(),
});

const entered = {
  key: z.string().min(8).max(100).exactOptional().describe('Sent again with one key, it is done once.'),
  by: z
    .strictObject({ id: code, name: text(100), roles: z.array(code).max(10), unit: code.exactOptional() })
    .exactOptional()
    .describe('Whose act is entered; for the operator of the machine only.'),
  at: z.string().max(40).exactOptional().describe('When it happened; for the operator of the machine only.'),
};

export const actBody: z.ZodType<ActBody> = z
  .strictObject({
    act: z.enum(matterActs),
    reason: text(2000).exactOptional(),
    evidence: z.array(evidence).max(50).exactOptional(),
    details: details.exactOptional(),
    version: z.int().positive().exactOptional().describe('The version acted on: refused where it has moved on.'),
    ...entered,
  })
  .meta({ id: 'Act', description: 'An act on a matter. What it needs is in the matter’s `acts`.' });

/** One act on several matters. */
export type ActOnSeveralBody = Omit<ActBody, 'version'> & { readonly matters: readonly string[] };

export const actOnSeveralBody: z.ZodType<ActOnSeveralBody> = z
  .strictObject({
    matters: z.array(z.string().max(64)).min(1).max(200),
    act: z.enum(matterActs),
    reason: text(2000).exactOptional(),
    evidence: z.array(evidence).max(50).exactOptional(),
    details: details.exactOptional(),
    ...entered,
  })
  .meta({ id: 'ActOnSeveral', description: 'One act on several matters: done on all of them, or on none.' });

export const openMatterBody: z.ZodType<OpenMatterBody> = z
  .strictObject({ terms: termsBody, approve: z.boolean().exactOptional(), ...entered })
  .meta({ id: 'OpenMatter', description: 'A matter to be opened.' });
