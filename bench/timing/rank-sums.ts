/** How far the ranks of one sample lie above those of another, in standard deviations of the rank sum (Mann and Whitney, normal
 *  approximation, for samples of ten or more): 0 where nothing tells them apart, positive where `second` is the larger. Equal values
 *  take their mean rank. */
export function zOfRanks(first: readonly number[], second: readonly number[]): number {
  const all = [...first.map((value) => ({ value, mine: false })), ...second.map((value) => ({ value, mine: true }))];
  all.sort((a, b) => a.value - b.value);
  let sum = 0;
  for (let from = 0; from < all.length;) {
    let to = from;
    while (to < all.length && all[to]?.value === all[from]?.value) to += 1;
    const rank = (from + to + 1) / 2;
    for (const { mine } of all.slice(from, to)) if (mine) sum += rank;
    from = to;
  }
  const [n, m] = [first.length, second.length];
  const expected = (m * (n + m + 1)) / 2;
  return (sum - expected) / Math.sqrt((n * m * (n + m + 1)) / 12);
}
