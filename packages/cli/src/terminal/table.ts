import { displayWidth, pad } from './width.ts';

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

/** A table as text: columns as wide as what stands in them, two spaces apart, a line under the head. A column in which nothing
 *  stands is left out. */
export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const kept = columns.map((_, i) => i).filter((i) => rows.some((row) => (row[i] ?? '') !== ''));
  const widths = kept.map((i) =>
    Math.max(displayWidth(columns[i]?.head ?? ''), ...rows.map((row) => displayWidth(row[i] ?? ''))),
  );
  const line = (texts: readonly string[]): string =>
    kept
      .map((i, k) => pad(texts[i] ?? '', widths[k] ?? 0, columns[i]?.align ?? 'left'))
      .join('  ')
      .trimEnd();
  const rule = widths.map((width) => '─'.repeat(width)).join('  ');
  return [line(columns.map((column) => column.head)), rule, ...rows.map((row) => line(row))].join('\n') + '\n';
}
