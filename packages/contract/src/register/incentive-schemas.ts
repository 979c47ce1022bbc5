import {
  type AssessmentPolicy,
  authorities,
  awardLevels,
  type Criterion,
  grades,
  type IncentiveMeasure,
  incentiveSteps,
  measureClasses,
  type MeasureDecision,
  type PointsPolicy,
  type PracticeNote,
  readPolicy,
  type RuleSet,
  ruleSetFaults,
  type StatedReward,
  type SubItem,
  type SubItemWork,
} from '@shigan/core';
import { z } from 'zod';

type Shape<T> = { readonly [K in keyof Required<T>]: z.ZodType };

const code = z.string().min(1).max(200);
const named = z.strictObject({ zh: z.string().min(1), en: z.string().exactOptional() });
const authority = z.enum(authorities);
const level = z.enum(awardLevels);
const year = z.int().min(1949).max(2999);
const day = z.iso.date();
const decimal = z.string().regex(/^\d+(?:\.\d+)?$/u);
const byAuthority = z.partialRecord(authority, decimal);

const statedReward: z.ZodType<StatedReward> = z.strictObject({
  kind: z.enum(['money', 'quota', 'points', 'priority']),
  level: level.nullable(),
  amount: z.number().nonnegative().nullable(),
  unit: z.string(),
  text: z.string(),
} satisfies Shape<StatedReward>);

const criterion: z.ZodType<Criterion> = z.strictObject({
  id: code,
  title: z.string().min(1),
  weight: z.number().min(0).max(100),
  better: z.enum(['higher', 'lower']),
  dataSource: z.string(),
  indicator: code.exactOptional(),
  scoring: z.enum(['rank', 'ratioToBest']),
  proof: z.array(z.string()),
  verified: z.boolean(),
} satisfies Shape<Criterion>);

const subItem: z.ZodType<SubItem> = z.strictObject({
  id: code,
  title: named,
  level,
  quota: z.int().nonnegative().nullable(),
  criteria: z.array(criterion),
  rewards: z.array(statedReward),
  verified: z.boolean(),
} satisfies Shape<SubItem>);

const measure: z.ZodType<IncentiveMeasure> = z.strictObject({
  id: code,
  number: z.int().positive().nullable(),
  title: named,
  agencies: z.array(z.string()),
  subItems: z.array(subItem),
  successorOf: z.array(code),
  recipients: z.array(z.enum(['province', ...awardLevels])),
  verified: z.boolean(),
  evidence: z.string().exactOptional(),
} satisfies Shape<IncentiveMeasure>);

export const ruleSet: z.ZodType<RuleSet> = z
  .strictObject({
    authority,
    year,
    name: named,
    document: z
      .strictObject({
        number: z.string(),
        title: z.string(),
        publishedOn: day.exactOptional(),
        address: z.string().exactOptional(),
      })
      .nullable(),
    measureCount: z.int().nonnegative().nullable(),
    measures: z.array(measure),
    verified: z.boolean(),
  } satisfies Shape<RuleSet>)
  .superRefine((body, context) => {
    for (const { at, fault } of ruleSetFaults(body)) context.addIssue({ code: 'custom', message: `${fault}: ${at}` });
  });

export const measureDecision: z.ZodType<MeasureDecision> = z.strictObject({
  authority,
  year,
  measure: code,
  decisive: z.boolean(),
  class: z.enum(measureClasses).exactOptional(),
  reason: z.string().min(1),
  by: z.string().min(1),
} satisfies Shape<MeasureDecision>);

export const subItemWork: z.ZodType<SubItemWork> = z.strictObject({
  authority,
  year,
  measure: code,
  subItem: code,
  leader: z.string().exactOptional(),
  leadUnit: z.string().exactOptional(),
  supportUnits: z.array(z.string()).exactOptional(),
  grade: z.enum(grades).exactOptional(),
  ownScore: z.number().exactOptional(),
  cutLine: z.number().exactOptional(),
  effort: z.number().nonnegative().exactOptional(),
  gain: z.number().min(0).max(1).exactOptional(),
  checklist: z
    .array(
      z.strictObject({
        examined: z.string(),
        how: z.string(),
        proof: z.array(z.string()),
        selfCheck: z.enum(['met', 'partly', 'notMet', 'open']),
        countermeasure: z.string().exactOptional(),
      }),
    )
    .exactOptional(),
  evidence: z
    .array(
      z.strictObject({
        proof: z.string().min(1).max(500),
        sha256: z.string().regex(/^[0-9a-f]{64}$/),
        name: z.string().min(1).max(255),
        on: day,
      }),
    )
    .exactOptional(),
  calendar: z
    .array(z.strictObject({ step: z.enum(incentiveSteps), due: day, doneOn: day.exactOptional() }))
    .exactOptional(),
  liaison: z.array(z.strictObject({ on: day, whom: z.string(), about: z.string(), next: z.string() })).exactOptional(),
} satisfies Shape<SubItemWork>);

export const pointsPolicy: z.ZodType<PointsPolicy> = z
  .strictObject({
    year,
    name: z.string().exactOptional(),
    document: z.string().exactOptional(),
    points: byAuthority,
    role: z.strictObject({ lead: decimal, support: decimal }),
    sameMatter: z.enum(['higherOnly', 'all']),
    cap: decimal.exactOptional(),
    exceptions: z
      .array(z.strictObject({ id: code, when: z.string().max(1000), points: z.string().max(1000), text: z.string() }))
      .exactOptional(),
    money: z.strictObject({ unit: byAuthority, persons: byAuthority.exactOptional() }).exactOptional(),
    verified: z.boolean().exactOptional(),
  } satisfies Shape<PointsPolicy>)
  // A rule that cannot be read refuses with its place, before anything is put in force.
  .transform((body) => readPolicy(body).policy);

const points = z.number().min(0).max(1000);

export const assessmentPolicy: z.ZodType<AssessmentPolicy> = z.strictObject({
  year,
  name: z.string().min(1),
  document: z.string().exactOptional(),
  indicators: z.array(z.strictObject({ indicator: code, weight: points })),
  supervision: z.strictObject({ full: points, broken: points, partly: points, missedReport: points }),
  verified: z.boolean(),
} satisfies Shape<AssessmentPolicy>);

export const practiceNote: z.ZodType<PracticeNote> = z.strictObject({
  id: code,
  about: z.strictObject({ kind: z.enum(['measure', 'indicator']), id: code }),
  of: z.string().min(1),
  title: z.string().min(1),
  text: z.string().max(20_000),
  source: z.string().min(1),
  on: day,
  adopted: z.array(z.strictObject({ unit: z.string().min(1), on: day, effect: z.string() })),
  verified: z.boolean(),
} satisfies Shape<PracticeNote>);
