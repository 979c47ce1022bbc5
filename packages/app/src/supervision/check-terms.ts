import {
  DomainError,
  type IndicatorCondition,
  isDay,
  type MatterTerms,
  parseSpanIso,
  type Registry,
} from '@shigan/core';

/** Refuses terms that speak of what the registers do not have (`unknown-region`, `unknown-indicator`), of days that do not exist
 *  (`invalid-instant`) or spans that are none (`invalid-span`), or that name one thing twice (`invalid-entry`). */
export function checkTerms(registry: Registry, terms: Partial<MatterTerms>): void {
  if (terms.region !== undefined) checkRegion(registry, terms.region);
  if (terms.indicator !== undefined) checkIndicator(registry, terms.indicator);
  const days = [terms.deadline, terms.source?.on, ...(terms.milestones ?? []).map((milestone) => milestone.due)];
  for (const day of days)
    if (day !== undefined && !isDay(day)) throw new DomainError('invalid-instant', { value: day });
  for (const condition of [terms.done?.condition, ...(terms.measures ?? []).map((measure) => measure.condition)])
    if (condition !== undefined) checkCondition(registry, condition);
  const ids = [...(terms.milestones ?? []), ...(terms.measures ?? [])].map((one) => one.id);
  const twice = ids.find((id, n) => ids.indexOf(id) !== n);
  if (twice !== undefined) throw new DomainError('invalid-entry', { register: 'matter', key: twice });
  const units = terms.supportingUnits ?? [];
  const lead = units.find((unit) => unit.code === terms.leadUnit?.code);
  if (lead !== undefined) throw new DomainError('invalid-entry', { register: 'matter', key: lead.code });
}

function checkCondition(registry: Registry, condition: IndicatorCondition): void {
  checkRegion(registry, condition.region);
  checkIndicator(registry, condition.indicator);
  if (parseSpanIso(condition.by) === undefined) throw new DomainError('invalid-span', { value: condition.by });
}

function checkRegion(registry: Registry, region: string): void {
  if (!registry.regions.has(region)) throw new DomainError('unknown-region', { region });
}

function checkIndicator(registry: Registry, indicator: string): void {
  if (!registry.indicators.has(indicator)) throw new DomainError('unknown-indicator', { indicator });
}
