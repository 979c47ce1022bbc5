// `npm run bench -- web [--data DIR] [--loads N] [--seconds N --seed S]`: what every page needs for its first complete view, and how long
// that takes. With few seconds one of them, drawn by the seed. The pages must be built. Served elsewhere already (`SHIGAN_URL`), the
// server is taken as it is.
import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Response } from 'playwright-core';
import { chromiumPath } from '../running/chromium.ts';
import { startDemoServer } from '../running/demo-server.ts';
import { randomFrom } from '../running/options.ts';

const built = fileURLToPath(new URL('../../packages/web/dist/app', import.meta.url));
const at = 'region=431200&period=2021-04';

/** Loads in a short run, and in a full one. */
const loadsWhenShort = 1;
const loadsUsually = 9;

interface Route {
  readonly name: string;
  readonly path: string;
  /** What is there when the page can be used. */
  readonly usable: string;
  readonly rows: string;
}

const routes: readonly Route[] = [
  { name: 'board', path: `/board?${at}`, usable: 'table.board tbody', rows: 'table.board tbody tr:not(.band)' },
  { name: 'counties', path: `/counties?${at}`, usable: 'table.matrix tbody', rows: 'table.matrix tbody tr' },
  { name: 'indicators', path: `/indicators?${at}`, usable: 'table.catalogue tbody', rows: 'table.catalogue tbody tr' },
  {
    name: 'indicator',
    path: `/indicators/fixed-asset-investment?${at}`,
    usable: '.key-figures',
    rows: '.key-figures .key',
  },
  { name: 'county', path: `/counties/431224?${at}`, usable: 'table.county tbody', rows: 'table.county tbody tr' },
  { name: 'matters', path: `/matters?${at}`, usable: 'table.matters tbody', rows: 'table.matters tbody tr' },
  { name: 'outlook', path: `/outlook?${at}`, usable: 'main table tbody', rows: 'main table tbody tr' },
];

/** What pressing something takes until it is painted: the widest tables. */
const presses: readonly {
  readonly name: string;
  readonly path: string;
  readonly ready: string;
  readonly press: string;
}[] = [
  {
    name: 'matrix, sorted by a head',
    path: `/counties?${at}`,
    ready: 'table.matrix tbody',
    press: 'table.matrix thead th:not(.m-name) button',
  },
  {
    name: 'board, put in another order',
    path: `/board?${at}`,
    ready: 'table.board tbody',
    press: '.orders button[aria-pressed]',
  },
];

/** Milliseconds from a press to the frame after it, the median of so many presses. */
async function pressDelay(
  browser: Browser,
  url: string,
  { path, ready, press }: (typeof presses)[number],
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.goto(url + path);
    await page.locator(ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    const delays = await page.locator(press).evaluateAll(async (buttons) => {
      const found: number[] = [];
      for (const button of buttons.slice(0, 9)) {
        const start = performance.now();
        if (button instanceof HTMLElement) button.click();
        // What React does on a press is drawn by the next frame; the one after it says that it has been.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        found.push(performance.now() - start);
      }
      return found;
    });
    return median(delays);
  } finally {
    await context.close();
  }
}

interface Load {
  /** Gzipped bytes of scripts and styles that the first view waited for, and that came after it. */
  readonly firstBytes: number;
  readonly laterBytes: number;
  readonly jsonBytes: number;
  readonly milliseconds: number;
  readonly rows: number;
}

async function load(browser: Browser, url: string, route: Route): Promise<Load> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 }, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    const assets: { readonly bytes: number; readonly when: number }[] = [];
    let jsonBytes = 0;
    const counted: Promise<void>[] = [];
    const count = async (response: Response): Promise<void> => {
      const { pathname } = new URL(response.url());
      if (pathname.startsWith('/api/')) jsonBytes += (await response.body()).byteLength;
    };
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (/\.(?:js|css)$/.test(pathname)) assets.push({ bytes: gzippedBytes(pathname), when: performance.now() });
      else counted.push(count(response));
    });
    const start = performance.now();
    await page.goto(url + route.path, { waitUntil: 'commit' });
    await page.locator(route.usable).first().waitFor();
    const usable = performance.now();
    await page.waitForLoadState('networkidle');
    await Promise.all(counted);
    const rows = await page
      .locator(route.rows)
      .evaluateAll((all) => all.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length);
    const sum = (some: typeof assets): number => some.reduce((total, { bytes }) => total + bytes, 0);
    return {
      firstBytes: sum(assets.filter(({ when }) => when <= usable)),
      laterBytes: sum(assets.filter(({ when }) => when > usable)),
      jsonBytes,
      milliseconds: usable - start,
      rows,
    };
  } finally {
    await context.close();
  }
}

function gzippedBytes(pathname: string): number {
  const path = `${built}${pathname}.gz`;
  return existsSync(path) ? statSync(path).size : 0;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

async function measure(
  url: string,
  {
    loads,
    shown,
    pressed,
  }: { readonly loads: number; readonly shown: typeof routes; readonly pressed: typeof presses },
): Promise<void> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const route of shown) {
      // The first load fills what the server keeps; it is told apart.
      const first = await load(browser, url, route);
      const found: Load[] = [];
      for (let i = 0; i < loads; i++) found.push(await load(browser, url, route));
      const last = found.at(-1) ?? first;
      const kib = (bytes: number): string => (bytes / 1024).toFixed(0);
      console.log(
        `${route.name}: JS+CSS ${kib(last.firstBytes)} KiB gzipped (later ${kib(last.laterBytes)}), JSON ${kib(last.jsonBytes)} KiB, ` +
          `usable in ${median(found.map(({ milliseconds }) => milliseconds)).toFixed(0)} ms ` +
          `(median of ${loads}; first ${first.milliseconds.toFixed(0)} ms), rows in sight ${last.rows}`,
      );
      if (last.firstBytes > 250 * 1024) {
        console.error(`${route.name}: more than 250 KiB before its first view`);
        process.exitCode = 1;
      }
    }
    for (const one of pressed)
      console.log(
        `${one.name}: painted ${(await pressDelay(browser, url, one)).toFixed(0)} ms after the press (median)`,
      );
  } finally {
    await browser.close();
  }
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    loads: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string' },
  },
  strict: false,
});
const textOf = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;
const data = textOf(values['data']) ?? process.env['SHIGAN_DEMO_DATA'];
const isShort = values['seconds'] !== undefined;
const loads = Number(textOf(values['loads']) ?? (isShort ? loadsWhenShort : loadsUsually));

const random = randomFrom(Number(textOf(values['seed']) ?? 1));

/** So many of them, drawn. */
function drawn<T>(all: readonly T[], count: number): readonly T[] {
  return all
    .map((one) => ({ one, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, count)
    .map(({ one }) => one);
}

if (!existsSync(chromiumPath)) console.log(`web: skipped: no browser at ${chromiumPath}`);
else if (!existsSync(`${built}/index.html`)) console.log('web: skipped: the pages are not built (npm run build)');
else if (isShort && data === undefined && process.env['SHIGAN_URL'] === undefined)
  console.log('web: skipped: a short run needs the demonstration city (--data DIR or SHIGAN_DEMO_DATA)');
else {
  const served = process.env['SHIGAN_URL'];
  const server = served === undefined ? await startDemoServer(data) : undefined;
  try {
    const shown = isShort ? drawn(routes, 1) : routes;
    await measure(served ?? server?.url ?? '', { loads, shown, pressed: isShort ? drawn(presses, 1) : presses });
  } finally {
    await server?.stop();
  }
}
