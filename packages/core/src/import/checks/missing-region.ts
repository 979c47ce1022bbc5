import { type Indicator, type IndicatorCode, measures } from '../../indicator/indicator.ts';
import type { PeerSet, RegionCode } from '../../region/region.ts';
import type { Span } from '../../span/span.ts';
import type { UnreadRow } from '../reading.ts';
import { slotOf, spanOfSlot } from '../readings-buffer.ts';
import { type Accusation, type CheckScope, regionAt } from './check-scope.ts';
import { indicatorName, regionName, spanName } from './names.ts';

const smallestSet = 5;
/** More than these missing is a table of some of them, not one with a gap. */
const mostMissing = 2;

/** A release of one indicator as the file has it, whatever the measures. */
interface Release {
  readonly code: IndicatorCode;
  readonly indicator: Indicator | undefined;
  readonly span: Span;
  /** Regions with a row, be it only with a mark, and the sheet that it stands on. */
  readonly present: ReadonlyMap<RegionCode, string>;
  readonly ranks: ReadonlyMap<RegionCode, number>;
}

/** What a release has of one peer set. */
interface Attendance {
  readonly set: PeerSet;
  /** Of its members that have a row. */
  readonly present: number;
  readonly ranks: readonly number[];
  /** Where most of them stand. */
  readonly sheet: string;
}

/** A region without a row where its peers have one (缺报). Said of cities, all of which are published; of counties where a rank or the
 *  catalogue's member set shows that there must be one. Never of units outside the divisions (市本级, 管理区, 园区), of one that
 *  is on record already, nor where a row that could not be read may be the one. */
export function* checkMissingRegion(scope: CheckScope): Iterable<Accusation> {
  const sets = scope.peerSets
    .map(({ set }) => ({ set, divisions: set.members.filter((region) => isDivision(scope, region)) }))
    .filter(({ divisions }) => divisions.length >= smallestSet);
  for (const release of releasesIn(scope)) {
    const told = new Set<RegionCode>();
    for (const { set, divisions } of sets) {
      const absent = divisions.filter((region) => !release.present.has(region));
      if (absent.length === 0 || absent.length > divisions.length / 2) continue;
      const attendance = attendanceOf(release, set);
      const missed = absent.filter(
        (region) => !isHeld(scope, release, region) && !mayBeUnread(scope, release, attendance.sheet, region),
      );
      if (missed.length > mostMissing || missed.length > divisions.length * 0.2) continue;
      for (const region of missed) {
        if (told.has(region) || !mustBeThere(scope, release, attendance, region)) continue;
        told.add(region);
        yield accusation(scope, release, attendance, region);
      }
    }
  }
}

/** Cities and counties report always, units outside the divisions as they like. */
function isDivision(scope: CheckScope, region: RegionCode): boolean {
  const level = scope.regions.get(region)?.level;
  return level === 'city' || level === 'county';
}

/** Of a region that a whole sheet leaves out it is said once. */
function accusation(
  scope: CheckScope,
  release: Release,
  { set, present, sheet }: Attendance,
  region: RegionCode,
): Accusation {
  const { regions } = scope.upload.readings;
  const nowhere = !scope.upload.regionsOn(sheet).has(regions.find(region));
  const name = regionName(scope, region);
  const about = nowhere
    ? { indicator: { zh: '本表', en: 'this sheet' }, span: { zh: '', en: 'all periods' } }
    : {
        indicator: indicatorName(scope, release.code),
        span: spanName(scope, release.span, release.code),
      };
  return {
    code: 'missing-region',
    at: { sheet, value: name.zh, ...(nowhere ? { once: `${sheet} ${region}` } : {}) },
    params: () => ({ ...about, region: name, set: set.name, present }),
  };
}

function attendanceOf(release: Release, set: PeerSet): Attendance {
  const ranks = set.members.flatMap((region) => release.ranks.get(region) ?? []);
  const sheets = new Map<string, number>();
  let present = 0;
  for (const region of set.members) {
    const sheet = release.present.get(region);
    if (sheet === undefined) continue;
    present++;
    sheets.set(sheet, (sheets.get(sheet) ?? 0) + 1);
  }
  const [sheet = ''] = [...sheets].toSorted(([, a], [, b]) => b - a)[0] ?? [];
  return { set, present, ranks, sheet };
}

function mustBeThere(scope: CheckScope, release: Release, attendance: Attendance, region: RegionCode): boolean {
  const { set, present, ranks } = attendance;
  const level = scope.regions.get(region)?.level;
  if (level === undefined) return false;
  if (release.indicator !== undefined && (release.indicator.published[level] ?? []).length === 0) return false;
  const ranked = ranks.length >= present - 1 && ranks.length >= smallestSet;
  const highest = Math.max(0, ...ranks);
  const ranksShowGap = ranked && highest > present;
  if (level === 'city' || ranksShowGap) return true;
  // A ranking that is whole without the county is one among fewer.
  return !ranked && release.indicator?.memberSets?.includes(set.code) === true;
}

function isHeld(scope: CheckScope, release: Release, region: RegionCode): boolean {
  return measures.some((measure) => scope.held(release.code, region, slotOf(release.span, measure)) !== undefined);
}

/** A row that could not be read says for certain neither its period nor, often, its region: whatever it does not contradict it may be. */
function mayBeUnread(scope: CheckScope, release: Release, sheet: string, region: RegionCode): boolean {
  return scope.unread.some(
    (row) =>
      row.sheet === sheet &&
      (row.region === undefined ? mayBeNamed(scope, row, region) : row.region === region) &&
      (row.indicator === undefined || row.indicator === release.code),
  );
}

/** Whether a text may mean this region: a short name is part of its name, a slip has a character in common with it beside 市, 县,
 *  区 and the like. */
function mayBeNamed(scope: CheckScope, { regionText: text, isAmbiguous }: UnreadRow, region: RegionCode): boolean {
  if (text === undefined) return true;
  const entry = scope.regions.get(region);
  const names = [region, entry?.name.zh ?? '', ...(entry?.aliases ?? [])].join('');
  if (isAmbiguous === true) return names.includes(text.replace(/\s/gu, ''));
  return [...text].some((character) => !/[\s省市州县区旗盟自治]/u.test(character) && names.includes(character));
}

function* releasesIn(scope: CheckScope): Iterable<Release> {
  const { readings } = scope.upload;
  for (const indicatorId of scope.indicatorIds) {
    const code = readings.indicators.value(indicatorId);
    const bySpan = new Map<number, { present: Map<RegionCode, string>; ranks: Map<RegionCode, number> }>();
    for (const { slot, positions } of scope.upload.blocks(indicatorId)) {
      if (slot < scope.slots.from || slot >= scope.slots.to) continue;
      const span = slot >> 4;
      let release = bySpan.get(span);
      if (release === undefined) bySpan.set(span, (release = { present: new Map(), ranks: new Map() }));
      const isRank = measures[slot & 15] === 'rank';
      for (const position of positions) {
        const region = regionAt(scope, position);
        release.present.set(region, readings.sheet(position));
        if (isRank && !Number.isNaN(readings.value(position))) release.ranks.set(region, readings.value(position));
      }
    }
    const indicator = scope.indicators.get(code);
    for (const [span, release] of bySpan) yield { code, indicator, span: spanOfSlot(span << 4), ...release };
  }
}
