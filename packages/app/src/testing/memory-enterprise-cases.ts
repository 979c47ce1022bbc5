import { DomainError, type RegionCode } from '@shigan/core';
import type { EnterpriseCase, EnterpriseCaseEvent, EnterpriseCaseStore } from '../ports/enterprise-case-store.ts';

type Kept = Omit<EnterpriseCase, 'events'> & { readonly events: EnterpriseCaseEvent[] };

/** Cases of enterprises in arrays. */
export function memoryEnterpriseCases(): EnterpriseCaseStore {
  const shelves = new Map<RegionCode, Map<string, Kept>>();
  const of = (city: RegionCode): Map<string, Kept> => {
    const held = shelves.get(city) ?? new Map<string, Kept>();
    shelves.set(city, held);
    return held;
  };
  const listed = (city: RegionCode, asOf: string): readonly EnterpriseCase[] =>
    [...of(city).values()]
      .map((one) => ({ ...one, events: one.events.filter(({ at }) => at <= asOf) }))
      .filter(({ events }) => events.length > 0)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return {
    list: async (city, kind, asOf, enterprise) =>
      listed(city, asOf).filter(
        (one) => one.kind === kind && (enterprise === undefined || one.enterprise === enterprise),
      ),
    get: async (city, kind, id, asOf) => listed(city, asOf).find((one) => one.kind === kind && one.id === id),
    append: async (city, { kind, id, enterprise }, after, event) => {
      const key = `${kind} ${id}`;
      const held = of(city).get(key) ?? { kind, id, enterprise, events: [] };
      if (held.events.length !== after) throw new DomainError('case-changed', { case: id });
      held.events.push({ ...structuredClone(event), number: after + 1 });
      of(city).set(key, held);
    },
  };
}
