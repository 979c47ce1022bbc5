import { addDays, type Day, dayOf, type Instant } from '../instant.ts';
import { isOwed, reportingOf } from '../supervision/due.ts';
import type { MatterEvent } from '../supervision/event.ts';
import type { Matter } from '../supervision/matter.ts';
import type { MatterAct } from '../supervision/state.ts';
import { seesMatter } from '../supervision/visibility.ts';
import type { Notification, NotificationReader } from './notification.ts';

/** What somebody has to do with a matter (与事项的关系). */
export type Party = 'leadUnit' | 'supportingUnit' | 'leader' | 'office';

/** Whom an act concerns, and of whom it asks something. */
interface Concern {
  readonly tells: readonly Party[];
  readonly asks: readonly Party[];
}

function concern(tells: readonly Party[], asks: readonly Party[] = []): Concern {
  return { tells, asks };
}

/** Whom each act concerns (通知对象). Whoever did it is not told. What a unit notes for itself concerns nobody else. */
export const concerns: Readonly<Record<MatterAct, Concern>> = {
  draft: concern([]),
  approve: concern([]),
  assign: concern(['supportingUnit', 'leader'], ['leadUnit']),
  acknowledge: concern([]),
  start: concern([]),
  reportDone: concern(['leader'], ['office']),
  beginVerification: concern(['leadUnit']),
  return: concern(['leader'], ['leadUnit']),
  restart: concern([]),
  conclude: concern(['leadUnit', 'supportingUnit', 'leader', 'office']),
  strikeOff: concern(['leadUnit', 'leader']),
  archive: concern([]),
  askExtension: concern(['leader'], ['office']),
  grantExtension: concern(['leadUnit', 'supportingUnit', 'leader']),
  refuseExtension: concern(['leader'], ['leadUnit']),
  suspend: concern(['leadUnit', 'supportingUnit', 'leader']),
  resume: concern(['supportingUnit', 'leader'], ['leadUnit']),
  merge: concern(['leadUnit', 'supportingUnit', 'leader']),
  separate: concern(['leadUnit', 'supportingUnit', 'leader']),
  askReview: concern([], ['office']),
  uphold: concern(['leadUnit', 'leader']),
  overturn: concern(['leadUnit', 'leader'], ['office']),
  amend: concern(['leadUnit']),
  report: concern(['office']),
  judgeReport: concern(['leadUnit']),
  verifyMilestone: concern(['leadUnit']),
  grade: concern(['leadUnit', 'leader']),
  instruct: concern(['supportingUnit'], ['leadUnit', 'office']),
  attach: concern([]),
  remind: concern([], ['leadUnit']),
  readReminder: concern(['office']),
  issueNote: concern(['leader'], ['leadUnit']),
  escalate: concern(['leader'], ['leadUnit']),
  judgePromise: concern(['leadUnit']),
};

/** Roles that answer for their unit. */
const ofUnit: ReadonlySet<string> = new Set(['unitHead', 'caseOfficer', 'countyOfficer']);

/** What a reader has to do with a matter; a person can have several parts in it. */
export function partiesOf(reader: NotificationReader, matter: Matter): ReadonlySet<Party> {
  const found = new Set<Party>();
  const { unit, leader, roles } = reader;
  if (roles.some((role) => ofUnit.has(role)) && unit !== undefined) {
    if (matter.leadUnit?.code === unit) found.add('leadUnit');
    if (matter.supportingUnits.some(({ code }) => code === unit)) found.add('supportingUnit');
  }
  if (leader !== undefined && matter.leader?.id === leader) found.add('leader');
  if (roles.includes('supervisionOfficer')) found.add('office');
  return found;
}

/** What of a matter concerns a reader between two moments: what others did about it, its deadline when it passes, reports that were
 *  due and did not come. `events` are the matter's, any of them. */
export function matterNotifications(
  reader: NotificationReader,
  matter: Matter,
  events: readonly MatterEvent[],
  window: { readonly from: Instant; readonly until: Instant },
): readonly Notification[] {
  if (!seesMatter(reader, matter)) return [];
  const parties = partiesOf(reader, matter);
  if (parties.size === 0) return [];
  const within = ({ at }: Notification): boolean => at > window.from && at <= window.until;
  const acts = events.flatMap((event) => actNotification(reader, parties, matter, event));
  const days = dayNotifications(parties, matter, dayOf(window.until));
  return [...acts, ...days].filter(within);
}

function actNotification(
  reader: NotificationReader,
  parties: ReadonlySet<Party>,
  { id, title }: Matter,
  event: MatterEvent,
): readonly Notification[] {
  const { tells, asks } = concerns[event.act];
  const isAsked = asks.some((party) => parties.has(party));
  const isOwn = event.by.id === reader.id || event.by.enteredBy === reader.id;
  if (isOwn || !(isAsked || tells.some((party) => parties.has(party)))) return [];
  const { words, note, step, newDeadline } = event.details;
  const details = {
    ...(words === undefined ? {} : { words }),
    ...(note === undefined ? {} : { note }),
    ...(step === undefined ? {} : { step }),
    ...(newDeadline === undefined ? {} : { newDeadline }),
  };
  return [
    {
      key: `act ${id} ${event.version}`,
      at: event.at,
      subject: { kind: 'matter', id, title, version: event.version },
      news: { kind: 'act', act: event.act, by: event.by.name, details, reason: event.reason },
      asks: isAsked,
    },
  ];
}

/** What the calendar makes news: told at the day's beginning, in China. */
function dayNotifications(parties: ReadonlySet<Party>, matter: Matter, today: Day): readonly Notification[] {
  const { id, title, deadline, state } = matter;
  if (deadline === undefined || !isOwed(state)) return [];
  const subject = { kind: 'matter', id, title, version: null } as const;
  const found: Notification[] = [];
  const isLead = parties.has('leadUnit');
  if (deadline < today && (isLead || parties.has('leader') || parties.has('office')))
    found.push({
      key: `overdue ${id} ${deadline}`,
      at: beginning(addDays(deadline, 1)),
      subject,
      news: { kind: 'overdue', deadline },
      asks: isLead,
    });
  const { owedSince, silence } = reportingOf(matter, today);
  if (isLead && owedSince !== null)
    found.push({
      key: `owed ${id} ${owedSince} ${silence}`,
      at: beginning(addDays(owedSince, 1)),
      subject,
      news: { kind: 'reportOwed', since: owedSince, times: silence },
      asks: true,
    });
  return found;
}

/** The first moment of a day in China. */
export function beginning(day: Day): Instant {
  return `${addDays(day, -1)}T16:00:00.000Z`;
}
