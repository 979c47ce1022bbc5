import type { Figure } from '../figure/figure.ts';
import type { Indicator, Measure } from '../indicator/indicator.ts';
import { inUnit } from '../indicator/unit.ts';
import type { Day } from '../instant.ts';
import { isMissing, type Maybe, missing } from '../missing.ts';
import type { Published } from '../observation/observation.ts';
import type { WeightSource } from '../pace/growth-needed.ts';
import { amountPace, milestonePace, rankPace, ratePace } from '../pace/light.ts';
import { seasonalSchedule, type SeasonalSchedule, type YearDone } from '../pace/schedule.ts';
import { percent } from '../quantity.ts';
import type { InForce } from '../register/registry.ts';
import { cumulative, endMonth, isCumulative, type Span } from '../span/span.ts';
import { measureOfTarget, type Target } from '../target/target.ts';
import type { Pace, RankStanding } from './board.ts';
import { headlineFigure } from './growth-figures.ts';
import { amountNeeded, growthNeededInRest } from './rest-of-year.ts';
import { absent, amountAt, figure, observed, present, type Workings, worked } from './workings.ts';

export type ProgressField =
  | 'target'
  | 'completion'
  | 'schedule'
  | 'seasonalSchedule'
  | 'paceRatio'
  | 'gap'
  | 'distanceToSchedule'
  | 'distanceToHalf'
  | 'distanceToYear'
  | 'growthNeeded'
  | 'howHard';

/** How far the year has come towards its target. Figures that the kind of target does not have are left out. */
export interface Progress {
  readonly target: Maybe<Target>;
  readonly pace: Maybe<Pace>;
  readonly weightFrom: WeightSource | null;
  readonly figures: Readonly<Partial<Record<ProgressField, Figure>>>;
}

type ProgressFigures = Progress['figures'];

/** Years looked back for the seasonal schedule. */
const yearsBack = 12;

/** The goal of a target (目标值) in the indicator's own unit. */
export function goalOf(target: Target, indicator: Indicator): Published | undefined {
  return target.goal && inOwnUnit(target.goal, target, indicator);
}

/** A line of a target (goal, floor, stretch) in the indicator's own unit. */
export function inOwnUnit(line: Published, target: Target, indicator: Indicator): Published {
  return target.kind === 'level' || target.kind === 'count'
    ? (inUnit(line, target.unit, indicator.unit) ?? line)
    : line;
}

function setting(role: string, t: InForce<Target>): Figure['inputs'][number] {
  const goal = t.body.goal;
  return {
    kind: 'setting',
    role,
    register: 'target',
    key: t.key,
    knownFrom: t.knownFrom,
    value: goal ? `${goal.value.toFixed(goal.decimals)}${t.body.unit}` : (t.body.milestone?.due ?? ''),
  };
}

/** Target, pace and what the rest of the year needs, for the span of the row (analysis rule 5). */
export function progress(w: Workings, span: Span, headline: Figure, rank: Maybe<RankStanding>, today: Day): Progress {
  const schedule = scheduleFigure(w, span, headline);
  const inForce = w.registry.target(w.region.code, w.indicator.code, span.year);
  if (inForce === undefined)
    return { target: missing('no-target'), pace: missing('no-target'), weightFrom: null, figures: { schedule } };
  const target = inForce.body;
  const measure = measureOfTarget[target.kind] ?? headline.measure;
  const goal = target.goal && inOwnUnit(target.goal, target, w.indicator);
  const goalFigure = targetFigure(w, span, measure, goal, inForce);
  const figures: { -readonly [Field in ProgressField]?: Figure } = { target: goalFigure, schedule };
  const thresholds = w.registry.settings.paceLight;
  if (target.kind === 'milestone') {
    const m = target.milestone;
    if (m === undefined) return { target, pace: missing('not-applicable'), weightFrom: null, figures };
    const { light } = milestonePace(m.due, m.reachedOn, today, thresholds);
    return { target, pace: { light, against: 'target' }, weightFrom: null, figures };
  }
  if (goal === undefined) return { target, pace: missing('target-missing'), weightFrom: null, figures };
  if (target.kind === 'rank')
    return {
      target,
      pace: isMissing(rank) ? rank : { light: rankPace(rank.place, goal.value, thresholds).light, against: 'target' },
      weightFrom: null,
      figures,
    };
  const value = measure === headline.measure ? headline : headlineFigure(w, span, w.region.code, measure);
  const held = present(value);
  if (held === undefined) return { target, pace: missing('no-figure'), weightFrom: null, figures };
  if (target.kind === 'level' || target.kind === 'count')
    return { target, ...amountProgress(w, span, value, held, goal, goalFigure, target, figures) };
  const pace = ratePace(percent(held), percent(goal), target.bound, thresholds);
  figures.gap = figure(w, 'gapToTarget', span, measure, pace.gap, '百分点', [
    worked('value', value),
    worked('target', goalFigure),
  ]);
  const rest =
    target.kind === 'growth' ? growthNeededInRest(w, span, value, percent(goal), goalFigure, target) : undefined;
  if (rest !== undefined) {
    figures.growthNeeded = rest.figures.growthNeeded;
    if (rest.figures.howHard !== undefined) figures.howHard = rest.figures.howHard;
  }
  const short = amountShort(w, span, value, held, goal, goalFigure, target);
  if (short !== undefined) figures.distanceToSchedule = short;
  return { target, pace: { light: pace.light, against: 'target' }, weightFrom: rest?.weightFrom ?? null, figures };
}

/** How much a rate's distance from its target is in the indicator's own unit: for a growth what the same span of last year (held ÷
 *  (1 + growth), comparable) would have become at the target, for a share its part of the whole held now; less what is held. Only
 *  for goals to be reached. */
