import type { WorkingCalendar } from '../calendar/working-days.ts';
import type { Day } from '../instant.ts';
import { type Disagreement, disagreementOf } from '../light/disagreement.ts';
import type { LightColour } from '../light/light-colour.ts';
import type { Matter } from './matter.ts';
import {
  defaultScheduleThresholds,
  type ScheduleStanding,
  scheduleStanding,
  type ScheduleThresholds,
} from './schedule-light.ts';

/** The four lights of a matter (四灯), never merged: schedule, reported, verified, data. null: no light. */
export interface MatterLights {
  readonly schedule: ScheduleStanding['light'] | null;
  /** The unit's own grading in its last report. */
  readonly reported: LightColour | null;
  /** Set by the Supervision Office. */
  readonly verified: LightColour | null;
  /** The indicator condition against the record. */
  readonly data: LightColour | null;
}

/** Where a matter's schedule stands; null until it is assigned, and while it is merged into another. */
export function scheduleOf(
  matter: Matter,
  today: Day,
  calendar: WorkingCalendar,
  thresholds: ScheduleThresholds = defaultScheduleThresholds,
): ScheduleStanding | null {
  const { state, assignedOn, deadline, milestones } = matter;
  if (assignedOn === null || deadline === undefined || state === 'merged') return null;
  return scheduleStanding(
    { state, assignedOn, deadline, today, milestones, lastAcceptedProgress: acceptedProgress(matter) },
    calendar,
    thresholds,
  );
}

function acceptedProgress(matter: Matter): number | null {
  return matter.reports.findLast((report) => report.verdict === 'accepted')?.progress ?? null;
}

export function lightsOf(matter: Matter, schedule: ScheduleStanding | null, data: LightColour | null): MatterLights {
  return {
    schedule: schedule?.light ?? null,
    reported: matter.reports.at(-1)?.light ?? null,
    verified: matter.verified,
    data,
  };
}

/** How far the four are apart. Done and suspended are no colours and say nothing; of a matter that is done nothing more is compared. */
export function matterDisagreement(lights: MatterLights): Disagreement {
  const { schedule, reported, verified, data } = lights;
  if (schedule === 'done' || schedule === 'suspended') return disagreementOf([]);
  return disagreementOf([schedule, reported, verified, data]);
}
