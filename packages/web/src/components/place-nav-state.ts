/** How many of the first entries stand side by side in a width, each with its own; where not all do, the button for the others has to
 *  stand there too. None where not even the button and one entry do. */
export function howManyFit(widths: readonly number[], more: number, available: number): number {
  const all = widths.reduce((sum, width) => sum + width, 0);
  if (all <= available) return widths.length;
  let used = more;
  let count = 0;
  for (const width of widths) {
    used += width;
    if (used > available) break;
    count += 1;
  }
  return count;
}
