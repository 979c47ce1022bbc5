import type { OutlookBody, OutlookSpanBody } from '@shigan/contract';
import { endMonth, isMissing, type Measure, type Missing, parseSpanIso } from '@shigan/core';
import { linear, spread, ticks, withRoom } from './scale.ts';

/** A release of the course that an outlook goes on from. */
export interface CoursePoint {
  readonly interval: string;
  readonly value: number;
}

export interface FanPoint {
  readonly x: number;
  readonly y: number;
}

/** What is said at a place of the chart. */
interface FanLabel {
  readonly key: 'estimate' | 'target' | 'low95' | 'high95' | 'cutoff' | 'halfYear';
  readonly at: FanPoint;
  readonly text: string;
}

/** A fan chart as it is drawn: the course of last year and this one, where it is expected to go, and the target's line. */
export interface FanState {
  /** One line a year: no line leads from December over a January that is not published. */
  readonly lines: readonly { readonly year: number; readonly points: readonly FanPoint[] }[];
  readonly centre: readonly FanPoint[];
  /** Outlines, to be filled. */
  readonly fan80: readonly FanPoint[];
  readonly fan95: readonly FanPoint[];
  /** Height of the target's line at June and December: one height for rates, half in June for amounts. */
  readonly target: readonly FanPoint[];
  readonly ticks: readonly { readonly y: number; readonly value: number }[];
  readonly months: readonly { readonly x: number; readonly month: number; readonly year: number }[];
  readonly cutoff: FanPoint;
  readonly half: FanPoint | undefined;
  readonly labels: readonly FanLabel[];
  readonly zero: number | undefined;
}

