import type { RegionCode } from '@shigan/core';

import type { Database } from '../database/database.ts';
import { type HeldAnswers, heldAnswers } from '../database/held-answers.ts';
import { type AcceptedImport, readAcceptedSince } from './accepted.ts';
import { readRegionYears } from './read-series.ts';
import type { RegionBook } from './series.ts';

interface WarmCity {
  readonly imports: ReadonlyMap<number, AcceptedImport>;
  /** Number of the last import that was accepted. */
  readonly last: number;
  /** The books at hand or on their way, by region and year. */
  readonly books: Map<string, Promise<RegionBook>>;
}

/** Keeps what boards are made of in memory: all vintages of the regions and years that were asked for. Observations are
 *  append-only and come by imports, so what is kept stays right until the next acceptance that touches the region and year;
 *  each reading looks for acceptances first. */
export class WarmRegions {
  readonly #database: Database;
  readonly #mostRows: number;
  readonly #cities = new Map<RegionCode, WarmCity>();
  /** What was accepted since an import, by the city and that import's number. */
  readonly #accepted: HeldAnswers<readonly AcceptedImport[]>;
  /** Rows of every book kept, the one used longest ago first. */
  readonly #sizes = new Map<string, { readonly code: RegionCode; readonly key: string; readonly rows: number }>();
  #rows = 0;

  constructor(database: Database, mostRows: number) {
    this.#database = database;
    this.#mostRows = mostRows;
    this.#accepted = heldAnswers(database);
  }

  /** The accepted imports of a city, as of now. */
  async imports(city: RegionCode): Promise<ReadonlyMap<number, AcceptedImport>> {
    return (await this.#current(city)).imports;
  }

  /** The books of regions and years in the order of the years, read where they are not at hand. */
  async books(
    code: RegionCode,
    regions: readonly RegionCode[],
    years: readonly number[],
  ): Promise<ReadonlyMap<RegionCode, readonly RegionBook[]>> {
    return this.#booksOf(code, await this.#current(code), regions, years);
  }

  /** The same where all of them are at hand; undefined where one would have to be read. */
  async booksAtHand(
    code: RegionCode,
    regions: readonly RegionCode[],
    years: readonly number[],
  ): Promise<ReadonlyMap<RegionCode, readonly RegionBook[]> | undefined> {
    const city = await this.#current(code);
    const isAtHand = regions.every((region) => years.every((year) => city.books.has(`${region} ${year}`)));
    return isAtHand ? this.#booksOf(code, city, regions, years) : undefined;
  }

  async #booksOf(
    code: RegionCode,
    city: WarmCity,
    regions: readonly RegionCode[],
    years: readonly number[],
  ): Promise<ReadonlyMap<RegionCode, readonly RegionBook[]>> {
    this.#load(code, city, regions, years);
    const books = new Map<RegionCode, readonly RegionBook[]>();
    for (const region of regions) {
      const ofRegion: RegionBook[] = [];
      for (const year of years) {
        const book = await city.books.get(`${region} ${year}`);
        if (book && book.size > 0) ofRegion.push(book);
        this.#touch(`${code} ${region} ${year}`);
      }
      books.set(region, ofRegion);
    }
    this.#shrink();
    return books;
  }

  async #current(code: RegionCode): Promise<WarmCity> {
    const held = this.#cities.get(code);
    const since = held?.last ?? 0;
    const fresh = await this.#accepted.answer([code, since], async () =>
      readAcceptedSince(this.#database, code, since),
    );
    if (held && fresh.length === 0) return held;
    const imports = new Map(held?.imports);
    for (const accepted of fresh) imports.set(accepted.number, accepted);
    const last = fresh.at(-1)?.number ?? since;
    // Somebody may have found the same, or more, meanwhile.
    const now = this.#cities.get(code);
    if (now && now.last >= last) return now;
    const city: WarmCity = { imports, last, books: new Map() };
    const isTouched = touchedBy(fresh.filter(({ number }) => number > (now?.last ?? 0)));
    for (const [key, book] of now?.books ?? []) if (!isTouched(key)) city.books.set(key, book);
    this.#cities.set(code, city);
    for (const [name, size] of this.#sizes) if (size.code === code && !city.books.has(size.key)) this.#drop(name);
    return city;
  }

  /** Begins to read what is missing, all of it at once. */
  #load(code: RegionCode, city: WarmCity, regions: readonly RegionCode[], years: readonly number[]): void {
    const isMissing = (region: RegionCode, year: number): boolean => !city.books.has(`${region} ${year}`);
    const missing = {
      regions: regions.filter((region) => years.some((year) => isMissing(region, year))),
      years: years.filter((year) => regions.some((region) => isMissing(region, year))),
    };
    if (missing.regions.length === 0) return;
    const reading = readRegionYears(this.#database, code, missing, city.imports);
    for (const region of missing.regions) {
      for (const year of missing.years) {
        if (!isMissing(region, year)) continue;
        const book = reading.then((bookOf) => bookOf(region, year));
        city.books.set(`${region} ${year}`, book);
        void this.#account(code, city, `${region} ${year}`, book);
      }
    }
  }

  /** Notes what a book takes once it is read; one that could not be read is tried again by whoever asks next. */
  async #account(code: RegionCode, city: WarmCity, key: string, book: Promise<RegionBook>): Promise<void> {
    try {
      const { size } = await book;
      if (this.#cities.get(code)?.books.get(key) !== book) return;
      // A book takes some room even when there is nothing in it.
      const rows = size + 1;
      this.#sizes.set(`${code} ${key}`, { code, key, rows });
      this.#rows += rows;
    } catch {
      for (const { books } of [city, this.#cities.get(code) ?? city]) if (books.get(key) === book) books.delete(key);
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

  #drop(name: string): void {
    const size = this.#sizes.get(name);
    if (!size) return;
    this.#cities.get(size.code)?.books.delete(size.key);
    this.#sizes.delete(name);
    this.#rows -= size.rows;
  }
}

/** Whether acceptances changed the book of a key `region year`. One that does not say what it touched may have touched anything. */
function touchedBy(accepted: readonly AcceptedImport[]): (key: string) => boolean {
  const keys = new Set<string>();
  for (const { touched } of accepted) {
    if (touched === null) return () => true;
    for (const key of touched) keys.add(key);
  }
  return (key) => keys.has(key);
}
