import { readFileSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** One benchmark series: what was known, and what came after. */
export interface BenchSeries {
  readonly id: string;
  readonly set: string;
  readonly startMonth: number;
  readonly train: Float64Array;
  readonly test: Float64Array;
}

/** Where the benchmark data lie: beside the project, read in place. */
export const dataFolder: string = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

export function hasPanel(): boolean {
  return existsSync(`${dataFolder}series/monthly.csv`);
}

export function readPanel(): readonly BenchSeries[] {
  const trains = new Map<string, { set: string; startMonth: number; values: Float64Array }>();
  const panel: BenchSeries[] = [];
  for (const line of readFileSync(`${dataFolder}series/monthly.csv`, 'utf8').split(/\r?\n/).slice(1)) {
    const [id, set, start, split, text] = line.split(',');
    if (id === undefined || set === undefined || text === undefined) continue;
    const values = Float64Array.from(text.trim().split(/\s+/), Number);
    if (split === 'train') trains.set(id, { set, startMonth: Number(start), values });
    else {
      const train = trains.get(id);
      if (train === undefined) throw new Error(`test part before its training part: ${id}`);
      panel.push({ id, set, startMonth: train.startMonth, train: train.values, test: values });
    }
  }
  return panel;
}
