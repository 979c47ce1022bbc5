/** From a value to a place on the drawing. */
export type Scale = (value: number) => number;

/** A straight scale from values to places. Where all values are one, it gives the middle. */
export function linear(
  values: readonly [low: number, high: number],
  places: readonly [from: number, to: number],
): Scale {
  const [low, high] = values;
  const [from, to] = places;
  if (high === low) return () => (from + to) / 2;
  return (value) => from + ((value - low) / (high - low)) * (to - from);
}

/** Round values to draw lines at: steps of 1, 2 or 5 times a power of ten, about as many as asked for, all within the range. */
export function ticks(low: number, high: number, about: number): readonly number[] {
  if (!(high > low)) return [low];
  const rough = (high - low) / Math.max(1, about);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 5].find((times) => times * power >= rough) ?? 10) * power;
  const first = Math.ceil(low / step);
  const last = Math.floor(high / step + 1e-9);
  const decimals = Math.max(0, -Math.floor(Math.log10(step)));
  return Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toFixed(decimals)));
}

/** The range of values with some room around them. */
export function withRoom(values: readonly number[], share = 0.06): readonly [number, number] {
  if (values.length === 0) return [0, 1];
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = high === low ? Math.max(1, Math.abs(high) * 0.1) : (high - low) * share;
  return [low - room, high + room];
}

/** Moves labels apart until each has `least` around it, none outside of [top, bottom], in their order. */
export function spread(
  wanted: readonly number[],
  least: number,
  [top, bottom]: readonly [number, number],
): readonly number[] {
  const order = wanted.map((y, index) => ({ y, index })).toSorted((a, b) => a.y - b.y);
  let above = top - least;
  for (const label of order) label.y = above = Math.max(label.y, above + least);
  let below = bottom + least;
  for (const label of order.toReversed()) label.y = below = Math.min(label.y, below - least);
  const places = wanted.slice();
  for (const { y, index } of order) places[index] = y;
  return places;
}
