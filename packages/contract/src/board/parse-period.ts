import { DomainError, type Period } from '@shigan/core';

/** Reads a month as it is asked for, `2021-04`. Refuses `invalid-span`. */
export function parsePeriod(text: string): Period {
  const match = /^(\d{4})-(\d{2})$/.exec(text.trim());
  const month = Number(match?.[2]);
  if (!match || month < 1 || month > 12) throw new DomainError('invalid-span', { value: text });
  return { year: Number(match[1]), month };
}
