// `npm run bench -- scale [--rows N] [--steps 1,4,16]`: one city at its size in a country of 300 cities with 200 million
// observations, brought in as imports are, on PostgreSQL; then the table grows by further cities of that size. What is measured
// is printed as measured; what is worked out from it for the country says so. With few seconds a smaller city.
import { backupStore, openStore, rowsIn } from '@shigan/store';
import { initialiseCity, cityOf, readBoard, readSeries } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { operator } from '@shigan/core';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { queueApplication } from '../jobs/application.ts';
import { randomFrom } from '../running/options.ts';
import { printCountry } from './country.ts';
import { firstCity, lastMonth, monthOf, regionsHeld, rowsOfMonth } from './rows.ts';

const { values } = parseArgs({
  options: {
    rows: { type: 'string' },
    steps: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    url: { type: 'string' },
  },
  strict: false,
});
const isShort = typeof values.seconds === 'string' && Number(values.seconds) < 120;
const wanted = typeof values.rows === 'string' ? Number(values.rows) : isShort ? rowsOfMonth : 666_667;
const months = Math.max(1, Math.round(wanted / rowsOfMonth));
const steps = (typeof values.steps === 'string' ? values.steps : isShort ? '1,2' : '1,4,16').split(',').map(Number);
const random = randomFrom(typeof values.seed === 'string' ? Number(values.seed) : 1);
const actor = operator('bench');
const own = regionsHeld.filter(({ code, parent }) => code === firstCity || parent === firstCity);

const server = await startPostgres();
if ('missing' in server) console.log(`left out: ${server.missing}`);
else
  try {
    await measureCountry(await server.createDatabase());
  } finally {
    await server.stop();
  }

async function measureCountry(databaseUrl: string): Promise<void> {
  console.log(
    `one city: ${count(months * rowsOfMonth)} observations, ${months} months of ${count(rowsOfMonth)}; load ${load()}`,
  );
  const rate = await bringIn(databaseUrl);
  console.log(`imports: ${count(rate)} rows/s`);
  const client = new pg.Client({ connectionString: databaseUrl });
  // The server may be stopped under it where a measurement fails; that failure is what is told.
  client.on('error', () => {});
  await client.connect();
  let cities = 1;
  let bytes = { table: 0, indexes: 0 };
  for (const step of steps) {
    for (; cities < step; cities++) await copyCity(client, String(900_000 + cities));
    await client.query('vacuum analyze observation');
    const { rows: held } = await client.query<{ table: string; indexes: string; count: string }>(
      `select pg_table_size('observation') as table, pg_indexes_size('observation') as indexes, count(*) as count from observation`,
    );
    const [found] = held;
    const total = Number(found?.count);
    bytes = { table: Number(found?.table) / total, indexes: Number(found?.indexes) / total };
    const times = await readingTimes(databaseUrl);
    console.log(
      `×${step}: ${count(total)} rows, ${bytes.table.toFixed(0)} + ${bytes.indexes.toFixed(0)} bytes each (table + indexes); ` +
        `board first ${ms(times.cold)}, then p50 ${ms(times.board)}, p99 ${ms(times.slow)}; series p50 ${ms(times.series)}; ` +
        `a month’s file ${count(times.rate)} rows/s; load ${load()}`,
    );
  }
  await client.end();
  const backup = await backUp(databaseUrl);
  console.log(
    `backup of all of it: ${count(backup.rows)} rows in ${backup.seconds.toFixed(0)} s, ${(backup.bytes / 2 ** 20).toFixed(0)} MiB`,
  );
  printCountry({ bytes, rate, backup });
}

/** The city with its registers, and its months as files, the oldest first. Rows a second over all of them. */
async function bringIn(databaseUrl: string): Promise<number> {
  const store = await openStore({ databaseUrl }, { migrate: true });
  const app = queueApplication(store);
  await initialiseCity(app, actor, cityOf(firstCity));
  const begun = performance.now();
  for (let back = months - 1; back >= 0; back--) await bringMonth(store, back, '2021-05-20T02:00:00.000Z');
  const seconds = (performance.now() - begun) / 1000;
  await store.close();
  return (months * rowsOfMonth) / seconds;
}

async function bringMonth(store: Awaited<ReturnType<typeof openStore>>, back: number, storedAt: string): Promise<void> {
  const file = incomingFile(`${back}.csv`, `month ${back} ${storedAt}`);
  await store.imports.accept(firstCity, file, 'long-table', monthOf(back), { actor, storedAt, dryRun: false });
}

/** A further city of the same size: the rows of the first under another code. */
async function copyCity(client: pg.Client, code: string): Promise<void> {
  for (const table of ['city_change', 'edition', 'register_entry', 'import', 'acceptance', 'observation']) {
    const { rows } = await client.query<{ name: string }>(
      `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
      [table],
    );
    const names = rows.map(({ name }) => `"${name}"`);
    const selected = names.map((name) => (name === '"city"' ? `'${code}'` : name));
    await client.query(
      `insert into ${table} (${names.join(', ')}) select ${selected.join(', ')} from ${table} where city = '${firstCity}'`,
    );
  }
}

/** A board first by a store just opened, then boards and series of regions and months drawn; then a month’s file again. */
async function readingTimes(databaseUrl: string) {
  const cold: number[] = [];
  for (let i = 0; i < 3; i++) cold.push(await withStore(databaseUrl, async (app) => timed(() => boardOf(app))));
  return withStore(databaseUrl, async (app) => {
    const boards: number[] = [];
    const series: number[] = [];
    for (let i = 0; i < (isShort ? 10 : 60); i++) {
      boards.push(await timed(() => boardOf(app)));
      series.push(await timed(() => seriesOf(app)));
    }
    const took = await timed(() => bringMonth(app.store, 0, new Date().toISOString()));
    return {
      cold: quantile(cold, 0.5),
      board: quantile(boards, 0.5),
      slow: quantile(boards, 0.99),
      series: quantile(series, 0.5),
      rate: rowsOfMonth / (took / 1000),
    };
  });
}

type App = ReturnType<typeof queueApplication>;

async function withStore<T>(databaseUrl: string, work: (app: App) => Promise<T>): Promise<T> {
  const store = await openStore({ databaseUrl });
  try {
    return await work(queueApplication(store));
  } finally {
    await store.close();
  }
}

function pick<T>(list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('nothing to pick from');
  return found;
}

async function boardOf(app: App): Promise<unknown> {
  const back = Math.floor(random() * Math.min(months, 12));
  const at = lastMonth.year * 12 + lastMonth.month - 1 - back;
  const period = { year: Math.floor(at / 12), month: (at % 12) + 1 };
  return readBoard(app, actor, firstCity, { region: pick(own).code, period });
}

async function seriesOf(app: App): Promise<unknown> {
  return readSeries(app, actor, firstCity, {
    indicator: pick(['gdp', 'retail-sales', 'budget-revenue']),
    region: pick(own).code,
  });
}

async function backUp(databaseUrl: string) {
  const directory = await mkdtemp(join(tmpdir(), 'shigan-scale-'));
  try {
    const begun = performance.now();
    const { path, manifest } = await backupStore(
      { databaseUrl },
      { file: join(directory, 'all') },
      new Date().toISOString(),
    );
    const seconds = (performance.now() - begun) / 1000;
    return { rows: rowsIn(manifest), seconds, bytes: (await stat(path)).size };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

function quantile(list: readonly number[], q: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN;
}

function count(n: number): string {
  return Math.round(n).toLocaleString('en');
}

function ms(n: number): string {
  return `${n.toFixed(n < 10 ? 1 : 0)} ms`;
}

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
