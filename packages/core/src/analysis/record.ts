import type { Direction } from '../indicator/indicator.ts';

export type RecordKind = 'high' | 'low';

/** N years' high or low (创近N年新高/新低). */
export interface RecordRun {
  /** 1 + the run of preceding years whose same-span value lies strictly below (above). 1 is no record. */
  readonly years: number;
  /** The run reached the first year held: 有数据以来. */
  readonly dataEndFirst: boolean;
}

/** Counts back from `year` while the same span of the year before lies strictly below (high) or above (low). A tie ends the
 *  run; so does a year without data, where the run says `dataEndFirst`. Undefined where the year itself has no value. */
export function recordRun(
  year: number,
  valueOf: (year: number) => number | undefined,
  kind: RecordKind,
): RecordRun | undefined {
  const value = valueOf(year);
  if (value === undefined) return undefined;
  for (let years = 1; ; years++) {
    const before = valueOf(year - years);
    if (before === undefined) return { years, dataEndFirst: true };
    if (kind === 'high' ? before >= value : before <= value) return { years, dataEndFirst: false };
  }
}

/** `创近10年新高`, `有数据以来新高`; null where it is no record. The word never turns with the direction, the tone does. */
export function recordWords(record: RecordRun, kind: RecordKind): string | null {
  if (record.years < 2) return null;
  const word = kind === 'high' ? '新高' : '新低';
  return record.dataEndFirst ? `有数据以来${word}` : `创近${record.years}年${word}`;
}

/** Whether a record is good news: a high of what should be high, a low of what should be low. */
export function recordTone(record: RecordRun, kind: RecordKind, better: Direction): 'good' | 'bad' | 'neutral' {
  if (record.years < 2 || better === 'neutral') return 'neutral';
  return (kind === 'high') === (better === 'higher') ? 'good' : 'bad';
}

/** A claim of `近N年` is right when the run is at least as long, unknown when the data end before it is decided. */
export function recordClaim(record: RecordRun, claimedYears: number): 'right' | 'wrong' | 'unknown' {
  if (record.years >= claimedYears) return 'right';
  return record.dataEndFirst ? 'unknown' : 'wrong';
}
