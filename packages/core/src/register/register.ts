import type { Leader, Unit } from '../access/unit.ts';
import type { LadderRung } from '../enterprise/ladder/rung.ts';
import type { CategoryThreshold } from '../enterprise/ladder/threshold.ts';
import type { Instant } from '../instant.ts';
import type { Indicator } from '../indicator/indicator.ts';
import type { AssessmentPolicy } from '../incentive/assessment/assessment.ts';
import { ruleSetKey, type RuleSet } from '../incentive/catalogue.ts';
import type { PointsPolicy } from '../incentive/points/policy.ts';
import type { PracticeNote } from '../incentive/practice.ts';
import { decisionKey, type MeasureDecision, type SubItemWork, workKey } from '../incentive/work.ts';
import type { PeerSet, Region } from '../region/region.ts';
import type { Target } from '../target/target.ts';

/** The registers (名录): everything that a page reads beside observations. Each entry is kept in vintages like an
 *  observation, so that what was read yesterday can be read again, whatever is changed today. */
export interface Registers {
  readonly indicator: Indicator;
  readonly region: Region;
  readonly peerSet: PeerSet;
  readonly target: Target;
  readonly rule: RuleSetting;
  readonly calendar: CalendarYear;
  readonly settings: Settings;
  readonly layout: LayoutMemory;
  readonly unit: Unit;
  readonly leader: Leader;
  readonly ruleSet: RuleSet;
  readonly measureDecision: MeasureDecision;
  readonly subItemWork: SubItemWork;
  readonly pointsPolicy: PointsPolicy;
  readonly assessmentPolicy: AssessmentPolicy;
  readonly practiceNote: PracticeNote;
  readonly categoryThreshold: CategoryThreshold;
  readonly ladderRung: LadderRung;
}

export type RegisterName = keyof Registers;

/** A built-in finding rule as a city sets it: on or off, severity, thresholds. */
export interface RuleSetting {
  readonly code: string;
  readonly enabled: boolean;
  readonly severity: 'info' | 'notice' | 'warning';
  readonly thresholds: Readonly<Record<string, number>>;
}

/** Working-day calendar of one year (节假日和调休). */
export interface CalendarYear {
  readonly year: number;
  /** Weekdays that are holidays. */
  readonly holidays: readonly string[];
  /** Weekend days that are worked (调休上班). */
  readonly workdays: readonly string[];
  readonly verified: boolean;
}

/** Settings of the city. */
export interface Settings {
  /** Years left out of the seasonal schedule (2020). */
  readonly abnormalYears: readonly number[];
  readonly paceLight: {
    readonly levelYellow: number;
    readonly growthYellow: number;
    readonly rankYellow: number;
    readonly milestoneYellowDays: number;
  };
  /** How the office signs its economic bulletin; absent: made from the city's name. */
  readonly bulletin?: {
    readonly masthead: string;
    readonly unit: string;
    readonly addressees: string;
    readonly copiesTo: string;
  };
  /** Number of tiers (方阵) of a ranking. */
  readonly tiers: number;
}

/** How a layout was read, remembered for the next month's file of the same head. */
export interface LayoutMemory {
  /** Fingerprint of the folded head, without periods and figures. */
  readonly head: string;
  readonly layout: string;
  readonly mapping: Readonly<Record<string, string>>;
  /** The file and sheet that it was last learnt from, for people: a fingerprint tells them nothing. */
  readonly seenIn?: { readonly file: string; readonly sheet: string };
}

/** One vintage of one entry; `body` null withdraws the entry from `knownFrom` on. */
export interface RegisterEntry<N extends RegisterName = RegisterName> {
  readonly register: N;
  readonly key: string;
  readonly body: Registers[N] | null;
  readonly knownFrom: Instant;
  readonly storedAt: Instant;
  readonly by: string;
}

/** How each register's entries are known. */
const keys: { readonly [N in RegisterName]: (body: Registers[N]) => string } = {
  indicator: (i) => i.code,
  region: (r) => r.code,
  peerSet: (p) => p.code,
  target: (t) => `${t.year}/${t.region}/${t.indicator}/${t.kind}`,
  rule: (r) => r.code,
  calendar: (c) => String(c.year),
  settings: () => 'city',
  layout: (l) => l.head,
  unit: (u) => u.code,
  leader: (l) => l.code,
  ruleSet: (r) => ruleSetKey(r),
  measureDecision: (d) => decisionKey(d),
  subItemWork: (w) => workKey(w),
  pointsPolicy: (p) => String(p.year),
  assessmentPolicy: (p) => String(p.year),
  practiceNote: (n) => n.id,
  categoryThreshold: (t) => t.code,
  ladderRung: (r) => r.code,
};

/** The key of an entry within its register. */
export function registerKey<N extends RegisterName>(register: N, body: Registers[N]): string {
  return keys[register](body);
}
