// `npm run soak [-- --seconds N]`: boards of random regions and months are read for an hour, with what a page asks for next to
// them. Fails when anything is refused, or when memory or the slowest in a hundred of minutes 50 to 60 are above those of minutes 5
// to 15 by more than a tenth. With fewer seconds the windows are scaled; a short run says nothing about leaks and judges none.
import { startDemoServer } from '../running/demo-server.ts';
import { randomFrom, runOptions } from '../running/options.ts';

/** Readers at the same time. */
const readers = 4;

/** Windows that are compared, as parts of the run: minutes 5 to 15 and 50 to 60 of an hour. */
const windows = { early: [5 / 60, 15 / 60], late: [50 / 60, 1] } as const;

/** What the late window may be of the early one. */
const allowed = 1.1;

const { seconds, seed, data } = runOptions({ seconds: 3600 });
const random = randomFrom(seed);
const server = await startDemoServer(data);
const answered: { readonly at: number; readonly took: number }[] = [];
const memory: { readonly at: number; readonly mebibytes: number }[] = [];
let failures = 0;
let begun = 0;
/** Second of the run at which memory is told of next. */
let told = 0;

try {
  const regions = await regionCodes();
  begun = performance.now();
  const end = begun + seconds * 1000;
  const watch = setInterval(() => void observe(), Math.max(1, seconds / 120) * 1000);
  await Promise.all(Array.from({ length: readers }, () => readUntil(end, regions)));
  clearInterval(watch);
  await observe();
} finally {
  await server.stop();
}

const all = answered.map(({ took }) => took);
console.log(
  `${all.length} requests, ${failures} failed; p50 ${ms(quantile(all, 0.5))}, p99 ${ms(quantile(all, 0.99))}, max ${ms(quantile(all, 1))}`,
);
if (failures > 0 || !steady()) process.exitCode = 1;

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
  const end = performance.now();
  answered.push({ at: (end - begun) / 1000, took: end - start });
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

async function observe(): Promise<void> {
  const mebibytes = await server.memory();
  if (mebibytes === undefined) return;
  const at = (performance.now() - begun) / 1000;
  memory.push({ at, mebibytes });
  if (at < told) return;
  told = at + seconds / 30;
  console.log(`${at.toFixed(0)} s: ${answered.length} requests, ${mebibytes.toFixed(0)} MiB`);
}

/** Whether the end of the run is as its beginning: the median of memory, the slowest in a hundred. */
function steady(): boolean {
  const within = <T extends { readonly at: number }>(
    list: readonly T[],
    window: readonly [number, number],
  ): readonly T[] => list.filter(({ at }) => at >= window[0] * seconds && at <= window[1] * seconds);
  const held = (window: readonly [number, number]): number =>
    quantile(
      within(memory, window).map(({ mebibytes }) => mebibytes),
      0.5,
    );
  const slow = (window: readonly [number, number]): number =>
    quantile(
      within(answered, window).map(({ took }) => took),
      0.99,
    );
  const { early, late } = windows;
  const [memories, times] = [held(late) / held(early), slow(late) / slow(early)];
  const minutes = (window: readonly [number, number]): string =>
    window.map((part) => ((part * seconds) / 60).toFixed(seconds < 600 ? 1 : 0)).join('–');
  console.log(
    `minutes ${minutes(early)}: ${held(early).toFixed(0)} MiB, p99 ${ms(slow(early))}; minutes ${minutes(late)}: ` +
      `${held(late).toFixed(0)} MiB, p99 ${ms(slow(late))}; ratios ${memories.toFixed(2)} and ${times.toFixed(2)}, allowed ${allowed}`,
  );
  // Caches are still filling.
  if (seconds < 120) return true;
  return memories <= allowed && times <= allowed;
}

function quantile(list: readonly number[], q: number): number {
  const sorted = list.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * q)] ?? 0;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}
