import { seeded, tiers } from '@shigan/core';
import { augurs, hasR, heldOut, type Method, ours, rForecast } from './methods.ts';
import { asQuarterly, type BenchSeries, hasPanel, readPanel } from './panel.ts';
import { type Errors, errorsOf, paired, type Summary, summarise, yardstickErrors } from './score.ts';

/** The forecasting engine beside its peers: one script, one scorer, blocks of series in turn.
 *  `npm run bench -- forecast` or `node scripts/run.mjs bench/forecast/main.ts [--subset N] [--no-r]`.
 *  Tuning saw the training parts only; what is reported here are the test parts, eighteen months each. */

interface Result {
  readonly method: Method;
  readonly errors: Map<string, Errors>;
  ms: number;
}

export interface MethodReport {
  readonly method: string;
  readonly sets: ReadonlyMap<string, Summary>;
  readonly msPerSeries: number;
}

export interface ForecastBench {
  readonly seed: number;
  readonly series: number;
  readonly reports: readonly MethodReport[];
  readonly differences: readonly {
    readonly against: string;
    readonly series: number;
    readonly smape: ReturnType<typeof paired>;
    readonly mase: ReturnType<typeof paired>;
  }[];
  readonly skipped: readonly string[];
}

/** Published for the 1,428 monthly series of M3 (Makridakis and Hibon 2000): the best of 24 methods. */
const publishedM3 = [
  { method: 'THETA (published)', smape: 13.89, mase: 0.858 },
  { method: 'ForecastPro (published)', smape: 13.9, mase: 0.848 },
];

function shuffled(panel: readonly BenchSeries[], seed: number): readonly BenchSeries[] {
  const random = seeded(seed);
  return panel
    .map((series) => ({ series, key: random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ series }) => series);
}

function report(result: Result, panel: readonly BenchSeries[], yardstick: ReadonlyMap<string, Errors>): MethodReport {
  const done = panel.filter((s) => result.errors.has(s.id));
  const summary = (some: readonly BenchSeries[]): Summary =>
    summarise(
      some.map((s) => result.errors.get(s.id)!),
      some.map((s) => yardstick.get(s.id)!),
    );
  const sets = new Map([[done[0]?.period === 4 ? 'all quarterly' : 'all', summary(done)]]);
  for (const set of [...new Set(done.map((s) => s.set))].toSorted())
    sets.set(set, summary(done.filter((s) => s.set === set)));
  return { method: result.method.name, sets, msPerSeries: result.ms / result.errors.size };
}

export async function runMethods(
  panel: readonly BenchSeries[],
  methods: readonly Method[],
  options: {
    readonly seed: number;
    readonly blocks: number;
    readonly subset: number;
    readonly say: (line: string) => void;
  },
): Promise<Pick<ForecastBench, 'reports' | 'differences'>> {
  const order = shuffled(panel, options.seed);
  const place = new Map(
    shuffled(panel, options.seed + 1)
      .slice(0, options.subset)
      .map((s, i) => [s.id, i]),
  );
  const chosen = (s: BenchSeries, share: number): boolean =>
    (place.get(s.id) ?? options.subset) < options.subset * share;
  const yardstick = new Map(order.map((s) => [s.id, yardstickErrors(s)]));
  const results = methods.map((method): Result => ({ method, errors: new Map(), ms: 0 }));
  const size = Math.ceil(order.length / options.blocks);
  // A few forecasts before the clock starts: otherwise the first block pays for compiling.
  for (const { method } of results) if (!method.name.startsWith('R ')) method.run(order.slice(0, 40));
  for (let block = 0; block < options.blocks; block++) {
    const series = order.slice(block * size, (block + 1) * size);
    const turn = results.map((_, i) => results[(i + block) % results.length]!);
    for (const result of turn) {
      const { subset } = result.method;
      const mine = subset === undefined ? series : series.filter((s) => chosen(s, subset));
      if (mine.length === 0) continue;
      const { forecasts, ms } = result.method.run(mine);
      mine.forEach((s, i) => result.errors.set(s.id, errorsOf(s, forecasts[i]!)));
      result.ms += ms;
    }
    options.say(`block ${block + 1} of ${options.blocks} done`);
  }
  const best = results.find((r) => r.method.name === 'shigan accurate')!;
  const differences = results
    .filter((r) => !r.method.name.startsWith('shigan'))
    .map((r) => {
      const ids = [...r.errors.keys()].filter((id) => best.errors.has(id));
      const pick = (from: Result, of: 'smape' | 'mase'): number[] => ids.map((id) => from.errors.get(id)![of]);
      return {
        against: r.method.name,
        series: ids.length,
        smape: paired(pick(best, 'smape'), pick(r, 'smape')),
        mase: paired(pick(best, 'mase'), pick(r, 'mase')),
      };
    });
  return { reports: results.map((r) => report(r, order, yardstick)), differences };
}

