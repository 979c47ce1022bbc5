import type { PointBody, SeriesBody } from '@shigan/contract';
import { display } from '@shigan/core';
import { table } from '../terminal/table.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './moment-text.ts';

/** A series as a table for people. */
export function seriesText(series: SeriesBody, words: Words['series']): string {
  const title = `${series.name} ${series.region}\n\n`;
  const columns = [
    { head: words.span },
    { head: words.measure },
    { head: words.value, align: 'right' },
    { head: words.status },
    { head: words.knownFrom },
    { head: words.source },
  ] as const;
  return (
    title +
    table(
      columns,
      series.points.map((point) => pointCells(point)),
    )
  );
}

/** The cells of a point: what it is about, what it says, since when, and where it stands. */
export function pointCells(point: PointBody): readonly string[] {
  const { source } = point;
  return [
    point.span,
    point.measure,
    `${display(point.value, point.decimals)} ${point.unit}`.trimEnd(),
    point.status ?? '',
    momentText(point.knownFrom),
    [source.fileName, source.sheet, source.cell].filter((part) => part !== '').join(' '),
  ];
}

/** A series as records of CSV, the head first: the columns of the export of observations that differ from point to point, and the id
 *  of each point's figure, in the order of the points. */
export function seriesRecords(series: SeriesBody, figures: readonly string[]): readonly (readonly string[])[] {
  const head = 'span,measure,value,decimals,unit,status,known_from,stored_at,file,sheet,cell,value_figure'.split(',');
  return [head, ...series.points.map((point, at) => [...recordOf(point), figures[at] ?? ''])];
}

function recordOf({ source, ...p }: PointBody): readonly string[] {
  const value = display(p.value, p.decimals);
  const text = [p.span, p.measure, value, String(p.decimals), p.unit, p.status ?? '', p.knownFrom, p.storedAt];
  return [...text, source.file, source.sheet, source.cell];
}
