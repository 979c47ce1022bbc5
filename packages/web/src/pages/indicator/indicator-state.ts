import type { IndicatorBody, LabelledSpan, MaybeShown, ShownFigure } from '@shigan/contract';
import { endMonth, isMissing, parseSpanIso } from '@shigan/core';
import type { Line, LineChartInput, LineKind, LinePoint } from '../../charts/line-state.ts';
import type { Text } from '../../text/zh-CN.ts';

/** A figure that is there. */
export function held(figure: MaybeShown): ShownFigure | undefined {
  return isMissing(figure) ? undefined : figure;
}

/** Year and last month of a span. */
export function endOf(span: LabelledSpan): { readonly year: number; readonly month: number } {
  const parsed = parseSpanIso(span.interval);
  if (parsed === undefined) throw new Error(`invalid span: ${span.interval}`);
  return { year: parsed.year, month: endMonth(parsed) };
}

function monthCount(span: LabelledSpan): number {
  const { year, month } = endOf(span);
  return year * 12 + month;
}

function pointOf(x: number, span: LabelledSpan, figure: MaybeShown, revised: string | undefined): readonly LinePoint[] {
  const f = held(figure);
  if (f === undefined) return [];
  const title = [`${span.label} ${f.shown}${f.unit}`, ...(revised === undefined ? [] : [revised])].join(' · ');
  return [
    { x, y: f.value, shown: f.shown, figure: f.figure, title, ...(revised === undefined ? {} : { revised: true }) },
  ];
}

/** The unit of the headline as a chart's subtitle says it. */
export function headlineUnitOf(body: IndicatorBody): string {
  return body.course.map(({ headline }) => held(headline)?.unit).findLast((unit) => unit !== undefined) ?? '';
}

/** The course of the headline over three years, beside that of the whole, and the target as a line. */
export function courseInput(body: IndicatorBody, text: Text): LineChartInput {
  const own = body.course.flatMap((p) =>
    pointOf(monthCount(p), p, p.headline, p.revised ? text.chart.revised : undefined),
  );
  const isRate = headlineUnitOf(body) === '%';
  const whole =
    isRate && !isMissing(body.standings)
      ? body.course.flatMap((p) => pointOf(monthCount(p), p, p.whole, undefined))
      : [];
  const years = [...new Set(body.course.map((p) => endOf(p).year))];
  const breaks = years.map((year) => year * 12 + 12);
  const wholeName = isMissing(body.standings) ? '' : body.standings.wholeName;
  const last = own.at(-1)?.x ?? 0;
  const target = goalOf(body);
  const aim: readonly Line[] =
    target === undefined || own.length === 0
      ? []
      : [flatLine('target', text.chart.target, target, [(years.at(-1) ?? 0) * 12 + 1, (years.at(-1) ?? 0) * 12 + 12])];
  const lines: readonly Line[] = [
    { key: 'whole', kind: 'whole', label: wholeName, points: whole, breaksAfter: breaks },
    { key: 'own', kind: 'own', label: body.regionName, points: own, breaksAfter: breaks },
    ...aim,
  ];
  return {
    lines: lines.filter(({ points }) => points.length > 0),
    marks: [
      ...years.map((year) => ({ x: year * 12 + 6.5, label: text.chart.year(year) })),
      ...years.slice(1).map((year) => ({ x: year * 12 + 0.5, label: '', rule: true })),
    ],
    range: [(years[0] ?? 0) * 12 + 1, Math.max(last, (years.at(-1) ?? 0) * 12 + 12)],
  };
}

/** The target, where it is one of the measure that the page shows first. */
function goalOf(body: IndicatorBody): ShownFigure | undefined {
  const { row } = body;
  if (isMissing(row.target) || isMissing(row.target.value)) return undefined;
  const aimed = {
    growth: 'yoy',
    share: 'share',
    level: 'none',
    count: 'none',
    rank: 'none',
    milestone: 'none',
  } as const;
  if (aimed[row.target.kind] !== row.headline) return undefined;
  return {
    value: row.target.value,
    shown: row.shown['target'] ?? '',
    unit: row.target.unit,
    figure: row.figures['target'] ?? '',
  };
}

function flatLine(kind: LineKind, label: string, goal: ShownFigure, [from, to]: readonly [number, number]): Line {
  const point = { y: goal.value, shown: goal.shown, figure: goal.figure, title: `${label} ${goal.shown}${goal.unit}` };
  return {
    key: kind,
    kind,
    label,
    points: [
      { x: from, ...point },
      { x: to, ...point },
    ],
  };
}

/** Amounts since January, a line a year, by the month: what is due of the target beside them. */
export function amountInput(body: IndicatorBody, text: Text): LineChartInput {
  const years = [...new Set(body.course.map((p) => endOf(p).year))].slice(-2);
  const latest = years.at(-1);
  const lines = years.map((year): Line => {
    const points = body.course
      .filter((p) => endOf(p).year === year)
      .flatMap((p) => pointOf(endOf(p).month, p, p.amount, p.revised ? text.chart.revised : undefined));
    return { key: String(year), kind: year === latest ? 'own' : 'before', label: text.chart.year(year), points };
  });
  return byMonth([...lines, ...dueLine(body, text, true)], text);
}

/** What is due of the target by every release, beside what was reached; of a rate the goal itself. */
export function requiredInput(body: IndicatorBody, text: Text): LineChartInput {
  if (isMissing(body.required)) return byMonth([], text);
  const actual = body.required.flatMap((p) => pointOf(endOf(p).month, p, p.actual, undefined));
  return byMonth(
    [{ key: 'own', kind: 'own', label: text.indicator.base.actual, points: actual }, ...dueLine(body, text, false)],
    text,
  );
}

function dueLine(body: IndicatorBody, text: Text, amountsOnly: boolean): readonly Line[] {
  if (isMissing(body.required) || isMissing(body.row.target)) return [];
  const { kind } = body.row.target;
  if (amountsOnly && kind !== 'level' && kind !== 'count') return [];
  const points = body.required.flatMap((p) => pointOf(endOf(p).month, p, p.due, undefined));
  const label = kind === 'level' || kind === 'count' ? text.chart.due : text.chart.target;
  return points.length === 0 ? [] : [{ key: 'target', kind: 'target', label, points }];
}

/** Growth of this year beside the path that the base alone would give, and last year's. */
export function baseInput(body: IndicatorBody, text: Text): LineChartInput {
  if (isMissing(body.base)) return byMonth([], text);
  const { points } = body.base;
  const words = text.indicator.base;
  const of = (key: 'path' | 'actual' | 'lastYear', kind: LineKind): Line => ({
    key,
    kind,
    label: words[key],
    points: points.flatMap((p) => pointOf(endOf(p).month, p, p[key], undefined)),
  });
  const goal = goalOf(body);
  const aim = goal === undefined || goal.unit !== '%' ? [] : [flatLine('target', text.chart.target, goal, [1, 12])];
  return byMonth([of('lastYear', 'before'), of('path', 'path'), of('actual', 'own'), ...aim], text);
}

function byMonth(lines: readonly Line[], text: Text): LineChartInput {
  return {
    lines: lines.filter(({ points }) => points.length > 0),
    marks: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => ({ x: month, label: text.chart.monthNumber(month) })),
    range: [1, 12],
  };
}

/** Whether a chart has enough to be drawn: two figures of something else than a target. */
export function isDrawable({ lines }: LineChartInput): boolean {
  return lines.some(({ kind, points }) => kind !== 'target' && points.length > 1);
}
