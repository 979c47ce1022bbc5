import type { BoardRow, Period } from '../board/board.ts';
import type { Figure } from '../figure/figure.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Day, Instant } from '../instant.ts';
import type { Maybe } from '../missing.ts';
import type { Observation } from '../observation/observation.ts';
import type { PeerSet, Region } from '../region/region.ts';
import type { Span } from '../span/span.ts';

/** Everything that the record has of one indicator of one region (指标详情), as of a moment: what the indicator's page shows. */
export interface IndicatorDetail {
  readonly region: Region;
  readonly indicator: Indicator;
  readonly period: Period;
  readonly asOf: Instant;
  /** Name of the whole that the region is ranked within (全省). */
  readonly wholeName?: Region['name'];
  /** Where it stands: the same row as on the board. */
  readonly row: BoardRow;
  readonly course: readonly CoursePoint[];
  /** The same span of earlier years, oldest first: what a record is one of. */
  readonly years: readonly YearPoint[];
  readonly required: Maybe<readonly RequiredPoint[]>;
  readonly base: Maybe<BasePath>;
  readonly standings: Maybe<Standings>;
  readonly counties: Maybe<CountyStandings>;
  readonly composition: Composition;
  readonly drivers: readonly Driver[];
  readonly revisions: readonly RevisedFigure[];
  readonly nextRelease: { readonly span: Span; readonly day: Day };
}

/** One release of the course (走势). */
export interface CoursePoint {
  readonly span: Span;
  readonly headline: Figure;
  readonly growth: Figure;
  readonly amount: Figure;
  readonly twoYearAverage: Figure;
  /** The headline of the whole that the region is ranked within. */
  readonly whole: Figure;
  /** The headline or the amount has an earlier value. */
  readonly revised: boolean;
}

export interface YearPoint {
  readonly year: number;
  readonly headline: Figure;
}

/** What was to be reached by the end of a span, and what was (应完成与实际). */
export interface RequiredPoint {
  readonly span: Span;
  readonly due: Figure;
  /** Absent before its release. */
  readonly actual: Figure;
}

/** The growth that last year's path alone would give, if the two-year average of the cut-off held (基数效应). */
export interface BasePath {
  readonly basis: 'quarter' | 'cumulative';
  readonly twoYearAverage: Figure;
  readonly points: readonly BasePoint[];
}

export interface BasePoint {
  readonly span: Span;
  readonly path: Figure;
  readonly lastYear: Figure;
  readonly actual: Figure;
}

/** The ranking of the peers over time (位次变化). */
export interface Standings {
  readonly peers: PeerSet;
  /** Oldest first; the last is the ranking at the cut-off. */
  readonly releases: readonly ReleaseStanding[];
  /** At the cut-off, best first; those without data last. */
  readonly members: readonly MemberStanding[];
}

export interface ReleaseStanding {
  readonly span: Span;
  readonly rank: Figure;
  readonly whole: Figure;
  /** Every member's value of what is ranked, in the set's order; absent ones are left out. */
  readonly values: readonly Figure[];
}

export interface MemberStanding {
  readonly region: Region;
  readonly value: Figure;
  readonly rank: Figure;
}

/** The parts of a region (县市区) at the cut-off, and how they stood before. */
export interface CountyStandings {
  readonly peers: PeerSet;
  readonly span: Span;
  readonly previousSpan: Span;
  readonly members: readonly CountyStanding[];
}

export interface CountyStanding extends MemberStanding {
  readonly distance: Figure;
  /** At the previous release, and at the same span of the year before. */
  readonly previous: StandingThen;
  readonly yearBefore: StandingThen;
  readonly course: readonly { readonly span: Span; readonly headline: Figure }[];
}

export interface StandingThen {
  readonly value: Figure;
  readonly rank: Figure;
}

/** What the indicator is made of: parts that add up, and items counted within it (其中). */
export interface Composition {
  readonly parts: readonly PartOfWhole[];
  readonly items: readonly PartOfWhole[];
  /** Members that add up to the region, where the catalogue says that they do. */
  readonly members: readonly MemberPart[];
}

export interface PartFigures {
  readonly amount: Figure;
  readonly growth: Figure;
  readonly contribution: Figure;
  readonly contributionShare: Figure;
}

export interface PartOfWhole extends PartFigures {
  readonly indicator: Indicator;
  readonly cutoff: Span;
  readonly share: Figure;
}

export interface MemberPart extends PartFigures {
  readonly region: Region;
}

/** One of the drivers of growth (三大需求), at its own cut-off. */
export interface Driver {
  readonly indicator: Indicator;
  readonly cutoff: Maybe<Span>;
  readonly growth: Figure;
  /** As published, else absent: it cannot be worked out from growth alone. */
  readonly contribution: Figure;
}

/** A value that was changed (修订): what it was, what it is, when and by which file. */
export interface RevisedFigure {
  readonly region: Region;
  readonly span: Span;
  readonly old: Figure;
  readonly now: Figure;
  readonly observation: Observation;
}
