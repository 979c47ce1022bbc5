import { type YearLength, networkInput, networkSize, type PooledNetwork, prepare, seeded } from '@shigan/core';

/** A past moment of a series: what the network would have seen, what came, and how much an error there weighs. */
export interface Lesson {
  readonly x: Float64Array;
  readonly target: Float64Array;
  readonly weight: number;
}

export interface Shape {
  readonly frequency: YearLength;
  readonly lags: number;
  readonly hidden: number;
  readonly horizon: number;
  /** Observations before the first moment looked at. */
  readonly minimum: number;
}

export const shapes: { readonly [F in YearLength]: Shape } = {
  12: { frequency: 12, lags: 24, hidden: 8, horizon: 18, minimum: 36 },
  4: { frequency: 4, lags: 8, hidden: 6, horizon: 8, minimum: 12 },
};

/** Every second moment of every series whose following `horizon` values all lie before `back` steps from its end. Errors count
 *  in units of the seasonal naive error, as in MASE, a single series at most threefold. */
export function lessons(series: readonly Float64Array[], shape: Shape, back: number): readonly Lesson[] {
  const { frequency, lags, horizon, minimum } = shape;
  const out: Lesson[] = [];
  for (const all of series) {
    for (let n = all.length - back - horizon; n >= minimum; n -= 2) {
      const y = all.slice(0, n);
      let naive = 0;
      for (let i = frequency; i < n; i++) naive += Math.abs(y[i]! - y[i - frequency]!) / (n - frequency);
      const p = prepare(y, frequency, horizon);
      const { x, spread } = networkInput(p.smooth, p.smoothTheta, lags, frequency);
      if (spread === 0 || naive === 0) continue;
      let level = 0;
      for (let i = n - frequency; i < n; i++) level += p.smooth[i]! / frequency;
      const target = new Float64Array(horizon);
      for (let h = 0; h < horizon; h++) {
        const index = p.season.index[(n + h) % frequency]!;
        const value = all[n + h]!;
        let adjusted = value;
        if (p.season.kind === 'multiplicative') adjusted = value / index;
        else if (p.season.kind === 'additive') adjusted = value - index;
        if (p.logged) adjusted = adjusted > 0 ? Math.log(adjusted) : level;
        target[h] = (adjusted - p.smoothTheta.forecast[h]!) / spread;
      }
      const size = p.logged ? Math.exp(level) : 1;
      out.push({ x, target, weight: Math.min((spread * size) / naive, 3) });
    }
  }
  return out;
}

const epochs = 6;
const batch = 64;
const decay = 0.1;
const corner = 0.1;

/** Teaches the network by Adam on the absolute error (rounded off near zero), with decaying weights and a falling step.
 *  Seeded: the same lessons give the same weights. */
export function trainNetwork(rows: readonly Lesson[], shape: Shape, seed = 7): PooledNetwork {
  const { hidden: width, horizon } = shape;
  const inputs = rows[0]?.x.length ?? 0;
  const size = networkSize(shape);
  const w = new Float64Array(size);
  const gradient = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const random = seeded(seed);
  const gauss = (): number => Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  for (let i = 0; i < inputs * width; i++) w[i] = gauss() / Math.sqrt(inputs);
  const order = Int32Array.from(rows.keys());
  const total = epochs * Math.ceil(rows.length / batch);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      const held = order[i]!;
      order[i] = order[j]!;
      order[j] = held;
    }
    for (let at = 0; at < order.length; at += batch) {
      gradient.fill(0);
      const end = Math.min(at + batch, order.length);
      for (let q = at; q < end; q++) addGradient(rows[order[q]!]!, w, gradient, width, horizon);
      step++;
      const rate = 0.002 * (1 - step / total) + 1e-5;
      const bias1 = 1 - 0.9 ** step;
      const bias2 = 1 - 0.999 ** step;
      for (let i = 0; i < size; i++) {
        const g = (gradient[i]! * 10) / (batch * horizon);
        first[i] = 0.9 * first[i]! + 0.1 * g;
        second[i] = 0.999 * second[i]! + 0.001 * g * g;
        w[i]! -= rate * (first[i]! / bias1 / (Math.sqrt(second[i]! / bias2) + 1e-8) + decay * w[i]!);
      }
    }
  }
  return { period: shape.frequency, lags: shape.lags, hidden: width, horizon, weights: w.map(rounded) };
}

/** Four significant digits are all that is kept of a weight. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

function addGradient(row: Lesson, w: Float64Array, gradient: Float64Array, width: number, horizon: number): void {
  const { x, target, weight } = row;
  const inputs = x.length;
  const hidden = new Float64Array(width);
  const back = new Float64Array(width);
  for (let k = 0; k < width; k++) {
    let sum = 0;
    for (let j = 0; j < inputs; j++) sum += w[k * inputs + j]! * x[j]!;
    hidden[k] = Math.tanh(sum);
  }
  for (let h = 0; h < horizon; h++) {
    const outer = inputs * width + h * width;
    const direct = (inputs + horizon) * width + h * inputs;
    let sum = 0;
    for (let k = 0; k < width; k++) sum += w[outer + k]! * hidden[k]!;
    for (let j = 0; j < inputs; j++) sum += w[direct + j]! * x[j]!;
    const error = (sum - target[h]!) * weight;
    const g = weight * Math.min(Math.max(error / corner, -1), 1);
    for (let k = 0; k < width; k++) {
      gradient[outer + k]! += g * hidden[k]!;
      back[k]! += g * w[outer + k]!;
    }
    for (let j = 0; j < inputs; j++) gradient[direct + j]! += g * x[j]!;
  }
  for (let k = 0; k < width; k++) {
    const g = back[k]! * (1 - hidden[k]! * hidden[k]!);
    for (let j = 0; j < inputs; j++) gradient[k * inputs + j]! += g * x[j]!;
  }
}
