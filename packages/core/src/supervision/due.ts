import {
  defaultReminderRhythm,
  reminderMoments,
  type ReminderRhythm,
  type WorkingCalendar,
  workingDaysBetween,
} from '../calendar/working-days.ts';
import { addDays, type Day, dayNumber, dayOf, daysInMonth, formatDay, type Instant } from '../instant.ts';
import type { EscalationStep, Matter, NoteKind, ReportRhythm } from './matter.ts';
import { isOpen, type MatterState } from './state.ts';

/** States in which the unit owes something. */
const owing: ReadonlySet<MatterState> = new Set([
  'assigned',
  'acknowledged',
  'inProgress',
  'returned',
  'extension',
  'review',
]);

/** Whether reminders go out: the unit still owes the matter. */
export function isOwed(state: MatterState): boolean {
  return owing.has(state);
}

/** Reminders (催办) that fall due after `since` up to and including `until`: 7 working days and 1 before the deadline, on the
 *  day, then every 3 past it, at 9:00. A matter that owes nothing has none. */
export function remindersDue(
  matter: Pick<Matter, 'state' | 'deadline'>,
  since: Instant,
  until: Instant,
  calendar: WorkingCalendar,
  rhythm: ReminderRhythm = defaultReminderRhythm,
): readonly Instant[] {
  if (matter.deadline === undefined || !isOwed(matter.state)) return [];
  const past = Math.max(0, workingDaysBetween(matter.deadline, dayOf(until), calendar));
  const moments = reminderMoments(matter.deadline, Math.ceil(past / rhythm.every) + 1, calendar, rhythm);
  return moments.filter((at) => at > since && at <= until);
}

/** The days on which reports were due after the matter was assigned up to and including `until` (应报日). */
export function reportDays(rhythm: ReportRhythm, assignedOn: Day, deadline: Day, until: Day): readonly Day[] {
  switch (rhythm.kind) {
    case 'once':
      return deadline <= until ? [deadline] : [];
    case 'weekly':
      return every(7, assignedOn, until);
    case 'tenDays':
      return every(10, assignedOn, until);
    case 'monthly':
      return monthDays(rhythm.day, assignedOn, until);
  }
}

function every(days: number, from: Day, until: Day): readonly Day[] {
  const found: Day[] = [];
  for (let day = addDays(from, days); day <= until; day = addDays(day, days)) found.push(day);
  return found;
}

/** Day N of each month, the last day of one that is shorter. */
function monthDays(n: number, from: Day, until: Day): readonly Day[] {
  const found: Day[] = [];
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  for (;;) {
    const day = formatDay(year, month, Math.min(n, daysInMonth(year, month)));
    if (day > until) return found;
    if (day > from) found.push(day);
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
}

/** How reports were given. */
export interface Reporting {
  readonly due: number;
  readonly onTime: number;
  readonly late: number;
  readonly missed: number;
  /** Due days in a row, up to now, for which nothing has come (沉默). */
  readonly silence: number;
  /** The earliest due day that nothing has come for. */
  readonly owedSince: Day | null;
}

/** Reports against their due days. A report is of the due day that follows it; but where the one before it is still owed and
 *  less than half of the time to the next has gone, it is that one's, late. */
export function reportingOf(matter: Matter, today: Day): Reporting {
  const none: Reporting = { due: 0, onTime: 0, late: 0, missed: 0, silence: 0, owedSince: null };
  if (matter.assignedOn === null || matter.deadline === undefined) return none;
  const until = isOpen(matter.state) ? today : (matter.concludedOn ?? today);
  const days = reportDays(matter.rhythm, matter.assignedOn, matter.deadline, addDays(until, -1));
  const outcomes: ('onTime' | 'late' | 'missed')[] = days.map(() => 'missed');
  for (const report of matter.reports) {
    const day = dayOf(report.at);
    const next = days.findIndex((due) => due >= day);
    const before = (next === -1 ? days.length : next) - 1;
    if (outcomes[before] === 'missed' && isNearer(day, days[before], days[next])) outcomes[before] = 'late';
    else if (next !== -1) outcomes[next] = 'onTime';
  }
  const silent = outcomes.length - 1 - outcomes.findLastIndex((outcome) => outcome !== 'missed');
  const numberOf = (which: string): number => outcomes.filter((outcome) => outcome === which).length;
  return {
    due: days.length,
    onTime: numberOf('onTime'),
    late: numberOf('late'),
    missed: numberOf('missed'),
    silence: silent,
    owedSince: silent === 0 ? null : (days[days.length - silent] ?? null),
  };
}

function isNearer(day: Day, before: Day | undefined, next: Day | undefined): boolean {
  if (before === undefined || next === undefined) return before !== undefined;
  return (dayNumber(day) - dayNumber(before)) * 2 < dayNumber(next) - dayNumber(before);
}

/** A step of escalation, in order: each is decided by a person; the platform proposes the next one. */
export type Step =
  | { readonly kind: 'note'; readonly note: NoteKind }
  | { readonly kind: 'step'; readonly step: EscalationStep };

interface StepRule {
  readonly step: Step;
  /** Working days past the deadline from which it is proposed. */
  readonly overdue: number;
  /** Or so many times returned. */
  readonly returns: number;
  /** Or so many due reports in a row not given. */
  readonly silence: number;
}

/** When each step is proposed (督查升级). */
export const escalationRules: readonly StepRule[] = [
  { step: { kind: 'note', note: 'reminder' }, overdue: 1, returns: 1, silence: 1 },
  { step: { kind: 'note', note: 'warning' }, overdue: 5, returns: 2, silence: 2 },
  { step: { kind: 'note', note: 'followUp' }, overdue: 10, returns: 3, silence: 3 },
  { step: { kind: 'step', step: 'circular' }, overdue: 15, returns: 4, silence: 4 },
  { step: { kind: 'step', step: 'admonitoryTalk' }, overdue: 20, returns: 5, silence: 5 },
  { step: { kind: 'step', step: 'referral' }, overdue: 40, returns: 6, silence: 6 },
];

export interface ProposedStep {
  readonly step: Step;
  /** What it rests on: working days past the deadline, times returned, due reports not given. */
  readonly grounds: { readonly overdue: number; readonly returns: number; readonly silence: number };
}

/** The next step that is due (督查单、通报、约谈、移送), one above the highest taken; undefined where none is. */
export function proposedStep(matter: Matter, today: Day, calendar: WorkingCalendar): ProposedStep | undefined {
  if (matter.deadline === undefined || !isOwed(matter.state)) return undefined;
  const grounds = {
    overdue: Math.max(0, workingDaysBetween(matter.deadline, today, calendar)),
    returns: matter.returns,
    silence: reportingOf(matter, today).silence,
  };
  const next = escalationRules[highestTaken(matter) + 1];
  if (next === undefined) return undefined;
  const due = grounds.overdue >= next.overdue || grounds.returns >= next.returns || grounds.silence >= next.silence;
  return due ? { step: next.step, grounds } : undefined;
}

function highestTaken(matter: Matter): number {
  return escalationRules.findLastIndex(({ step }) =>
    step.kind === 'note'
      ? matter.notes.some((note) => note.kind === step.note)
      : matter.escalations.some((one) => one.step === step.step),
  );
}
