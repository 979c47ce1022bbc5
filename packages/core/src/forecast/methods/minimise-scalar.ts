const golden = (3 - Math.sqrt(5)) / 2;

/** The place in [low, high] where a function of one variable is smallest: a coarse grid first, because error sums of
 *  smoothing parameters often have two valleys, then Brent's parabolic search in the best cell. */
export function minimiseScalar(
  f: (x: number) => number,
  low: number,
  high: number,
  cells = 7,
  tolerance = 2e-3,
): number {
  const step = (high - low) / cells;
  let best = low;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i <= cells; i++) {
    const x = low + i * step;
    const value = f(x);
    if (value < least) {
      least = value;
      best = x;
    }
  }
  return brent(f, Math.max(low, best - step), Math.min(high, best + step), best, least, tolerance);
}

/** Brent's method on [a, b], started at x with value fx: a parabola through the three best points where it behaves,
 *  else a golden section. */
function brent(
  f: (x: number) => number,
  from: number,
  to: number,
  start: number,
  startValue: number,
  tolerance: number,
): number {
  let a = from;
  let b = to;
  let x = start;
  let fx = startValue;
  let w = x;
  let fw = fx;
  let v = x;
  let fv = fx;
  let move = 0;
  let before = 0;
  for (let i = 0; i < 24; i++) {
    const middle = (a + b) / 2;
    if (Math.abs(x - middle) + (b - a) / 2 <= 2 * tolerance) break;
    let parabolic = false;
    if (Math.abs(before) > tolerance) {
      const r = (x - w) * (fx - fv);
      let q = (x - v) * (fx - fw);
      let p = (x - v) * q - (x - w) * r;
      q = 2 * (q - r);
      if (q > 0) p = -p;
      else q = -q;
      if (Math.abs(p) < Math.abs((q * before) / 2) && p > q * (a - x) && p < q * (b - x)) {
        before = move;
        move = p / q;
        parabolic = true;
      }
    }
    if (!parabolic) {
      before = x < middle ? b - x : a - x;
      move = golden * before;
    }
    const u = x + (Math.abs(move) >= tolerance ? move : move > 0 ? tolerance : -tolerance);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      v = w;
      fv = fw;
      w = x;
      fw = fx;
      x = u;
      fx = fu;
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) {
        v = w;
        fv = fw;
        w = u;
        fw = fu;
      } else if (fu <= fv || v === x || v === w) {
        v = u;
        fv = fu;
      }
    }
  }
  return x;
}
