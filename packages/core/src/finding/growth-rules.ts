import { baseEffect, splitSlowdown } from '../analysis/base-effect.ts';
import { releaseBefore } from '../board/cutoff.ts';
import { asPercent, growthFigure, growthOf, headlineFigure, headlineValue } from '../board/growth-figures.ts';
import { amountAt, figure, observed, present, type Workings, worked } from '../board/workings.ts';
import { display } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { isMissing } from '../missing.ts';
import { percent } from '../quantity.ts';
import { yearBefore } from '../span/span.ts';
import type { FindingRule } from './finding.ts';
import type { Rule } from './rule.ts';

/** The whole that the indicator is watched against. */
function wholeOf(w: Workings): Indicator | undefined {
  return w.indicator.watchedAgainst === undefined ? undefined : w.registry.indicators.get(w.indicator.watchedAgainst);
}

/** Rules about growth: its course, its base, its parts. */
export const growthRules: Readonly<Partial<Record<FindingRule, Rule>>> = {
  /** Slower than the release before, k times in a row within what is held. */
  'slowed-in-a-row': ({ w, span, headline }, { releases = 3 }) => {
    if (headline.measure !== 'yoy') return undefined;
    const spans = [span];
    let last = present(headline)?.value;
    for (let k = 1; k <= releases; k++) {
      const at = releaseBefore(w, spans[0] ?? span);
      const value = headlineValue(w, at);
      if (value === undefined || last === undefined) return undefined;
      if (w.indicator.better === 'lower' ? value >= last : value <= last) return undefined;
      spans.unshift(at);
      last = value;
    }
    const figures: Record<string, Figure> = Object.fromEntries(
      spans.toReversed().map((s, k) => [String(k), headlineFigure(w, s)]),
    );
    return { figures, params: { releases } };
  },

  /** Private investment grows slower than all investment (民间投资增速低于全部投资). */
  'private-below-total-investment': ({ w, span, row }, { points = 0 }) => {
    const total = wholeOf(w);
    const own = present(row.figures.growth);
    if (total === undefined || own === undefined) return undefined;
    const all = growthFigure(w, span, w.region.code, total);
    const value = present(all);
    return value !== undefined && value.value - own.value > points
      ? { figures: { growth: row.figures.growth, total: all } }
      : undefined;
  },

  /** Growth is about what last year's base alone gives at the usual trend; or it slowed only as far as the base explains. */
  'base-effect-explains': (
    { w, span, before, row, growthYearBefore, averageBefore },
    { points = 0.5, twoYearAverage: trend = 6 },
  ) => {
    const now = asPercent(row.figures.growth);
    const lastYear = asPercent(growthYearBefore);
    if (now === undefined || lastYear === undefined) return undefined;
    // The base matters only where last year was out of the ordinary.
    if (Math.abs(lastYear.value - trend) >= 3) {
      const path = baseEffect(percent({ value: trend, decimals: 0 }), lastYear);
      if (!isMissing(path) && Math.abs(now.value - path.value) <= points) {
        const pathFigure = figure(w, 'baseEffect', span, 'yoy', path, '%', [
          { kind: 'constant', role: 'twoYearAverage', value: trend, unit: '%' },
          worked('yearBefore', growthYearBefore),
        ]);
        return {
          figures: {
            growth: row.figures.growth,
            path: pathFigure,
            yearBefore: growthYearBefore,
            twoYearAverage: row.figures.twoYearAverage,
          },
          params: { kind: 'level', trend },
        };
      }
    }
    const held = asPercent(averageBefore);
    if (held === undefined) return undefined;
    const actualBefore = growthOf(w, before);
    const lastYearBefore = growthOf(w, yearBefore(before));
    if (actualBefore === undefined || lastYearBefore === undefined) return undefined;
    const split = splitSlowdown({ actual: actualBefore, lastYear: lastYearBefore }, { actual: now, lastYear }, held);
    if (isMissing(split) || !split.followsBase || split.change.value > -points) return undefined;
    return {
      figures: { growth: row.figures.growth, change: row.figures.change, aboveBase: row.figures.aboveBase },
      params: { kind: 'slowdown', change: display(split.change.value, 1), base: display(split.fromBase.value, 1) },
    };
  },

  /** What remains of a total without one part grew by more than seems possible: a question, not a verdict. */
  'remainder-grew-implausibly': ({ w, span }, { percent: limit = 30 }) => {
    const total = wholeOf(w);
    if (total === undefined) return undefined;
    const [a, b] = [amountAt(w, w.region.code, span, total), amountAt(w, w.region.code, span)];
    const [c, d] = [amountAt(w, w.region.code, yearBefore(span), total), amountAt(w, w.region.code, yearBefore(span))];
    if (!a || !b || !c || !d || c.amount.value - d.amount.value <= 0) return undefined;
    const growth = ((a.amount.value - b.amount.value) / (c.amount.value - d.amount.value) - 1) * 100;
    if (growth <= limit) return undefined;
    const remainder = figure(w, 'yearOnYear', span, 'yoy', { value: growth, decimals: 1 }, '%', [
      observed('total', a.observation),
      observed('part', b.observation),
      observed('total last year', c.observation),
      observed('part last year', d.observation),
    ]);
    return { figures: { remainder } };
  },

  /** A published two-year average lies further from the computed one than rounding explains. */
  'two-year-average-differs': ({ w, span, row, growthYearBefore }, { points = 0.1 }) => {
    const stated = w.book.at(w.indicator.code, w.region.code, 'twoYearAverage', span);
    const now = asPercent(row.figures.growth);
    const before = asPercent(growthYearBefore);
    if (stated === undefined || now === undefined || before === undefined) return undefined;
    const product = (1 + now.value / 100) * (1 + before.value / 100);
    if (product < 0) return undefined;
    const value = (Math.sqrt(product) - 1) * 100;
    if (Math.abs(value - stated.value) <= points + 1e-9) return undefined;
    const computed = figure(w, 'twoYearAverage', span, 'yoy', { value, decimals: 1 }, '%', [
      worked('now', row.figures.growth),
      worked('yearBefore', growthYearBefore),
    ]);
    return { figures: { published: row.figures.twoYearAverage, computed } };
  },
};
