// `npm run soak -- --seconds 600`: boards of random regions and months are read for a while, with what a page asks for next
// to them. Fails when anything is refused, or when memory goes on growing.
import { startDemoServer } from '../running/demo-server.ts';
import { randomFrom, runOptions } from '../running/options.ts';

/** Readers at the same time. */
const readers = 4;

/** Growth of memory that counts as a leak: from the first third of the run to the last, in MiB and as a ratio. */
const leak = { mebibytes: 96, ratio: 1.35 };

const { seconds, seed, data } = runOptions({ seconds: 600 });
const random = randomFrom(seed);
const server = await startDemoServer(data);
const durations: number[] = [];
const memory: { readonly at: number; readonly mebibytes: number }[] = [];
let failures = 0;

try {
  const regions = await regionCodes();
  const start = performance.now();
  const end = start + seconds * 1000;
  const watch = setInterval(() => void observe(start), Math.max(1, seconds / 30) * 1000);
  await Promise.all(Array.from({ length: readers }, () => readUntil(end, regions)));
  clearInterval(watch);
  await observe(start);
} finally {
  await server.stop();
}

const sorted = durations.toSorted((a, b) => a - b);
const quantile = (q: number): string => `${(sorted[Math.floor((sorted.length - 1) * q)] ?? 0).toFixed(1)} ms`;
console.log(
  `${sorted.length} requests, ${failures} failed; p50 ${quantile(0.5)}, p99 ${quantile(0.99)}, max ${quantile(1)}`,
);
if (failures > 0 || grows()) process.exitCode = 1;

async function readUntil(end: number, regions: readonly string[]): Promise<void> {
  while (performance.now() < end) await get(randomPath(regions));
}

function randomPath(regions: readonly string[]): string {
  const pick = <T>(list: readonly T[]): T | undefined => list[Math.floor(random() * list.length)];
  const month = String(Math.floor(random() * 12) + 1).padStart(2, '0');
  const year = 2018 + Math.floor(random() * 4);
  const period = year === 2021 ? '2021-04' : `${year}-${month}`;
  const path = random() < 0.05 ? 'matrix?region=431200' : `board?region=${pick(regions)}`;
  const asOf = random() < 0.2 ? `&asOf=${period}-28` : '';
  return `/api/v1/${path}&period=${period}${asOf}`;
}

async function get(path: string): Promise<unknown> {
  const start = performance.now();
  const response = await fetch(server.url + path);
  const body: unknown = await response.json();
  durations.push(performance.now() - start);
  if (response.ok) return body;
  failures++;
  console.log(`${response.status} ${path} ${JSON.stringify(body)}`);
  return body;
}

/** The city and its parts. */
async function regionCodes(): Promise<readonly string[]> {
  const response = await fetch(`${server.url}/api/v1/registers/region`);
  const { entries } = (await response.json()) as { entries: { key: string; body: { parent: string | null } }[] };
  return entries.filter(({ key, body }) => key === '431200' || body.parent === '431200').map(({ key }) => key);
}

async function observe(start: number): Promise<void> {
  const mebibytes = await server.memory();
  if (mebibytes === undefined) return;
  const at = (performance.now() - start) / 1000;
  memory.push({ at, mebibytes });
  console.log(`${at.toFixed(0)} s: ${durations.length} requests, ${mebibytes.toFixed(0)} MiB`);
}

/** A short run says nothing about leaks: caches are still filling. */
function grows(): boolean {
  if (seconds < 120) return false;
  const peak = (from: number, to: number): number =>
    Math.max(0, ...memory.filter(({ at }) => at >= from && at <= to).map(({ mebibytes }) => mebibytes));
  const early = peak(seconds / 6, seconds / 2);
  const late = peak((seconds * 2) / 3, Infinity);
  const is = late - early > leak.mebibytes && late > early * leak.ratio;
  if (is) console.log(`memory grows: ${early.toFixed(0)} → ${late.toFixed(0)} MiB`);
  return is;
}
