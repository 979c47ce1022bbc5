import { type Actor, dayOf, daysInMonth, formatDay, type MatterTerms, type RegionCode } from '@shigan/core';
import type { Application } from '../../application.ts';
import { asPerson, countyUnit, type Directory, leaderOver, readDirectory, unitNamed } from '../in-charge.ts';
import { listMatters, type MatterList } from '../list-matters.ts';
import type { Moment } from '../moment.ts';

/** What a matter about a thing of a roster is proposed from. */
interface ProposedFrom {
  readonly thing: {
    readonly code: string;
    readonly name: string;
    readonly region: RegionCode | null;
    /** As the roster names them; null where it names none: then the county's. */
    readonly leadUnit: string | null;
    readonly leader: string | null;
  };
  /** What was found, in Chinese. */
  readonly sentence: string;
  /** Where the finding stands, before code and sentence: `重点项目2021-04调度`. */
  readonly source: string;
  readonly done: string;
}

/** What the platform proposes for a matter about a thing of a roster; a person decides on all of it. */
export interface RosterMatterProposal {
  readonly terms: MatterTerms;
  readonly sentence: string;
  /** Matters that are open about the thing already. */
  readonly overlapping: MatterList;
}

/** Proposes a matter from a finding about a thing of a roster (由台账研判提示立项): the lead unit and leader that the roster names, else the
 *  county's; the deadline by the next month's end but one. */
export async function proposeRosterMatter(
  app: Application,
  actor: Actor,
  moment: Moment,
  from: ProposedFrom,
): Promise<RosterMatterProposal> {
  const city = moment.city.code;
  const [directory, held] = await Promise.all([
    readDirectory(app, city, moment.asOf),
    listMatters(app, actor, city, { open: true }),
  ]);
  const matters = held.matters.filter(({ filed: { matter } }) => matter.source.reference.includes(from.thing.code));
  return {
    terms: proposedTerms(from, from.thing.region ?? city, dayOf(moment.asOf), directory),
    sentence: from.sentence,
    overlapping: { ...held, matters },
  };
}

function proposedTerms(
  { thing, sentence, source, done }: ProposedFrom,
  region: RegionCode,
  today: string,
  directory: Directory,
): MatterTerms {
  const { name, code } = thing;
  const unit = leadUnitOf(thing.leadUnit, region, directory);
  const leader = leaderOf(thing.leader, unit?.code, directory);
  return {
    title: `${name}：${sentence}`.slice(0, 60),
    problem: `${name}（${code}）${sentence}`,
    source: { kind: 'finding', reference: `${source} ${code} ${sentence}`, on: today },
    region,
    ...(unit === undefined
      ? {}
      : {
          leadUnit: unit,
          taskForce: {
            name: `${name}专班`.slice(0, 60),
            head: { id: `${unit.code}#head`, name: `${unit.name}主要负责人` },
          },
        }),
    ...(leader === undefined ? {} : { leader }),
    supportingUnits: [],
    deadline: monthEnd(today, 2),
    milestones: [],
    rhythm: { kind: 'monthly', day: 20 },
    done: { text: done },
    measures: [],
    controllability: 4,
  };
}

/** The last day of the month that lies so many months on. */
function monthEnd(today: string, on: number): string {
  const month = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 + on;
  const [year, of] = [Math.floor(month / 12), (month % 12) + 1];
  return formatDay(year, of, daysInMonth(year, of));
}

function leadUnitOf(
  named: string | null,
  region: RegionCode | null,
  directory: Directory,
): { readonly code: string; readonly name: string } | undefined {
  const unit = named === null ? countyUnit(region, directory) : unitNamed(named, directory);
  if (unit !== undefined) return { code: unit.code, name: unit.name.zh };
  return named === null ? undefined : { code: named, name: named };
}

/** The leader that the list names, else the one of the narrowest portfolio that holds the unit. */
function leaderOf(
  named: string | null,
  unit: string | undefined,
  directory: Directory,
): { readonly id: string; readonly name: string } | undefined {
  const found =
    directory.leaders.find((leader) => named !== null && (leader.name === named || named.includes(leader.name))) ??
    leaderOver(unit, directory);
  if (found !== undefined) return asPerson(found);
  return named === null ? undefined : { id: named, name: named };
}
