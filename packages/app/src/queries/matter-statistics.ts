import { type Actor, isOpen, type MatterState, type RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import { type MatterStanding, standingsOf } from '../supervision/standing.ts';
import { type MattersAsked, readMatters } from './list-matters.ts';
import type { Moment } from './moment.ts';

/** How the matters of a group stand. */
export interface MatterCounts {
  readonly all: number;
  readonly open: number;
  readonly overdue: number;
  readonly concluded: number;
  /** Lights two steps apart. */
  readonly disagreeing: number;
  /** Reports due, and those that came in time. */
  readonly reportsDue: number;
  readonly reportsOnTime: number;
}

export interface MatterGroup extends MatterCounts {
  readonly code: string;
  readonly name: string;
}

export interface MatterStatistics {
  readonly moment: Moment;
  readonly whole: MatterCounts;
  /** States that nothing is in are left out. */
  readonly byState: Readonly<Partial<Record<MatterState, number>>>;
  readonly bySchedule: Readonly<Record<'red' | 'yellow' | 'green' | 'done' | 'suspended' | 'none', number>>;
  readonly byLeader: readonly MatterGroup[];
  readonly byUnit: readonly MatterGroup[];
  readonly byRegion: readonly MatterGroup[];
}

/** Statistics of matters (督办统计) as of a moment: by state and schedule, by leader, unit and region, those with most overdue first. */
export async function readMatterStatistics(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: MattersAsked = {},
): Promise<MatterStatistics> {
  const { context, matters } = await readMatters(app, actor, city, asked);
  const standings = await standingsOf(context, matters);
  const byState: Partial<Record<MatterState, number>> = {};
  const bySchedule = { red: 0, yellow: 0, green: 0, done: 0, suspended: 0, none: 0 };
  for (const { filed, lights } of standings) {
    byState[filed.matter.state] = (byState[filed.matter.state] ?? 0) + 1;
    bySchedule[lights.schedule ?? 'none']++;
  }
  return {
    moment: context.moment,
    whole: countsOf(standings),
    byState,
    bySchedule,
    byLeader: groupsOf(standings, ({ filed: { matter } }) => matter.leader && [matter.leader.id, matter.leader.name]),
    byUnit: groupsOf(
      standings,
      ({ filed: { matter } }) => matter.leadUnit && [matter.leadUnit.code, matter.leadUnit.name],
    ),
    byRegion: groupsOf(standings, ({ filed: { matter } }) => [
      matter.region,
      context.registry.regions.get(matter.region)?.name.zh ?? matter.region,
    ]),
  };
}

function countsOf(standings: readonly MatterStanding[]): MatterCounts {
  const counts = {
    all: standings.length,
    open: 0,
    overdue: 0,
    concluded: 0,
    disagreeing: 0,
    reportsDue: 0,
    reportsOnTime: 0,
  };
  for (const { filed, schedule, disagreement, reporting } of standings) {
    if (isOpen(filed.matter.state)) counts.open++;
    if (schedule?.light === 'red' && schedule.workingDaysLeft === 0) counts.overdue++;
    if (filed.matter.concludedOn !== null) counts.concluded++;
    if (disagreement.firstOnAgenda) counts.disagreeing++;
    counts.reportsDue += reporting.due;
    counts.reportsOnTime += reporting.onTime;
  }
  return counts;
}

function groupsOf(
  standings: readonly MatterStanding[],
  keyOf: (one: MatterStanding) => readonly [code: string, name: string] | undefined,
): readonly MatterGroup[] {
  const groups = new Map<string, { readonly name: string; readonly members: MatterStanding[] }>();
  for (const one of standings) {
    const key = keyOf(one);
    if (key === undefined) continue;
    const group = groups.get(key[0]) ?? { name: key[1], members: [] };
    group.members.push(one);
    groups.set(key[0], group);
  }
  return [...groups]
    .map(([code, { name, members }]) => ({ code, name, ...countsOf(members) }))
    .toSorted((a, b) => b.overdue - a.overdue || b.open - a.open || (a.code < b.code ? -1 : 1));
}
