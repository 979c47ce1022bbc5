import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { Day, Instant } from '../instant.ts';
import type { LightColour } from '../light/light-colour.ts';
import type { RegionCode } from '../region/region.ts';
import type { SpanIso } from '../span/span.ts';
import type { Bound } from '../target/target.ts';
import type { MatterAct, MatterState } from './state.ts';

/** Id of a matter: of the program, never printed. */
export type MatterId = string;

/** A unit (单位): a department, county or park. */
export interface UnitRef {
  readonly code: string;
  readonly name: string;
}

export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** Where a matter comes from (来源). */
export const sourceKinds = [
  'meeting',
  'document',
  'instruction',
  'inspection',
  'selfCheck',
  'incentiveMeasure',
  'enterpriseRequest',
  'campaign',
  'finding',
] as const;

export type SourceKind = (typeof sourceKinds)[number];

export interface MatterSource {
  readonly kind: SourceKind;
  /** Number of the document, name of the meeting or campaign, rule and span of the finding. */
  readonly reference: string;
  readonly on: Day;
}

/** A task force (专班) with one head (专班负责人). */
export interface TaskForce {
  readonly name: string;
  readonly head: PersonRef;
  readonly size?: number;
}

/** What counts as done where it can be measured (指标条件): the platform evaluates it by itself when data come in. */
export interface IndicatorCondition {
  readonly indicator: IndicatorCode;
  readonly region: RegionCode;
  readonly measure: Measure;
  readonly bound: Bound;
  readonly goal: number;
  readonly decimals: number;
  readonly unit: string;
  /** The span by whose release it is to be met. */
  readonly by: SpanIso;
}

/** What counts as done (办结标准): a text, and a condition where it can be measured. */
export interface DoneCriterion {
  readonly text: string;
  readonly condition?: IndicatorCondition;
}

/** A milestone (节点) with its weight in the whole. */
export interface Milestone {
  readonly id: string;
  readonly name: string;
  readonly due: Day;
  readonly weight: number;
}

export interface MilestoneStanding extends Milestone {
  readonly verifiedOn: Day | null;
}

/** A measure (措施) with the effect that its author expects. */
export interface MatterMeasure {
  readonly id: string;
  readonly text: string;
  readonly expected?: {
    readonly what: string;
    readonly value: number;
    readonly decimals: number;
    readonly unit: string;
  };
  readonly condition?: IndicatorCondition;
}

/** How often is reported (报告频次). */
export type ReportRhythm =
  | { readonly kind: 'once' }
  | { readonly kind: 'weekly' }
  | { readonly kind: 'tenDays' }
  | { readonly kind: 'monthly'; readonly day: number };

/** What is stated of a matter when it is opened, and amended until it is assigned. */
export interface MatterTerms {
  readonly title: string;
  /** The problem or decision (问题、决定). */
  readonly problem: string;
  readonly source: MatterSource;
  readonly region: RegionCode;
  readonly indicator?: IndicatorCode;
  readonly campaign?: string;
  readonly leader?: PersonRef;
  readonly leadUnit?: UnitRef;
  readonly supportingUnits: readonly UnitRef[];
  readonly taskForce?: TaskForce;
  readonly deadline?: Day;
  readonly milestones: readonly Milestone[];
  readonly rhythm: ReportRhythm;
  readonly done?: DoneCriterion;
  readonly measures: readonly MatterMeasure[];
  /** How far the lead unit has it in its hands (可控程度), 1 to 5. */
  readonly controllability: number;
}

/** A file or document that proves something (佐证). */
export interface EvidenceRef {
  readonly name: string;
  /** Fingerprint of the file where it is kept in the archive. */
  readonly sha256?: string;
}

/** A promise (承诺): what will be, by when. */
export interface Promised {
  readonly id: string;
  readonly text: string;
  readonly due: Day;
  readonly value?: number;
  readonly unit?: string;
}

export type PromiseVerdict = 'kept' | 'partly' | 'broken' | 'cannotTell';

export interface PromiseStanding extends Promised {
  readonly by: PersonRef;
  readonly from: UnitRef;
  readonly verdict: PromiseVerdict | null;
  readonly judgedOn: Day | null;
  readonly actual: string | null;
}

/** A number that a unit reports (填报数): what it counts, how many, in which unit. */
export interface ReportedNumber {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** What a unit says (报告): its own grading, progress as a fraction, one paragraph, what it promises next. */
export interface ReportContent {
  readonly text: string;
  /** Fraction done, 0 to 1, by the unit's own account. */
  readonly progress: number;
  readonly light: LightColour;
  readonly promises: readonly Promised[];
  readonly numbers?: readonly ReportedNumber[];
  /** Ids of milestones that the unit says it has reached; the Supervision Office verifies. */
  readonly milestones?: readonly string[];
}

export type ReportVerdict = 'accepted' | 'notAccepted' | 'perfunctory';

export interface MatterReport extends ReportContent {
  /** Version of the matter that it made. */
  readonly number: number;
  readonly by: PersonRef;
  readonly at: Instant;
  readonly evidence: readonly EvidenceRef[];
  readonly done: boolean;
  readonly verdict: ReportVerdict | null;
  readonly judgedBy: PersonRef | null;
  readonly grounds: string | null;
}

/** Supervision note (督查单): reminder 提醒, warning 预警, follow-up 督办. */
export type NoteKind = 'reminder' | 'warning' | 'followUp';

/** Steps beyond notes: circular 通报, admonitory talk 约谈, referral 移送问责线索. */
export type EscalationStep = 'circular' | 'admonitoryTalk' | 'referral';

export interface Reminder {
  readonly number: number;
  readonly at: Instant;
  readonly words: string;
  readonly readAt: Instant | null;
  readonly readBy: PersonRef | null;
}

/** A decision that a named unit may have reviewed (可申请复核的决定). */
export interface Decision {
  readonly act: MatterAct;
  readonly by: PersonRef;
  readonly on: Day;
  readonly reviewed: boolean;
}

/** A matter (督办事项) as its events make it. */
export interface Matter extends MatterTerms {
  readonly id: MatterId;
  /** Number of its last event; what is written next has the one after. */
  readonly version: number;
  readonly openedAt: Instant;
  readonly changedAt: Instant;
  readonly state: MatterState;
  /** The state that a side state came from. */
  readonly origin: MatterState | null;
  readonly basisDocument: string | null;
  readonly assignedOn: Day | null;
  /** Deadlines before this one, oldest first: an extension keeps them all. */
  readonly earlierDeadlines: readonly Day[];
  /** Asked for and not yet decided. */
  readonly askedDeadline: Day | null;
  readonly reviewAskedOn: Day | null;
  readonly decision: Decision | null;
  /** Who decided what a review overturned: does not verify again. */
  readonly overturned: readonly string[];
  readonly milestones: readonly MilestoneStanding[];
  readonly reports: readonly MatterReport[];
  readonly promises: readonly PromiseStanding[];
  readonly evidence: readonly EvidenceRef[];
  readonly reminders: readonly Reminder[];
  readonly notes: readonly { readonly kind: NoteKind; readonly at: Instant; readonly reason: string }[];
  readonly escalations: readonly { readonly step: EscalationStep; readonly at: Instant; readonly reason: string }[];
  readonly instructions: readonly { readonly words: string; readonly by: PersonRef; readonly at: Instant }[];
  /** Light set by the Supervision Office after looking for itself (核查灯). */
  readonly verified: LightColour | null;
  readonly returns: number;
  readonly concludedBy: PersonRef | null;
  readonly concludedOn: Day | null;
  readonly mergedInto: MatterId | null;
}
