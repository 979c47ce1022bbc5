import type { Merge } from '@shigan/core';
import { uploadLimits } from '../limits.ts';

/** 0-based column and 1-based row of a reference (`B12`, `$B$12`); undefined for anything else. */
export function parseReference(reference: string): { readonly row: number; readonly column: number } | undefined {
  let i = reference.charCodeAt(0) === 36 ? 1 : 0;
  let column = 0;
  for (; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) & ~32;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  if (reference.charCodeAt(i) === 36) i++;
  let row = 0;
  const digits = i;
  for (; i < reference.length; i++) {
    const digit = reference.charCodeAt(i) - 48;
    if (digit < 0 || digit > 9) return undefined;
    row = row * 10 + digit;
  }
  if (i === digits || row < 1 || row > uploadLimits.rows || column < 1 || column > uploadLimits.columns)
    return undefined;
  return { row, column: column - 1 };
}

/** An area (`A1:C3`, `B2`), 1-based and inclusive. */
export function parseArea(text: string): Merge | undefined {
  const [from = '', to = from] = text.split(':');
  const a = parseReference(from);
  const b = parseReference(to);
  if (a === undefined || b === undefined) return undefined;
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column) + 1,
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column) + 1,
  };
}
