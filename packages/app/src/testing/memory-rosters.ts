import { type RosterEntry, type RosterName, type RegionCode, settle } from '@shigan/core';
import type { RosterStore } from '../ports.ts';
import type { AcceptFile } from './memory-enterprises.ts';

/** Rosters in arrays: whatever is in force is found anew among all statements. */
export function memoryRosters(acceptFile: AcceptFile): RosterStore {
  const shelves = new Map<string, RosterEntry[]>();
  const shelf = (city: RegionCode, roster: RosterName): RosterEntry[] => {
    const key = `${city} ${roster}`;
    const held = shelves.get(key) ?? [];
    shelves.set(key, held);
    return held;
  };
  const known = (city: RegionCode, roster: RosterName, asOf: string): readonly RosterEntry[] =>
    shelf(city, roster)
      .filter(({ knownFrom }) => knownFrom <= asOf)
      .toSorted(
        (a, b) =>
          order(a.subject, b.subject) ||
          order(a.item, b.item) ||
          (a.month ?? -1) - (b.month ?? -1) ||
          order(a.knownFrom, b.knownFrom),
      );
  return {
    accept: async (city, roster, file, layout, entries, { actor, storedAt, dryRun }) => {
      const parts: Uint8Array[] = [];
      for await (const part of file.open()) parts.push(part);
      // No waiting from here on: files that come in at the same time are settled one after the other.
      const kept = shelf(city, roster);
      const all = [...kept];
      const outcome = { stored: 0, revised: 0, unchanged: 0, setBack: 0 };
      const fresh = entries.flatMap(({ sheet, row, column, ...stated }) => {
        const held = all
          .filter((one) => isSame(one, stated))
          .toSorted((a, b) => order(a.knownFrom, b.knownFrom))
          .map(({ knownFrom, value }) => ({ knownFrom, stated: { value } }));
        const incoming = { knownFrom: stated.knownFrom, stated: { value: stated.value } };
        const { weighing } = settle<'value', string | number>(incoming, held);
        outcome[weighing === 'new' ? 'stored' : weighing === 'same' ? 'unchanged' : 'revised'] += 1;
        if (weighing === 'setBack') outcome.setBack += 1;
        if (weighing === 'same') return [];
        const source = { file: file.sha256, fileName: file.name, sheet, cell: `${column}${row}` };
        all.push({ ...stated, source });
        return [{ ...stated, source }];
      });
      if (dryRun) return outcome;
      const bytes = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
      let at = 0;
      for (const part of parts) {
        bytes.set(part, at);
        at += part.length;
      }
      const of = { layout, storedAt, by: actor.id, isNew: fresh.length > 0, outcome };
      const stored = acceptFile(city, file, bytes, of, [...new Set(fresh.map(({ knownFrom }) => knownFrom))]);
      if (stored !== null) kept.push(...fresh);
      return outcome;
    },
    asOf: async (city, roster, asOf, subjects) => {
      const latest = new Map(
        known(city, roster, asOf)
          .filter(({ subject }) => subjects?.includes(subject) ?? true)
          .map((entry) => [`${entry.subject} ${entry.item} ${entry.month ?? ''}`, entry]),
      );
      return [...latest.values()];
    },
    vintages: async (city, roster, subject, asOf) =>
      known(city, roster, asOf).filter((entry) => entry.subject === subject),
  };
}

function isSame(a: RosterEntry, b: Pick<RosterEntry, 'subject' | 'item' | 'month'>): boolean {
  return a.subject === b.subject && a.item === b.item && a.month === b.month;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
