import type { BoardContext } from '../board/workings.ts';
import { present, type Workings } from '../board/workings.ts';
import { amountFigure, growthFigure, headlineFigure, twoYearAverageFigure } from '../board/growth-figures.ts';
import type { Figure } from '../figure/figure.ts';
import type { RegionCode } from '../region/region.ts';
import { releasesOf } from '../span/release.ts';
import { endMonth, type Span, yearBefore } from '../span/span.ts';
import { heldForm } from '../board/cutoff.ts';
import type { CoursePoint, YearPoint } from './detail.ts';

/** Years of a course, the cut-off's own among them. */
const courseYears = 3;

/** How far back the same span is looked up. */
const yearsBack = 12;

/** The figures about one region of the analysis. */
export function workingsOf(context: BoardContext, of: Pick<Workings, 'indicator' | 'region'>): Workings {
  const { registry, book, asOf } = context;
  return { registry, book, asOf, ...of };
}

/** Releases from the first of some years back to the cut-off, as they are held. */
export function releasesTo(w: Workings, cutoff: Span, years: number = courseYears): readonly Span[] {
  const spans: Span[] = [];
  for (let year = cutoff.year - years + 1; year <= cutoff.year; year++)
    for (const release of releasesOf(year, w.indicator)) {
      if (year === cutoff.year && endMonth(release) > endMonth(cutoff)) break;
      const held = heldForm(w, release);
      if (held !== undefined) spans.push(held);
    }
  return spans;
}

/** The course (走势) of an indicator: every release of three years. */
export function courseOf(w: Workings, cutoff: Span, whole: RegionCode | undefined): readonly CoursePoint[] {
  return releasesTo(w, cutoff).map((span) => {
    const headline = headlineFigure(w, span);
    const growth = growthFigure(w, span);
    const amount = amountFigure(w, span);
    return {
      span,
      headline,
      growth,
      amount,
      twoYearAverage: twoYearAverageFigure(w, span, growth, growthFigure(w, yearBefore(span))),
      whole: headlineFigure(w, span, whole ?? w.region.code),
      revised: [headline, growth, amount].some((f) => isRevised(w, f)),
    };
  });
}

function isRevised(w: Workings, f: Figure): boolean {
  return f.inputs.some(
    (input) =>
      (input.kind === 'observation' && w.book.previousVintage(input.observation) !== undefined) ||
      (input.kind === 'figure' && isRevised(w, input.figure)),
  );
}

/** The same span of up to twelve years before, as far as it is held without a gap at the start. */
export function sameSpans(w: Workings, cutoff: Span): readonly YearPoint[] {
  const points: YearPoint[] = [];
  for (let year = cutoff.year - yearsBack; year <= cutoff.year; year++) {
    const headline = headlineFigure(w, { ...cutoff, year });
    if (points.length > 0 || present(headline) !== undefined) points.push({ year, headline });
  }
  return points;
}
