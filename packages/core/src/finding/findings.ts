import { spanIso } from '../span/span.ts';
import { type Finding, type FindingRule, findingRules } from './finding.ts';
import { growthRules } from './growth-rules.ts';
import { recordRules } from './record-rules.ts';
import type { Rule, RuleFacts } from './rule.ts';
import { standingRules } from './standing-rules.ts';

const rules: Readonly<Partial<Record<FindingRule, Rule>>> = { ...standingRules, ...growthRules, ...recordRules };

/** All findings (研判提示) of a row, in the order of the rules. A rule that the city has switched off, or not listed, is silent. */
export function findings(facts: RuleFacts): readonly Finding[] {
  const found: Finding[] = [];
  for (const setting of facts.w.registry.rules.values()) {
    if (!setting.enabled) continue;
    const code = ruleOf(setting.code);
    const fired = code && rules[code]?.(facts, setting.thresholds);
    if (!code || !fired) continue;
    found.push({
      rule: code,
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

function ruleOf(code: string): FindingRule | undefined {
  return findingRules.find((r) => r === code);
}
