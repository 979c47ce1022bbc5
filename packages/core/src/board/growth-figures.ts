import { baseEffect } from '../analysis/base-effect.ts';
import { yearOnYear } from '../analysis/growth.ts';
import { twoYearAverage } from '../analysis/two-year-average.ts';
import type { Figure } from '../figure/figure.ts';
import type { Indicator, Measure } from '../indicator/indicator.ts';
import { isMissing } from '../missing.ts';
import type { Series } from '../observation/book.ts';
import { divideExact } from '../decimal.ts';
import { difference, percent, type Percent, quantity } from '../quantity.ts';
import type { RegionCode } from '../region/region.ts';
import { type Span, yearBefore } from '../span/span.ts';
import {
  absent,
  amountAt,
  amountMeasure,
  figure,
  observed,
  present,
  published,
  type Workings,
  worked,
} from './workings.ts';

/** Level or count (总量) of any region, in the indicator's own unit. */
export function amountFigure(w: Workings, span: Span, region: RegionCode = w.region.code): Figure {
  const measure = amountMeasure(w.indicator);
  const found = amountAt(w, region, span);
  if (found === undefined)
    return absent(w, 'published', span, measure, isPublished(w, measure) ? 'no-figure' : 'not-published');
  const f = published(w, found.observation);
  // Converted it is another figure than the published one, and says so.
  if (found.amount === found.observation || f.unit === '' || f.unit === w.indicator.unit)
    return f.unit === '' ? { ...f, unit: w.indicator.unit } : f;
  return { ...figure(w, 'inUnit', span, measure, found.amount, w.indicator.unit, [worked('published', f)]), region };
}

/** Year-on-year growth (同比) of any region: as published; worked out from two levels only where none was published and the
 *  levels are on one basis. */
export function growthFigure(
  w: Workings,
  span: Span,
  region: RegionCode = w.region.code,
  indicator: Indicator = w.indicator,
): Figure {
  const stated = w.book.at(indicator.code, region, 'yoy', span);
  if (stated !== undefined) return published(w, stated);
  const now = amountAt(w, region, span, indicator);
  const reason = isPublished(w, 'yoy', indicator) ? 'no-figure' : 'not-published';
  if (now === undefined || (indicator.comparableBasis && reason === 'no-figure'))
    return about(absent(w, 'yearOnYear', span, 'yoy', reason), indicator, region);
  const base = amountAt(w, region, yearBefore(span), indicator);
  const growth = yearOnYear({ current: now.amount, base: base?.amount ?? null });
  const inputs = [observed('current', now.observation), ...(base ? [observed('base', base.observation)] : [])];
  return about(figure(w, 'yearOnYear', span, 'yoy', growth, '%', inputs), indicator, region);
}

/** Share (占比): as published; else part ÷ whole where both levels are held. */
export function shareFigure(w: Workings, span: Span, region: RegionCode = w.region.code): Figure {
  const stated = w.book.at(w.indicator.code, region, 'share', span);
  if (stated !== undefined) return published(w, stated);
  const whole = w.indicator.shareOf === undefined ? undefined : w.registry.indicators.get(w.indicator.shareOf);
  if (whole === undefined) return absent(w, 'share', span, 'share', 'not-applicable');
  const part = amountAt(w, region, span);
  const total = amountAt(w, region, span, whole);
  if (part === undefined || total === undefined || total.amount.value === 0)
    return about(absent(w, 'share', span, 'share', 'no-figure'), w.indicator, region);
  const value = divideExact(part.amount, total.amount) * 100;
  return about(
    figure(w, 'share', span, 'share', { value, decimals: 1 }, '%', [
      observed('part', part.observation),
      observed('whole', total.observation),
    ]),
    w.indicator,
    region,
  );
}

/** The headline measure of the indicator for any region: what is ranked, compared and aimed at. */
export function headlineFigure(
  w: Workings,
  span: Span,
  region: RegionCode = w.region.code,
  measure: Measure = w.indicator.headline,
): Figure {
  switch (measure) {
    case 'yoy':
      return growthFigure(w, span, region);
    case 'share':
      return shareFigure(w, span, region);
    case 'level':
    case 'count':
    case 'index': {
      const f = amountFigure(w, span, region);
      return about(f, w.indicator, region);
    }
    default: {
      const stated = w.book.at(w.indicator.code, region, measure, span);
      return stated
        ? published(w, stated)
        : about(absent(w, 'published', span, measure, 'no-figure'), w.indicator, region);
    }
  }
}

