import type { Period, RegionCode } from '@shigan/core';
import { z } from 'zod';
import { periodText } from '../board/present-board.ts';

/** Outlooks being made (研判任务). */
export interface OutlookJobBody {
  readonly id: string;
  readonly regions: readonly string[];
  readonly period: string;
  readonly state: 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';
  /** Indicators done, and in all. */
  readonly done: number;
  readonly of: number;
  /** Vintages kept. */
  readonly made: number;
}

export interface OutlookJobsBody {
  readonly jobs: readonly OutlookJobBody[];
}

export const outlookJobBody: z.ZodType<OutlookJobBody> = z
  .strictObject({
    id: z.string(),
    regions: z.array(z.string()),
    period: z.string(),
    state: z.enum(['waiting', 'running', 'done', 'cancelled', 'failed']),
    done: z.int().nonnegative(),
    of: z.int().nonnegative(),
    made: z.int().nonnegative(),
  })
  .meta({ id: 'OutlookJob', description: 'Outlooks being made, and how far that has come.' });

export const outlookJobsBody: z.ZodType<OutlookJobsBody> = z
  .strictObject({ jobs: z.array(outlookJobBody) })
  .meta({ id: 'OutlookJobs' });

/** A job as JSON. */
export function presentOutlookJob(job: Omit<OutlookJobBody, 'period'> & { readonly period: Period }): OutlookJobBody {
  const { id, regions, period, state, done, of, made } = job;
  return { id, regions: regions.map((r: RegionCode) => r), period: periodText(period), state, done, of, made };
}
