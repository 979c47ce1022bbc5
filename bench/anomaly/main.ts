import { type AnomalyScore, anomalyScore, anomalyThreshold, isMissing, learnedFor, seeded } from '@shigan/core';
import { type BenchSeries, hasPanel, readPanel } from '../forecast/panel.ts';

/** What the anomaly score of imports catches: the month after the training part of every benchmark series, as it is (false alarms) and
 *  with one fault of a clerk in it. `npm run bench -- anomaly` or `node scripts/run.mjs bench/anomaly/main.ts`. */

export interface AnomalyBench {
  readonly set: string;
  readonly series: number;
  readonly threshold: number;
  /** Share of ordinary figures that are pointed at. */
  readonly falseAlarms: number;
  /** Share of faults that are pointed at, by what was done to the figure. */
  readonly caught: ReadonlyMap<string, number>;
  readonly msPerSeries: number;
}

interface Month {
  readonly value: number;
  readonly before: number;
  /** Sum of the year so far. */
  readonly soFar: number;
  readonly chance: number;
}

const faults: Readonly<Record<string, (m: Month) => number>> = {
  'ten times': ({ value }) => value * 10,
  'a tenth': ({ value }) => value / 10,
  'sign flipped': ({ value }) => -value,
  'cumulative typed as monthly': ({ soFar }) => soFar,
  'two digits swapped': ({ value, chance }) => swapped(value, chance),
  'a fifth more': ({ value }) => value * 1.2,
  'a fifth less': ({ value }) => value * 0.8,
  'last month copied': ({ before }) => before,
};

/** Two neighbouring digits that differ, exchanged; among them chance decides. */
function swapped(value: number, chance: number): number {
  const digits = String(Math.abs(value)).split('');
  const places = digits.flatMap((d, i) =>
    /\d/.test(d) && /\d/.test(digits[i + 1] ?? '') && d !== digits[i + 1] ? [i] : [],
  );
  const at = places[Math.floor(chance * places.length)];
  if (at === undefined) return value;
  [digits[at], digits[at + 1]] = [digits[at + 1]!, digits[at]!];
  return Math.sign(value) * Number(digits.join(''));
}

const { network } = learnedFor(12);

function scored(values: ArrayLike<number>): AnomalyScore | undefined {
  const score = anomalyScore(
    { perYear: 12, firstYear: 2000, values: Float64Array.from(values) },
    values.length - 1,
    network,
  );
  return isMissing(score) ? undefined : score;
}

function benchOf(set: string, panel: readonly BenchSeries[]): AnomalyBench {
  const begin = process.cpuUsage();
  const before = panel.flatMap((s) => scored(s.train)?.score ?? []);
  const now = panel.flatMap((s) => {
    const score = scored([...s.train, s.test[0]!]);
    return score === undefined ? [] : [{ s, score }];
  });
  const used = process.cpuUsage(begin);
  const threshold = anomalyThreshold(before);
  const random = seeded(20210520);
  const months = now.map(({ s: { train, test }, score }) => {
    const done = 1 + (train.length % 12);
    const soFar = train.slice(train.length - done).reduce((a, v) => a + v, test[0]!);
    return { score, month: { value: test[0]!, before: train.at(-1)!, soFar, chance: random() } };
  });
  const share = (of: (m: Month) => number): number => {
    const changed = months.filter(({ month }) => of(month) !== month.value);
    const caught = changed.filter(
      ({ score, month }) => Math.abs(of(month) - score.expected) / score.scale >= threshold,
    );
    return caught.length / changed.length;
  };
  return {
    set,
    series: now.length,
    threshold,
    falseAlarms: now.filter(({ score }) => score.score >= threshold).length / now.length,
    caught: new Map(Object.entries(faults).map(([name, change]) => [name, share(change)])),
    msPerSeries: (used.user + used.system) / 1000 / (2 * now.length),
  };
}

/** `every`: only every n-th series. */
export function run({ every = 1 }: { readonly every?: number } = {}): readonly AnomalyBench[] {
  if (!hasPanel()) {
    if (process.env['CI'] === 'true') throw new Error('no benchmark panel: ../shared/data/series/monthly.csv');
    return [];
  }
  const panel = readPanel().filter((_, i) => i % every === 0);
  const sets = [...new Set(panel.map((s) => s.set))].toSorted();
  return [
    benchOf('all', panel),
    ...sets.map((set) =>
      benchOf(
        set,
        panel.filter((s) => s.set === set),
      ),
    ),
  ];
}

/** Months that a series of the timing is long. */
const length = 120;

/** How long it takes to score the newest figure of every series of a record with so many rows, the month before it telling what is
 *  usual: made series of ten years with a season, a trend and noise. In seconds of the processor. */
function timeRows(rows: number): {
  readonly series: number;
  readonly seconds: number;
  readonly pointed: number;
} {
  const random = seeded(20210520);
  const record = Array.from({ length: Math.ceil(rows / length) }, () => {
    const size = 10 ** (1 + 3 * random());
    const drift = 0.01 * random();
    return Float64Array.from(
      { length },
      (_, i) => size * Math.exp(drift * i + 0.1 * Math.sin((2 * Math.PI * i) / 12) + 0.04 * (random() - 0.5)),
    );
  });
  const begin = process.cpuUsage();
  const step = Math.max(1, Math.ceil(record.length / 500));
  const usual = record.flatMap((values, i) =>
    i % step === 0 ? (scored(values.subarray(0, length - 1))?.score ?? []) : [],
  );
  const threshold = anomalyThreshold(usual);
  const pointed = record.filter((values) => (scored(values)?.score ?? 0) >= threshold).length;
  const used = process.cpuUsage(begin);
  return { series: record.length, seconds: (used.user + used.system) / 1e6, pointed };
}

if (process.argv[1]?.endsWith('anomaly/main.ts')) {
  const at = process.argv.indexOf('--rows');
  // A short run takes a tenth of them.
  const rows = at > 0 ? Number(process.argv[at + 1]) : process.argv.includes('--seconds') ? 100_000 : 1_000_000;
  const timed = timeRows(rows);
  console.log(
    `${rows} rows, ${timed.series} series of ${length} months: the newest figure of each scored in ${timed.seconds.toFixed(2)} s of the processor; ${timed.pointed} pointed at`,
  );
  const reports = run();
  if (reports.length === 0) console.log('skipped: no benchmark panel beside the project');
  for (const { set, series, threshold, falseAlarms, caught, msPerSeries } of reports) {
    const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
    console.log(`${set}: ${series} series, threshold ${threshold.toFixed(2)}, ${msPerSeries.toFixed(3)} ms each`);
    console.log(`  ordinary figures pointed at: ${percent(falseAlarms)}`);
    for (const [name, share] of caught) console.log(`  ${name}: ${percent(share)}`);
  }
}