/** The value of {@link headlineFigure} alone, for looking back over many years. */
export function headlineValue(w: Workings, span: Span): number | undefined {
  if (w.indicator.headline === 'yoy') return growthOf(w, span)?.value;
  if (w.indicator.headline === 'share') {
    const stated = w.book.at(w.indicator.code, w.region.code, 'share', span);
    if (stated !== undefined) return stated.value;
  }
  const f = headlineFigure(w, span);
  return typeof f.value === 'number' ? f.value : undefined;
}

/** The value of {@link growthFigure} alone: most of a row's past is looked at by value, and a figure each would be made for nothing.
 *  `held` is the region's series of published growth, where a caller looks it up once for many spans. */
export function growthOf(
  w: Workings,
  span: Span,
  held: Series | undefined = w.book.series(w.indicator.code, w.region.code, 'yoy'),
): Percent | undefined {
  const stated = held?.at(span);
  if (stated !== undefined) return percent(stated);
  const now = amountAt(w, w.region.code, span);
  if (now === undefined || (w.indicator.comparableBasis && isPublished(w, 'yoy'))) return undefined;
  const base = amountAt(w, w.region.code, yearBefore(span));
  const growth = yearOnYear({ current: now.amount, base: base?.amount ?? null });
  return isMissing(growth) ? undefined : percent(growth);
}

/** Difference of two figures of one measure: in percentage points for rates and shares, in the unit itself for amounts. */
export function differenceFigure(
  w: Workings,
  rule: Figure['rule'],
  span: Span,
  now: Figure,
  then: Figure,
  roles: readonly [string, string] = ['now', 'then'],
): Figure {
  const a = present(now);
  const b = present(then);
  if (a === undefined)
    return figure(
      w,
      rule,
      span,
      now.measure,
      typeof now.value === 'number' ? { missing: 'no-figure' } : now.value,
      '',
      [worked(roles[0], now)],
    );
  if (b === undefined) return figure(w, rule, span, now.measure, { missing: 'no-base' }, '', [worked(roles[0], now)]);
  const d = a.unit === '%' ? difference(percent(a), percent(b)) : difference(quantity(a, a.unit), quantity(b, a.unit));
  return figure(w, rule, span, now.measure, d, d.unit, [worked(roles[0], now), worked(roles[1], then)]);
}

/** Two-year average (两年平均增速): published stands, else from this year's growth and last year's. */
export function twoYearAverageFigure(w: Workings, span: Span, growth: Figure, growthYearBefore: Figure): Figure {
  const stated = w.book.at(w.indicator.code, w.region.code, 'twoYearAverage', span);
  if (stated !== undefined) return published(w, stated);
  const now = asPercent(growth);
  const before = asPercent(growthYearBefore);
  if (now === undefined || before === undefined)
    return absent(w, 'twoYearAverage', span, 'yoy', now === undefined ? 'no-figure' : 'no-base');
  return figure(w, 'twoYearAverage', span, 'yoy', twoYearAverage(now, before), '%', [
    worked('now', growth),
    worked('yearBefore', growthYearBefore),
  ]);
}

/** Growth above what the base alone gives (高于基数效应), if the two-year average of the previous release held on. */
export function aboveBaseFigure(
  w: Workings,
  span: Span,
  growth: Figure,
  growthYearBefore: Figure,
  averageBefore: Figure,
): { readonly path: Figure; readonly above: Figure } {
  const now = asPercent(growth);
  const lastYear = asPercent(growthYearBefore);
  const held = asPercent(averageBefore);
  if (now === undefined || lastYear === undefined || held === undefined) {
    const none = absent(w, 'aboveBase', span, 'yoy', 'no-base');
    return { path: absent(w, 'baseEffect', span, 'yoy', 'no-base'), above: none };
  }
  const path = baseEffect(held, lastYear);
  const pathFigure = figure(w, 'baseEffect', span, 'yoy', path, '%', [
    worked('twoYearAverage', averageBefore),
    worked('yearBefore', growthYearBefore),
  ]);
  if (isMissing(path)) return { path: pathFigure, above: absent(w, 'aboveBase', span, 'yoy', path.missing) };
  return { path: pathFigure, above: differenceFigure(w, 'aboveBase', span, growth, pathFigure, ['actual', 'path']) };
}

export function asPercent(f: Figure): Percent | undefined {
  const p = present(f);
  return p && percent(p);
}

function about(f: Figure, indicator: Indicator, region: RegionCode): Figure {
  return f.region === region && f.indicator === indicator.code ? f : { ...f, indicator: indicator.code, region };
}

function isPublished(w: Workings, measure: Measure, indicator: Indicator = w.indicator): boolean {
  const level = w.region.level;
  return indicator.published[level]?.includes(measure) ?? true;
}
