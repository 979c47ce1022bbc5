import type { Day } from '../instant.ts';
import type { Authority } from './authority.ts';
import type { MeasureClass } from './class.ts';
import type { EvidenceItem } from './evidence.ts';
import type { Grade } from './odds.ts';

/** What people decided about a measure of one year (认定): whether it is decisive, and its class with the reason. */
export interface MeasureDecision {
  readonly authority: Authority;
  readonly year: number;
  readonly measure: string;
  /** Decisive for the whole or for people's lives (事关全局、民生). */
  readonly decisive: boolean;
  /** Absent: the proposed class stands. */
  readonly class?: MeasureClass;
  readonly reason: string;
  readonly by: string;
}

/** One line of the checklist (查什么、怎么查): what is examined, how, which material proves it, and how one's own check came out. */
export interface ChecklistLine {
  readonly examined: string;
  readonly how: string;
  readonly proof: readonly string[];
  readonly selfCheck: 'met' | 'partly' | 'notMet' | 'open';
  readonly countermeasure?: string;
}

/** Steps of the incentive year (激励年度日历). */
export const incentiveSteps = [
  'rulesOut',
  'criteriaFrozen',
  'selfAssessment',
  'application',
  'provincialCheck',
  'result',
] as const;

export type IncentiveStep = (typeof incentiveSteps)[number];

/** How a city works for one sub-item of a year (争取工作): who answers for it, how likely it is held to be, what is to be done. */
export interface SubItemWork {
  readonly authority: Authority;
  readonly year: number;
  readonly measure: string;
  readonly subItem: string;
  /** One vice mayor (分管领导). */
  readonly leader?: string;
  readonly leadUnit?: string;
  readonly supportUnits?: readonly string[];
  /** The responsible unit's own grade. */
  readonly grade?: Grade;
  readonly ownScore?: number;
  readonly cutLine?: number;
  /** What going for it takes, in the unit of the capacity, and how much likelier it makes the award. */
  readonly effort?: number;
  readonly gain?: number;
  readonly checklist?: readonly ChecklistLine[];
  /** Files of the archive, each with what it proves (佐证材料). */
  readonly evidence?: readonly EvidenceItem[];
  readonly calendar?: readonly { readonly step: IncentiveStep; readonly due: Day; readonly doneOn?: Day }[];
  /** Contacts with the provincial agency (对上衔接). */
  readonly liaison?: readonly {
    readonly on: Day;
    readonly whom: string;
    readonly about: string;
    readonly next: string;
  }[];
}

/** The key of a decision: `province/2021:fiscal`. */
export function decisionKey(of: Pick<MeasureDecision, 'authority' | 'year' | 'measure'>): string {
  return `${of.authority}/${of.year}:${of.measure}`;
}

/** The key of the work for a sub-item: `province/2021:fiscal/fiscal.city`. */
export function workKey(of: Pick<SubItemWork, 'authority' | 'year' | 'measure' | 'subItem'>): string {
  return `${decisionKey(of)}/${of.subItem}`;
}
