import type { OutcomeDistribution } from '../forecast/year-end/distribution.ts';
import type { OutlookCalibration } from '../forecast/year-end/calibration.ts';
import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { Maybe } from '../missing.ts';
import type { RegionCode } from '../region/region.ts';
import type { SpanIso } from '../span/span.ts';

/** The rules by which outlooks are made, as one number: a vintage says which it was made by. Grows when they change. */
export const outlookVersion = 2;

/** What an outlook goes by: levels added up from slots (nominal); an index chained from published growth, which need not agree with
 *  levels (comparable); the course of a rate, a share or a balance within its year (course). */
export type OutlookBasis = 'nominal' | 'comparable' | 'course';

/** One way to see the rest of the year, what it sees, and how much it is believed. */
export interface OutlookMember {
  readonly name: OutlookMemberName;
  /** In the unit of the track: percent for growth and shares. */
  readonly value: number;
  /** 0–1; the members' weights add up to one. */
  readonly weight: number;
}

export const outlookMembers = [
  'soFar',
  'lastThree',
  'growthSmoothed',
  'growthDamped',
  'level',
  'stays',
  'usualDrift',
  'halfDrift',
  'lastYearDrift',
  'movesOn',
] as const;

export type OutlookMemberName = (typeof outlookMembers)[number];

/** The outlook for one span, the half-year or the year. */
export interface SpanOutlook {
  readonly span: SpanIso;
  readonly outcome: OutcomeDistribution;
  readonly members: readonly OutlookMember[];
  /** What past misses of the group add to the members' mean, in the unit of the outcome. */
  readonly lean: number;
  /** The same span of the year before, in the unit of the outcome. */
  readonly yearBefore: number | null;
  /** Growth of what is left of the span that the outlook comes to, in percent; null where nothing is added up. */
  readonly rest: number | null;
  /** How good outlooks of past years were, from every cut-off: of this region, and of all members of its peer set. */
  readonly own: Maybe<OutlookCalibration>;
  readonly peers: Maybe<OutlookCalibration>;
}

/** The outlook in one measure: growth, amount, share. */
export interface OutlookTrack {
  readonly measure: Measure;
  readonly basis: OutlookBasis;
  /** At the cut-off, in the indicator's unit or percent: an outlook made from another value than is held now is out of date. */
  readonly soFar: number;
  readonly decimals: number;
  readonly halfYear: Maybe<SpanOutlook>;
  readonly fullYear: Maybe<SpanOutlook>;
}

/** Where the region may end the half-year or the year among its peers. */
export interface RankContent {
  /** `places[0]`: probability of being first. */
  readonly places: readonly number[];
  readonly of: number;
  readonly withoutOutlook: number;
  /** How much of the misses all members share, 0–1. */
  readonly common: number;
}

/** An outlook of a past year, made with nothing known but what came before its cut-off, against what happened. Figures are those held
 *  when it was gone through again: a replay, not what was said then. */
export interface ReplayedOutlook {
  readonly year: number;
  readonly cutoff: SpanIso;
  readonly stated: number;
  readonly actual: number;
  /** The year before, and the stated probability of reaching it. */
  readonly yearBefore: number;
  readonly probability: number;
  readonly inside80: boolean;
  readonly inside95: boolean;
  /** What the growth so far would have said. */
  readonly persistence: number;
}

/** What was worked out for one indicator of one region from its record up to a cut-off. Plain values, to be kept. */
export interface OutlookContent {
  readonly tracks: readonly OutlookTrack[];
  readonly rank: Maybe<RankContent>;
  /** The same for the half-year; absent in what was made by version 1. */
  readonly rankHalfYear?: Maybe<RankContent>;
}

/** An outlook (研判前景) as it was made: with what was known then, and never changed. */
export interface OutlookVintage {
  readonly region: RegionCode;
  readonly indicator: IndicatorCode;
  /** The indicator's own cut-off. */
  readonly cutoff: SpanIso;
  /** The edition that it was made from: reading as of a moment finds the last one made from what was known by then. */
  readonly edition: Instant;
  /** When it was made: later than the edition's time for one that was gone back to. */
  readonly madeAt: Instant;
  readonly version: number;
  readonly content: Maybe<OutlookContent>;
  /** The year's full span gone through for past years. Absent where it was not asked for. */
  readonly replay?: readonly ReplayedOutlook[];
}

/** Outlooks laid out for a board: the last one made for an indicator of a region. */
export type OutlookShelf = (region: RegionCode, indicator: IndicatorCode) => OutlookVintage | undefined;

export function outlookShelf(vintages: Iterable<OutlookVintage>): OutlookShelf {
  const byKey = new Map<string, OutlookVintage>();
  for (const v of vintages) byKey.set(`${v.region}/${v.indicator}`, v);
  return (region, indicator) => byKey.get(`${region}/${indicator}`);
}
