import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  calibrateIntervals,
  type YearLength,
  halfWidth,
  type IntervalCalibration,
  type PooledNetwork,
  prepare,
  tierForecast,
} from '@shigan/core';
import { quarterSums, readPanel } from '../panel.ts';
import { lessons, type Shape, shapes, trainNetwork } from '../train-network.ts';

/** Works out again what the engine has learned (`packages/core/src/forecast/learned/`): the pooled network and the quantiles of
 *  the intervals, from the training parts of the benchmark panel alone.
 *  `node scripts/run.mjs bench/forecast/learn/main.ts [monthly|quarterly]` */

const levels = [50, 60, 70, 80, 90, 95, 98, 99];

/** Origins, in steps before the end of the training part, whose following spans do not overlap: three, as many as every set has
 *  series for. At each the network is one taught only on what came before that origin. One span can be harder than all others (the last
 *  two years of the quarterly training parts were: what the two before led to expect held 90 % of outcomes within 95), so none may
 *  decide alone. */
const origins: { readonly [F in YearLength]: readonly number[] } = { 12: [18, 36, 54], 4: [8, 16, 24] };

function calibrate(series: readonly Float64Array[], shape: Shape): IntervalCalibration {
  const misses = Array.from({ length: shape.horizon }, (): number[] => []);
  for (const back of origins[shape.frequency]) {
    const network = trainNetwork(lessons(series, shape, back), shape);
    for (const all of series) {
      const n = all.length - back;
      if (n < shape.minimum) continue;
      const p = prepare(all.slice(0, n), shape.frequency, shape.horizon);
      const mean = tierForecast(p, 'fast', network);
      const width = halfWidth(p, mean);
      for (let h = 0; h < shape.horizon; h++)
        if (width[h]! > 0) misses[h]!.push(Math.abs(all[n + h]! - mean[h]!) / width[h]!);
    }
  }
  return calibrateIntervals(misses, levels, shape.frequency);
}

function numbers(values: Float64Array, perLine: number): string {
  const lines: string[] = [];
  for (let i = 0; i < values.length; i += perLine)
    lines.push(`    ${Array.from(values.slice(i, i + perLine), String).join(' ')}`);
  return `\`\n${lines.join('\n')}\n  \``;
}

const head = '// Worked out by bench/forecast/learn/main.ts from training parts only; not edited by hand.\n';

function write(name: string, source: string): void {
  const path = fileURLToPath(new URL(`../../../packages/core/src/forecast/learned/${name}.ts`, import.meta.url));
  writeFileSync(path, source);
}

function writeNetwork(word: string, network: PooledNetwork): void {
  write(
    `network-${word}`,
    `${head}import { parseNumbers } from './parse-numbers.ts';
import type { PooledNetwork } from '../methods/pooled-network.ts';

/** The pooled network for ${word} series. */
export const ${word}Network: PooledNetwork = {
  period: ${network.period},
  lags: ${network.lags},
  hidden: ${network.hidden},
  horizon: ${network.horizon},
  weights: parseNumbers(${numbers(network.weights, 14)}),
};
`,
  );
}

function writeCalibration(word: string, c: IntervalCalibration): void {
  const rows = c.quantiles
    .map(
      (q) =>
        `    parseNumbers(${numbers(
          q.map((v) => Number(v.toPrecision(4))),
          18,
        )}),`,
    )
    .join('\n');
  write(
    `calibration-${word}`,
    `${head}import { parseNumbers } from './parse-numbers.ts';
import type { IntervalCalibration } from '../intervals.ts';

/** Quantiles of the intervals of ${word} series, per level and step. */
export const ${word}Calibration: IntervalCalibration = {
  frequency: ${c.frequency},
  levels: [${c.levels.join(', ')}],
  quantiles: [
${rows}
  ],
};
`,
  );
}

const asked = process.argv[2];
const months = readPanel().map((s) => s.train);
for (const [frequency, word, series] of [
  [12, 'monthly', months],
  [4, 'quarterly', months.map(quarterSums)],
] as const) {
  if (asked !== undefined && asked !== word) continue;
  const shape = shapes[frequency];
  const begin = performance.now();
  writeNetwork(word, trainNetwork(lessons(series, shape, 0), shape));
  writeCalibration(word, calibrate(series, shape));
  console.log(`${word}: learned from ${series.length} series in ${((performance.now() - begin) / 1000).toFixed(0)} s`);
}
