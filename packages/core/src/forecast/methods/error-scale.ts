import type { ThetaFit } from './theta.ts';

/** Origins at which a series' own errors and the law of the random walk weigh alike. */
const pull = 30;

/** Short series fit themselves too well: their scale is widened by 1 + shortness/n. */
const shortness = 20;

/** How large errors of this series are, step by step: the root mean square of what a level with drift would have missed h steps
 *  ahead from each past month, drawn towards the random-walk law √(1 + (h−1)α²) of the one-step errors, the more so the fewer
 *  origins there are. Never falls with the steps. Zero for a series that never moved. */
export function errorScale(a: Float64Array, fit: ThetaFit, horizon: number): Float64Array {
  const n = a.length;
  const { alpha, drift } = fit;
  const reach = Math.min(horizon, n - 2);
  const squares = new Float64Array(horizon);
  const counts = new Float64Array(horizon);
  let level = a[0]!;
  const warm = Math.min(6, n >> 2);
  for (let t = 0; t < n - 1; t++) {
    if (t > 0) level += drift + alpha * (a[t]! - level - drift);
    if (t < warm) continue;
    const last = Math.min(reach, n - 1 - t);
    let ahead = level;
    for (let h = 0; h < last; h++) {
      ahead += drift;
      const e = a[t + 1 + h]! - ahead;
      squares[h]! += e * e;
      counts[h]! += 1;
    }
  }
  const one = counts[0]! > 0 ? squares[0]! / counts[0]! : 0;
  const scale = new Float64Array(horizon);
  let largest = 0;
  for (let h = 0; h < horizon; h++) {
    const law = one * (1 + h * alpha * alpha);
    const weight = counts[h]! / (counts[h]! + pull);
    const seen = counts[h]! > 0 ? squares[h]! / counts[h]! : law;
    largest = Math.max(largest, weight * seen + (1 - weight) * law);
    scale[h] = Math.sqrt(largest) * (1 + shortness / n);
  }
  return scale;
}
