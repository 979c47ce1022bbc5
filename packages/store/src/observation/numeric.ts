import type { Published } from '@shigan/core';

/** A published value as the text of a `numeric`: its digits without exponent, with zeros up to the decimals it was published
 *  with (`13.0`), and further digits where the value has them. Reading it back as a number gives the same value. */
export function numericText({ value, decimals }: Published): string {
  if (!Number.isFinite(value)) throw new Error(`not a number: ${value}`);
  const text = plainDigits(value);
  const point = text.indexOf('.');
  const held = point < 0 ? 0 : text.length - point - 1;
  if (held >= decimals) return text;
  return `${text}${point < 0 ? '.' : ''}${'0'.repeat(decimals - held)}`;
}

/** The shortest digits that give the number back, without an exponent. */
function plainDigits(value: number): string {
  const text = String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${sign}${digits}${'0'.repeat(point - digits.length)}`;
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
