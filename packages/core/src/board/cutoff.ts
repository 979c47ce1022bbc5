import type { Measure } from '../indicator/indicator.ts';
import { dayOf, type Instant } from '../instant.ts';
import { type Maybe, missing } from '../missing.ts';
import { latestRelease, previousRelease } from '../span/release.ts';
import { cumulative, endMonth, isCumulative, monthly, type Span } from '../span/span.ts';
import type { Period } from './board.ts';
import type { Workings } from './workings.ts';

/** The month that pages are dated by at a moment: the last one that is over, in China. */
export function monthBefore(at: Instant): Period {
  const [year = 0, month = 0] = dayOf(at).split('-').map(Number);
  return month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 };
}

/** How many releases are looked back for: a year and a little, so that a late quarter is still shown with its own date. */
const lookBack = 14;

const shownMeasures: readonly Measure[] = ['yoy', 'level', 'count', 'share', 'index', 'sequential'];

/** Cut-off (数据截止) of an indicator in a region: its own latest release held that ends in or before the period. Each
 *  indicator has its own; a page never pretends that they are the same. */
export function findCutoff(w: Workings, period: Period): Maybe<Span> {
  let release = latestRelease(period.year, period.month, w.indicator);
  for (let i = 0; i < lookBack; i++) {
    const held = heldForm(w, release);
    if (held !== undefined) return held;
    release = previousRelease(release, w.indicator);
  }
  return missing('not-yet-published');
}

/** The span under which a release is held: as the catalogue has it, else in its other form. A balance at the end of April
 *  stands in some tables under 1-4月, in others under 4月. */
export function heldForm(w: Workings, release: Span): Span | undefined {
  const forms = isCumulative(release)
    ? [release, monthly(release.year, endMonth(release))]
    : [release, cumulative(release.year, endMonth(release))];
  return forms.find((form) =>
    shownMeasures.some((m) => w.book.at(w.indicator.code, w.region.code, m, form) !== undefined),
  );
}

/** The release before, in the same form. */
export function releaseBefore(w: Workings, span: Span): Span {
  const { frequency, firstMonth, accumulation } = w.indicator;
  return previousRelease(span, {
    frequency,
    firstMonth,
    accumulation: isCumulative(span) && span.length > 1 ? 'cumulative' : accumulation,
  });
}
