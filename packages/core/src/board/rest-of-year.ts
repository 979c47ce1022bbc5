import { divideExact } from '../decimal.ts';
import type { Figure, FigureInput } from '../figure/figure.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { isMissing, type Maybe } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import { growthNeeded, type PartOfYear, type Weight, weightOf, type WeightSource } from '../pace/growth-needed.ts';
import { howHard } from '../pace/how-hard.ts';
import { percent, type Percent } from '../quantity.ts';
import type { RegionCode } from '../region/region.ts';
import { cumulative, endMonth, type Span } from '../span/span.ts';
import type { Target } from '../target/target.ts';
import { asPercent, growthOf } from './growth-figures.ts';
import { absent, amountAt, figure, observed, type Workings, worked } from './workings.ts';

/** Years looked back for how hard a needed growth is. */
const yearsBack = 12;

/** What the rest of the year needs (还需增速), and how hard that is. */
export interface RestOfYear {
  readonly weightFrom: WeightSource | null;
  readonly figures: { readonly growthNeeded: Figure; readonly howHard?: Figure };
}

/** Growth that the rest of the year needs for an amount: what is left of the goal against what last year's rest brought. */
export function amountNeeded(
  w: Workings,
  span: Span,
  value: Figure,
  held: Published,
  goal: Published,
  goalFigure: Figure,
  target: Target,
): RestOfYear {
  const done = amountAt(w, w.region.code, { ...span, year: span.year - 1 });
  const whole = amountAt(w, w.region.code, cumulative(span.year - 1, 12));
  if (done === undefined || whole === undefined || whole.amount.value <= done.amount.value)
    return { weightFrom: null, figures: { growthNeeded: absent(w, 'growthNeeded', span, 'yoy', 'no-base') } };
  const needed: Percent = percent({
    value: ((goal.value - held.value) / (whole.amount.value - done.amount.value) - 1) * 100,
    decimals: 2,
  });
  const needs = figure(w, 'growthNeeded', span, 'yoy', needed, '%', [
    worked('value', value),
    worked('target', goalFigure),
    observed('done last year', done.observation),
    observed('last year', whole.observation),
  ]);
  const past: { rest: Percent; year: number }[] = [];
  for (let year = span.year - 1; year >= span.year - yearsBack; year--) {
    const [a, b, c, d] = [
      amountAt(w, w.region.code, { ...span, year }),
      amountAt(w, w.region.code, cumulative(year, 12)),
      amountAt(w, w.region.code, { ...span, year: year - 1 }),
      amountAt(w, w.region.code, cumulative(year - 1, 12)),
    ];
    if (!a || !b || !c || !d || d.amount.value <= c.amount.value) continue;
    past.push({
      year,
      rest: percent({
        value: ((b.amount.value - a.amount.value) / (d.amount.value - c.amount.value) - 1) * 100,
        decimals: 2,
      }),
    });
  }
  return {
    weightFrom: 'ownLevel',
    figures: { growthNeeded: needs, howHard: howHardFigure(w, span, needs, needed, past, target) },
  };
}

/** Growth that the rest of the year needs for a growth target, with last year's share of the span gone. */
export function growthNeededInRest(
  w: Workings,
  span: Span,
  growth: Figure,
  goal: Percent,
  goalFigure: Figure,
  target: Target,
): RestOfYear {
  const now = asPercent(growth);
  const weighed = weigh(w, span);
  if (now === undefined || isMissing(weighed.weight))
    return { weightFrom: null, figures: { growthNeeded: absent(w, 'growthNeeded', span, 'yoy', 'no-weight') } };
  const weight = weighed.weight;
  const needed = growthNeeded(now, goal, weight);
  const needs = figure(w, 'growthNeeded', span, 'yoy', needed, '%', [
    worked('growth', growth),
    worked('target', goalFigure),
    ...weighed.inputs,
  ]);
  if (isMissing(needed)) return { weightFrom: weight.from, figures: { growthNeeded: needs } };
  const past: { rest: Percent; year: number }[] = [];
  const held = w.book.series(w.indicator.code, w.region.code, 'yoy');
  for (let year = span.year - 1; year >= span.year - yearsBack; year--) {
    const soFar = growthOf(w, { year, startMonth: span.startMonth, length: span.length }, held);
    if (soFar === undefined) continue;
    const full = growthOf(w, cumulative(year, 12), held);
    if (full === undefined) continue;
    const rest = growthNeeded(soFar, full, weight);
    if (!isMissing(rest)) past.push({ year, rest });
  }
  return {
    weightFrom: weight.from,
    figures: { growthNeeded: needs, howHard: howHardFigure(w, span, needs, needed, past, target) },
  };
}

function howHardFigure(
  w: Workings,
  span: Span,
  needs: Figure,
  needed: Percent,
  past: readonly { rest: Percent; year: number }[],
  target: Target,
): Figure {
  const hard = howHard(
    needed,
    past.map((p) => p.rest),
    target.bound,
  );
  if (isMissing(hard)) return figure(w, 'howHard', span, 'yoy', hard, '%', []);
  const inputs: FigureInput[] = [worked('needed', needs)];
  for (const { year, rest } of past)
    inputs.push({ kind: 'constant', role: `rest of ${year}`, value: toHundredths(rest.value), unit: '%' });
  return figure(w, 'howHard', span, 'yoy', { value: hard.share * 100, decimals: 0 }, '%', inputs);
}

/** To two decimals as `toFixed` has it; writing a number as text and reading it again is needed near a tie only. */
function toHundredths(value: number): number {
  const scaled = value * 100;
  const isNearTie = Math.abs(scaled - Math.floor(scaled) - 0.5) < 1e-6 || Math.abs(scaled) > 1e9;
  return isNearTie ? Number(value.toFixed(2)) : Math.round(scaled) / 100;
}

/** Last year's share of the span already gone: the region's own level, the proxy series, the province's share, m/12. */
function weigh(w: Workings, span: Span): { readonly weight: Maybe<Weight>; readonly inputs: Figure['inputs'] } {
  const inputs: Figure['inputs'][number][] = [];
  const part = (region: RegionCode, indicator: Indicator): PartOfYear | undefined => {
    const done = amountAt(w, region, { ...span, year: span.year - 1 }, indicator);
    const whole = amountAt(w, region, cumulative(span.year - 1, 12), indicator);
    if (done === undefined || whole === undefined || inputs.length > 0 || divideExact(done.amount, whole.amount) > 1)
      return undefined;
    inputs.push(observed('done last year', done.observation), observed('last year', whole.observation));
    return { done: done.amount, whole: whole.amount };
  };
  const ownLevel = part(w.region.code, w.indicator);
  const proxies = (w.indicator.weightProxy ?? []).flatMap((code) => w.registry.indicators.get(code) ?? []);
  let weightProxy: PartOfYear | undefined;
  if (!ownLevel) for (const proxy of proxies) weightProxy ??= part(w.region.code, proxy);
  const whole = w.registry.peersOf(w.region.code)?.of;
  const provinceShare = ownLevel || weightProxy || whole === undefined ? undefined : part(whole, w.indicator);
  const weight = weightOf({ ownLevel, weightProxy, provinceShare, month: endMonth(span) });
  return {
    weight,
    inputs:
      isMissing(weight) || weight.from === 'schedule'
        ? [{ kind: 'constant', role: 'month', value: endMonth(span), unit: '月' }]
        : inputs,
  };
}
