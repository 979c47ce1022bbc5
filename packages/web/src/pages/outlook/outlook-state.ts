import type { OutlookJobBody, OutlookRowBody, OutlooksBody } from '@shigan/contract';
import { isMissing, type LightColour } from '@shigan/core';

export type OutlookLight = LightColour | 'none';

/** How likely the row's target is, as a light; none without a target or an outlook. */
export function outlookLightOf(row: OutlookRowBody): OutlookLight {
  return isMissing(row.outlook) || isMissing(row.outlook.light) ? 'none' : row.outlook.light;
}

/** Rows with a probability, in the order they came in; and rows whose outlook could be made and has not been. */
export function partsOf(body: OutlooksBody): {
  readonly aimed: readonly OutlookRowBody[];
  readonly others: readonly OutlookRowBody[];
  readonly notMade: number;
} {
  const held = body.rows.filter((row) => !isMissing(row.outlook));
  const isAimed = (row: OutlookRowBody): boolean =>
    !isMissing(row.outlook) && !isMissing(row.outlook.probability.value);
  return {
    aimed: held.filter(isAimed),
    others: held.filter((row) => !isAimed(row)),
    notMade: body.rows.filter((row) => isMissing(row.outlook) && row.outlook.missing === 'not-yet-made').length,
  };
}

/** The job that is at work on the region and month, or waits to be. */
export function jobOf(jobs: readonly OutlookJobBody[], region: string, period: string): OutlookJobBody | undefined {
  return jobs.find(
    (job) =>
      job.period === period && job.regions.includes(region) && (job.state === 'running' || job.state === 'waiting'),
  );
}
