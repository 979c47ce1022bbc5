/** First significant digit, 1 to 9. */
function firstDigit(value: number): number {
  return Number(value.toExponential(6)[0]);
}

/** How far first digits are from the law of Benford: mean absolute deviation of the nine shares. Undefined where the law may not be
 *  asked: fewer than 300 positive values, or less than two orders of magnitude between the 1st and the 99th percentile. Never for
 *  growth or ranks, which follow no such law. Over .015 is called nonconforming (Nigrini 2012). */
export function firstDigitDistance(values: readonly number[]): number | undefined {
  const positive = values.filter((value) => value > 0).toSorted((a, b) => a - b);
  const low = positive[Math.floor(positive.length * 0.01)] ?? 0;
  const high = positive[Math.floor(positive.length * 0.99)] ?? 0;
  if (positive.length < 300 || low === 0 || high / low < 100) return undefined;
  const counts = Array.from({ length: 10 }, () => 0);
  for (const value of positive) counts[firstDigit(value)]!++;
  let sum = 0;
  for (let digit = 1; digit <= 9; digit++)
    sum += Math.abs((counts[digit] ?? 0) / positive.length - Math.log10(1 + 1 / digit));
  return sum / 9;
}

/** How much last digits heap on 0 and 5 (末位堆积): the share of values of four and more whole digits that end in 0 or 5, against the
 *  fifth that chance gives, in standard errors. Undefined for fewer than `least` such values. */
export function lastDigitHeaping(
  values: readonly number[],
  least: number,
): { readonly share: number; readonly errors: number } | undefined {
  const whole = values.map((value) => Math.round(Math.abs(value))).filter((value) => value >= 1000);
  if (whole.length < least) return undefined;
  const share = whole.filter((value) => value % 5 === 0).length / whole.length;
  return { share, errors: (share - 0.2) / Math.sqrt((0.2 * 0.8) / whole.length) };
}
