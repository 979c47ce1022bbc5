import type { Matter, RegionCode } from '@shigan/core';

/** Matters that are kept as they were read: a city's open ones and more, some tens of megabytes. */
const most = 4000;

/** Matters as they were read, by the row that held them. A row is never the same again once its matter was acted on. */
export class KeptBodies {
  readonly #held = new Map<string, { readonly row: string; readonly body: Matter }>();

  of(city: RegionCode, id: string, row: string): Matter | undefined {
    const held = this.#held.get(`${city} ${id}`);
    return held?.row === row ? held.body : undefined;
  }

  /** The row that the kept body was read from. */
  rowOf(city: RegionCode, id: string): string | undefined {
    return this.#held.get(`${city} ${id}`)?.row;
  }

  forget(city: RegionCode, id: string): void {
    this.#held.delete(`${city} ${id}`);
  }

  keep(city: RegionCode, id: string, row: string, body: Matter): void {
    const key = `${city} ${id}`;
    this.#held.delete(key);
    this.#held.set(key, { row, body });
    const [oldest] = this.#held.keys();
    if (this.#held.size > most && oldest !== undefined) this.#held.delete(oldest);
  }
}
