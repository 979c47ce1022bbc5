import type { StoredMatterEvent } from '@shigan/app';
import type { RegionCode } from '@shigan/core';

/** Histories that are kept, some ten kilobytes each. */
const most = 1000;

/** Histories of matters as they were read. An event is never changed, so only later ones have to be asked for; the last one known is asked
 *  for with them: where the database no longer holds it (it was rolled back, or another server took over), nothing kept is believed. */
export class KeptHistories {
  readonly #held = new Map<string, readonly StoredMatterEvent[]>();

  /** The events known of a matter, the oldest first. */
  of(city: RegionCode, id: string): readonly StoredMatterEvent[] {
    return this.#held.get(`${city} ${id}`) ?? [];
  }

  /** All events of a matter from those known and those read from the last one known on; undefined where they do not fit. */
  joined(
    known: readonly StoredMatterEvent[],
    read: readonly StoredMatterEvent[],
  ): readonly StoredMatterEvent[] | undefined {
    const last = known.at(-1);
    if (last === undefined) return read;
    const [same, ...later] = read;
    if (JSON.stringify(same) !== JSON.stringify(last)) return undefined;
    return later.length === 0 ? known : [...known, ...later];
  }

  keep(city: RegionCode, id: string, events: readonly StoredMatterEvent[]): void {
    const key = `${city} ${id}`;
    this.#held.delete(key);
    if (events.length === 0) return;
    this.#held.set(key, events);
    const [oldest] = this.#held.keys();
    if (this.#held.size > most && oldest !== undefined) this.#held.delete(oldest);
  }
}
