import { commonShareOfMisses, type OutlookTrial, summariseCalibration } from '../forecast/year-end/calibration.ts';
import { type YearEndCase, yearEndCase } from '../forecast/year-end/case.ts';
import {
  distributionOfAmount,
  knownOutcome,
  type OutcomeDistribution,
  outcomeDistribution,
} from '../forecast/year-end/distribution.ts';
import type { Kinship } from '../forecast/year-end/evidence.ts';
import { learnedFor } from '../forecast/forecast-series.ts';
import { epidemicHalfYear, type IsIntervention } from '../forecast/year-end/interventions.ts';
import { yearEndMembers } from '../forecast/year-end/members.ts';
import { yearEndOutlook } from '../forecast/year-end/outlook.ts';
import { type RankContender, simulateRanks } from '../forecast/year-end/rank-outlook.ts';
import { replayYearEnd, type YearEndReplay } from '../forecast/year-end/replay.ts';
import { slotSum, slotValue } from '../forecast/year-end/slots.ts';
import type { Measure } from '../indicator/indicator.ts';
import { isMissing, type Maybe, missing } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import { cumulative, type SpanIso, spanIso } from '../span/span.ts';
import { courseCase, replayCourse } from './course.ts';
import type {
  OutlookContent,
  OutlookMember,
  OutlookMemberName,
  OutlookTrack,
  RankContent,
  ReplayedOutlook,
  SpanOutlook,
} from './outlook-content.ts';
import type { OutlookTask, RegionTask, TrackTask } from './outlook-task.ts';

/** What was worked out for one region. */
export interface WorkedOutlook {
  readonly region: RegionCode;
  readonly cutoff: SpanIso;
  readonly content: Maybe<OutlookContent>;
  readonly replay: readonly ReplayedOutlook[];
}

const courseMembers: readonly OutlookMemberName[] = ['stays', 'usualDrift', 'halfDrift', 'lastYearDrift', 'movesOn'];

/** Works out the outlooks of one indicator for the members that are wanted: past years of all members are gone through first, from
 *  them come weights, spreads and calibration; then the year in question; then the places. The same task gives the same
 *  outlooks to the last bit. */
export function workOutOutlooks(task: OutlookTask): readonly WorkedOutlook[] {
  const lines = new Map<string, Line>();
  for (const { tracks } of task.regions)
    for (const track of tracks) {
      const key = lineKey(track);
      if (!lines.has(key)) lines.set(key, lineOf(task, key));
    }
  const worked = task.regions.map((member) => ({
    member,
    tracks: member.tracks.flatMap((track) => tracksWorkedOut(task, member, track, lines.get(lineKey(track))!)),
  }));
  const ranks = {
    halfYear: places(task, worked, lines, 'halfYear'),
    fullYear: places(task, worked, lines, 'fullYear'),
  };
  return worked
    .filter(({ member }) => task.wanted.includes(member.region))
    .map(({ member, tracks }) => ({
      region: member.region,
      cutoff: member.cutoff,
      content: contentOf(task, member, tracks, ranks),
      replay: replayOf(task, member, lines),
    }));
}

function contentOf(
  task: OutlookTask,
  member: RegionTask,
  tracks: readonly OutlookTrack[],
  ranks: Readonly<Record<'halfYear' | 'fullYear', ReadonlyMap<RegionCode, Maybe<RankContent>>>>,
): Maybe<OutlookContent> {
  if (member.done >= task.perYear) return missing('year-over');
  if (tracks.every((t) => isMissing(t.fullYear))) return missing('too-short');
  return {
    tracks,
    rank: ranks.fullYear.get(member.region) ?? missing('no-peers'),
    rankHalfYear:
      task.half === 0 ? missing('not-applicable') : (ranks.halfYear.get(member.region) ?? missing('no-peers')),
  };
}

/** Tracks of one kind of all members, and what past years of them have taught, per span. */
interface Line {
  readonly fullYear: YearEndReplay;
  readonly halfYear: YearEndReplay | undefined;
}

function lineKey(track: TrackTask): string {
  return `${track.basis} ${track.measures[0]}`;
}

function kinOf(task: OutlookTask, region: RegionCode, track: TrackTask): Kinship {
  const kind =
    track.basis === 'course'
      ? `course ${track.measures[0]}`
      : `${track.basis} ${task.perYear === 4 ? 'quarterly' : 'monthly'}`;
  return { series: region, group: task.indicator, kind };
}

