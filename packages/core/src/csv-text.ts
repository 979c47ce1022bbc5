const startsFormula = /^[=+\-@\t\r]/;
const plainNumber = /^[+-]?\d[\d,]*(?:\.\d+)?%?$/;

/** Text that a spreadsheet would take for a formula gets an apostrophe in front. A single mark (“-”, for no figure) is no formula and
 *  stays, and so does a number written as text to keep its decimals (-1.80). */
export function disarmed(text: string): string {
  return text.length > 1 && startsFormula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** One field of CSV (RFC 4180): disarmed, in quotes where it needs them. */
export function csvField(text: string): string {
  const harmless = disarmed(text);
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One record of CSV with its line end. */
export function csvLine(texts: readonly string[]): string {
  return `${texts.map(csvField).join(',')}\r\n`;
}
