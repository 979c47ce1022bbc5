export interface Minimum {
  readonly at: Float64Array;
  readonly value: number;
  readonly evaluations: number;
}

/** How a simplex search is run: box bounds (points outside are pulled onto the box), the first steps, when to stop. */
export interface SimplexOptions {
  readonly lower: ArrayLike<number>;
  readonly upper: ArrayLike<number>;
  readonly steps: ArrayLike<number>;
  readonly evaluations: number;
  /** Stops when the values of the simplex differ by less than this share. */
  readonly tolerance: number;
}

/** Nelder–Mead simplex search on a box, without derivatives. Deterministic; the best point ever seen is returned. */
export function nelderMead(f: (x: Float64Array) => number, start: ArrayLike<number>, options: SimplexOptions): Minimum {
  const n = start.length;
  const points = Array.from({ length: n + 1 }, () => new Float64Array(n));
  const values = new Float64Array(n + 1);
  const { lower, upper } = options;
  const clamp = (x: Float64Array): void => {
    for (let j = 0; j < n; j++) {
      if (x[j]! < lower[j]!) x[j] = lower[j]!;
      else if (x[j]! > upper[j]!) x[j] = upper[j]!;
    }
  };
  let evaluations = 0;
  const evaluate = (x: Float64Array): number => {
    clamp(x);
    evaluations++;
    const value = f(x);
    return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
  };
  for (let i = 0; i <= n; i++) {
    const p = points[i]!;
    for (let j = 0; j < n; j++) p[j] = start[j]!;
    if (i > 0) {
      const j = i - 1;
      const step = options.steps[j]!;
      p[j] = p[j]! + step > upper[j]! ? p[j]! - step : p[j]! + step;
    }
    values[i] = evaluate(p);
  }
  const centre = new Float64Array(n);
  let spare = new Float64Array(n);
  let other = new Float64Array(n);
  while (evaluations < options.evaluations) {
    let best = 0;
    let worst = 0;
    for (let i = 1; i <= n; i++) {
      if (values[i]! < values[best]!) best = i;
      if (values[i]! > values[worst]!) worst = i;
    }
    let second = best;
    for (let i = 0; i <= n; i++) if (i !== worst && values[i]! > values[second]!) second = i;
    const spread = values[worst]! - values[best]!;
    if (spread <= options.tolerance * (Math.abs(values[best]!) + 1e-12)) break;
    centre.fill(0);
    for (let i = 0; i <= n; i++) {
      if (i === worst) continue;
      const p = points[i]!;
      for (let j = 0; j < n; j++) centre[j]! += p[j]! / n;
    }
    const bad = points[worst]!;
    for (let j = 0; j < n; j++) spare[j] = 2 * centre[j]! - bad[j]!;
    const reflected = evaluate(spare);
    if (reflected < values[best]!) {
      for (let j = 0; j < n; j++) other[j] = 3 * centre[j]! - 2 * bad[j]!;
      const expanded = evaluate(other);
      const take = expanded < reflected ? other : spare;
      values[worst] = Math.min(expanded, reflected);
      points[worst] = take;
      if (take === other) other = bad;
      else spare = bad;
    } else if (reflected < values[second]!) {
      values[worst] = reflected;
      points[worst] = spare;
      spare = bad;
    } else {
      const outside = reflected < values[worst]!;
      for (let j = 0; j < n; j++) other[j] = 0.5 * centre[j]! + 0.5 * (outside ? spare[j]! : bad[j]!);
      const contracted = evaluate(other);
      if (contracted < Math.min(reflected, values[worst]!)) {
        values[worst] = contracted;
        points[worst] = other;
        other = bad;
      } else {
        const good = points[best]!;
        for (let i = 0; i <= n; i++) {
          if (i === best) continue;
          const p = points[i]!;
          for (let j = 0; j < n; j++) p[j] = 0.5 * (p[j]! + good[j]!);
          values[i] = evaluate(p);
        }
      }
    }
  }
  let best = 0;
  for (let i = 1; i <= n; i++) if (values[i]! < values[best]!) best = i;
  return { at: points[best]!, value: values[best]!, evaluations };
}
