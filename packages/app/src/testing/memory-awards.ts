import { DomainError, type LedgerEntry, type RegionCode } from '@shigan/core';
import type { AwardStore } from '../ports.ts';

/** The award ledger in arrays. */
export function memoryAwards(): AwardStore {
  const ledgers = new Map<RegionCode, LedgerEntry[]>();
  return {
    entries: async (city, asOf) => (ledgers.get(city) ?? []).filter((entry) => entry.knownFrom <= asOf),
    length: async (city) => ledgers.get(city)?.length ?? 0,
    append: async (city, entries, { storedAt, by, after }) => {
      const held = ledgers.get(city) ?? [];
      if (held.length !== after) throw new DomainError('ledger-changed', { held: held.length });
      const ids = new Set(held.map((entry) => idOf(entry)));
      for (const entry of entries) {
        if (ids.has(idOf(entry))) throw new DomainError('ledger-has-faults', { entry: idOf(entry) });
        ids.add(idOf(entry));
      }
      ledgers.set(city, [...held, ...entries.map((entry) => ({ ...entry, storedAt, by }))]);
    },
  };
}

function idOf(
  entry:
    | { readonly kind: 'award'; readonly award: { readonly id: string } }
    | { readonly kind: 'reversal'; readonly id: string },
): string {
  return entry.kind === 'award' ? entry.award.id : entry.id;
}
