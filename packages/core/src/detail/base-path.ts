import { baseEffect, pathBasis } from '../analysis/base-effect.ts';
import { asPercent, growthFigure, growthOf, twoYearAverageFigure } from '../board/growth-figures.ts';
import { absent, figure, type Workings, worked } from '../board/workings.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing, type Maybe, missing } from '../missing.ts';
import { releasesOf } from '../span/release.ts';
import { quarterly, sameSpan, type Span, yearBefore } from '../span/span.ts';
import type { BasePath } from './detail.ts';

/** The path that last year alone would give growth (基数效应) through the year of the cut-off, if its two-year average held on: by
 *  single quarters where all of last year's are held, else by the cumulative releases, never mixed. */
export function basePath(w: Workings, cutoff: Span): Maybe<BasePath> {
  const average = averageAt(w, cutoff);
  if (asPercent(average) === undefined) return missing('no-base');
  const quarters = [1, 2, 3, 4].map((q) => quarterly(cutoff.year, q));
  const releases = releasesOf(cutoff.year, w.indicator);
  const lastYears = (spans: readonly Span[]) => spans.map((s) => growthOf(w, yearBefore(s)) ?? null);
  const held = lastYears(releases);
  const basis = pathBasis(
    w.indicator.frequency === 'Q' ? lastYears(quarters) : null,
    held.some((g) => g !== null) ? held.filter((g) => g !== null) : null,
  );
  if (isMissing(basis)) return basis;
  const spans = basis === 'quarter' ? quarters : releases;
  return {
    basis,
    twoYearAverage: average,
    points: spans.map((span) => ({
      span,
      path: pathFigure(w, cutoff, span),
      lastYear: growthFigure(w, yearBefore(span)),
      actual: growthFigure(w, span),
    })),
  };
}

/** Growth of a span if the two-year average of a cut-off held: (1+a)² / (1+g₋₁) − 1. */
export function pathFigure(w: Workings, cutoff: Span, span: Span): Figure {
  const average = averageAt(w, cutoff);
  const lastYear = growthFigure(w, yearBefore(span));
  const [a, g] = [asPercent(average), asPercent(lastYear)];
  if (a === undefined || g === undefined) return absent(w, 'baseEffect', span, 'yoy', 'no-base');
  return figure(w, 'baseEffect', span, 'yoy', baseEffect(a, g), '%', [
    worked('twoYearAverage', average),
    worked('yearBefore', lastYear),
  ]);
}

/** Cut-offs of the year by whose two-year average a span's path can have been worked out. */
export function cutoffsBehind(w: Workings, span: Span): readonly Span[] {
  const releases = releasesOf(span.year, w.indicator);
  return releases.some((r) => sameSpan(r, span)) ? releases : [...releases, span];
}

function averageAt(w: Workings, cutoff: Span): Figure {
  return twoYearAverageFigure(w, cutoff, growthFigure(w, cutoff), growthFigure(w, yearBefore(cutoff)));
}