function isBentYearOf(task: OutlookTask): (year: number) => boolean {
  return (year) => task.abnormalYears.includes(year) || task.abnormalYears.includes(year - 1);
}

/** Months bent by the epidemic, where the city calls that year abnormal. */
function interventionOf(task: OutlookTask): IsIntervention | undefined {
  return task.abnormalYears.includes(2020) ? epidemicHalfYear(task.perYear) : undefined;
}

function lineOf(task: OutlookTask, key: string): Line {
  const members = task.regions.flatMap((member) =>
    member.tracks.filter((t) => lineKey(t) === key).map((track) => ({ member, track })),
  );
  const replay = (until: number): YearEndReplay => {
    const options = { isBentYear: isBentYearOf(task) };
    const isIntervention = interventionOf(task);
    const of = ({ member, track }: (typeof members)[number]) => ({
      kin: kinOf(task, member.region, track),
      until,
      lastTarget: member.year - 1,
    });
    if (members[0]?.track.basis === 'course')
      return replayCourse(
        members.map((m) => ({ ...of(m), values: m.track.slots })),
        options,
      );
    const { network } = learnedFor(task.perYear === 4 ? 4 : 12);
    return replayYearEnd(
      members.map((m) => ({
        ...of(m),
        slots: m.track.slots,
        network,
        ...(isIntervention === undefined ? {} : { isIntervention }),
      })),
      options,
    );
  };
  const open = members.some(({ member }) => member.done < task.half);
  return { fullYear: replay(task.perYear), halfYear: open ? replay(task.half) : undefined };
}

function tracksWorkedOut(task: OutlookTask, member: RegionTask, track: TrackTask, line: Line): readonly OutlookTrack[] {
  return track.measures.map((measure, i) => ({
    measure,
    basis: track.basis,
    soFar: track.soFar[i] ?? Number.NaN,
    decimals: track.decimals[i] ?? 0,
    halfYear:
      task.half === 0
        ? missing('not-applicable')
        : spanWorkedOut({ task, member, track, measure, until: task.half, replay: line.halfYear }),
    fullYear: spanWorkedOut({ task, member, track, measure, until: task.perYear, replay: line.fullYear }),
  }));
}

interface Asked {
  readonly task: OutlookTask;
  readonly member: RegionTask;
  readonly track: TrackTask;
  readonly measure: Measure;
  readonly until: number;
  readonly replay: YearEndReplay | undefined;
}

function spanWorkedOut(asked: Asked): Maybe<SpanOutlook> {
  const { task, member, track, measure, until, replay } = asked;
  const span = spanIso(cumulative(member.year, task.ends[until - 1] ?? 12));
  if (member.done >= until) {
    const value = valueAt(asked, member.year, until);
    if (value === undefined) return missing('no-figure');
    const none = missing('not-applicable');
    return {
      span,
      outcome: rounded(knownOutcome(value)),
      members: [],
      lean: 0,
      yearBefore: yearBeforeOf(asked),
      rest: null,
      own: none,
      peers: none,
    };
  }
  const found = caseOf(asked);
  if (found === undefined || replay === undefined) return missing('too-short');
  const kin = kinOf(task, member.region, track);
  const outlook = yearEndOutlook(replay.record, kin, found);
  const growth = outcomeDistribution(replay.record, kin, found, outlook);
  const inAmount = isAmount(measure);
  const outcome = inAmount ? distributionOfAmount(growth, found.base) : growth;
  const names: readonly OutlookMemberName[] = track.basis === 'course' ? courseMembers : yearEndMembers;
  const members: readonly OutlookMember[] = names.map((name, i) => {
    const value = found.growths[i]!;
    return {
      name,
      value: figures6(inAmount ? found.base * (1 + value / 100) : value),
      weight: figures6(outlook.weights[i]!),
    };
  });
  const isBent = isBentYearOf(task);
  const normal = replay.trials.filter((t) => !isBent(t.year));
  const own = normal.filter((t) => t.kin.series === member.region);
  return {
    span,
    outcome: rounded(outcome),
    members,
    lean: figures6(inAmount ? (found.base * outlook.lean) / 100 : outlook.lean),
    yearBefore: yearBeforeOf(asked),
    rest: restOf(asked, found, outlook.growth),
    own: summariseCalibration(own),
    peers: normal.length === own.length ? missing('no-peers') : summariseCalibration(normal),
  };
}

