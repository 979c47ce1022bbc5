import type { WorkingCalendar } from '../calendar/working-days.ts';
import { workingDaysBetween } from '../calendar/working-days.ts';
import type { Day } from '../instant.ts';
import { reportingOf } from './due.ts';
import type { Matter, MatterId } from './matter.ts';
import { isOpen } from './state.ts';

/** Of whom a record is: a leader, a unit, or a person who promised. */
export interface RecordSubject {
  readonly kind: 'leader' | 'unit' | 'person';
  readonly id: string;
}

export type RecordOutcome = 'kept' | 'partly' | 'broken' | 'open' | 'cannotTell';

/** One line of a record (实绩记录), explaining itself: which matter, what was to be by when, what came of it. */
export interface RecordLine {
  readonly kind: 'promise' | 'deadline' | 'milestone' | 'reports';
  readonly matter: MatterId;
  readonly title: string;
  readonly what: string;
  readonly due: Day | null;
  readonly outcome: RecordOutcome;
  /** Grounds: the actual value, working days late, reports missed of reports due. */
  readonly params: Readonly<Record<string, string | number>>;
}

export interface SupervisionRecord {
  readonly subject: RecordSubject;
  readonly lines: readonly RecordLine[];
  readonly counts: Readonly<Record<RecordOutcome, number>>;
}

function concerns(matter: Matter, { kind, id }: RecordSubject): boolean {
  switch (kind) {
    case 'leader':
      return matter.leader?.id === id;
    case 'unit':
      return matter.leadUnit?.code === id;
    case 'person':
      return matter.taskForce?.head.id === id || matter.promises.some((promise) => promise.by.id === id);
  }
}

/** The record (C16) of a leader, a unit or a person as of a day: promises kept and broken, deadlines, milestones, reports. */
export function recordOf(
  matters: readonly Matter[],
  subject: RecordSubject,
  today: Day,
  calendar: WorkingCalendar,
): SupervisionRecord {
  const lines = matters
    .filter((matter) => concerns(matter, subject))
    .flatMap((matter) => linesOf(matter, subject, today, calendar));
  const counts: Record<RecordOutcome, number> = { kept: 0, partly: 0, broken: 0, open: 0, cannotTell: 0 };
  for (const { outcome } of lines) counts[outcome]++;
  return { subject, lines, counts };
}

function linesOf(matter: Matter, subject: RecordSubject, today: Day, calendar: WorkingCalendar): readonly RecordLine[] {
  const about = { matter: matter.id, title: matter.title };
  const promised = matter.promises
    .filter((promise) => subject.kind !== 'person' || promise.by.id === subject.id)
    .map((promise): RecordLine => ({
      ...about,
      kind: 'promise',
      what: promise.text,
      due: promise.due,
      outcome: promise.verdict ?? 'open',
      params: promise.actual === null ? {} : { actual: promise.actual },
    }));
  if (subject.kind === 'person' && matter.taskForce?.head.id !== subject.id) return promised;
  return [
    ...promised,
    ...deadlineLines(matter, today, calendar),
    ...milestoneLines(matter, today, calendar),
    ...reportLines(matter, today),
  ];
}

/** The deadline: kept when concluded by the first one, partly when by an extended one, broken when later or past. */
function deadlineLines(matter: Matter, today: Day, calendar: WorkingCalendar): readonly RecordLine[] {
  const { deadline, assignedOn, concludedOn } = matter;
  if (deadline === undefined || assignedOn === null || matter.state === 'suspended' || matter.state === 'merged')
    return [];
  const first = matter.earlierDeadlines[0] ?? deadline;
  const end = concludedOn ?? today;
  const late = Math.max(0, workingDaysBetween(deadline, end, calendar));
  const outcome: RecordOutcome =
    end > deadline ? 'broken' : concludedOn === null ? 'open' : concludedOn <= first ? 'kept' : 'partly';
  return [
    {
      kind: 'deadline',
      matter: matter.id,
      title: matter.title,
      what: matter.done?.text ?? matter.problem,
      due: deadline,
      outcome,
      params: { daysLate: late, extensions: matter.earlierDeadlines.length },
    },
  ];
}

function milestoneLines(matter: Matter, today: Day, calendar: WorkingCalendar): readonly RecordLine[] {
  return matter.milestones.map((milestone): RecordLine => {
    const end = milestone.verifiedOn ?? today;
    const late = Math.max(0, workingDaysBetween(milestone.due, end, calendar));
    return {
      kind: 'milestone',
      matter: matter.id,
      title: matter.title,
      what: milestone.name,
      due: milestone.due,
      outcome: end > milestone.due ? 'broken' : milestone.verifiedOn === null ? 'open' : 'kept',
      params: { daysLate: late },
    };
  });
}

function reportLines(matter: Matter, today: Day): readonly RecordLine[] {
  const reporting = reportingOf(matter, today);
  if (reporting.due === 0) return [];
  const { due, onTime, late, missed } = reporting;
  const outcome: RecordOutcome = missed > 0 ? 'broken' : late > 0 ? 'partly' : 'kept';
  return [
    {
      kind: 'reports',
      matter: matter.id,
      title: matter.title,
      what: '',
      due: isOpen(matter.state) ? reporting.owedSince : null,
      outcome,
      params: { due, onTime, late, missed },
    },
  ];
}
