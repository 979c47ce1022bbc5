import { DomainError, foldMatter, type Matter, type MatterId, type RegionCode } from '@shigan/core';
import type { FiledMatter, MatterNumber, MatterQuery, MatterStore, StoredMatterEvent } from '../ports/matter-store.ts';

interface Shelf {
  readonly matters: Map<MatterId, { readonly number: MatterNumber; readonly events: StoredMatterEvent[] }>;
  readonly keys: Map<string, StoredMatterEvent>;
}

/** Matters in memory: every reading is a fold. */
export function memoryMatters(): MatterStore {
  const shelves = new Map<RegionCode, Shelf>();
  const shelf = (city: RegionCode): Shelf => {
    const found = shelves.get(city) ?? { matters: new Map(), keys: new Map() };
    shelves.set(city, found);
    return found;
  };
  const folded = (city: RegionCode, query: MatterQuery, asOf: string): readonly FiledMatter[] =>
    [...shelf(city).matters.values()].flatMap(({ number, events }) => {
      const matter = foldMatter(events.filter((event) => event.at <= asOf));
      return matter !== undefined && isAskedFor(matter, query) ? [{ matter, number }] : [];
    });
  return {
    append: async (city, { event, key, storedAt }) => {
      const { matters, keys } = shelf(city);
      const held = matters.get(event.matter);
      if (event.version !== (held?.events.length ?? 0) + 1 || (key !== undefined && keys.has(key)))
        throw new DomainError('matter-changed', { matter: event.matter, version: event.version });
      const stored = { ...structuredClone(event), storedAt };
      if (held === undefined) {
        const year = Number(event.at.slice(0, 4));
        const sequence = [...matters.values()].filter((one) => one.number.year === year).length + 1;
        matters.set(event.matter, { number: { year, sequence }, events: [stored] });
      } else held.events.push(stored);
      if (key !== undefined) keys.set(key, stored);
    },
    get: async (city, id) => {
      const held = shelf(city).matters.get(id);
      const matter = held && foldMatter(held.events);
      return held && matter && { matter, number: held.number };
    },
    whole: async (city, id) => {
      const held = shelf(city).matters.get(id);
      const matter = held && foldMatter(held.events);
      return held && matter && { matter, number: held.number, history: [...held.events] };
    },
    keyed: async (city, key) => shelf(city).keys.get(key),
    history: async (city, id, asOf) =>
      shelf(city)
        .matters.get(id)
        ?.events.filter((event) => event.at <= asOf) ?? [],
    events: async (city, after, until) =>
      [...shelf(city).matters.values()].flatMap(({ events }) => events.filter(({ at }) => at > after && at <= until)),
    list: async (city, query) => folded(city, query, '9999'),
    asOf: async (city, query, asOf) => folded(city, query, asOf),
  };
}

function isAskedFor(matter: Matter, query: MatterQuery): boolean {
  return (
    (query.states?.includes(matter.state) ?? true) &&
    (query.leadUnit === undefined || matter.leadUnit?.code === query.leadUnit) &&
    (query.leader === undefined || matter.leader?.id === query.leader) &&
    (query.region === undefined || matter.region === query.region) &&
    (query.indicator === undefined || matter.indicator === query.indicator) &&
    (query.source === undefined || matter.source.kind === query.source) &&
    (query.campaign === undefined || matter.campaign === query.campaign) &&
    (query.about === undefined || (matter.indicator ?? matter.done?.condition?.indicator) === query.about)
  );
}
