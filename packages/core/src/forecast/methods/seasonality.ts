/** Seasonality by autocorrelation (自相关检验), as the M4 competition had it: the autocorrelation at one year exceeds 1.645
 *  standard errors, which grow with the autocorrelations before it (Bartlett). It misses seasonality under a trend and in
 *  short series, and needs three full years. */
export function seasonalByAutocorrelation(y: Float64Array, period: number): boolean {
  const n = y.length;
  if (period < 2 || n < 3 * period) return false;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += y[i]!;
  mean /= n;
  let variance = 0;
  for (let i = 0; i < n; i++) variance += (y[i]! - mean) ** 2;
  if (variance <= 0) return false;
  let squares = 0;
  for (let lag = 1; lag <= period; lag++) {
    let sum = 0;
    for (let i = lag; i < n; i++) sum += (y[i]! - mean) * (y[i - lag]! - mean);
    const r = sum / variance;
    if (lag === period) return Math.abs(r) > 1.645 * Math.sqrt((1 + 2 * squares) / n);
    squares += r * r;
  }
  return false;
}

/** Centred moving average over one period (the half weights at both ends for an even one); NaN where it does not reach. */
export function centredAverage(y: Float64Array, period: number): Float64Array {
  const n = y.length;
  const average = new Float64Array(n).fill(Number.NaN);
  const half = period >> 1;
  if (n < 2 * half + 1) return average;
  const even = period % 2 === 0;
  let sum = 0;
  for (let i = 0; i < period; i++) sum += y[i]!;
  for (let i = half; i + half < n; i++) {
    if (even) {
      const next = i + half < n ? sum - y[i - half]! + y[i + half]! : sum;
      average[i] = (sum + next) / (2 * period);
      sum = next;
    } else {
      average[i] = sum / period;
      if (i + half + 1 < n) sum += y[i + half + 1]! - y[i - half]!;
    }
  }
  return average;
}

/** F statistic of deviations from the moving average between the months of the year: variance between months over variance
 *  within. Zero where there are too few years; infinite where months explain all. */
export function seasonalF(deviations: Float64Array, period: number): number {
  const sums = new Float64Array(period);
  const counts = new Float64Array(period);
  let total = 0;
  let n = 0;
  for (let i = 0; i < deviations.length; i++) {
    const d = deviations[i]!;
    if (Number.isNaN(d)) continue;
    sums[i % period]! += d;
    counts[i % period]! += 1;
    total += d;
    n++;
  }
  if (n <= period + 1) return 0;
  for (let k = 0; k < period; k++) if (counts[k] === 0) return 0;
  const mean = total / n;
  let between = 0;
  for (let k = 0; k < period; k++) between += counts[k]! * (sums[k]! / counts[k]! - mean) ** 2;
  let within = 0;
  for (let i = 0; i < deviations.length; i++) {
    const d = deviations[i]!;
    if (!Number.isNaN(d)) within += (d - sums[i % period]! / counts[i % period]!) ** 2;
  }
  const scale = Math.abs(mean) + Math.sqrt(between / n);
  if (between <= 1e-20 * n * scale * scale) return 0;
  if (within <= 0) return Number.POSITIVE_INFINITY;
  return between / (period - 1) / (within / (n - period));
}
