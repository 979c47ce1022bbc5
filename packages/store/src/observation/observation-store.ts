import type { BookQuery, ObservationQuery, ObservationStore } from '@shigan/app';
import type { Instant, Observation, ObservationBook, RegionCode } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { bookOver } from './book-over.ts';
import { exportObservations } from './export.ts';
import { readSeries } from './read-series.ts';
import { known, yearsOf } from './series.ts';
import type { WarmRegions } from './warm-regions.ts';

const observationCount = statement(
  'observation_count',
  'select coalesce(sum(stored + revised), 0)::int8 as count from acceptance where city = $1',
);

/** Series that a query may ask for one by one; for more, whole regions and years are read and kept. */
const fewSeries = 40;
/** A query over more years than this is not a board's. */
const mostYears = 40;

export function observationStore(database: Database, warm: WarmRegions): ObservationStore {
  const read = async (
    city: RegionCode,
    query: ObservationQuery,
    asOf: Instant,
    which: 'all' | 'inForce',
  ): Promise<readonly Observation[]> => {
    const { indicators, regions } = query;
    const years = yearsOf(query);
    // Imports ask for all vintages of their indicators, which the index goes by, and change what is kept.
    const isLarge =
      indicators === undefined || (which === 'inForce' && indicators.length * (regions?.length ?? 0) > fewSeries);
    if (regions && years && years.length <= mostYears) {
      const asked = [city, [...new Set(regions)], years] as const;
      const books = await (isLarge ? warm.books(...asked) : warm.booksAtHand(...asked));
      if (books !== undefined) return known(books, query, asOf, which);
    }
    return known(await readSeries(database, city, query, await warm.imports(city)), query, asOf, which);
  };
  const book = async (
    city: RegionCode,
    { regions: asked, indicators, years: { from, to } }: BookQuery,
    asOf: Instant,
  ): Promise<ObservationBook> => {
    const regions = [...new Set(asked)];
    const years = Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
    if (indicators && (indicators.length * regions.length <= fewSeries || years.length > mostYears)) {
      const held = years.length <= mostYears ? await warm.booksAtHand(city, regions, years) : undefined;
      if (held !== undefined) return bookOver(held, asOf);
      const query = { regions, indicators, endsFrom: from * 12, endsTo: to * 12 + 11 };
      return bookOver(await readSeries(database, city, query, await warm.imports(city)), asOf);
    }
    return bookOver(await warm.books(city, regions, years), asOf);
  };
  return {
    book,
    asOf: async (city, query, asOf) => read(city, query, asOf, 'inForce'),
    vintages: async (city, query, asOf) => read(city, query, asOf, 'all'),
    export: (city, asOf, file) => exportObservations(database, city, asOf, file),
    count: async (city) => {
      const [row] = await database.rows<{ count: number }>(observationCount, [city]);
      return row?.count ?? 0;
    },
  };
}
