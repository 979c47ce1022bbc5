import {
  emptyRecord,
  epidemicHalfYear,
  learnedFor,
  type Kinship,
  learnYearEnd,
  type PooledNetwork,
  probabilityOfGrowth,
  slotSum,
  type YearEndCase,
  yearEndCase,
  yearEndMembers,
  yearEndOutlook,
} from '@shigan/core';
import { readPanel } from '../forecast/panel.ts';
import { lessons, shapes, trainNetwork } from '../forecast/train-network.ts';
import { hasYearEndData, readOfficial, readRetail, type YearSeries } from './series.ts';

/** The year-end figure of cumulative series, from every cut-off of every year, with nothing known but what came before.
 *  `node scripts/run.mjs bench/year-end/main.ts`. Weights, spreads and tails come from years before the one looked at. The pooled
 *  network is taught on M3 alone here, so that it has seen nothing of the retail panel. 2020 and 2021 are shown apart and teach nothing. */

interface Entry {
  readonly series: YearSeries;
  readonly kin: Kinship;
  readonly year: number;
  readonly asked: YearEndCase;
  readonly actual: number;
  readonly lastYear: number;
}

export interface GroupReport {
  readonly group: string;
  readonly years: string;
  readonly n: number;
  readonly mae: number;
  /** Mean absolute error of each member alone, 百分点. */
  readonly members: readonly number[];
  readonly covered80: number;
  readonly covered95: number;
  readonly brier: number;
  readonly brierPersistence: number;
  readonly weights: readonly number[];
}

export interface YearEndBench {
  readonly reports: readonly GroupReport[];
  /** Of the retail panel: stated probability against how often it came true, by tenths. */
  readonly reliability: readonly { readonly stated: number; readonly came: number; readonly n: number }[];
  readonly skipped: readonly string[];
}

function kinship(series: YearSeries): Kinship {
  const growthOnly = series.group.includes('同比');
  const kind = growthOnly ? 'growth' : series.slots.perYear === 4 ? 'quarterly' : 'monthly';
  return { series: series.id, group: series.group, kind };
}

function entriesOf(series: YearSeries, monthly: PooledNetwork): readonly Entry[] {
  const { slots } = series;
  const { perYear } = slots;
  const network = perYear === 4 ? learnedFor(4).network : monthly;
  const kin = kinship(series);
  const out: Entry[] = [];
  for (let year = slots.firstYear + 3; year <= series.lastTarget; year++) {
    const before = slotSum(slots, year - 1, 0, perYear);
    const actual = (slotSum(slots, year, 0, perYear) / before - 1) * 100;
    const lastYear = (before / slotSum(slots, year - 2, 0, perYear) - 1) * 100;
    if (Number.isNaN(actual)) continue;
    for (let done = 1; done < perYear; done++) {
      const asked = yearEndCase(slots, { year, done, until: perYear }, network, epidemicHalfYear(perYear));
      if (asked !== undefined) out.push({ series, kin, year, asked, actual, lastYear });
    }
  }
  return out;
}

interface Judged {
  readonly entry: Entry;
  readonly error: number;
  readonly inside: readonly boolean[];
  readonly probability: number;
  readonly weights: Float64Array;
}

function isBent(year: number): boolean {
  return year === 2020 || year === 2021;
}

