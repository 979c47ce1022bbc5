import type { MarkBody } from '@shigan/contract';
import { table } from '../terminal/table.ts';
import type { Words } from '../words/words.ts';

/** Marked figures of a document as a table for people, those that no longer stand first. */
export function marksText(marks: readonly MarkBody[], words: Words['marks']): string {
  if (marks.length === 0) return `${words.none}\n`;
  const order: readonly MarkBody['state'][] = ['altered', 'revised', 'unknown', 'stands'];
  const sorted = marks.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  const columns = [
    { head: words.state },
    { head: words.printed },
    { head: words.was, align: 'right' },
    { head: words.now, align: 'right' },
    { head: words.figure },
  ] as const;
  return table(
    columns,
    sorted.map(({ state, text, was, now, nowFigure, figure }) => [
      words.states[state],
      text,
      was ?? '',
      now ?? '',
      nowFigure ?? figure,
    ]),
  );
}
