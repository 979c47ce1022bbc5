import type { Missing } from '@shigan/core';
import { z } from 'zod';
import { maybe } from '../missing.ts';
import { type ReliabilityBody, reliabilityBody } from './outlook-body.ts';

/** How good outlooks were. */
export interface ScoreBody {
  readonly count: number;
  readonly firstYear: number;
  readonly lastYear: number;
  /** 百分点. */
  readonly meanMiss: number;
  readonly meanMissPersistence: number | Missing;
  /** Percent. */
  readonly coverage80: number;
  readonly coverage95: number;
  readonly brier: number;
  readonly brierClimatology: number;
  readonly reliability: readonly ReliabilityBody[];
}

export interface ScorePairBody {
  /** Outlooks made and kept, against what happened later. */
  readonly made: ScoreBody | Missing;
  /** Past years gone through again with today's figures and rules. */
  readonly replay: ScoreBody | Missing;
}

/** One outlook against what happened. */
export interface ScoredOutlookBody {
  readonly indicator: string;
  readonly cutoff: string;
  readonly span: string;
  readonly how: 'made' | 'replay';
  readonly edition: string | null;
  readonly stated: number;
  readonly actual: number;
  readonly persistence: number | null;
  readonly inside80: boolean;
  readonly inside95: boolean;
  readonly event: 'target' | 'lastYear';
  readonly probability: number;
  readonly came: boolean;
}

/** How good the platform's own outlooks were (预测检验). */
export interface ScoresBody extends ScorePairBody {
  readonly region: string;
  readonly name: string;
  readonly asOf: string;
  /** Left out of the replay's scores. */
  readonly abnormalYears: readonly number[];
  readonly indicators: readonly (ScorePairBody & { readonly indicator: string; readonly name: string })[];
  /** Every one, where a single indicator was asked for. */
  readonly outlooks: readonly ScoredOutlookBody[];
}

const score: z.ZodType<ScoreBody> = z
  .strictObject({
    count: z.int().positive(),
    firstYear: z.int(),
    lastYear: z.int(),
    meanMiss: z.number().describe('Mean absolute miss, in percentage points.'),
    meanMissPersistence: maybe(z.number()).describe('The same of the growth so far persisting.'),
    coverage80: z.number().describe('Outcomes inside the 80 % interval, in percent.'),
    coverage95: z.number(),
    brier: z.number(),
    brierClimatology: z.number().describe('Of always stating the share that came true.'),
    reliability: z.array(reliabilityBody),
  })
  .meta({ id: 'OutlookScore', description: 'How good outlooks were.' });

const pair = {
  made: maybe(score).describe('Outlooks made and kept, against what happened later.'),
  replay: maybe(score).describe("Past years gone through again with today's figures and rules."),
};

const scoredOutlook: z.ZodType<ScoredOutlookBody> = z
  .strictObject({
    indicator: z.string(),
    cutoff: z.string(),
    span: z.string(),
    how: z.enum(['made', 'replay']),
    edition: z.iso.datetime().nullable(),
    stated: z.number(),
    actual: z.number(),
    persistence: z.number().nullable(),
    inside80: z.boolean(),
    inside95: z.boolean(),
    event: z.enum(['target', 'lastYear']),
    probability: z.number(),
    came: z.boolean(),
  })
  .meta({ id: 'ScoredOutlook', description: 'One outlook against what happened; growth and rates in percent.' });

export const scoresBody: z.ZodType<ScoresBody> = z
  .strictObject({
    region: z.string(),
    name: z.string(),
    asOf: z.iso.datetime(),
    abnormalYears: z.array(z.int()).describe("Left out of the replay's scores, with the years after them."),
    ...pair,
    indicators: z.array(z.strictObject({ indicator: z.string(), name: z.string(), ...pair })),
    outlooks: z.array(scoredOutlook),
  })
  .meta({ id: 'OutlookScores', description: "How good the platform's own outlooks were." });
