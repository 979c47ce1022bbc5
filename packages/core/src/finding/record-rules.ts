import { published } from '../board/workings.ts';
import { inUnit } from '../indicator/unit.ts';
import { addDays } from '../instant.ts';
import { latestRelease, releaseDay } from '../span/release.ts';
import { compareSpans, spanIso } from '../span/span.ts';
import type { FindingRule } from './finding.ts';
import type { Rule } from './rule.ts';

/** Rules about the record itself: what is late, what was revised. */
export const recordRules: Readonly<Partial<Record<FindingRule, Rule>>> = {
  /** A later release was due by the board's month and its day of grace is past. */
  'not-reported-by-date': ({ w, context, span, row }, { days = 3 }) => {
    const { period, today } = context;
    const expected = latestRelease(period.year, period.month, w.indicator);
    if (compareSpans(expected, span) <= 0) return undefined;
    const due = addDays(releaseDay(expected, w.indicator.release), days);
    return today > due
      ? { figures: { value: row.figures.value }, params: { expected: spanIso(expected), due } }
      : undefined;
  },

  /** The figure in force differs from the vintage before it by more than the thresholds: points for rates, per cent for amounts. */
  'revised-by-more-than': ({ w, headline, row }, { points = 0.5, percent = 2 }) => {
    for (const f of [headline, row.figures.value]) {
      const input = f.inputs[0];
      if (f.rule !== 'published' || input?.kind !== 'observation') continue;
      const before = w.book.previousVintage(input.observation);
      if (before === undefined) continue;
      const earlier = inUnit(before, before.unit, input.observation.unit);
      if (earlier === undefined) continue;
      const change = input.observation.value - earlier.value;
      const rate = f.unit === '%';
      const size = rate
        ? Math.abs(change)
        : earlier.value === 0
          ? 0
          : (Math.abs(change) / Math.abs(earlier.value)) * 100;
      if (size > (rate ? points : percent))
        return { figures: { now: f, before: published(w, before) }, params: { change } };
    }
    return undefined;
  },
};
