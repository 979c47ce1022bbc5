import {
  type CampaignFigure,
  type CampaignIndicator,
  campaignKinds,
  type CampaignKind,
  type CampaignPlan,
  type CampaignRhythm,
  campaignRhythms,
  type CampaignState,
  type DutyShift,
  type Hazard,
  type LightColour,
  type Maybe,
} from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import { type MatterRowBody, matterRowBody } from './matter-body.ts';

interface NamedBody {
  readonly code: string;
  readonly name: string;
}

export interface CampaignRowBody {
  readonly id: string;
  readonly kind: CampaignKind;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly state: CampaignState;
  readonly stateWords: string;
  readonly leader: string;
  readonly leadUnit: NamedBody;
  readonly units: number;
  /** Share of its days that has gone, 0 to 1. */
  readonly elapsed: number;
  readonly lights: { readonly green: number; readonly yellow: number; readonly red: number; readonly none: number };
  readonly matters: { readonly all: number; readonly open: number; readonly overdue: number };
  readonly hazards: { readonly all: number; readonly cleared: number; readonly overdue: number };
}

export interface CampaignListBody {
  readonly asOf: string;
  readonly demo: boolean;
  readonly campaigns: readonly CampaignRowBody[];
}

/** A value as it is shown, or why there is none. */
type Shown = Maybe<string>;

export interface CampaignIndicatorBody {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly bound: CampaignIndicator['bound'];
  readonly start: string;
  readonly goal: string;
  readonly statedBy: CampaignIndicator['statedBy'];
  readonly value: Shown;
  /** Where the record holds it: the figure, which explains itself. */
  readonly figure: { readonly id: string; readonly interval: string } | null;
  readonly isRecorded: boolean;
  /** From start to goal, 0 to 1. */
  readonly progress: Maybe<number>;
  readonly light: Maybe<LightColour>;
  readonly course: readonly { readonly on: string; readonly value: Shown }[];
  readonly byUnit: readonly { readonly unit: NamedBody; readonly value: Shown; readonly on: string | null }[];
}

export interface HazardBody {
  readonly id: string;
  readonly unit: NamedBody;
  readonly place: string;
  readonly text: string;
  readonly responsible: string;
  readonly precaution: string;
  readonly due: string;
  readonly at: string;
  readonly by: string;
  readonly overdue: boolean;
  readonly cleared: {
    readonly at: string;
    readonly by: string;
    readonly words: string;
    readonly evidence: readonly string[];
  } | null;
}

export interface ShiftBody {
  readonly on: string;
  readonly unit: NamedBody;
  readonly leader: string;
  readonly officer: string;
  /** Null for readers who do not work in campaigns. */
  readonly telephone: string | null;
}

export interface CampaignBody extends Omit<CampaignRowBody, 'units' | 'matters'> {
  readonly asOf: string;
  readonly demo: boolean;
  readonly city: string;
  readonly aim: string;
  readonly rhythm: CampaignRhythm;
  readonly rhythmWords: string;
  readonly units: readonly NamedBody[];
  /** The unit that the reader states figures for; null for none. */
  readonly own: NamedBody | null;
  readonly indicators: readonly CampaignIndicatorBody[];
  /** Who has not stated what was due, as of which day; null while nothing has been due. */
  readonly owing: { readonly on: string; readonly units: readonly NamedBody[] } | null;
  readonly shifts: readonly ShiftBody[];
  readonly dangers: readonly HazardBody[];
  readonly matters: readonly MatterRowBody[];
  readonly conclusion: string | null;
  readonly closedAt: string | null;
}

const count = z.int().nonnegative();
const named = z.strictObject({ code: z.string(), name: z.string() });
const states = ['planned', 'underWay', 'toClose', 'closed'] as const;
const bounds = ['atLeast', 'atMost', 'about'] as const;
const statedBy = ['units', 'office'] as const;
const shown = maybe(z.string());

const row = {
  id: z.string(),
  kind: z.enum(campaignKinds),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  state: z.enum(states).describe('`toClose`: its last day has gone and it has no conclusion yet.'),
  stateWords: z.string(),
  leader: z.string(),
  leadUnit: named,
  elapsed: z.number().describe('Share of its days that has gone, 0 to 1.'),
  lights: z.strictObject({ green: count, yellow: count, red: count, none: count }),
  hazards: z.strictObject({ all: count, cleared: count, overdue: count }),
};

export const campaignListBody: z.ZodType<CampaignListBody> = z
  .strictObject({
    asOf: z.string(),
    demo: z.boolean(),
    campaigns: z.array(
      z.strictObject({
        ...row,
        units: count,
        matters: z.strictObject({ all: count, open: count, overdue: count }),
      }),
    ),
  })
  .meta({ id: 'Campaigns', description: 'Campaigns, the last to begin first.' });