interface Box {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export const fanBox: Box = { width: 760, height: 320, left: 44, right: 96, top: 26, bottom: 36 };

/** The measure that an outlook is in; undefined for one without a year's end. */
export function measureOf(outlook: OutlookBody): Measure | undefined {
  return isMissing(outlook.fullYear) ? undefined : outlook.fullYear.range.measure;
}

interface Stage {
  readonly month: number;
  readonly estimate: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
  readonly line: number | Missing;
}

/** Works a fan chart out; undefined where there is no outlook of the year, or no value to go on from. Between the cut-off, June and
 *  December the fan is drawn straight: nothing is said of the months between. */
export function fanState(
  outlook: OutlookBody,
  course: readonly CoursePoint[],
  box: Box = fanBox,
): FanState | undefined {
  const releases = course.flatMap(({ interval, value }) => {
    const span = parseSpanIso(interval);
    return span === undefined ? [] : [{ year: span.year, month: endMonth(span), value }];
  });
  const cut = parseSpanIso(outlook.cutoff);
  if (cut === undefined) return undefined;
  const last = releases.find((r) => r.year === cut.year && r.month === endMonth(cut));
  const stages = [outlook.halfYear, outlook.fullYear].flatMap(stageOf);
  const end = stages.at(-1);
  if (last === undefined || end === undefined || end.month !== 12) return undefined;
  const ahead = stages.filter((s) => s.month > last.month);
  const shown = releases.filter((r) => r.year >= cut.year - 1 && r.year <= cut.year);
  const lines = stages.flatMap((s) => (typeof s.line === 'number' ? [s.line] : []));
  const scale = scaleOf([...shown.map((r) => r.value), ...lines, ...ahead.flatMap((s) => [s.low95, s.high95])], box);
  const x = (year: number, month: number): number =>
    box.left + (((year - cut.year + 1) * 12 + month - 1) / 23) * (box.width - box.left - box.right);
  const at = (month: number, value: number): FanPoint => ({ x: x(cut.year, month), y: scale.y(value) });
  const start = at(last.month, last.value);
  const outline = (low: keyof Stage & ('low80' | 'low95'), high: 'high80' | 'high95'): readonly FanPoint[] => [
    start,
    ...ahead.map((s) => at(s.month, s[high])),
    ...ahead.toReversed().map((s) => at(s.month, s[low])),
  ];
  const half = ahead.find((s) => s.month === 6);
  return {
    lines: [cut.year - 1, cut.year].map((year) => ({
      year,
      points: shown.filter((r) => r.year === year).map((r) => ({ x: x(year, r.month), y: scale.y(r.value) })),
    })),
    centre: [start, ...ahead.map((s) => at(s.month, s.estimate))],
    fan80: outline('low80', 'high80'),
    fan95: outline('low95', 'high95'),
    target: targetLine(stages, at),
    ticks: scale.ticks,
    months: [cut.year - 1, cut.year].flatMap((year) =>
      [2, 4, 6, 8, 10, 12].map((month) => ({ x: x(year, month), month, year })),
    ),
    cutoff: start,
    half: half && at(6, half.estimate),
    labels: labelsOf(outlook, at, box),
    zero: scale.zero,
  };
}

function stageOf(span: OutlookSpanBody | Missing): readonly Stage[] {
  if (isMissing(span)) return [];
  const parsed = parseSpanIso(span.interval);
  const values = [span.range.estimate, span.range.low80, span.range.high80, span.range.low95, span.range.high95].map(
    (f) => f.value,
  );
  const [estimate, low80, high80, low95, high95] = values.flatMap((v) => (typeof v === 'number' ? [v] : []));
  if (parsed === undefined || high95 === undefined) return [];
  if (estimate === undefined || low80 === undefined || high80 === undefined || low95 === undefined) return [];
  return [{ month: endMonth(parsed), estimate, low80, high80, low95, high95, line: span.line }];
}

/** From January at the height of June, so that the line stands beside the whole year; stepping up in July for amounts. */
function targetLine(stages: readonly Stage[], at: (month: number, value: number) => FanPoint): readonly FanPoint[] {
  const year = stages.find((s) => s.month === 12)?.line;
  if (typeof year !== 'number') return [];
  const half = stages.find((s) => s.month === 6)?.line;
  if (typeof half !== 'number' || half === year) return [at(1, year), at(12, year)];
  return [at(6, half), at(12, year)];
}

interface Scale {
  readonly y: (value: number) => number;
  readonly ticks: FanState['ticks'];
  readonly zero: number | undefined;
}

function scaleOf(values: readonly number[], box: Box): Scale {
  const [low, high] = withRoom(values);
  const y = linear([low, high], [box.height - box.bottom, box.top]);
  return {
    y,
    ticks: ticks(low, high, 5).map((value) => ({ value, y: y(value) })),
    zero: low < 0 && high > 0 ? y(0) : undefined,
  };
}

/** Room that a label takes. */
const lineHeight = 15;

/** What stands at the end of the year, moved apart where labels would cover each other. */
function labelsOf(outlook: OutlookBody, at: (month: number, value: number) => FanPoint, box: Box): readonly FanLabel[] {
  const { fullYear } = outlook;
  if (isMissing(fullYear)) return [];
  const { estimate, low95, high95 } = fullYear.range;
  const wanted = (
    [
      ['high95', high95.value, high95.shown],
      ['estimate', estimate.value, estimate.shown],
      ['target', fullYear.line, ''],
      ['low95', low95.value, low95.shown],
    ] as const
  ).flatMap(([key, value, text]): FanLabel[] => (typeof value === 'number' ? [{ key, text, at: at(12, value) }] : []));
  const heights = spread(
    wanted.map((label) => label.at.y),
    lineHeight,
    [box.top, box.height - box.bottom],
  );
  return wanted.map((label, i) => ({ ...label, at: { x: label.at.x, y: heights[i] ?? label.at.y } }));
}

/** Points as SVG takes them. */
export function pointsText(points: readonly FanPoint[]): string {
  return points.map((p) => `${p.x.toFixed(1)},${p.y.toFixed(1)}`).join(' ');
}
