import {
  epidemicHalfYear,
  isEpidemicYear,
  isMissing,
  type Kinship,
  learnedFor,
  type OutlookTrial,
  type PooledNetwork,
  type ReliabilityBin,
  type ReplayedSeries,
  replayYearEnd,
  summariseCalibration,
  yearEndMembers,
} from '@shigan/core';
import { readPanel } from '../forecast/panel.ts';
import { lessons, shapes, trainNetwork } from '../forecast/train-network.ts';
import { type FestivalReport, festivalReports } from './spring-festival.ts';
import { hasYearEndData, readOfficial, readRetail, type YearSeries } from './series.ts';

/** The year-end figure of cumulative series, from every cut-off of every year, with nothing known but what came before.
 *  `node scripts/run.mjs bench/year-end/main.ts`. Weights, spreads and tails come from years before the one looked at. The pooled
 *  network is taught on M3 alone here, so that it has seen nothing of the retail panel. 2020 and 2021 are shown apart and teach nothing.
 *  What is fixed (how much is believed from whom) was chosen on target years to 2012; later ones report. */

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
  readonly reliability: readonly ReliabilityBin[];
  /** Of official series that publish January and February apart. */
  readonly festival: readonly FestivalReport[];
  readonly skipped: readonly string[];
}

function kinship(series: YearSeries): Kinship {
  const growthOnly = series.group.includes('同比');
  const kind = growthOnly ? 'growth' : series.slots.perYear === 4 ? 'quarterly' : 'monthly';
  return { series: series.id, group: series.group, kind };
}

function replayed(series: YearSeries, monthly: PooledNetwork): ReplayedSeries {
  const { slots, firstTarget, lastTarget } = series;
  return {
    slots,
    kin: kinship(series),
    network: slots.perYear === 4 ? learnedFor(4).network : monthly,
    isIntervention: epidemicHalfYear(slots.perYear),
    firstTarget,
    lastTarget,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

function reportOf(group: string, years: string, trials: readonly OutlookTrial[]): GroupReport {
  const summary = summariseCalibration(trials);
  if (isMissing(summary)) throw new Error(`no outlooks: ${group}`);
  const [covered80 = 0, covered95 = 0] = summary.coverage.map((c) => 100 * c.share);
  return {
    group,
    years,
    n: summary.count,
    mae: summary.meanMiss,
    members: yearEndMembers.map((_, i) => mean(trials.map((t) => Math.abs(t.members[i]! - t.actual)))),
    covered80,
    covered95,
    brier: summary.brier,
    brierPersistence: summary.brierPersistence,
    weights: yearEndMembers.map((_, i) => mean(trials.map((t) => t.weights[i]!))),
  };
}

/** Runs the protocol. `seconds` asks for a small sample of it, with the network that ships. */
export function run(options: { readonly seconds?: number } = {}): YearEndBench {
  if (!hasYearEndData()) {
    if (process.env['CI'] === 'true')
      throw new Error('no series: ../shared/data/series, ../shared/data/official-series');
    return { reports: [], reliability: [], festival: [], skipped: ['everything: no series beside the project'] };
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
  const { trials } = replayYearEnd([...sample, ...readOfficial()].map((s) => replayed(s, network)));
  const normal = trials.filter((t) => !isEpidemicYear(t.year));
  const of = (group: string): readonly OutlookTrial[] => normal.filter((t) => t.kin.group === group);
  const groups = [...new Set(normal.map((t) => t.kin.group))];
  const reports = groups.map((g) => reportOf(g, 'all', of(g)));
  const panel = of('retail');
  for (const [years, some] of [
    ['to 2007', panel.filter((t) => t.year <= 2007)],
    ['from 2008', panel.filter((t) => t.year > 2007)],
  ] as const)
    reports.push(reportOf('retail', years, some));
  for (let stage = 1; stage <= 10; stage++) {
    const some = panel.filter((t) => t.stage === stage);
    reports.push(reportOf('retail', `1-${stage + 1}月`, some));
  }
  const official = normal.filter((t) => t.kin.group !== 'retail');
  reports.push(reportOf('official', 'all', official));
  for (const [years, some] of [
    ['to 2012', official.filter((t) => t.year <= 2012)],
    ['from 2013', official.filter((t) => t.year > 2012)],
  ] as const)
    if (some.length > 0) reports.push(reportOf('official', years, some));
  const bent = trials.filter((t) => isEpidemicYear(t.year));
  if (bent.length > 0) reports.push(reportOf('official', '2020, 2021', bent));
  const summary = summariseCalibration(panel);
  const reliability = isMissing(summary) ? [] : summary.reliability;
  const festival = festivalReports();
  return { reports, reliability, festival, skipped: small ? ['most of the retail panel: a short run'] : [] };
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
  for (const f of bench.festival)
    console.log(
      `Spring Festival, ${f.series}: January against February of ${f.years} years said beforehand, mean error ${f.without.toFixed(1)} % without its date, ${f.with.toFixed(1)} % with it (slope ${f.slope.toFixed(2)})`,
    );
  console.log('probability of more growth than last year, retail: stated, came true, n');
  for (const b of bench.reliability) console.log(`${b.stated.toFixed(3)} ${b.came.toFixed(3)} ${b.count}`);
}

if (process.argv[1]?.endsWith('year-end/main.ts')) {
  const at = process.argv.indexOf('--seconds');
  print(run(at > 0 ? { seconds: Number(process.argv[at + 1]) } : {}));
}
