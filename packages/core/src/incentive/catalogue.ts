import type { IndicatorCode } from '../indicator/indicator.ts';
import type { Authority, AwardLevel } from './authority.ts';

/** Years of one authority's rules: `province/2021`. */
export type RuleSetKey = string;

/** A text in the language of the document, with an English one where somebody made one. */
export interface Named {
  readonly zh: string;
  readonly en?: string;
}

/** A document that something rests on (依据文件): its number, title, day and address where known. */
export interface SourceDocument {
  readonly number: string;
  readonly title: string;
  readonly publishedOn?: string;
  readonly address?: string;
}

/** A reward as stated (奖励): money per recipient, a quota, points, or a priority without an amount. */
export interface StatedReward {
  readonly kind: 'money' | 'quota' | 'points' | 'priority';
  /** Whom it is for; null: all recipients. */
  readonly level: AwardLevel | null;
  /** Per recipient; null for a priority. */
  readonly amount: number | null;
  readonly unit: string;
  readonly text: string;
}

/** One criterion (评价指标) of a sub-item, with its weight in the score and where its data come from. */
export interface Criterion {
  readonly id: string;
  readonly title: string;
  /** Points of a hundred. */
  readonly weight: number;
  readonly better: 'higher' | 'lower';
  /** Whose data count (省统计局). */
  readonly dataSource: string;
  /** An indicator of the platform that measures it: its score is then computed, not stated. */
  readonly indicator?: IndicatorCode;
  /** How a value becomes a score: by its place among the recipients judged, or as a share of the best. */
  readonly scoring: 'rank' | 'ratioToBest';
  /** What has to be shown for it (佐证材料). */
  readonly proof: readonly string[];
  readonly verified: boolean;
}

/** A sub-item (小项): the unit of account. It is awarded at one level, with its own quota, criteria and responsible agency. */
export interface SubItem {
  /** Stable through the years where the matter stays the same: `fiscal.city`. */
  readonly id: string;
  readonly title: Named;
  readonly level: AwardLevel;
  /** Recipients named each year; null where unknown. */
  readonly quota: number | null;
  readonly criteria: readonly Criterion[];
  readonly rewards: readonly StatedReward[];
  readonly verified: boolean;
}

/** An incentive measure (激励措施) of one rule set. */
export interface IncentiveMeasure {
  /** Stable id; never the number, which changes with every notice. */
  readonly id: string;
  /** As printed in the rules; null where the order is not known. */
  readonly number: number | null;
  readonly title: Named;
  /** Agencies that judge (组织实施单位), the leading one first. */
  readonly agencies: readonly string[];
  readonly subItems: readonly SubItem[];
  /** Measures of earlier rule sets that it goes on from (`province/2020:fiscal`). */
  readonly successorOf: readonly string[];
  /** Whom an award of it is for, as the rules put it: provinces get some that no city can win. */
  readonly recipients: readonly ('province' | AwardLevel)[];
  readonly verified: boolean;
  /** What the entry rests on, where it is not the document itself. */
  readonly evidence?: string;
}

/** A rule set (激励措施文件): the measures of one authority for one year judged, with its document. */
export interface RuleSet {
  readonly authority: Authority;
  /** The year judged, not that of the results. */
  readonly year: number;
  readonly name: Named;
  readonly document: SourceDocument | null;
  /** How many measures the document has; the list may hold fewer where not all are known. */
  readonly measureCount: number | null;
  readonly measures: readonly IncentiveMeasure[];
  readonly verified: boolean;
}

/** The key of a rule set: authority and year judged. */
export function ruleSetKey(ruleSet: Pick<RuleSet, 'authority' | 'year'>): RuleSetKey {
  return `${ruleSet.authority}/${ruleSet.year}`;
}

/** How a measure is named across rule sets: `province/2020:fiscal`. */
export function measureKey(
  ruleSet: Pick<RuleSet, 'authority' | 'year'>,
  measure: Pick<IncentiveMeasure, 'id'>,
): string {
  return `${ruleSetKey(ruleSet)}:${measure.id}`;
}

/** Every sub-item of a rule set with its measure. */
export function subItemsOf(
  ruleSet: RuleSet,
): readonly { readonly measure: IncentiveMeasure; readonly subItem: SubItem }[] {
  return ruleSet.measures.flatMap((measure) => measure.subItems.map((subItem) => ({ measure, subItem })));
}

/** What is wrong with a rule set; empty for none. All faults at once. */
export interface RuleSetFault {
  readonly at: string;
  readonly fault: 'repeated-id' | 'weights-not-hundred' | 'negative-quota' | 'invalid-year' | 'empty-title';
}

/** Checks a rule set: ids occur once, weights of known criteria add up to a hundred, quotas are whole and not negative. */
export function ruleSetFaults(ruleSet: RuleSet): readonly RuleSetFault[] {
  const faults: RuleSetFault[] = [];
  if (!Number.isInteger(ruleSet.year) || ruleSet.year < 1949 || ruleSet.year > 9999)
    faults.push({ at: ruleSetKey(ruleSet), fault: 'invalid-year' });
  const ids = new Set<string>();
  const once = (id: string): void => {
    if (ids.has(id)) faults.push({ at: id, fault: 'repeated-id' });
    ids.add(id);
  };
  for (const measure of ruleSet.measures) {
    once(measure.id);
    if (measure.title.zh.trim() === '') faults.push({ at: measure.id, fault: 'empty-title' });
    for (const subItem of measure.subItems) {
      once(`${measure.id}/${subItem.id}`);
      const { quota, criteria } = subItem;
      if (quota !== null && (!Number.isInteger(quota) || quota < 0))
        faults.push({ at: subItem.id, fault: 'negative-quota' });
      const weight = criteria.reduce((sum, criterion) => sum + criterion.weight, 0);
      if (criteria.length > 0 && Math.abs(weight - 100) > 1e-9)
        faults.push({ at: subItem.id, fault: 'weights-not-hundred' });
    }
  }
  return faults;
}
