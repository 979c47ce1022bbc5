import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { reference } from '@shigan/app';
import {
  analyseMatrix,
  buildRegistry,
  type Indicator,
  type PeerSet,
  releasesOf,
  type RegisterEntry,
  registerKey,
  type RegisterName,
  type Registers,
} from '@shigan/core';
import { CompactBook, indexOf } from './compact-book.ts';

/** Analyses whole matrices in memory: cities × 14 regions × 60 indicators, records of five years and the present one.
 *  Making the observations is not counted, working out every row with all its figures and findings is. */
export interface AnalysisBench {
  readonly cities: number;
  readonly processes: number;
  readonly observations: number;
  readonly rows: number;
  readonly figures: number;
  readonly seconds: number;
  readonly rowsPerSecond: number;
  readonly peakMiB: number;
}

/** As compiled where the run has just compiled it: what is measured is the program that users run. */
const isCompiled = process.env['SHIGAN_COMPILED'] === '1';
const loading = isCompiled
  ? process.execArgv.filter((argument) => argument !== '--conditions=source')
  : process.execArgv;

/** A matrix with all its figures lives until it is read: a young generation that holds one whole spares copying it about. */
const youngGeneration = ['--max-semi-space-size=128'];

const known = '2010-01-01T00:00:00.000Z';

function entry<N extends RegisterName>(register: N, body: Registers[N]): RegisterEntry {
  return { register, key: registerKey(register, body), body, knownFrom: known, storedAt: known, by: 'bench' };
}

