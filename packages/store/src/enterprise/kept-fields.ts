import { type KeptItem, keptItems } from '@shigan/core';

/** The columns of the items, in the order of `keptItems`. */
export const itemColumns: Readonly<Record<KeptItem, string>> = {
  output: 'output',
  revenue: 'revenue',
  profit: 'profit',
  tax: 'tax',
  electricity: 'electricity',
  employees: 'employees',
  revenueParts: 'revenue_parts',
};

/** Which fields are stated, a bit each. */
export function bitsOf<F extends string>(
  all: readonly F[],
  stated: Readonly<Partial<Record<F, unknown>>> | null,
): number {
  return stated === null
    ? 0
    : all.reduce((bits, field, i) => (stated[field] === undefined ? bits : bits | (1 << i)), 0);
}

/** The stated ones of a row's values. */
export function statedOf<F extends string, V>(
  all: readonly F[],
  bits: number,
  row: Readonly<Record<F, V | null>>,
): Readonly<Partial<Record<F, V>>> {
  const stated: Partial<Record<F, V>> = {};
  for (const [i, field] of all.entries()) {
    const value = row[field];
    if ((bits & (1 << i)) !== 0 && value !== null) stated[field] = value;
  }
  return stated;
}

export const everyItem: number = 2 ** keptItems.length - 1;

/** The columns of the items as they are kept with a row: letters in the order of `keptItems`. */
export function lettersText(columns: Readonly<Partial<Record<KeptItem, string>>>): string {
  return keptItems.map((item) => columns[item] ?? '').join(',');
}

export function lettersOf(text: string, bits: number): Readonly<Partial<Record<KeptItem, string>>> {
  const letters = text.split(',');
  const columns: Partial<Record<KeptItem, string>> = {};
  for (const [i, item] of keptItems.entries()) {
    const letter = letters[i];
    if (letter !== undefined && letter !== '' && (bits & (1 << i)) !== 0) columns[item] = letter;
  }
  return columns;
}
