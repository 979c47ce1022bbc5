import type { Figure } from '../figure/figure.ts';
import type { Finding } from '../finding/finding.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { Instant } from '../instant.ts';
import type { LightColour } from '../light/light-colour.ts';
import type { Maybe } from '../missing.ts';
import type { Outlook } from '../outlook/outlook.ts';
import type { ObservationStatus } from '../observation/observation.ts';
import type { PaceAgainst } from '../pace/light.ts';
import type { WeightSource } from '../pace/growth-needed.ts';
import type { PeerSet, Region } from '../region/region.ts';
import type { Span, SpanIso } from '../span/span.ts';
import type { Target } from '../target/target.ts';

/** The month a board is dated by: every indicator shows its own latest cut-off not after it. */
export interface Period {
  readonly year: number;
  readonly month: number;
}

/** What a board row can show. Every one is a figure, present or with the reason why not. */
export const boardFields = [
  'value',
  'growth',
  'share',
  'change',
  'changeFromYearBefore',
  'twoYearAverage',
  'rank',
  'rankChange',
  'distance',
  'shareOfProvince',
  'target',
  'completion',
  'schedule',
  'seasonalSchedule',
  'paceRatio',
  'gap',
  'distanceToSchedule',
  'distanceToHalf',
  'distanceToYear',
  'growthNeeded',
  'howHard',
  'record',
  'aboveBase',
] as const;

export type BoardField = (typeof boardFields)[number];

export interface RankStanding {
  readonly place: number;
  /** Members with data, or the size of the set where the rank is published. */
  readonly of: number;
  readonly withoutData: number;
  readonly source: 'published' | 'computed';
  /** The rank computed from all members' data, where it differs from the published one: both are shown. */
  readonly computed?: number;
  readonly peers: PeerSet;
}

export interface Pace {
  readonly light: LightColour;
  /** What the light went by: a schedule, or the target itself. */
  readonly against: PaceAgainst | 'target';
}

/** A point of a row's course: the headline at a release, null where none is held. */
export interface SparkPoint {
  readonly span: SpanIso;
  readonly value: number | null;
}

/** One indicator on the board (总览): where it stands, against whom, against what goal. */
export interface BoardRow {
  readonly indicator: Indicator;
  readonly region: Region;
  /** What the share is a share of. */
  readonly wholeName?: { readonly zh: string; readonly en: string };
  /** The indicator's own cut-off (数据截止). */
  readonly cutoff: Maybe<Span>;
  readonly status: ObservationStatus | null;
  readonly figures: Readonly<Record<BoardField, Figure>>;
  readonly rank: Maybe<RankStanding>;
  /** What the distance is to. */
  readonly distanceTo: 'province' | 'city' | 'country' | 'meanOfPeers' | null;
  readonly target: Maybe<Target>;
  readonly pace: Maybe<Pace>;
  /** N years' high or low, when it is one worth saying. */
  readonly record: Maybe<{ readonly kind: 'high' | 'low'; readonly years: number; readonly dataEndFirst: boolean }>;
  /** Share of the year already gone by last year's amounts, and where it was taken from. */
  readonly weightFrom: WeightSource | null;
  /** Where the year will end, and how likely the target is (研判前景). */
  readonly outlook: Maybe<Outlook>;
  /** The headline's course since the start of last year, where it was asked for. */
  readonly spark?: readonly SparkPoint[];
  readonly findings: readonly Finding[];
}

/** The board (总览) of one region and month, as of a moment. */
export interface Board {
  readonly region: Region;
  readonly period: Period;
  readonly asOf: Instant;
  readonly rows: readonly BoardRow[];
}

/** The matrix of all counties: the same rows for every member of a peer set. */
export interface Matrix {
  readonly peers: PeerSet;
  readonly period: Period;
  readonly asOf: Instant;
  /** The whole first (city, province), then the members in the set's order. */
  readonly boards: readonly Board[];
}
