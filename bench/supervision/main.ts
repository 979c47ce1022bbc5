// `npm run bench -- supervision [--matters N --reports N --cities N] [--rounds N] [--seconds T] [--only postgresql|embedded|http] [--processes N] [--redmine URL --redmine-key KEY]`: the matters of
// many cities on PostgreSQL, and a tenth of them on the embedded store: a list with filters, a leader's agenda, the monthly
// statistics, each of a city drawn by the seed, by the median and the slowest in a hundred. Then one city with 2,000 matters over
// HTTP, asked of two server processes (as many as Redmine should have workers): a list of a hundred, one matter, an update, in requests a
// second; beside a Redmine that holds as many issues where one is named. The whole is 200,000 matters and 2,000,000 reports of 300 cities; with few seconds it takes fewer,
// with fewer than 30 one of the three parts, drawn by the seed.
import { listMatters, readAgenda, readMatterStatistics } from '@shigan/app';
import { operator } from '@shigan/core';
import { openStore, type StoreLocation } from '@shigan/store';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { queueApplication } from '../jobs/application.ts';
import { randomFrom } from '../running/options.ts';
import { cityCode, fill, now, type Size } from './fill.ts';
import { leaders, units } from './lives.ts';
import { requestsASecond } from './over-http.ts';

const { values } = parseArgs({
  options: {
    matters: { type: 'string' },
    reports: { type: 'string' },
    cities: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    processes: { type: 'string' },
    redmine: { type: 'string' },
    'redmine-key': { type: 'string' },
  },
});
const short = values.seconds !== undefined && Number(values.seconds) < 600;
const matters = Number(values.matters ?? (short ? 600 : 200_000));
const size: Size = {
  matters,
  reports: Number(values.reports ?? matters * 10),
  cities: Number(values.cities ?? Math.max(1, Math.round((matters * 300) / 200_000))),
};
const rounds = Number(values.rounds ?? (short ? 10 : 200));

const directory = mkdtempSync(join(tmpdir(), 'shigan-bench-supervision-'));
const server = await startPostgres();
try {
  if ('missing' in server) console.log(`PostgreSQL is left out: ${server.missing}`);
  const parts = 'missing' in server ? ['embedded'] : ['postgresql', 'embedded', 'http'];
  const only = values.only ?? (Number(values.seconds) < 30 ? parts[Number(values.seed) % parts.length] : undefined);
  const isAsked = (part: string): boolean => parts.includes(part) && (only === undefined || only === part);
  if (!('missing' in server) && isAsked('postgresql'))
    await measured('PostgreSQL', { databaseUrl: await server.createDatabase() }, size);
  const tenth = {
    matters: Math.ceil(size.matters / 10),
    reports: Math.ceil(size.reports / 10),
    cities: Math.ceil(size.cities / 10),
  };
  if (isAsked('embedded')) await measured('embedded', { dataDir: join(directory, 'data') }, tenth);
  if (!('missing' in server) && isAsked('http'))
    await requestsASecond(await server.createDatabase(), {
      seconds: short ? 1 : 15,
      // What Redmine's guide calls a page of issues.
      matters: short ? 500 : 2000,
      processes: Number(values.processes ?? (short ? 1 : 2)),
      ...(values.redmine === undefined ? {} : { redmine: { url: values.redmine, key: values['redmine-key'] ?? '' } }),
    });
} finally {
  if (!('missing' in server)) await server.stop();
  rmSync(directory, { recursive: true, force: true });
}

async function measured(name: string, location: StoreLocation, of: Size): Promise<void> {
  const begun = performance.now();
  await fill(location, of);
  const count = (n: number): string => n.toLocaleString('en');
  console.log(
    `\n${name}: ${count(of.matters)} matters, ${count(of.reports)} reports, ${count(of.cities)} cities; filled in ${((performance.now() - begun) / 1000).toFixed(0)} s`,
  );
  const store = await openStore(location);
  const app = queueApplication(store);
  const actor = operator('bench');
  const random = randomFrom(Number(values.seed));
  const drawn = (n: number): number => Math.floor(random() * n);
  const asked: Readonly<Record<string, (city: string) => Promise<number>>> = {
    'list with filters': async (city) =>
      (await listMatters(app, actor, city, { leadUnit: `unit-${drawn(units)}`, open: true })).matters.length,
    "a leader's agenda": async (city) =>
      (await readAgenda(app, actor, city, { leader: `leader-${drawn(leaders)}` })).matters.length,
    'monthly statistics': async (city) => (await readMatterStatistics(app, actor, city)).whole.all,
    'statistics of a past month': async (city) =>
      (await readMatterStatistics(app, actor, city, { asOf: '2021-03-31' })).whole.all,
  };
  for (const [what, ask] of Object.entries(asked)) {
    const times: number[] = [];
    let read = 0;
    for (let round = 0; round < rounds; round++) {
      const city = cityCode(drawn(of.cities));
      const start = performance.now();
      read += await ask(city);
      times.push(performance.now() - start);
    }
    const sorted = times.toSorted((a, b) => a - b);
    const quantile = (q: number): string =>
      `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? Number.NaN).toFixed(0)} ms`;
    console.log(
      `  ${what.padEnd(28)} p50 ${quantile(0.5)}, p99 ${quantile(0.99)}; ${(read / rounds).toFixed(0)} matters each`,
    );
    if (read === 0) {
      console.error('  nothing was read');
      process.exitCode = 1;
    }
  }
  await store.close();
}
console.log(`as of ${now}, seed ${values.seed}`);
