import { endMonth, parseSpanIso, type Span } from '@shigan/core';

/** A release of a course: its cut-off and its value. */
export interface SparkPoint {
  readonly interval: string;
  readonly value: number;
}

/** A course as it is drawn, in a box of a given size. */
export interface SparkState {
  /** One line a year: no line leads from December over a January that is not published. */
  readonly lines: readonly { readonly year: number; readonly points: readonly Point[] }[];
  /** The latest release. */
  readonly end: Point;
  /** Height of zero, where the course comes near it. */
  readonly zero: number | undefined;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly width: number;
  readonly height: number;
}

/** The course (走势) of an indicator, releases by their month; undefined for fewer than two. */
export function sparkState(points: readonly SparkPoint[], box: Box): SparkState | undefined {
  const releases = points.flatMap(({ interval, value }) => {
    const span = parseSpanIso(interval);
    return span === undefined ? [] : [{ year: span.year, month: monthCount(span), value }];
  });
  const first = releases[0];
  const last = releases.at(-1);
  if (first === undefined || last === undefined || releases.length < 2) return undefined;
  const values = releases.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const months = Math.max(1, last.month - first.month);
  const height = (value: number): number =>
    high === low ? box.height / 2 : ((high - value) / (high - low)) * box.height;
  const place = (release: { readonly month: number; readonly value: number }): Point => ({
    x: ((release.month - first.month) / months) * box.width,
    y: height(release.value),
  });
  const years = [...new Set(releases.map(({ year }) => year))];
  return {
    lines: years.map((year) => ({ year, points: releases.filter((release) => release.year === year).map(place) })),
    end: place(last),
    zero: low <= 0 && high >= 0 ? height(0) : undefined,
  };
}

function monthCount(span: Span): number {
  return span.year * 12 + endMonth(span);
}
