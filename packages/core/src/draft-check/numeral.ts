/** A number as its digits and the power of ten of the last one: 1.67千 is {167, 1}. Exact, and it knows what it was printed to. */
export interface Numeral {
  readonly digits: bigint;
  readonly exponent: number;
}

/** More digits than a statistic has: what is longer is no number that anything could be held against. */
const mostDigits = 17;

/** The value as the nearest double. */
export function numeralValue({ digits, exponent }: Numeral): number {
  return Number(`${digits}e${exponent}`);
}

/** Reads Arabic digits with a decimal point and thousands separators (`1,671.87`). Undefined where there are too many digits. */
export function parseArabic(text: string): Numeral | undefined {
  const plain = text.replaceAll(',', '');
  const point = plain.indexOf('.');
  const digits = plain.replace('.', '');
  if (digits.length > mostDigits) return undefined;
  return { digits: BigInt(digits), exponent: point === -1 ? 0 : point + 1 - plain.length };
}

const digitsOf: ReadonlyMap<string, number> = new Map(
  ['〇零', '一', '二两', '三', '四', '五', '六', '七', '八', '九'].flatMap((same, digit) =>
    [...same].map((character): [string, number] => [character, digit]),
  ),
);
const placesOf: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);

/** Characters that Chinese numerals (汉字数字) are written with. */
export const chineseDigits = '〇零一二两三四五六七八九十百千';

/** Reads a Chinese numeral below ten thousand, with decimals after 点: 十二点九 is {129, −1}. Undefined for what is none: 十四五. */
export function parseChinese(text: string): Numeral | undefined {
  const [whole = '', decimals, ...more] = text.split('点');
  if (more.length > 0 || decimals === '') return undefined;
  const integer = parseChineseInteger(whole);
  if (integer === undefined) return undefined;
  if (decimals === undefined) return { digits: BigInt(integer), exponent: 0 };
  let digits = BigInt(integer);
  for (const character of decimals) {
    const digit = digitsOf.get(character);
    if (digit === undefined) return undefined;
    digits = digits * 10n + BigInt(digit);
  }
  return decimals.length > mostDigits ? undefined : { digits, exponent: -decimals.length };
}

function parseChineseInteger(text: string): number | undefined {
  if (text === '') return undefined;
  let sum = 0;
  let lastPlace = 10_000;
  let digit: number | undefined;
  let afterZero = false;
  for (const character of text) {
    const place = placesOf.get(character);
    if (place === undefined) {
      if (digit !== undefined && digit !== 0) return undefined;
      afterZero = digit === 0;
      digit = digitsOf.get(character);
      if (digit === undefined) return undefined;
    } else {
      // 十二 begins without its 一; nothing else does.
      const isBare = digit === undefined && !(place === 10 && sum === 0);
      if (place >= lastPlace || digit === 0 || isBare) return undefined;
      sum += (digit ?? 1) * place;
      lastPlace = place;
      digit = undefined;
    }
  }
  // 一百零五 is 105; 一百五 may be 150.
  const isLoose = digit !== undefined && sum > 0 && lastPlace > 10 && !afterZero;
  return isLoose ? undefined : sum + (digit ?? 0);
}
