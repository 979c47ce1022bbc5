import type { ImportChangesBody, ImportHistoryBody, ImportRecordBody } from '@shigan/contract';
import { table } from '../terminal/table.ts';
import type { Words } from '../words/words.ts';
import { momentText } from './moment-text.ts';

/** Accepted imports as a table for people, newest first. */
export function importHistoryText({ imports }: ImportHistoryBody, words: Words): string {
  const heads = [words.imports.id, words.imports.at, words.imports.by, words.import.file];
  const counts = [words.import.stored, words.import.revised, words.import.unchanged];
  const columns = [...heads.map((head) => ({ head })), ...counts.map((head) => ({ head, align: 'right' as const }))];
  return table(
    columns,
    imports.map((one) => [one.id, momentText(one.acceptedAt), one.byName, one.file, ...countsOf(one)]),
  );
}

function countsOf({ stored, revised, unchanged }: ImportRecordBody): readonly string[] {
  return [stored, revised, unchanged].map(String);
}

/** One import and what it changed, as a table for people. */
export function importChangesText(body: ImportChangesBody, words: Words): string {
  const columns = [
    { head: words.imports.indicator },
    { head: words.imports.region },
    { head: words.series.span },
    { head: words.series.measure },
    { head: words.imports.before, align: 'right' },
    { head: words.imports.after, align: 'right' },
    { head: words.series.source },
  ] as const;
  const rows = body.changes.map(({ indicator, region, span, measure, before, after, sheet, cell }) => [
    indicator,
    region,
    span,
    measure,
    before === undefined ? '' : `${before.shown} ${before.unit}`.trimEnd(),
    `${after.shown} ${after.unit}`.trimEnd(),
    [sheet, cell].filter((part) => part !== '').join(' '),
  ]);
  const more = body.more === 0 ? '' : `${words.imports.more(body.more)}\n`;
  return `${importHistoryText({ imports: [body.import] }, words)}\n${table(columns, rows)}${more}`;
}
