import { measureKey, type IncentiveMeasure, type RuleSet } from './catalogue.ts';

/** Ids under which a measure was awarded before (沿革): its own and those of all that it goes on from, as far back as rule sets
 *  are held. Awards keep the id of the rule set that they were won under. */
export function idsThroughYears(
  ruleSet: RuleSet,
  measure: IncentiveMeasure,
  ruleSets: readonly RuleSet[],
): ReadonlySet<string> {
  const held = new Map(ruleSets.flatMap((set) => set.measures.map((one) => [measureKey(set, one), one] as const)));
  const ids = new Set<string>([measure.id]);
  const open = [measureKey(ruleSet, measure), ...measure.successorOf];
  const met = new Set<string>();
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (met.has(key)) continue;
    met.add(key);
    ids.add(key.slice(key.indexOf(':') + 1));
    open.push(...(held.get(key)?.successorOf ?? []));
  }
  return ids;
}
