import type { RegionCode } from '@shigan/core';

import type { Database } from '../database/database.ts';
import { type AcceptedImport, readAcceptedSince } from './accepted.ts';
import { readSeries } from './read-series.ts';
import { RegionBook } from './series.ts';

interface WarmCity {
  readonly imports: ReadonlyMap<number, AcceptedImport>;
  /** Number of the last import that was accepted. */
  readonly last: number;
  readonly regions: Map<RegionCode, Promise<RegionBook>>;
}

/** Keeps what boards are made of in memory: all vintages of the regions that were asked for. Observations are append-only
 *  and come by imports, so what is kept stays right until the next acceptance, which each reading looks for first. */
export class WarmRegions {
  readonly #database: Database;
  readonly #mostRows: number;
  readonly #cities = new Map<RegionCode, WarmCity>();
  /** Rows of every region kept, the one used longest ago first. */
  readonly #sizes = new Map<string, { readonly city: WarmCity; readonly region: RegionCode; readonly rows: number }>();
  #rows = 0;

  constructor(database: Database, mostRows: number) {
    this.#database = database;
    this.#mostRows = mostRows;
  }

  /** The accepted imports of a city, as of now. */
  async imports(city: RegionCode): Promise<ReadonlyMap<number, AcceptedImport>> {
    return (await this.#current(city)).imports;
  }

  /** The books of regions, read where they are not at hand. */
  async books(code: RegionCode, regions: readonly RegionCode[]): Promise<ReadonlyMap<RegionCode, RegionBook>> {
    const city = await this.#current(code);
    this.#load(
      code,
      city,
      [...new Set(regions)].filter((region) => !city.regions.has(region)),
    );
    const books = new Map<RegionCode, RegionBook>();
    for (const region of regions) {
      const book = await city.regions.get(region);
      if (book) books.set(region, book);
      this.#touch(`${code} ${region}`);
    }
    this.#shrink();
    return books;
  }

  /** Whether the regions are at hand without reading. */
  has(code: RegionCode, regions: readonly RegionCode[]): boolean {
    const city = this.#cities.get(code);
    return city !== undefined && regions.every((region) => city.regions.has(region));
  }

  async #current(code: RegionCode): Promise<WarmCity> {
    const held = this.#cities.get(code);
    const since = held?.last ?? 0;
    const fresh = await readAcceptedSince(this.#database, code, since);
    if (held && fresh.length === 0) return held;
    const imports = new Map(held?.imports);
    for (const accepted of fresh) imports.set(accepted.number, accepted);
    const city: WarmCity = { imports, last: fresh.at(-1)?.number ?? since, regions: new Map() };
    // Somebody may have found the same, or more, meanwhile.
    const now = this.#cities.get(code);
    if (now && now.last >= city.last) return now;
    this.#cities.set(code, city);
    for (const [key, size] of this.#sizes) if (size.city === held) this.#drop(key);
    return city;
  }

  /** Begins to read regions, all of them at once. */
  #load(code: RegionCode, city: WarmCity, regions: readonly RegionCode[]): void {
    if (regions.length === 0) return;
    const reading = readSeries(this.#database, code, { regions }, city.imports);
    for (const region of regions) {
      const book = reading.then((books) => books.get(region) ?? new RegionBook([]));
      city.regions.set(region, book);
      void this.#account(code, city, region, book);
    }
  }

  /** Notes what a region takes once it is read; one that could not be read is tried again by whoever asks next. */
  async #account(code: RegionCode, city: WarmCity, region: RegionCode, book: Promise<RegionBook>): Promise<void> {
    try {
      const { size } = await book;
      if (this.#cities.get(code) !== city) return;
      this.#sizes.set(`${code} ${region}`, { city, region, rows: size });
      this.#rows += size;
    } catch {
      city.regions.delete(region);
    }
  }

  #touch(key: string): void {
    const size = this.#sizes.get(key);
    if (!size) return;
    this.#sizes.delete(key);
    this.#sizes.set(key, size);
  }

  #shrink(): void {
    for (const key of this.#sizes.keys()) {
      if (this.#rows <= this.#mostRows) return;
      this.#drop(key);
    }
  }

  #drop(key: string): void {
    const size = this.#sizes.get(key);
    if (!size) return;
    size.city.regions.delete(size.region);
    this.#sizes.delete(key);
    this.#rows -= size.rows;
  }
}
