import type { PooledNetwork } from '../methods/pooled-network.ts';
import { minimiseScalar } from '../methods/minimise-scalar.ts';
import { nelderMead } from '../methods/nelder-mead.ts';
import { prepare } from '../prepare.ts';
import { tierForecast } from '../tier.ts';
import { type SlotSeries, slotSum, slotValue } from './slots.ts';

/** Ways to see the rest of a year: the growth so far persists; the growth of the last three slots persists; smoothed growth; growth
 *  with a damped trend; the level engine. */
export const yearEndMembers = ['soFar', 'lastThree', 'growthSmoothed', 'growthDamped', 'level'] as const;

export type YearEndMember = (typeof yearEndMembers)[number];

/** What is known at a cut-off and what is asked: all years before `year` and its first `done` slots are known; asked is the sum of
 *  its first `until` slots (all of them for the year, six months for the half-year). */
export interface Cutoff {
  readonly year: number;
  readonly done: number;
  readonly until: number;
}

/** Slots [done, until) of the year as each member sees them, summed, in units of the series, in the order of `yearEndMembers`;
 *  undefined where too little is held: `minimumYears` whole years up to the cut-off. `series` holds nothing that is not normal. */
export function restOfYear(
  series: SlotSeries,
  cutoff: Cutoff,
  network: PooledNetwork,
  minimumYears = 4,
): Float64Array | undefined {
  const { perYear } = series;
  const { year, done, until } = cutoff;
  if (done < 1 || done >= until || until > perYear) throw new Error(`invalid cut-off: ${done} of ${until}`);
  const first = firstWholeRun(series, cutoff);
  if (first === undefined || year - first < minimumYears) return undefined;
  const from = (first - series.firstYear) * perYear;
  const to = (year - series.firstYear) * perYear + done;
  const known = series.values.slice(from, to);
  const size = known.reduce((a, v) => a + Math.abs(v), 0) / known.length;
  if (!(size > 0)) return undefined;
  const base = slotSum(series, year - 1, done, until);
  const growth = logGrowth(known, perYear);
  const steps = until - done;
  const bases = Float64Array.from({ length: steps }, (_, i) => slotValue(series, year - 1, done + i));
  const prepared = prepare(
    known.map((v) => v / size),
    perYear,
    steps,
  );
  const level = tierForecast(prepared, 'fast', network).reduce((a, v) => a + v, 0) * size;
  const out = Float64Array.of(
    base * lastGrowth(known, perYear, done),
    base * lastGrowth(known, perYear, Math.min(3, perYear - 1)),
    grow(bases, smoothedGrowth(growth, steps)),
    grow(bases, dampedGrowth(growth, steps)),
    level,
  );
  for (let i = 0; i < out.length; i++) if (!Number.isFinite(out[i]!)) out[i] = level;
  return out;
}

/** The first year from which everything up to the cut-off is held. */
function firstWholeRun(series: SlotSeries, cutoff: Cutoff): number | undefined {
  const { perYear, firstYear, values } = series;
  const end = (cutoff.year - firstYear) * perYear + cutoff.done;
  let i = end;
  while (i > 0 && !Number.isNaN(values[i - 1] ?? Number.NaN)) i--;
  return i >= end ? undefined : firstYear + Math.ceil(i / perYear);
}

/** Logarithmic growth of each slot on the one a year before; where a value is not positive, a bounded stand-in. */
export function logGrowth(known: Float64Array, perYear: number): Float64Array {
  const growth = new Float64Array(known.length - perYear);
  for (let i = 0; i < growth.length; i++) {
    const now = known[i + perYear]!;
    const then = known[i]!;
    const ratio = now > 0 && then > 0 ? Math.log(now / then) : (now - then) / (Math.abs(now) + Math.abs(then) + 1e-300);
    growth[i] = Math.min(Math.max(ratio, -2), 2);
  }
  return growth;
}

function lastGrowth(known: Float64Array, perYear: number, slots: number): number {
  const n = known.length;
  let now = 0;
  let then = 0;
  for (let i = n - slots; i < n; i++) {
    now += known[i]!;
    then += known[i - perYear]!;
  }
  return now / then;
}

function grow(bases: Float64Array, growth: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < bases.length; i++) sum += bases[i]! * Math.exp(growth[i]!);
  return sum;
}

/** Simple exponential smoothing of growth: its last level persists. */
function smoothedGrowth(growth: Float64Array, steps: number): Float64Array {
  const run = (alpha: number): readonly [number, number] => {
    let level = 0;
    const warm = Math.min(6, growth.length);
    for (let i = 0; i < warm; i++) level += growth[i]! / warm;
    let loss = 0;
    for (let i = 0; i < growth.length; i++) {
      const e = growth[i]! - level;
      loss += e * e;
      level += alpha * e;
    }
    return [loss, level];
  };
  const alpha = minimiseScalar((a) => run(a)[0], 0.02, 0.98);
  return new Float64Array(steps).fill(run(alpha)[1]);
}

/** Growth with a damped trend. */
function dampedGrowth(growth: Float64Array, steps: number): Float64Array {
  const state = { level: 0, slope: 0 };
  const run = (alpha: number, share: number, phi: number): number => {
    let level = 0;
    const warm = Math.min(6, growth.length);
    for (let i = 0; i < warm; i++) level += growth[i]! / warm;
    let slope = 0;
    let loss = 0;
    for (let i = 0; i < growth.length; i++) {
      const ahead = level + phi * slope;
      const e = growth[i]! - ahead;
      loss += e * e;
      level = ahead + alpha * e;
      slope = phi * slope + alpha * share * e;
    }
    state.level = level;
    state.slope = slope;
    return loss;
  };
  const found = nelderMead((x) => run(x[0]!, x[1]!, x[2]!), [0.3, 0.1, 0.85], {
    lower: [0.02, 0, 0.5],
    upper: [0.98, 0.9, 0.95],
    steps: [0.2, 0.15, -0.1],
    evaluations: 80,
    tolerance: 1e-4,
  });
  run(found.at[0]!, found.at[1]!, found.at[2]!);
  const out = new Float64Array(steps);
  let ahead = state.level;
  let move = state.slope;
  for (let h = 0; h < steps; h++) {
    move *= found.at[2]!;
    ahead += move;
    out[h] = ahead;
  }
  return out;
}