export const campaignBody: z.ZodType<CampaignBody> = z
  .strictObject({
    ...row,
    asOf: z.string(),
    demo: z.boolean(),
    city: z.string(),
    aim: z.string(),
    rhythm: z.enum(campaignRhythms),
    rhythmWords: z.string(),
    units: z.array(named),
    own: named.nullable().describe('The unit that the reader states figures for.'),
    indicators: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        unit: z.string(),
        decimals: count,
        bound: z.enum(bounds),
        start: z.string(),
        goal: z.string(),
        statedBy: z.enum(statedBy),
        value: shown.describe('What it has come to: stated, or read from the record.'),
        figure: z.strictObject({ id: z.string(), interval: z.string() }).nullable(),
        isRecorded: z.boolean(),
        progress: maybe(z.number()).describe('From start to goal, 0 to 1.'),
        light: maybe(z.enum(['green', 'yellow', 'red'])),
        course: z.array(z.strictObject({ on: z.string(), value: shown })),
        byUnit: z.array(z.strictObject({ unit: named, value: shown, on: z.string().nullable() })),
      }),
    ),
    owing: z.strictObject({ on: z.string(), units: z.array(named) }).nullable(),
    shifts: z.array(
      z.strictObject({
        on: z.string(),
        unit: named,
        leader: z.string(),
        officer: z.string(),
        telephone: z.string().nullable(),
      }),
    ),
    dangers: z.array(
      z.strictObject({
        id: z.string(),
        unit: named,
        place: z.string(),
        text: z.string(),
        responsible: z.string(),
        precaution: z.string(),
        due: z.string(),
        at: z.string(),
        by: z.string(),
        overdue: z.boolean(),
        cleared: z
          .strictObject({ at: z.string(), by: z.string(), words: z.string(), evidence: z.array(z.string()) })
          .nullable(),
      }),
    ),
    matters: z.array(matterRowBody),
    conclusion: z.string().nullable(),
    closedAt: z.string().nullable(),
  })
  .meta({ id: 'Campaign', description: 'A campaign: its indicators from start to goal, matters, roster, dangers.' });

const text = (max: number) =>
  z
    .string()
    .max(max)
    .refine((value) => !value.includes('\u0000'), 'no text');
const code = text(120);
const unit = z.strictObject({ code, name: text(200) });

export const campaignPlanBody: z.ZodType<CampaignPlan> = z
  .strictObject({
    kind: z.enum(campaignKinds),
    name: text(100).describe('Matters that state it as their campaign belong to it.'),
    from: z.iso.date(),
    to: z.iso.date(),
    leader: z.strictObject({ id: code, name: text(100) }),
    leadUnit: unit,
    units: z.array(unit).max(100),
    aim: text(1000),
    rhythm: z.enum(campaignRhythms),
    indicators: z
      .array(
        z.strictObject({
          id: text(40),
          name: text(60),
          unit: text(20),
          decimals: z.int().min(0).max(4),
          bound: z.enum(bounds),
          start: z.number(),
          goal: z.number(),
          statedBy: z.enum(statedBy).describe('Units state their own, which add up; the office states the whole.'),
          recorded: z
            .strictObject({
              indicator: code,
              region: code,
              measure: z.enum(['level', 'yoy', 'count', 'share', 'rank', 'twoYearAverage']),
            })
            .exactOptional()
            .describe('Read from the record, and never asked for.'),
        }),
      )
      .max(30),
  })
  .meta({ id: 'CampaignPlan', description: 'What a campaign sets out to do.' });

/** Figures as of a day, as they are sent. */
export interface CampaignEntryAsked {
  readonly on?: string;
  readonly figures: readonly CampaignFigure[];
}

const entry = {
  on: z.iso.date().exactOptional().describe('As of which day; today unless said.'),
  figures: z.array(z.strictObject({ indicator: text(40), value: z.number() })).max(30),
};
const ofUnit = code.exactOptional().describe('Code of the unit; the own unless said.');

export const campaignWholeBody: z.ZodType<CampaignEntryAsked> = z.strictObject(entry);

export const campaignEntryBody: z.ZodType<CampaignEntryAsked & { readonly unit?: string }> = z.strictObject({
  unit: ofUnit,
  ...entry,
});

export const campaignShiftsBody: z.ZodType<{
  readonly unit?: string;
  readonly shifts: readonly Omit<DutyShift, 'unit'>[];
}> = z.strictObject({
  unit: ofUnit,
  shifts: z
    .array(z.strictObject({ on: z.iso.date(), leader: text(60), officer: text(60), telephone: text(40) }))
    .max(200),
});

export const campaignHazardBody: z.ZodType<Omit<Hazard, 'id' | 'unit'> & { readonly unit?: string }> = z.strictObject({
  unit: ofUnit,
  place: text(200),
  text: text(1000),
  responsible: text(100),
  precaution: text(500),
  due: z.iso.date(),
});
