import type { EnterpriseCategory } from '../enterprise/enterprise.ts';
import type { ReturnItem } from '../enterprise/enterprise-return.ts';
import type { CapitalOrigin } from '../attraction/deal.ts';
import type { ProjectPart } from '../project/project-parts.ts';
import type { RegionCode, RegionLevel } from '../region/region.ts';

/** Indicator code: short kebab-case English (`industrial-value-added`), or a vendor's series id for section `external`. */
export type IndicatorCode = string;

/** What of an indicator a value states (指标值的口径).
 *  - level 总量, count 家数/个数
 *  - yoy 同比增速, % ; twoYearAverage 两年平均增速, % ; sequential 环比 (seasonally adjusted), %
 *  - share 占比, % ; index 指数
 *  - rank 位次, of the measure the indicator is ranked by (`rankedBy`, growth unless said)
 *  - contribution 拉动, percentage points ; contributionShare 贡献率, % */
export type Measure =
  | 'level'
  | 'count'
  | 'yoy'
  | 'twoYearAverage'
  | 'sequential'
  | 'share'
  | 'index'
  | 'rank'
  | 'contribution'
  | 'contributionShare';

export const measures: readonly Measure[] = [
  'level',
  'count',
  'yoy',
  'twoYearAverage',
  'sequential',
  'share',
  'index',
  'rank',
  'contribution',
  'contributionShare',
];

const percentages: ReadonlySet<Measure> = new Set([
  'yoy',
  'twoYearAverage',
  'sequential',
  'share',
  'contributionShare',
]);

/** Whether a measure is in percent. */
export function isPercentage(measure: Measure): boolean {
  return percentages.has(measure);
}

export type Frequency = 'A' | 'Q' | 'M';

/** Which way is better (指标方向). */
export type Direction = 'higher' | 'lower' | 'neutral';

export type IndicatorSection =
  | 'output'
  | 'industry'
  | 'investment'
  | 'consumption'
  | 'trade'
  | 'finance'
  | 'banking'
  | 'prices'
  | 'income'
  | 'entities'
  | 'energy'
  | 'external';

/** An entry of the catalogue (指标目录). All of it is data that a city edits. */
export interface Indicator {
  readonly code: IndicatorCode;
  readonly section: IndicatorSection;
  /** Place within its section on boards and in tables; those without stand last, by code. */
  readonly order?: number;
  readonly name: { readonly zh: string; readonly en: string };
  /** Other names in use (规上工业增加值, 社会消费品零售额), matched after folding. */
  readonly aliases: readonly string[];
  /** Definition (口径) in one or two sentences. */
  readonly definition: { readonly zh: string; readonly en: string };
  /** What a figure of it is: an amount, a number of things, a rate, a balance at the end of the span, an index. */
  readonly kind: 'amount' | 'count' | 'rate' | 'balance' | 'index';
  /** What is published, per region level: industry has growth only, investment has no level below the nation. */
  readonly published: Readonly<Partial<Record<RegionLevel, readonly Measure[]>>>;
  /** The measure that a board row shows first, that peers are ranked by and that targets speak of unless they say otherwise. */
  readonly headline: Measure;
  /** What published ranks rank; `yoy` for most. */
  readonly rankedBy: Measure;
  /** Canonical unit of level or count (亿元, 家). */
  readonly unit: string;
  /** Decimals that are usual per measure; what was published keeps its own. */
  readonly decimals: Readonly<Partial<Record<Measure, number>>>;
  readonly better: Direction;
  readonly frequency: Frequency;
  /** The month of the first release of a year: 1 (fiscal, prices), 2 (no January), 3 (quarterly), 12 (annual). */
  readonly firstMonth: number;
  /** Released cumulatively (1-4月), or by the single month or quarter, or as the state at its end. */
  readonly accumulation: 'cumulative' | 'single' | 'endOfSpan';
  /** Usual release: day of the month, `lagMonths` after the span's last month (错月指标 have 2). */
  readonly release: { readonly day: number; readonly lagMonths: number };
  /** May be negative, and a cumulative value may be below an earlier one of the year (利润总额, 亏损企业): a fall is no fault. */
  readonly mayFall?: true;
  /** Growth is on a comparable basis (可比口径): it need not equal the ratio of levels. */
  readonly comparableBasis: boolean;
  /** Prices of growth: constant (不变价) or current. */
  readonly prices: 'constant' | 'current' | 'none';
  /** The indicator of which this one is a part or an of-which item (其中). */
  readonly parent?: IndicatorCode;
  /** The whole whose growth this one's is watched against: private investment against all investment. */
  readonly watchedAgainst?: IndicatorCode;
  /** What `share` is a share of, where it is published or watched. */
  readonly shareOf?: IndicatorCode;
  /** Groups of indicators that add up to this one (税收 + 非税). */
  readonly parts?: readonly (readonly IndicatorCode[])[];
  /** The drivers of its growth (三大需求: consumption, investment, exports), looked at side by side. */
  readonly drivers?: readonly IndicatorCode[];
  /** Peer sets whose members add up to the region they are of (市本级 + 13 units). Absent: sums are never checked. */
  readonly memberSets?: readonly string[];
  /** Series used for last year's share of the span where the region has no level of its own. */
  readonly weightProxy?: readonly IndicatorCode[];
  /** Reasonable range (合理区间) of the headline measure. */
  readonly reasonable?: { readonly low?: number; readonly high?: number };
  /** Headline thresholds: beyond `alarm` is a warning, beyond `good` is good news; by the direction. */
  readonly alarm?: number;
  readonly good?: number;
  readonly responsible?: { readonly department: string; readonly leader?: string };
  /** The enterprises that it is made of, and the item of their returns: its page leads to them. The indicator need not be their sum. */
  readonly madeOf?: { readonly category: EnterpriseCategory; readonly item: ReturnItem };
  /** The part of the key projects' spending that feeds it. */
  readonly madeOfProjects?: ProjectPart;
  /** The deals of investment attraction whose arrived funds feed it. */
  readonly madeOfDeals?: CapitalOrigin;
  /** For section `external`: where the series comes from and what it is about. */
  readonly series?: {
    readonly vendorId: string;
    readonly region: RegionCode;
    readonly measure: Measure;
    readonly source: string;
  };
  readonly verified: boolean;
}