/** Runs the comparison. `seconds` asks for a small sample: ours and what runs inside Node only, about that long. */
export async function run(
  options: {
    readonly seconds?: number;
    readonly seed?: number;
    readonly subset?: number;
    readonly r?: boolean;
    readonly say?: (line: string) => void;
  } = {},
): Promise<ForecastBench> {
  const seed = options.seed ?? 20210520;
  const say = options.say ?? ((): void => undefined);
  const skipped: string[] = [];
  if (!hasPanel()) {
    if (process.env['CI'] === 'true') throw new Error('no benchmark panel: ../shared/data/series/monthly.csv');
    return {
      seed,
      series: 0,
      reports: [],
      differences: [],
      skipped: ['everything: no benchmark panel beside the project'],
    };
  }
  const methods: Method[] = tiers.map(ours);
  const peer = await augurs();
  if (peer === undefined) skipped.push('augurs: not installed');
  else methods.push(peer);
  const small = options.seconds !== undefined;
  if (small) skipped.push('R: not in a short run');
  else if (options.r === false || !hasR())
    skipped.push('R: not on this machine (Debian: r-base-core, r-cran-forecast)');
  else methods.push(rForecast('thetaf'), rForecast('ets'), rForecast('auto.arima'));
  const all = readPanel();
  if (!small) methods.push(heldOut(all));
  const panel = small ? shuffled(all, seed).slice(0, Math.min(all.length, Math.round(options.seconds * 40))) : all;
  const result = await runMethods(panel, methods, {
    seed,
    blocks: small ? 2 : 8,
    subset: options.subset ?? 420,
    say,
  });
  const quarters = await runMethods(panel.map(asQuarterly), tiers.map(ours), { seed, blocks: 2, subset: 0, say });
  const reports = [...result.reports, ...quarters.reports];
  return { seed, series: panel.length, reports, differences: result.differences, skipped };
}

function print(bench: ForecastBench): void {
  console.log(`seed ${bench.seed}, ${bench.series} series, horizon 18`);
  for (const line of bench.skipped) console.log(`skipped: ${line}`);
  const cell = (value: number | undefined, digits: number, width: number): string =>
    (value === undefined ? '–' : value.toFixed(digits)).padStart(width);
  console.log(
    'method                     set                n   sMAPE   MASE    OWA  cov80  cov95  MSIS80  MSIS95  ms/series',
  );
  for (const r of bench.reports) {
    for (const [set, s] of r.sets) {
      console.log(
        [
          r.method.padEnd(26),
          set.padEnd(16),
          cell(s.series, 0, 4),
          cell(s.smape, 3, 7),
          cell(s.mase, 4, 7),
          cell(s.owa, 4, 6),
          cell(s.covered.get(80), 1, 6),
          cell(s.covered.get(95), 1, 6),
          cell(s.msis.get(80), 2, 7),
          cell(s.msis.get(95), 2, 7),
          set.startsWith('all') ? cell(r.msPerSeries, 3, 9) : '',
        ].join(' '),
      );
    }
  }
  for (const p of publishedM3) console.log(`${p.method.padEnd(26)} M3               1428 ${p.smape} ${p.mase}`);
  for (const d of bench.differences) {
    const part = (x: ReturnType<typeof paired>, digits: number): string =>
      `${x.mean.toFixed(digits)} ± ${x.se.toFixed(digits)}${x.better ? ' (better, 95 %)' : ''}`;
    console.log(`shigan accurate − ${d.against} on ${d.series}: sMAPE ${part(d.smape, 3)}, MASE ${part(d.mase, 4)}`);
  }
  const speeds = bench.reports
    .filter((r) => r.sets.has('all'))
    .map((r) => `${r.method} ${Math.round(1000 / r.msPerSeries)}/s`);
  console.log(`series per processor second: ${speeds.join(', ')}`);
}

if (process.argv[1]?.endsWith('forecast/main.ts')) {
  const numberAfter = (name: string): number | undefined => {
    const at = process.argv.indexOf(name);
    return at > 0 ? Number(process.argv[at + 1]) : undefined;
  };
  const [seconds, seed, subset] = ['--seconds', '--seed', '--subset'].map(numberAfter);
  const bench = await run({
    ...(seconds === undefined ? {} : { seconds }),
    ...(seed === undefined ? {} : { seed }),
    ...(subset === undefined ? {} : { subset }),
    r: !process.argv.includes('--no-r'),
    say: (line) => console.error(line),
  });
  print(bench);
}
