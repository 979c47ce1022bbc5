import { type WorkingCalendar, workingDaysBetween } from '../calendar/working-days.ts';
import type { Day } from '../instant.ts';
import { isOwed, reportingOf } from '../supervision/due.ts';
import type { Matter, MatterId } from '../supervision/matter.ts';
import { isOpen } from '../supervision/state.ts';
import type { NewJob } from './job.ts';

/** Whom a digest is for. */
export interface DigestReader {
  readonly roles: readonly string[];
  readonly unit: string | null;
  readonly leader: string | null;
}

/** Why a matter stands in a digest, the most urgent first: past its deadline 逾期, due today 今日到期, returned 退回, a report owed 欠报, due
 *  soon 将到期; for the Supervision Office: an end to verify 待核查, an extension to decide 待批延期. */
export const digestReasons = [
  'overdue',
  'dueToday',
  'returned',
  'reportOwed',
  'dueSoon',
  'toVerify',
  'toDecide',
] as const;

export type DigestReason = (typeof digestReasons)[number];

export interface DigestLine {
  readonly matter: MatterId;
  readonly title: string;
  readonly reason: DigestReason;
  readonly deadline: Day | null;
  /** Working days past the deadline or left until it; reports in a row that have not come; 0 where nothing is counted. */
  readonly count: number;
}

/** Working days before a deadline from which it is told. */
const soon = 7;
const ofUnit: ReadonlySet<string> = new Set(['unitHead', 'caseOfficer', 'countyOfficer']);

/** Whether a matter is the reader's to see to: the own unit leads or supports it, or it is of the leader's portfolio. */
export function isConcernOf(reader: DigestReader, matter: Matter): boolean {
  const isUnits =
    reader.unit !== null &&
    reader.roles.some((role) => ofUnit.has(role)) &&
    [matter.leadUnit, ...matter.supportingUnits].some((unit) => unit?.code === reader.unit);
  return isUnits || (reader.leader !== null && matter.leader?.id === reader.leader);
}

/** What somebody is told of on a day (每日摘要): one line for each matter, by its most urgent reason; nothing where nothing waits, so that a
 *  digest is never noise. */
export function digestOf(
  reader: DigestReader,
  matters: readonly Matter[],
  today: Day,
  calendar: WorkingCalendar,
): readonly DigestLine[] {
  const isOffice = reader.roles.includes('supervisionOfficer');
  return matters
    .filter((matter) => matter.assignedOn !== null && isOpen(matter.state))
    .flatMap((matter): readonly DigestLine[] => {
      const own = isConcernOf(reader, matter) ? reasonOf(matter, today, calendar) : undefined;
      const found = own ?? (isOffice ? officeReason(matter) : undefined);
      if (found === undefined) return [];
      return [{ matter: matter.id, title: matter.title, deadline: matter.deadline ?? null, ...found }];
    })
    .toSorted(
      (a, b) =>
        digestReasons.indexOf(a.reason) - digestReasons.indexOf(b.reason) ||
        ((a.deadline ?? '9999') < (b.deadline ?? '9999') ? -1 : 1),
    );
}

type Reason = Pick<DigestLine, 'reason' | 'count'>;

function reasonOf(matter: Matter, today: Day, calendar: WorkingCalendar): Reason | undefined {
  const { deadline, state } = matter;
  if (deadline === undefined || !isOwed(state)) return undefined;
  if (deadline < today) return { reason: 'overdue', count: workingDaysBetween(deadline, today, calendar) };
  if (deadline === today) return { reason: 'dueToday', count: 0 };
  if (state === 'returned') return { reason: 'returned', count: matter.returns };
  const { silence } = reportingOf(matter, today);
  if (silence > 0) return { reason: 'reportOwed', count: silence };
  const left = workingDaysBetween(today, deadline, calendar);
  return left <= soon ? { reason: 'dueSoon', count: left } : undefined;
}

function officeReason({ state }: Matter): Reason | undefined {
  if (state === 'reportedDone' || state === 'underVerification') return { reason: 'toVerify', count: 0 };
  return state === 'extension' ? { reason: 'toDecide', count: 0 } : undefined;
}

/** The jobs that send a day's digests: one for each channel. */
export function digestJobs(
  channels: readonly { readonly id: string; readonly kind: 'mail' | 'webhook' }[],
  day: Day,
): readonly NewJob[] {
  return channels.map(({ id, kind }) => ({
    key: `digest ${id} ${day}`,
    kind,
    due: `${day}T01:00:00.000Z`,
    payload: { channel: id, day },
  }));
}
