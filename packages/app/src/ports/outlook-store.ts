import type { IndicatorCode, Instant, OutlookVintage, RegionCode } from '@shigan/core';

export interface OutlookQuery {
  readonly regions?: readonly RegionCode[];
  readonly indicators?: readonly IndicatorCode[];
  /** Cut-offs that end in or after this month, given as year*12 + month - 1. */
  readonly cutoffFrom?: number;
  readonly cutoffTo?: number;
}

/** Outlooks (研判前景) in vintages: what was made is never changed, so that it can be held against what happened. */
export interface OutlookStore {
  /** Per region and indicator: of the latest cut-off that is asked for, the vintage made from the latest edition not after the moment;
   *  without its replay. In order of region and indicator. */
  latest(city: RegionCode, query: OutlookQuery, asOf: Instant): Promise<readonly OutlookVintage[]>;
  /** Per region, indicator and cut-off: the vintage made from the latest edition not after the moment; without its replay. In order of
   *  region, indicator and cut-off. */
  standing(city: RegionCode, query: OutlookQuery, asOf: Instant): Promise<readonly OutlookVintage[]>;
  /** Every vintage made from an edition not after the moment, in order of region, indicator, cut-off and edition, with its replay. */
  history(city: RegionCode, query: OutlookQuery, asOf: Instant): Promise<readonly OutlookVintage[]>;
  /** Appends vintages, all or none, and counts as a change of the city. The first one of a region, indicator, cut-off and edition
   *  stands: another is left out. Gives how many were kept. */
  append(city: RegionCode, vintages: readonly OutlookVintage[]): Promise<number>;
  /** Notes that all outlooks of pieces of work were made; a mark says of which work, from which record. */
  noteMade(city: RegionCode, marks: readonly string[], at: Instant): Promise<void>;
  wasMade(city: RegionCode, mark: string): Promise<boolean>;
}
