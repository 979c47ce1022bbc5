import { spanIso } from '../span/span.ts';
import { type Finding, type FindingRule, findingRules } from './finding.ts';
import { growthRules } from './growth-rules.ts';
import { recordRules } from './record-rules.ts';
import type { Rule, RuleFacts } from './rule.ts';
import { standingRules } from './standing-rules.ts';

const rules: Readonly<Partial<Record<FindingRule, Rule>>> = { ...standingRules, ...growthRules, ...recordRules };

/** The built-in rules by their code, as a city's settings name them. */
const byCode: ReadonlyMap<string, { readonly code: FindingRule; readonly rule: Rule }> = new Map(
  findingRules.flatMap((code) => {
    const rule = rules[code];
    return rule === undefined ? [] : [[code, { code, rule }] as const];
  }),
);

/** All findings (研判提示) of a row, in the order of the rules. A rule that the city has switched off, or not listed, is silent. */
export function findings(facts: RuleFacts): readonly Finding[] {
  const found: Finding[] = [];
  for (const setting of facts.w.registry.rules.values()) {
    if (!setting.enabled) continue;
    const known = byCode.get(setting.code);
    const fired = known?.rule(facts, setting.thresholds);
    if (known === undefined || fired === undefined) continue;
    found.push({
      rule: known.code,
      severity: fired.severity ?? setting.severity,
      indicator: facts.w.indicator.code,
      region: facts.w.region.code,
      span: spanIso(facts.span),
      figures: fired.figures,
      params: fired.params ?? {},
    });
  }
  return found;
}
