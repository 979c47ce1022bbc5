import type { Cue } from './cue.ts';
import { yearOf } from './draft-spans.ts';
import type { Context } from './read-economy.ts';

/** The time that a predicate speaks of, as far as it says one of its own. */
export function timesOf(cue: Cue, context: Context, documentYear: number): Partial<Context> {
  const last = cue.times.at(-1);
  if (last === undefined) return {};
  const { time, token } = last;
  if (time.kind === 'date') return {};
  if (time.kind === 'year') return { time, timeToken: token, year: yearOf(time, documentYear, null) };
  if (time.kind === 'span') {
    const spoken = cue.times.findLast(({ time: one }) => one.kind === 'year')?.time;
    const year =
      time.year ??
      (time.back === null ? null : documentYear - time.back) ??
      (spoken?.kind === 'year' ? yearOf(spoken, documentYear, null) : context.year);
    return { time, timeToken: token, year };
  }
  return { time, timeToken: token };
}

/** 增速由一季度的20.1%放缓至15.7%: the time of 由 is not the one that the sentence is about; what it spoke of before it goes on. */
export function isBesideTime(cue: Cue, before: Context, text: string): boolean {
  const last = cue.times.at(-1);
  return last !== undefined && before.time !== null && /[由从]/u.test(text.charAt(last.token.start - 1));
}