function amountShort(
  w: Workings,
  span: Span,
  value: Figure,
  held: Published,
  goal: Published,
  goalFigure: Figure,
  target: Target,
): Figure | undefined {
  if (target.bound !== 'atLeast' || held.value <= -100 || (target.kind === 'share' && held.value === 0))
    return undefined;
  const own = amountAt(w, w.region.code, span);
  if (own === undefined) return undefined;
  const due =
    target.kind === 'share'
      ? (own.amount.value / held.value) * goal.value
      : (own.amount.value / (1 + held.value / 100)) * (1 + goal.value / 100);
  const short = { value: due - own.amount.value, decimals: own.amount.decimals };
  const inputs = [worked('value', value), worked('target', goalFigure), observed('current', own.observation)];
  return figure(w, 'distanceToSchedule', span, value.measure, short, w.indicator.unit, inputs);
}

/** Schedule (序时进度): how much of the year is gone by the end of the span. */
export function scheduleFigure(w: Workings, span: Span, headline: Figure): Figure {
  const month = endMonth(span);
  return figure(w, 'schedule', span, headline.measure, { value: (month / 12) * 100, decimals: 1 }, '%', [
    { kind: 'constant', role: 'month', value: month, unit: '月' },
  ]);
}

/** The target of the span's year as a figure, resting on its entry in the register. */
export function targetFigure(
  w: Workings,
  span: Span,
  measure: Measure,
  goal: Published | undefined,
  inForce: InForce<Target>,
): Figure {
  const { kind } = inForce.body;
  const unit =
    goal === undefined ? '' : kind === 'level' || kind === 'count' ? w.indicator.unit : kind === 'rank' ? '位' : '%';
  return figure(w, 'target', cumulative(span.year, 12), measure, goal ?? { missing: 'not-applicable' }, unit, [
    setting('target', inForce),
  ]);
}

/** A seasonal schedule with the amounts it is the mean of. */
export interface Season extends SeasonalSchedule {
  readonly inputs: Figure['inputs'];
}

/** The seasonal schedule of the region's own amounts. */
export function seasonal(w: Workings, span: Span): Maybe<Season> {
  const past: YearDone[] = [];
  const inputs = new Map<number, Figure['inputs']>();
  for (let year = span.year - 1; year >= span.year - yearsBack && past.length < 3; year--) {
    const done = amountAt(w, w.region.code, { ...span, year });
    const whole = amountAt(w, w.region.code, cumulative(year, 12));
    if (done === undefined || whole === undefined || w.registry.settings.abnormalYears.includes(year)) continue;
    past.push({ year, cumulative: done.amount, annual: whole.amount });
    inputs.set(year, [observed(`done ${year}`, done.observation), observed(`year ${year}`, whole.observation)]);
  }
  const found = seasonalSchedule(past, w.registry.settings.abnormalYears);
  return isMissing(found) ? found : { ...found, inputs: found.years.flatMap((y) => inputs.get(y) ?? []) };
}

/** The seasonal schedule (历年同期进度) as a figure. */
export function seasonalFigure(w: Workings, span: Span, headline: Figure, season: Maybe<Season>): Figure {
  if (isMissing(season)) return absent(w, 'seasonalSchedule', span, headline.measure, season.missing);
  return figure(
    w,
    'seasonalSchedule',
    span,
    headline.measure,
    { value: season.share * 100, decimals: 1 },
    '%',
    season.inputs,
  );
}

/** Completion, schedule and distances of an amount or a number. */
function amountProgress(
  w: Workings,
  span: Span,
  value: Figure,
  held: Published,
  goal: Published,
  goalFigure: Figure,
  target: Target,
  figures: ProgressFigures,
): Omit<Progress, 'target'> {
  const season = isCumulative(span) ? seasonal(w, span) : missing('not-applicable');
  const seasonalDue = seasonalFigure(w, span, value, season);
  const month = endMonth(span);
  const pace = amountPace(
    {
      bound: target.bound,
      goal,
      value: held,
      month,
      seasonal: isMissing(season) ? undefined : season.share,
      own: target.schedule,
    },
    w.registry.settings.paceLight,
  );
  if (isMissing(pace)) return { pace, weightFrom: null, figures: { ...figures, seasonalSchedule: seasonalDue } };
  const unit = w.indicator.unit;
  const inputs = [worked('value', value), worked('target', goalFigure)];
  const due = pace.against === 'seasonalSchedule' ? seasonalDue : scheduleFigure(w, span, value);
  const amount = (rule: Figure['rule'], fraction: number): Figure =>
    figure(
      w,
      rule,
      span,
      value.measure,
      { value: goal.value * fraction - held.value, decimals: Math.max(held.decimals, goal.decimals) },
      unit,
      [...inputs, ...(rule === 'distanceToSchedule' ? [worked('due', due)] : [])],
    );
  const rest = amountNeeded(w, span, value, held, goal, goalFigure, target);
  return {
    pace: { light: pace.light, against: pace.against },
    weightFrom: rest.weightFrom,
    figures: {
      ...figures,
      seasonalSchedule: seasonalDue,
      completion: figure(
        w,
        'completion',
        span,
        value.measure,
        { value: pace.completion * 100, decimals: 1 },
        '%',
        inputs,
      ),
      paceRatio: figure(w, 'paceRatio', span, value.measure, { value: pace.ratio, decimals: 3 }, '', [
        ...inputs,
        worked('due', due),
      ]),
      distanceToSchedule: amount('distanceToSchedule', pace.due),
      distanceToHalf: amount('distanceToHalf', 0.5),
      distanceToYear: amount('distanceToYear', 1),
      ...rest.figures,
    },
  };
}