/** A small seeded generator (mulberry32). */
function random(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Six years of monthly or quarterly records: growth for all, a level or count beside it. */
function fill(
  book: CompactBook,
  indicators: readonly Indicator[],
  regions: readonly string[],
  next: () => number,
): number {
  let count = 0;
  for (const indicator of indicators) {
    for (const region of regions) {
      const growth = new Float64Array(7 * 12).fill(Number.NaN);
      const level = new Float64Array(7 * 12).fill(Number.NaN);
      let rate = 8 + next() * 4;
      for (let year = 2015; year <= 2021; year++) {
        for (const span of releasesOf(year, { ...indicator, accumulation: 'cumulative' })) {
          if (year === 2021 && span.length > 4) continue;
          rate += (next() - 0.5) * 2;
          growth[indexOf(span)] = Math.round(rate * 10) / 10;
          level[indexOf(span)] = Math.round(span.length * (50 + next() * 5) * 100) / 100;
          count += 2;
        }
      }
      book.add(indicator.code, region, 'yoy', '%', 1, growth);
      book.add(indicator.code, region, indicator.kind === 'count' ? 'count' : 'level', indicator.unit, 2, level);
    }
  }
  return count;
}

/** A part of the province, filled and ready to be analysed. */
interface Part {
  readonly observations: number;
  analyse(): { readonly rows: number; readonly figures: number };
}

function prepare(cities: number, seed: number): Part {
  const indicators = reference.indicators.filter((i) => i.frequency !== 'A').slice(0, 60);
  const members = Array.from({ length: 13 }, (_, i) => `4399${String(i + 1).padStart(2, '0')}`);
  const peers: PeerSet = {
    code: 'bench',
    use: 'economy',
    name: { zh: '甲', en: 'bench' },
    membersWord: { zh: '县市区', en: 'counties' },
    members,
    of: '439900',
  };
  const regions = ['439900', ...members];
  const registry = buildRegistry([
    ...indicators.map((b) => entry('indicator', b)),
    ...regions.map((code) =>
      entry('region', {
        code,
        level: code === '439900' ? 'city' : 'county',
        name: { zh: code, en: code },
        aliases: [],
        parent: null,
      }),
    ),
    entry('peerSet', peers),
    ...reference.rules.map((b) => entry('rule', b)),
    ...indicators.flatMap((i) =>
      regions.map((region) =>
        entry('target', {
          indicator: i.code,
          region,
          year: 2021,
          kind: 'growth',
          goal: { value: 8, decimals: 1 },
          unit: '%',
          bound: 'atLeast',
          binding: false,
          verified: false,
        }),
      ),
    ),
    entry('settings', reference.settings),
  ]);
  const next = random(seed);
  let observations = 0;
  const books = Array.from({ length: cities }, () => {
    const book = new CompactBook();
    observations += fill(book, indicators, regions, next);
    return book;
  });
  return {
    observations,
    analyse: () => {
      let rows = 0;
      let figures = 0;
      for (const book of books) {
        const matrix = analyseMatrix(
          { registry, book, period: { year: 2021, month: 4 }, asOf: known, edition: known, today: '2021-05-20' },
          peers,
        );
        for (const board of matrix.boards) {
          rows += board.rows.length;
          for (const row of board.rows)
            for (const f of Object.values(row.figures)) if (typeof f.value === 'number') figures++;
        }
        book.forget();
      }
      return { rows, figures };
    },
  };
}

/** What a process tells: first that its part is ready, then what came out of it. */
interface News {
  readonly observations: number;
  readonly rows: number;
  readonly figures: number;
  readonly peakMiB: number;
}

async function newsOf(child: ChildProcess): Promise<News> {
  const [news]: News[] = await once(child, 'message');
  if (news === undefined) throw new Error('no news');
  return news;
}

/** Analyses the province in as many processes as there are cores, each a part of the cities; the clock runs from when all are filled. */
export async function run(options: { readonly cities?: number; readonly seed?: number } = {}): Promise<AnalysisBench> {
  const cities = options.cities ?? 300;
  const seed = options.seed ?? 20210520;
  const processes = Math.max(1, Math.min(availableParallelism(), cities));
  const children = Array.from({ length: processes }, (_, i) => {
    const share = Math.floor(cities / processes) + (i < cities % processes ? 1 : 0);
    return fork(fileURLToPath(import.meta.url), ['--part', String(share), '--seed', String(seed + i)], {
      execArgv: [...loading, ...youngGeneration],
    });
  });
  const ended = children.map((child) => once(child, 'close'));
  const filled = await Promise.all(children.map(newsOf));
  const begin = performance.now();
  const done = Promise.all(children.map(newsOf));
  for (const child of children) child.send('analyse');
  const found = await done;
  const seconds = (performance.now() - begin) / 1000;
  await Promise.all(ended);
  const sum = (news: readonly News[], key: keyof News): number => news.reduce((total, n) => total + n[key], 0);
  const rows = sum(found, 'rows');
  return {
    cities,
    processes,
    observations: sum(filled, 'observations'),
    rows,
    figures: sum(found, 'figures'),
    seconds,
    rowsPerSecond: rows / seconds,
    peakMiB: sum(found, 'peakMiB'),
  };
}

/** One part of the cities, in a process of its own. */
function runPart(cities: number, seed: number): void {
  const part = prepare(cities, seed);
  const tell = (news: Partial<News>): void =>
    void process.send?.({
      observations: 0,
      rows: 0,
      figures: 0,
      peakMiB: process.resourceUsage().maxRSS / 1024,
      ...news,
    });
  process.once('message', () => {
    tell(part.analyse());
    process.disconnect();
  });
  tell({ observations: part.observations });
}

if (process.argv[1]?.endsWith('analysis/main.ts')) {
  const option = (name: string): number | undefined => {
    const at = process.argv.indexOf(name);
    return at > 0 ? Number(process.argv[at + 1]) : undefined;
  };
  const seed = option('--seed');
  const part = option('--part');
  if (part !== undefined) {
    runPart(part, seed ?? 0);
  } else {
    // A short run takes a part of the province and says so.
    const seconds = option('--seconds');
    const cities =
      option('--cities') ?? (seconds !== undefined && seconds < 60 ? Math.max(1, Math.floor(seconds)) : 300);
    const result = await run({ cities, ...(seed === undefined ? {} : { seed }) });
    console.log(
      `${result.cities} cities × 14 regions × 60 indicators, ${result.observations} observations in memory, ${result.processes} processes: ${result.seconds.toFixed(2)} s, ${Math.round(result.rowsPerSecond)} rows/s, peak ${Math.round(result.peakMiB)} MiB`,
    );
  }
}