function caseOf({ task, member: { year, done }, track: { basis, slots }, until }: Asked): YearEndCase | undefined {
  if (basis === 'course') return courseCase(slots, year, done, until, isBentYearOf(task));
  const { network } = learnedFor(task.perYear === 4 ? 4 : 12);
  return yearEndCase(slots, { year, done, until }, network, interventionOf(task));
}

function isAmount(measure: Measure): boolean {
  return measure === 'level' || measure === 'count';
}

/** The figure of a span that is over: growth, amount, or the value at its end. */
function valueAt({ track, measure }: Asked, year: number, until: number): number | undefined {
  const { slots, basis } = track;
  if (basis === 'course') return finite(slotValue(slots, year, until - 1));
  const now = slotSum(slots, year, 0, until);
  if (isAmount(measure)) return finite(now);
  return finite((now / slotSum(slots, year - 1, 0, until) - 1) * 100);
}

function yearBeforeOf(asked: Asked): number | null {
  const value = valueAt(asked, asked.member.year - 1, asked.until);
  return value === undefined ? null : figures6(value);
}

/** Growth of what is left: what the outlook leaves over what the same months brought the year before. */
function restOf({ track, member: { year, done }, until }: Asked, found: YearEndCase, growth: number): number | null {
  if (track.basis === 'course') return null;
  const base = slotSum(track.slots, year - 1, done, until);
  const rest = found.base * (1 + growth / 100) - slotSum(track.slots, year, 0, done);
  const value = finite((rest / base - 1) * 100);
  return value === undefined || base <= 0 ? null : figures6(value);
}

/** The places at the end of the half-year or the year, by growth, drawn for all members together. */
function places(
  task: OutlookTask,
  worked: readonly { readonly member: RegionTask; readonly tracks: readonly OutlookTrack[] }[],
  lines: ReadonlyMap<string, Line>,
  which: 'halfYear' | 'fullYear',
): ReadonlyMap<RegionCode, Maybe<RankContent>> {
  const contenders: RankContender[] = [];
  let decimals = 1;
  let trials: readonly OutlookTrial[] = [];
  for (const { member, tracks } of worked) {
    const track = tracks.find((t) => t.measure === 'yoy');
    const found = track?.[which];
    if (track === undefined || found === undefined || isMissing(found)) continue;
    contenders.push({ code: member.region, outcome: found.outcome });
    decimals = track.decimals;
    trials = lines.get(`${track.basis} yoy`)?.[which]?.trials ?? trials;
  }
  const out = new Map<RegionCode, Maybe<RankContent>>();
  if (contenders.length < 3) {
    for (const { member } of worked)
      out.set(member.region, missing(worked.length < 3 ? 'no-peers' : 'fewer-than-three'));
    return out;
  }
  const common = commonShareOfMisses(trials);
  for (const { code, places: at } of simulateRanks(contenders, { better: task.better, common, decimals }))
    out.set(code, {
      places: at,
      of: contenders.length,
      withoutOutlook: worked.length - contenders.length,
      common: figures6(common),
    });
  for (const { member } of worked) if (!out.has(member.region)) out.set(member.region, missing('too-short'));
  return out;
}

/** Past years of the region's first track, from every cut-off. */
function replayOf(task: OutlookTask, member: RegionTask, lines: ReadonlyMap<string, Line>): readonly ReplayedOutlook[] {
  const [first] = member.tracks;
  const trials = (first && lines.get(lineKey(first))?.fullYear.trials) ?? [];
  return trials
    .filter((t) => t.kin.series === member.region)
    .map((t) => ({
      year: t.year,
      cutoff: spanIso(cumulative(t.year, task.ends[t.done - 1] ?? 12)),
      stated: figures6(t.growth),
      actual: figures6(t.actual),
      yearBefore: figures6(t.yearBefore),
      probability: figures6(t.probability),
      inside80: t.inside[0] === true,
      inside95: t.inside[1] === true,
      persistence: figures6(t.members[0] ?? t.growth),
    }));
}

function rounded(d: OutcomeDistribution): OutcomeDistribution {
  return { centre: figures6(d.centre), shares: d.shares, halfWidths: d.halfWidths.map(figures6) };
}

/** Six significant digits are more than any outlook is worth, and keep what is stored small. */
function figures6(value: number): number {
  return Number(value.toPrecision(6));
}

function finite(value: number): number | undefined {
  return Number.isFinite(value) ? value : undefined;
}
