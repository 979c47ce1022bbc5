import { DomainError, type ProceedingEvent, type ProceedingTopic, type RegionCode } from '@shigan/core';
import type { ProceedingStore } from '../ports/proceeding-store.ts';

/** Proceedings in arrays. */
export function memoryProceedings(): ProceedingStore {
  const shelves = new Map<RegionCode, ProceedingEvent<ProceedingTopic>[]>();
  const claims = new Set<string>();
  const isOf =
    <T extends ProceedingTopic>(topic: T) =>
    (event: ProceedingEvent<ProceedingTopic>): event is ProceedingEvent<T> & ProceedingEvent<ProceedingTopic> =>
      event.topic === topic;
  return {
    append: async (city, { event, claim }) => {
      const held = shelves.get(city) ?? [];
      shelves.set(city, held);
      const last = held.filter((one) => one.topic === event.topic && one.id === event.id).length;
      if (event.version !== last + 1) throw new DomainError('proceeding-changed', { proceeding: event.id });
      const claimed = `${city} ${event.topic} ${claim}`;
      if (claim !== undefined && claims.has(claimed)) throw new DomainError('issue-number-taken', { number: claim });
      if (claim !== undefined) claims.add(claimed);
      held.push(structuredClone(event));
    },
    events: async (city, topic, asOf, id) =>
      (shelves.get(city) ?? [])
        .filter(isOf(topic))
        .filter((event) => event.at <= asOf && (id === undefined || event.id === id)),
  };
}
