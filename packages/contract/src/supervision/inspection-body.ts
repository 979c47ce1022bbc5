import {
  type Inspection,
  type InspectionDirection,
  inspectionDirections,
  type InspectionMethod,
  inspectionMethods,
  type InspectionPlan,
  type InspectionState,
  type Language,
  type MatterState,
  type RepeatedObject,
} from '@shigan/core';
import { z } from 'zod';
import { inspectionMethodWords } from '../words/proceedings.ts';
import { stateWords } from '../words/matters.ts';

/** One line of the plan register of inspections (督查计划台账). */
export interface InspectionRowBody {
  readonly id: string;
  readonly direction: InspectionDirection;
  readonly title: string;
  readonly authority: string;
  readonly objects: readonly { readonly code: string; readonly name: string }[];
  readonly subject: string;
  readonly method: InspectionMethod;
  readonly methodWords: string;
  readonly head: string;
  readonly from: string;
  readonly to: string;
  readonly state: InspectionState;
  readonly findings: number;
  readonly matters: number;
  /** Objects inspected again within the interval. */
  readonly repeats: readonly {
    readonly object: string;
    readonly other: string;
    readonly otherTitle: string;
    readonly days: number;
  }[];
  readonly reason: string | null;
}

export interface InspectionListBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly inspections: readonly InspectionRowBody[];
}

export interface InspectionBody extends InspectionRowBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly basis: string;
  readonly members: readonly string[];
  readonly plannedAt: string;
  readonly plannedBy: string;
  readonly conclusion: string | null;
  readonly closedAt: string | null;
  readonly calledOff: string | null;
  readonly found: readonly {
    readonly id: string;
    readonly object: string;
    readonly text: string;
    readonly evidence: readonly string[];
    readonly at: string;
    readonly by: string;
    readonly matter: { readonly id: string; readonly title: string; readonly stateWords: string } | null;
    /** It became a matter that the reader does not see yet. */
    readonly isMatter: boolean;
  }[];
}

const count = z.int().nonnegative();
const unit = z.strictObject({ code: z.string(), name: z.string() });
const states = ['planned', 'underWay', 'closed', 'calledOff'] as const;

const row = {
  id: z.string(),
  direction: z.enum(inspectionDirections).describe('`made` by the city’s own office, or `received` from above.'),
  title: z.string(),
  authority: z.string(),
  objects: z.array(unit),
  subject: z.string(),
  method: z.enum(inspectionMethods),
  methodWords: z.string(),
  head: z.string(),
  from: z.string(),
  to: z.string(),
  state: z.enum(states),
  findings: count,
  matters: count.describe('Findings that became matters.'),
  repeats: z
    .array(z.strictObject({ object: z.string(), other: z.string(), otherTitle: z.string(), days: count }))
    .describe('Objects that another inspection sees within the interval.'),
  reason: z.string().nullable(),
};

export const inspectionListBody: z.ZodType<InspectionListBody> = z
  .strictObject({ asOf: z.string(), demo: z.boolean(), inspections: z.array(z.strictObject(row)) })
  .meta({ id: 'Inspections', description: 'The plan register of inspections, made and received.' });

export const inspectionBody: z.ZodType<InspectionBody> = z
  .strictObject({
    ...row,
    asOf: z.string(),
    demo: z.boolean(),
    basis: z.string(),
    members: z.array(z.string()),
    plannedAt: z.string(),
    plannedBy: z.string(),
    conclusion: z.string().nullable(),
    closedAt: z.string().nullable(),
    calledOff: z.string().nullable(),
    found: z.array(
      z.strictObject({
        id: z.string(),
        object: z.string(),
        text: z.string(),
        evidence: z.array(z.string()),
        at: z.string(),
        by: z.string(),
        matter: z.strictObject({ id: z.string(), title: z.string(), stateWords: z.string() }).nullable(),
        isMatter: z.boolean(),
      }),
    ),
  })
  .meta({
    id: 'Inspection',
    description: 'An inspection: plan, team, objects, method, dates, findings that become matters.',
  });

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'no text');
const person = z.strictObject({ id: text(120), name: text(100) });

export const inspectionPlanBody: z.ZodType<InspectionPlan> = z
  .strictObject({
    direction: z.enum(inspectionDirections),
    title: text(120),
    authority: text(120),
    basis: text(300),
    objects: z.array(z.strictObject({ code: text(120), name: text(200) })).max(60),
    subject: text(500),
    method: z.enum(inspectionMethods),
    team: z.strictObject({ head: person, members: z.array(person).max(50) }),
    from: z.iso.date(),
    to: z.iso.date(),
    reason: text(500).exactOptional().describe('Why an object is inspected again so soon.'),
  })
  .meta({ id: 'InspectionPlan', description: 'The plan of an inspection.' });

export function presentInspectionRow(
  { inspection, repeats }: { readonly inspection: Inspection; readonly repeats: readonly RepeatedObject[] },
  language: Language,
): InspectionRowBody {
  const { id, direction, title, authority, objects, subject, method, team, from, to, state, findings } = inspection;
  return {
    id,
    direction,
    title,
    authority,
    objects,
    subject,
    method,
    methodWords: inspectionMethodWords[method][language],
    head: team.head.name,
    from,
    to,
    state,
    findings: findings.length,
    matters: findings.filter(({ matter }) => matter !== null).length,
    repeats: repeats.map(({ object, other, days }) => ({
      object: object.name,
      other: other.id,
      otherTitle: other.title,
      days,
    })),
    reason: inspection.reason ?? null,
  };
}

export function presentInspection(
  reading: {
    readonly inspection: Inspection;
    readonly repeats: readonly RepeatedObject[];
    readonly matters: readonly { readonly id: string; readonly title: string; readonly state: MatterState }[];
    readonly asOf: string;
    readonly demo: boolean;
  },
  language: Language,
): InspectionBody {
  const { inspection, matters, asOf, demo } = reading;
  const { basis, team, plannedAt, plannedBy, conclusion, closedAt, calledOff, findings } = inspection;
  return {
    ...presentInspectionRow(reading, language),
    asOf,
    demo,
    basis,
    members: team.members.map(({ name }) => name),
    plannedAt,
    plannedBy: plannedBy.name,
    conclusion,
    closedAt,
    calledOff,
    found: findings.map(({ id, object, text: words, evidence, at, by, matter }) => {
      const seen = matters.find((one) => one.id === matter);
      return {
        id,
        object: object.name,
        text: words,
        evidence: evidence.map(({ name }) => name),
        at,
        by: by.name,
        matter:
          seen === undefined ? null : { id: seen.id, title: seen.title, stateWords: stateWords[seen.state][language] },
        isMatter: matter !== null,
      };
    }),
  };
}
