import { heldForm } from '../board/cutoff.ts';
import { headlineFigure } from '../board/growth-figures.ts';
import { goalOf, scheduleFigure, seasonal, seasonalFigure, targetFigure } from '../board/target-figures.ts';
import { absent, amountMeasure, figure, type Workings, worked } from '../board/workings.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing, type Maybe, missing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import { amountPace } from '../pace/light.ts';
import { releasesOf } from '../span/release.ts';
import { endMonth, isCumulative, type Span } from '../span/span.ts';
import { measureOfTarget } from '../target/target.ts';
import type { RequiredPoint } from './detail.ts';

/** What the target of a year asks for by every release, beside what was done (应完成与实际): for an amount or a number its part of
 *  the goal by the schedule that the light goes by, for a rate, a share or a place the goal itself. A milestone has none. */
export function requiredPath(w: Workings, cutoff: Span): Maybe<readonly RequiredPoint[]> {
  const { year } = cutoff;
  const inForce = w.registry.target(w.region.code, w.indicator.code, year);
  if (inForce === undefined) return missing('no-target');
  const measure = measureOfTarget[inForce.body.kind];
  if (measure === null || inForce.body.goal === undefined) return missing('not-applicable');
  return releasesOf(year, w.indicator).map((span) => {
    const held = endMonth(span) > endMonth(cutoff) ? undefined : (heldForm(w, span) ?? span);
    return {
      span,
      due: dueFigure(w, span),
      actual:
        held === undefined
          ? absent(w, 'published', span, measure, 'not-yet-published')
          : headlineFigure(w, held, w.region.code, measure),
    };
  });
}

/** What is due (应完成) of the year's target by the end of a span: goal × schedule for an amount or a number; else the target. */
export function dueFigure(w: Workings, span: Span): Figure {
  const measure = amountMeasure(w.indicator);
  const inForce = w.registry.target(w.region.code, w.indicator.code, span.year);
  if (inForce === undefined) return absent(w, 'due', span, measure, 'no-target');
  const target = inForce.body;
  const goal = goalOf(target, w.indicator);
  const aimed = measureOfTarget[target.kind] ?? measure;
  const goalFigure = targetFigure(w, span, aimed, goal, inForce);
  if (goal === undefined || (target.kind !== 'level' && target.kind !== 'count')) return goalFigure;
  return figure(w, 'due', span, aimed, ...dueOf(w, span, goal, goalFigure));
}

type Worked = readonly [Published | { readonly missing: 'zero-base' | 'negative-base' }, string, Figure['inputs']];

function dueOf(w: Workings, span: Span, goal: Published, goalFigure: Figure): Worked {
  const target = w.registry.target(w.region.code, w.indicator.code, span.year)?.body;
  const season = isCumulative(span) ? seasonal(w, span) : missing('not-applicable');
  const pace = amountPace(
    {
      bound: target?.bound ?? 'atLeast',
      goal,
      value: goal,
      month: endMonth(span),
      seasonal: isMissing(season) ? undefined : season.share,
      own: target?.schedule,
    },
    w.registry.settings.paceLight,
  );
  if (isMissing(pace))
    return [
      { missing: pace.missing === 'negative-base' ? 'negative-base' : 'zero-base' },
      '',
      [worked('target', goalFigure)],
    ];
  const by: Figure['inputs'][number] =
    pace.against === 'seasonalSchedule'
      ? worked('due', seasonalFigure(w, span, goalFigure, season))
      : pace.against === 'schedule'
        ? worked('due', scheduleFigure(w, span, goalFigure))
        : { kind: 'constant', role: 'due', value: pace.due * 100, unit: '%' };
  return [
    { value: goal.value * pace.due, decimals: goal.decimals },
    w.indicator.unit,
    [worked('target', goalFigure), by],
  ];
}
