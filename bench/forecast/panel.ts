import { readFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One benchmark series: what was known, and what came after. */
export interface BenchSeries {
  readonly id: string;
  readonly set: string;
  /** Observations a year. */
  readonly period: 12 | 4;
  readonly train: Float64Array;
  readonly test: Float64Array;
}

/** Where the benchmark data lie: beside the project, read in place. */
export const dataFolder: string = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export function hasPanel(): boolean {
  return existsSync(`${dataFolder}series/monthly.csv`);
}

export function readPanel(): readonly BenchSeries[] {
  const trains = new Map<string, Float64Array>();
  const panel: BenchSeries[] = [];
  for (const line of readFileSync(`${dataFolder}series/monthly.csv`, 'utf8').split(/\r?\n/).slice(1)) {
    const [id, set, , split, text] = line.split(',');
    if (id === undefined || set === undefined || text === undefined) continue;
    const values = Float64Array.from(text.trim().split(/\s+/), Number);
    if (split === 'train') trains.set(id, values);
    else {
      const train = trains.get(id);
      if (train === undefined) throw new Error(`test part before its training part: ${id}`);
      panel.push({ id, set, period: 12, train, test: values });
    }
  }
  return panel;
}

/** Sums of three consecutive months, counted back from the last. */
export function quarterSums(months: Float64Array): Float64Array {
  const start = months.length % 3;
  return Float64Array.from({ length: (months.length - start) / 3 }, (_, i) =>
    sumOf(months.subarray(start + 3 * i, start + 3 * i + 3)),
  );
}

function sumOf(values: Float64Array): number {
  return values.reduce((a, v) => a + v, 0);
}

/** The monthly series as quarterly ones. */
export function asQuarterly(series: BenchSeries): BenchSeries {
  return {
    id: series.id,
    set: `${series.set} quarterly`,
    period: 4,
    train: quarterSums(series.train),
    test: quarterSums(series.test),
  };
}
