import { nelderMead } from './nelder-mead.ts';

/** Sums of one pass: errors are linear in the two first states, which are therefore solved for. */
interface Pass {
  level: number;
  potential: number;
  sse: number;
}

/** Complex exponential smoothing (Svetunkov, Kourentzes and Ord 2022), forecasts for a series without season: a level and an
 *  information potential, smoothed by one complex parameter α₀ + iα₁; only the two are searched, within the stable region. */
export function ces(y: Float64Array, horizon: number): Float64Array {
  const n = y.length;
  let scale = 0;
  for (let i = 0; i < n; i++) scale += Math.abs(y[i]!) / n;
  if (scale === 0) return new Float64Array(horizon);
  const pass: Pass = { level: 0, potential: 0, sse: 0 };
  const found = nelderMead((x) => run(y, x[0]!, x[1]!, pass), [1.3, 1], {
    lower: [0.01, 0.5],
    upper: [2.4, 1.5],
    steps: [0.25, 0.1],
    evaluations: 90,
    tolerance: 1e-4,
  });
  const a = found.at[0]!;
  const b = found.at[1]!;
  run(y, a, b, pass);
  const forecast = new Float64Array(horizon);
  let { level, potential } = pass;
  for (let h = 0; h < horizon; h++) {
    forecast[h] = level;
    const next = level - (1 - b) * potential;
    potential = level + (1 - a) * potential;
    level = next;
  }
  return forecast;
}

function stable(a: number, b: number): boolean {
  const trace = 2 - 2 * a + b;
  const det = (1 - a + b) * (1 - a) + (1 - b) * (1 - a - b);
  return Math.abs(det) < 1 && Math.abs(trace) < 1 + det;
}

function run(y: Float64Array, a: number, b: number, out: Pass): number {
  if (!stable(a, b)) return Number.POSITIVE_INFINITY;
  const toLevel = a - b;
  const toPotential = a + b;
  const drain = 1 - b;
  const fade = 1 - a;
  // One path from zero states, and how a unit of each first state would travel.
  let level = 0;
  let potential = 0;
  let level1 = 1;
  let potential1 = 0;
  let level2 = 0;
  let potential2 = 1;
  let uu = 0;
  let uv = 0;
  let vv = 0;
  let ur = 0;
  let vr = 0;
  let rr = 0;
  const n = y.length;
  let i = 0;
  // What the first states were fades; once it is nothing, only the path itself goes on.
  while (i < n) {
    const e = y[i]! - level;
    rr += e * e;
    ur += e * level1;
    vr += e * level2;
    uu += level1 * level1;
    uv += level1 * level2;
    vv += level2 * level2;
    let next = level - drain * potential + toLevel * e;
    potential = level + fade * potential + toPotential * e;
    level = next;
    next = level1 - drain * potential1 - toLevel * level1;
    potential1 = level1 + fade * potential1 - toPotential * level1;
    level1 = next;
    next = level2 - drain * potential2 - toLevel * level2;
    potential2 = level2 + fade * potential2 - toPotential * level2;
    level2 = next;
    i++;
    if (
      (i & 7) === 0 &&
      level1 * level1 + potential1 * potential1 + level2 * level2 + potential2 * potential2 < 1e-18
    ) {
      level1 = level2 = potential1 = potential2 = 0;
      break;
    }
  }
  for (; i < n; i++) {
    const e = y[i]! - level;
    rr += e * e;
    const next = level - drain * potential + toLevel * e;
    potential = level + fade * potential + toPotential * e;
    level = next;
  }
  const det = uu * vv - uv * uv;
  let p: number;
  let q = 0;
  if (det > 1e-10 * uu * (vv + 1e-300)) {
    p = (vv * ur - uv * vr) / det;
    q = (uu * vr - uv * ur) / det;
  } else p = ur / uu;
  out.level = level + p * level1 + q * level2;
  out.potential = potential + p * potential1 + q * potential2;
  out.sse = Math.max(rr - p * ur - q * vr, 0);
  return out.sse;
}
