import { isMissing, type Maybe } from '../../missing.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Authority } from '../authority.ts';
import type { Standing } from '../standing.ts';
import type { GapVerdict } from '../trend.ts';
import type { AwardFigure } from './award-figure.ts';

/** One year of a city. */
export interface YearLine {
  readonly year: number;
  readonly total: AwardFigure;
  readonly cityLevel: AwardFigure;
  readonly counties: AwardFigure;
  /** Against the year before; none for the first. */
  readonly change: AwardFigure | null;
}

export interface CountyLine {
  readonly code: RegionCode;
  readonly thisYear: AwardFigure;
  readonly overYears: AwardFigure;
}

export interface PeerLine {
  readonly code: RegionCode;
  readonly years: readonly { readonly year: number; readonly peer: AwardFigure; readonly gap: AwardFigure }[];
  readonly verdict: Maybe<GapVerdict>;
}

/** One city's line in the table of the province: figures that its own report holds as well, and is explained by. */
export interface ProvinceLine {
  readonly code: RegionCode;
  readonly total: AwardFigure;
  readonly cityLevel: AwardFigure;
  readonly rankTotal: AwardFigure;
  readonly rankCityLevel: AwardFigure;
  readonly tierTotal: AwardFigure;
  readonly tierCityLevel: AwardFigure;
  readonly cityLevelAgainstMean: AwardFigure;
  readonly countiesAgainstMean: AwardFigure;
}

/** Where a city stands by its awards (激励排位), every number a figure. */
export interface StandingReport {
  readonly region: RegionCode;
  readonly authority: Authority;
  readonly year: number;
  readonly years: readonly YearLine[];
  readonly overYears: AwardFigure;
  /** Of the State Council, over all years to this one. */
  readonly stateCouncil: AwardFigure;
  readonly items: AwardFigure;
  readonly rankTotal: AwardFigure;
  readonly rankCityLevel: AwardFigure;
  readonly tierTotal: AwardFigure;
  readonly tierCityLevel: AwardFigure;
  readonly cityLevelMean: AwardFigure;
  readonly countyMean: AwardFigure;
  readonly ownCountyMean: AwardFigure;
  readonly cityLevelAgainstMean: AwardFigure;
  readonly countiesAgainstMean: AwardFigure;
  readonly counties: readonly CountyLine[];
  readonly countiesWithNone: { readonly count: AwardFigure; readonly codes: readonly RegionCode[] };
  readonly neverWon: { readonly count: AwardFigure; readonly measures: readonly string[] };
  readonly largest: Maybe<{ readonly measure: string; readonly count: AwardFigure; readonly share: AwardFigure }>;
  readonly byMeasure: readonly { readonly measure: string; readonly count: AwardFigure }[];
  readonly peers: readonly PeerLine[];
  readonly wonBySimilar: readonly { readonly measure: string; readonly cities: readonly RegionCode[] }[];
  readonly standing: Standing;
  /** Every city of the set, in its order. */
  readonly province: readonly ProvinceLine[];
}

/** Every figure that a report shows, with those they rest on. */
export function figuresOfReport(report: StandingReport): readonly AwardFigure[] {
  const { largest } = report;
  return [
    ...report.years.flatMap((line) => [
      line.total,
      line.cityLevel,
      line.counties,
      ...(line.change === null ? [] : [line.change]),
    ]),
    report.overYears,
    report.stateCouncil,
    report.items,
    report.rankTotal,
    report.rankCityLevel,
    report.tierTotal,
    report.tierCityLevel,
    report.cityLevelMean,
    report.countyMean,
    report.ownCountyMean,
    report.cityLevelAgainstMean,
    report.countiesAgainstMean,
    ...report.counties.flatMap((line) => [line.thisYear, line.overYears]),
    report.countiesWithNone.count,
    report.neverWon.count,
    ...(isMissing(largest) ? [] : [largest.count, largest.share]),
    ...report.byMeasure.map((line) => line.count),
    ...report.peers.flatMap((peer) => peer.years.flatMap((line) => [line.peer, line.gap])),
  ];
}
