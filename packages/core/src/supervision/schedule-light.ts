import { daysLeft, type WorkingCalendar, workingDaysBetween } from '../calendar/working-days.ts';
import type { Day } from '../instant.ts';
import type { LightColour } from '../light/light-colour.ts';
import type { MatterState } from './state.ts';

/** From when the schedule light is no longer green; a city can change them. */
export interface ScheduleThresholds {
  /** Share of the working days that is left. */
  readonly shareLeft: number;
  readonly daysLeft: number;
  /** From this progress on little time is no reason for yellow. */
  readonly progress: number;
}

export const defaultScheduleThresholds: ScheduleThresholds = { shareLeft: 0.2, daysLeft: 3, progress: 0.8 };

export interface ScheduleInput {
  readonly state: MatterState;
  readonly assignedOn: Day;
  readonly deadline: Day;
  readonly today: Day;
  readonly milestones: readonly { readonly due: Day; readonly weight: number; readonly verifiedOn: Day | null }[];
  /** Fraction done by the last report that was accepted; null where none was. */
  readonly lastAcceptedProgress: number | null;
}

export interface ScheduleStanding {
  /** Done and suspended have shapes of their own. */
  readonly light: LightColour | 'done' | 'suspended';
  /** Working days after the day of assignment up to and including the deadline. */
  readonly workingDaysTotal: number;
  readonly workingDaysLeft: number;
  /** Weight of verified milestones; without milestones the last accepted report's figure; 0 where there is neither. */
  readonly progress: number;
  /** Due before today and not verified since. */
  readonly missedMilestones: number;
}

/** Schedule light (进度灯) of a matter. Red: past the deadline, or two milestones missed. Yellow: at most 20 % of the working
 *  days or 3 of them left and progress below 80 %, or one milestone missed. A pending extension changes no colour. */
export function scheduleStanding(
  input: ScheduleInput,
  calendar: WorkingCalendar,
  thresholds: ScheduleThresholds = defaultScheduleThresholds,
): ScheduleStanding {
  const { workingDaysLeft, overdue } = daysLeft(input.today, input.deadline, calendar);
  const standing = {
    workingDaysTotal: workingDaysBetween(input.assignedOn, input.deadline, calendar),
    workingDaysLeft,
    progress: progressOf(input),
    missedMilestones: input.milestones.filter((m) => m.due < input.today && m.verifiedOn === null).length,
  };
  return { light: lightOf(input.state, standing, overdue, thresholds), ...standing };
}

function progressOf({ milestones, lastAcceptedProgress }: ScheduleInput): number {
  const whole = milestones.reduce((sum, m) => sum + m.weight, 0);
  if (whole === 0) return lastAcceptedProgress ?? 0;
  return milestones.reduce((sum, m) => (m.verifiedOn === null ? sum : sum + m.weight), 0) / whole;
}

const done: ReadonlySet<MatterState> = new Set(['concluded', 'struckOff', 'archived']);

function lightOf(
  state: MatterState,
  standing: Omit<ScheduleStanding, 'light'>,
  overdue: boolean,
  thresholds: ScheduleThresholds,
): ScheduleStanding['light'] {
  if (done.has(state)) return 'done';
  if (state === 'suspended') return 'suspended';
  if (overdue || standing.missedMilestones >= 2) return 'red';
  const little =
    standing.workingDaysLeft <= thresholds.daysLeft ||
    standing.workingDaysLeft <= standing.workingDaysTotal * thresholds.shareLeft;
  const yellow = (little && standing.progress < thresholds.progress) || standing.missedMilestones === 1;
  return yellow ? 'yellow' : 'green';
}