/** Year by year: first all outlooks of a year, then what they are taught by. */
function judge(entries: readonly Entry[]): readonly Judged[] {
  const record = emptyRecord();
  const years = [...new Set(entries.map((e) => e.year))].toSorted((a, b) => a - b);
  const out: Judged[] = [];
  for (const year of years) {
    const made = entries
      .filter((e) => e.year === year)
      .map((entry) => ({ entry, outlook: yearEndOutlook(record, entry.kin, entry.asked) }));
    for (const { entry, outlook } of made) {
      if (year < entry.series.firstTarget) continue;
      out.push({
        entry,
        error: outlook.growth - entry.actual,
        inside: outlook.intervals.map((i) => entry.actual >= i.low && entry.actual <= i.high),
        probability: probabilityOfGrowth(record, entry.kin, entry.asked, outlook, entry.lastYear),
        weights: outlook.weights,
      });
    }
    if (isBent(year)) continue;
    for (const { entry, outlook } of made) learnYearEnd(record, entry.kin, entry.asked, outlook, entry.actual);
  }
  return out;
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function reportOf(group: string, years: string, judged: readonly Judged[]): GroupReport {
  const met = (j: Judged): number => Number(j.entry.actual >= j.entry.lastYear);
  const said = (j: Judged): number => Number(j.entry.asked.growths[0]! >= j.entry.lastYear);
  return {
    group,
    years,
    n: judged.length,
    mae: mean(judged.map((j) => Math.abs(j.error))),
    members: yearEndMembers.map((_, i) =>
      mean(judged.map((j) => Math.abs(j.entry.asked.growths[i]! - j.entry.actual))),
    ),
    covered80: 100 * mean(judged.map((j) => Number(j.inside[0]))),
    covered95: 100 * mean(judged.map((j) => Number(j.inside[1]))),
    brier: mean(judged.map((j) => (j.probability - met(j)) ** 2)),
    brierPersistence: mean(judged.map((j) => (said(j) - met(j)) ** 2)),
    weights: yearEndMembers.map((_, i) => mean(judged.map((j) => j.weights[i]!))),
  };
}

/** Runs the protocol. `seconds` asks for a small sample of it, with the network that ships. */
export function run(options: { readonly seconds?: number } = {}): YearEndBench {
  if (!hasYearEndData()) {
    if (process.env['CI'] === 'true')
      throw new Error('no series: ../shared/data/series, ../shared/data/official-series');
    return { reports: [], reliability: [], skipped: ['everything: no series beside the project'] };
  }
  const small = options.seconds !== undefined;
  const retail = readRetail();
  const sample = small ? retail.filter((_, i) => i % Math.max(1, Math.ceil(60 / options.seconds!)) === 0) : retail;
  const m3 = (): PooledNetwork => {
    const series = readPanel().filter((s) => s.set === 'M3');
    return trainNetwork(
      lessons(
        series.map((s) => s.train),
        shapes[12],
        0,
      ),
      shapes[12],
    );
  };
  const network = small ? learnedFor(12).network : m3();
  const entries = [...sample, ...readOfficial()].flatMap((s) => entriesOf(s, network));
  const judged = judge(entries);
  const normal = judged.filter((j) => !isBent(j.entry.year));
  const groups = [...new Set(normal.map((j) => j.entry.series.group))];
  const reports = groups.map((g) =>
    reportOf(
      g,
      'all',
      normal.filter((j) => j.entry.series.group === g),
    ),
  );
  const panel = normal.filter((j) => j.entry.series.group === 'retail');
  reports.push(
    reportOf(
      'retail',
      'to 2007',
      panel.filter((j) => j.entry.year <= 2007),
    ),
  );
  reports.push(
    reportOf(
      'retail',
      'from 2008',
      panel.filter((j) => j.entry.year > 2007),
    ),
  );
  for (let stage = 1; stage <= 10; stage++)
    reports.push(
      reportOf(
        'retail',
        `1-${stage + 1}月`,
        panel.filter((j) => j.entry.asked.stage === stage),
      ),
    );
  const official = normal.filter((j) => j.entry.series.group !== 'retail');
  reports.push(reportOf('official', 'all', official));
  const bent = judged.filter((j) => isBent(j.entry.year));
  if (bent.length > 0) reports.push(reportOf('official', '2020, 2021', bent));
  const reliability = Array.from({ length: 10 }, (_, tenth) => {
    const some = panel.filter((j) => Math.min(Math.floor(j.probability * 10), 9) === tenth);
    const came = mean(some.map((j) => Number(j.entry.actual >= j.entry.lastYear)));
    return { stated: mean(some.map((j) => j.probability)), came, n: some.length };
  });
  return { reports, reliability, skipped: small ? ['most of the retail panel: a short run'] : [] };
}

function print(bench: YearEndBench): void {
  for (const line of bench.skipped) console.log(`skipped: ${line}`);
  console.log(
    `group, years: n; MAE against persistence (ratio); members alone: ${yearEndMembers.join(' / ')}; mean weights`,
  );
  for (const r of bench.reports) {
    const persistence = r.members[0]!;
    console.log(
      [
        `${r.group}, ${r.years}: ${r.n};`,
        `${r.mae.toFixed(3)} against ${persistence.toFixed(3)} (${(r.mae / persistence).toFixed(3)});`,
        `${r.members.map((m) => m.toFixed(2)).join(' / ')};`,
        `covered ${r.covered80.toFixed(1)} / ${r.covered95.toFixed(1)};`,
        `Brier ${r.brier.toFixed(4)} (persistence ${r.brierPersistence.toFixed(3)});`,
        r.weights.map((w) => w.toFixed(2)).join(' '),
      ].join(' '),
    );
  }
  console.log('probability of more growth than last year, retail: stated, came true, n');
  for (const b of bench.reliability) console.log(`${b.stated.toFixed(3)} ${b.came.toFixed(3)} ${b.n}`);
}

if (process.argv[1]?.endsWith('year-end/main.ts')) {
  const at = process.argv.indexOf('--seconds');
  print(run(at > 0 ? { seconds: Number(process.argv[at + 1]) } : {}));
}
