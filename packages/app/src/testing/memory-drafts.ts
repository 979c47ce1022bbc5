import { DomainError, type RegionCode } from '@shigan/core';
import type { DraftEvent, DraftHistory, DraftPaper, DraftStore } from '../ports/draft-store.ts';

interface Kept {
  readonly paper: DraftPaper;
  readonly file: Uint8Array | undefined;
  readonly events: DraftEvent[];
}

/** Checked drafts in arrays. */
export function memoryDrafts(): DraftStore {
  const shelves = new Map<RegionCode, Kept[]>();
  const of = (city: RegionCode): Kept[] => {
    const held = shelves.get(city) ?? [];
    shelves.set(city, held);
    return held;
  };
  const asOfThen = ({ paper, events }: Kept, asOf: string): DraftHistory => ({
    paper,
    events: events.filter((event) => event.at <= asOf),
  });
  return {
    keep: async (city, paper, file, first) => {
      const held = of(city);
      const id = `00000000-0000-7000-8000-${String(held.length + 1).padStart(12, '0')}`;
      const { at, storedAt, by } = paper;
      held.push({
        paper: { ...paper, id },
        file,
        events: [{ ...structuredClone(first), number: 1, at, storedAt, by }],
      });
      return id;
    },
    list: async (city, asOf) =>
      of(city)
        .filter(({ paper }) => paper.at <= asOf)
        .map((one) => asOfThen(one, asOf))
        .toReversed(),
    draft: async (city, id, asOf) => {
      const found = of(city).find(({ paper }) => paper.id === id && paper.at <= asOf);
      return found && asOfThen(found, asOf);
    },
    file: async (city, id) => of(city).find(({ paper }) => paper.id === id)?.file,
    append: async (city, id, after, acts, mark) => {
      const found = of(city).find(({ paper }) => paper.id === id);
      if (found === undefined) throw new DomainError('unknown-draft', { draft: id });
      if (found.events.length !== after) throw new DomainError('draft-changed', { draft: id });
      for (const act of acts) found.events.push({ ...structuredClone(act), ...mark, number: found.events.length + 1 });
    },
  };
}
