import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { forecastSeries, isMissing, type Learned, learnedFor, type Tier } from '@shigan/core';
import type { BenchSeries } from './panel.ts';
import type { Scored } from './score.ts';
import { lessons, shapes, trainNetwork } from './train-network.ts';

/** A method under test: forecasts a block of series and says how much processor time each took, in milliseconds. */
export interface Method {
  readonly name: string;
  /** The share of the fixed random subset it is run on; undefined for all series. Some are too slow for more. */
  readonly subset?: number;
  run(block: readonly BenchSeries[]): { readonly forecasts: readonly Scored[]; readonly ms: number };
}

const horizon = 18;
const levels: readonly number[] = [80, 95];

function timed(work: () => readonly Scored[]): { readonly forecasts: readonly Scored[]; readonly ms: number } {
  const before = process.cpuUsage();
  const forecasts = work();
  const used = process.cpuUsage(before);
  return { forecasts, ms: (used.user + used.system) / 1000 };
}

export function ours(tier: Tier): Method {
  return forecasting(`shigan ${tier}`, tier, (s) => learnedFor(s.period));
}

/** Ours with a network that has never seen a series of the set it forecasts: taught on the training parts of the other sets. */
export function heldOut(panel: readonly BenchSeries[]): Method {
  const learned = new Map<string, Learned>();
  for (const set of new Set(panel.map((s) => s.set))) {
    const others = panel.filter((s) => s.set !== set).map((s) => s.train);
    learned.set(set, { ...learnedFor(12), network: trainNetwork(lessons(others, shapes[12], 0), shapes[12]) });
  }
  return forecasting('shigan accurate, held out', 'accurate', (s) => learned.get(s.set) ?? learnedFor(12));
}

function forecasting(name: string, tier: Tier, learned: (series: BenchSeries) => Learned): Method {
  return {
    name,
    run: (block) =>
      timed(() =>
        block.map((s) => {
          const asked = { horizon: s.test.length, frequency: s.period, tier, levels };
          const forecast = forecastSeries(s.train, asked, learned(s));
          if (isMissing(forecast)) throw new Error(`no forecast for ${s.id}: ${forecast.missing}`);
          return forecast;
        }),
      ),
  };
}

/** `@bsull/augurs` (WebAssembly): MSTL with AutoETS on the trend. Undefined where it is not installed. */
export async function augurs(): Promise<Method | undefined> {
  let path: string;
  try {
    path = createRequire(import.meta.url).resolve('@bsull/augurs/mstl');
  } catch {
    return undefined;
  }
  const { MSTL, initSync } = await import('@bsull/augurs/mstl');
  initSync({ module: readFileSync(path.replace(/\.js$/, '_bg.wasm')) });
  const forecastOne = (s: BenchSeries): Scored => {
    const model = MSTL.ets([12]);
    model.fit(s.train);
    const forecasts = levels.map((level) => ({ level, forecast: model.predict(horizon, level / 100) }));
    model.free();
    return {
      mean: forecasts[0]?.forecast.point ?? [],
      intervals: forecasts.map(({ level, forecast }) => ({
        level,
        low: forecast.intervals?.lower ?? [],
        high: forecast.intervals?.upper ?? [],
      })),
    };
  };
  return { name: 'augurs MSTL+AutoETS', run: (block) => timed(() => block.map(forecastOne)) };
}

/** Whether R with the forecast package is on this machine (Debian: r-base-core, r-cran-forecast). */
export function hasR(): boolean {
  return spawnSync('Rscript', ['-e', 'library(forecast)'], { stdio: 'ignore' }).status === 0;
}

/** A method of R's forecast package, in a process of its own; the time is what R says it used for the forecasts alone. */
export function rForecast(method: 'thetaf' | 'ets' | 'auto.arima'): Method {
  return {
    name: `R ${method}`,
    ...(method === 'thetaf' ? {} : { subset: method === 'ets' ? 1 : 0.06 }),
    run: (block) => {
      const folder = mkdtempSync(join(tmpdir(), 'forecast-bench-'));
      try {
        const input = join(folder, 'in.csv');
        const output = join(folder, 'out.csv');
        writeFileSync(input, block.map((s) => `${s.id},${s.train.join(' ')}\n`).join(''));
        const script = fileURLToPath(new URL('peers.R', import.meta.url));
        execFileSync('Rscript', [script, method, input, output], { stdio: ['ignore', 'ignore', 'ignore'] });
        const rows = readFileSync(output, 'utf8').trim().split('\n');
        let ms = 0;
        const forecasts = rows.map((row): Scored => {
          const [, time, ...columns] = row.split(',');
          ms += Number(time);
          const [point, lo80, hi80, lo95, hi95] = columns.map((c) => Float64Array.from(c.trim().split(/\s+/), Number));
          if (!point || !lo80 || !hi80 || !lo95 || !hi95) throw new Error(`unreadable row: ${row}`);
          return {
            mean: point,
            intervals: [
              { level: 80, low: lo80, high: hi80 },
              { level: 95, low: lo95, high: hi95 },
            ],
          };
        });
        return { forecasts, ms };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}
