// `npm run bench -- load [--seconds N] [--data DIR] [--backend embedded|postgresql]`: how many users one server process holds: users
// who look, report, import and export with time to think between, as many as the slowest in a hundred is answered in 300 ms. The
// number is searched for: doubled until it is too much, then halved in.
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { startDemoServer } from '../running/demo-server.ts';
import { randomFrom, runOptions } from '../running/options.ts';
import { openCity, outlooksMade } from './city.ts';
import { type City, type Deed, deeds, drawnDeed, perform } from './mix.ts';

/** Seconds that a user thinks between two deeds, on average. */
const thinking = 5;
/** What counts as held, milliseconds of the slowest in a hundred. */
const bound = 300;

const { seconds, seed, data } = runOptions({ seconds: 240 });
const { values } = parseArgs({ options: { backend: { type: 'string' } }, strict: false });
const backends =
  typeof values.backend === 'string' ? [values.backend] : seconds < 120 ? ['embedded'] : ['embedded', 'postgresql'];
const random = randomFrom(seed);
/** Of one step; the first quarter of it warms up. */
const stepSeconds = Math.max(4, seconds / 12);

/** A short run takes the city that it is given, and does not load one. */
const given = seconds < 120 ? process.env['SHIGAN_DEMO_DATA'] : undefined;

for (const backend of backends) {
  if (backend === 'embedded') await withServer(backend, data ?? given, undefined);
  else {
    const postgres = await startPostgres();
    if ('missing' in postgres) console.log(`PostgreSQL is left out: ${postgres.missing}`);
    else
      try {
        await withServer(backend, undefined, await postgres.createDatabase());
      } finally {
        await postgres.stop();
      }
  }
}

async function withServer(name: string, directory: string | undefined, databaseUrl: string | undefined): Promise<void> {
  const server = await startDemoServer(directory, databaseUrl);
  try {
    const city = await openCity(server.url);
    console.log(
      `\n${name}: ${city.regions.length} regions, ${city.matters.length} matters, ${city.reportable.length} to report on; thinking ${thinking} s; load before ${(loadavg()[0] ?? 0).toFixed(1)}`,
    );
    console.log('  users   req/s    p50    p95    p99    max  failed  slowest deeds by p99');
    if (seconds >= 120) await outlooksMade(city.url);
    await warmUp(city);
    console.log(`  held at p99 < ${bound} ms: ${await search(city)} users`);
  } finally {
    await server.stop();
  }
}

/** Every kind of deed a few times and one after the other: what is read for the first time after a start is told by the other
 *  benchmarks. */
async function warmUp(city: City): Promise<void> {
  for (const deed of deeds) await perform(deed, city, random);
  const end = performance.now() + stepSeconds * 1000;
  for (let i = 0; i < 300 && performance.now() < end; i++) await perform(drawnDeed(random), city, random);
}

/** The most users that were held. */
async function search(city: City): Promise<number> {
  const isShort = seconds < 120;
  let held = 0;
  // Fewer do too little in a step for a slowest in a hundred.
  let users = isShort ? 8 : 32;
  while (await holds(city, users)) {
    held = users;
    users *= 2;
    if (isShort || users > 4096) return held;
  }
  let tooMany = users;
  if (isShort) return held;
  while (tooMany - held > Math.max(2, held / 8)) {
    const between = Math.round((held + tooMany) / 2);
    if (await holds(city, between)) held = between;
    else tooMany = between;
  }
  return held;
}

async function holds(city: City, users: number): Promise<boolean> {
  return (await step(city, users)) < bound;
}

interface Done {
  readonly deed: Deed;
  readonly took: number;
  readonly ok: boolean;
}

/** So many users for a while; the slowest in a hundred of what they waited for. */
async function step(city: City, users: number): Promise<number> {
  const done: Done[] = [];
  const begun = performance.now();
  const warm = begun + (stepSeconds / 4) * 1000;
  const end = begun + stepSeconds * 1000;
  // Nobody thinks beyond the end.
  const think = (milliseconds: number): Promise<void> =>
    pause(Math.max(0, Math.min(milliseconds, end - performance.now())));
  const user = async (): Promise<void> => {
    await think(random() * thinking * 1000);
    while (performance.now() < end) {
      const deed = drawnDeed(random);
      const at = performance.now();
      const ok = await perform(deed, city, random);
      if (at >= warm) done.push({ deed, took: performance.now() - at, ok });
      // Exponentially spread, as independent people are.
      await think(-Math.log(1 - random()) * thinking * 1000);
    }
  };
  await Promise.all(Array.from({ length: users }, user));
  const took = (list: readonly Done[], q: number): number => {
    const sorted = list.map((one) => one.took).toSorted((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;
  };
  const slowest = [...new Set(done.map(({ deed }) => deed))]
    .map((deed) => ({
      deed,
      p99: took(
        done.filter((one) => one.deed === deed),
        0.99,
      ),
    }))
    .toSorted((a, b) => b.p99 - a.p99)
    .slice(0, 4);
  const cells = [users, done.length / (stepSeconds * 0.75), ...[0.5, 0.95, 0.99, 1].map((q) => took(done, q))];
  const failed = done.filter(({ ok }) => !ok).length;
  console.log(
    `  ${cells.map((cell, i) => cell.toFixed(i === 1 ? 1 : 0).padStart(i === 0 ? 5 : 6)).join(' ')} ${String(failed).padStart(7)}  ${slowest.map(({ deed, p99 }) => `${deed} ${p99.toFixed(0)}`).join(', ')}`,
  );
  if (failed > 0) process.exitCode = 1;
  return took(done, 0.99);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, Math.min(milliseconds, thinking * 4000));
  });
}
