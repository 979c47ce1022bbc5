// One measurement in a process of its own: `measure.ts WHAT BACKEND ROWS DIRECTORY|URL`, its figures as JSON on the last line.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resourceUsage } from 'node:process';

import { type Store, type ObservationQuery } from '@shigan/app';
import { openStore, type StoreLocation } from '@shigan/store';
import pg from 'pg';

import { CopyIn } from '../../packages/store/src/testing/copy-in.ts';
import { batchesOf, board, csvOf } from './rows.ts';

const [what = '', rowsText = '', place = ''] = process.argv.slice(2);
const rows = Number(rowsText);
const location: StoreLocation = place.startsWith('postgresql:') ? { databaseUrl: place } : { dataDir: place };
const city = '431200';
const knownFrom = '2021-05-18T01:00:00.000Z';
const late = '2999-01-01T00:00:00.000Z';

const started = performance.now();
const store = await openStore(location, { migrate: true });
const opened = performance.now() - started;
const figures = await measurements()[what]?.();
console.log(JSON.stringify({ opened, ...figures, peak: resourceUsage().maxRSS / 1024 }));
await store.close();

function measurements(): Readonly<Record<string, () => Promise<Record<string, unknown>>>> {
  return { import: importing, again, bulk, board: boards };
}

/** The import, with somebody else asking small questions all the while. */
async function importing(): Promise<Record<string, unknown>> {
  const directory = mkdtempSync(join(tmpdir(), 'shigan-bench-csv-'));
  const file = csvOf(rows, directory);
  const waits: number[] = [];
  const done = new AbortController();
  const other = (async () => {
    while (!done.signal.aborted) {
      const begun = performance.now();
      await store.cities.standing(city, '2030-01-01T00:00:00.000Z');
      waits.push(performance.now() - begun);
      await new Promise((resolve) => {
        setTimeout(resolve, 5);
      });
    }
  })();
  const begun = performance.now();
  const outcome = await store.imports.accept(city, file, 'long', batchesOf(rows, knownFrom), {
    actor: { id: 'bench', name: 'bench', roles: ['operator'], via: 'bench' },
    storedAt: '2021-06-01T00:00:00.000Z',
    dryRun: false,
  });
  const milliseconds = performance.now() - begun;
  done.abort();
  await other;
  rmSync(directory, { recursive: true });
  return { ...outcome, milliseconds, p50: quantile(waits, 0.5), p99: quantile(waits, 0.99), worst: Math.max(...waits) };
}

/** The same file once more: every row is looked up. */
async function again(): Promise<Record<string, unknown>> {
  return importing();
}

/** COPY of the same rows into a table of the same form. */
async function bulk(): Promise<Record<string, unknown>> {
  const client = new pg.Client(
    'dataDir' in location ? { host: location.dataDir, user: 'shigan' } : { connectionString: location.databaseUrl },
  );
  await client.connect();
  await client.query('drop table if exists bulk');
  await client.query('create table bulk (like observation including all)');
  const begun = performance.now();
  const copy = new CopyIn(
    `copy bulk (city, import, indicator, region, year, start_month, months, measure, value, decimals, unit, known_from,
       sheet, cell) from stdin`,
    copyLines(),
  );
  client.query(copy);
  await copy.done;
  const milliseconds = performance.now() - begun;
  await client.query('drop table bulk');
  await client.end();
  return { milliseconds };
}

function* copyLines(): Iterable<string> {
  for (const batch of batchesOf(rows, knownFrom)) {
    const lines = batch.map((r) =>
      [
        city,
        '018f0000-0000-7000-8000-000000000001',
        r.indicator,
        r.region,
        r.span.year,
        r.span.startMonth,
        r.span.length,
        r.measure,
        r.value.toFixed(1),
        r.decimals,
        r.unit,
        r.knownFrom,
        r.sheet,
        r.cell,
      ].join('\t'),
    );
    yield `${lines.join('\n')}\n`;
  }
}

/** What a board asks for: every vintage of three regions over fourteen years, and three years of fourteen peers; first,
 *  then again. */
async function boards(): Promise<Record<string, unknown>> {
  const last = await lastYear(store);
  const end = last * 12 + 3;
  const own: ObservationQuery = { regions: board.regions.slice(0, 3), endsFrom: (last - 13) * 12, endsTo: end };
  const peers: ObservationQuery = { regions: board.regions.slice(3, 17), endsFrom: end - 32, endsTo: end };
  const times: number[] = [];
  let read = 0;
  for (let i = 0; i < 12; i++) {
    const begun = performance.now();
    const [a, b] = await Promise.all([
      store.observations.vintages(city, own, late),
      store.observations.asOf(city, peers, late),
    ]);
    times.push(performance.now() - begun);
    read = a.length + b.length;
  }
  const edition: number[] = [];
  for (let i = 0; i < 500; i++) {
    const begun = performance.now();
    await store.cities.standing(city, late);
    edition.push(performance.now() - begun);
  }
  return {
    held: await store.observations.count(city),
    read,
    cold: times[0],
    warm: quantile(times.slice(1), 0.5),
    edition: quantile(edition, 0.5),
  };
}

async function lastYear(from: Store): Promise<number> {
  const [indicator = ''] = board.indicators;
  const [region = ''] = board.regions;
  const series = await from.observations.asOf(city, { indicators: [indicator], regions: [region] }, late);
  return Math.max(...series.map((o) => o.span.year)) - 1;
}

function quantile(values: readonly number[], q: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}
