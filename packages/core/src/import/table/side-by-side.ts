import type { Column } from './column.ts';

/** Splits columns of tables that stand side by side: where the whole head repeats, or where a second column names the same
 *  thing as one further left, with figures between them. */
export function sideBySide(columns: readonly Column[]): readonly (readonly Column[])[] {
  return repeatedHead(columns) ?? repeatedNames(columns);
}

function headText(column: Column): string {
  return column.head.map((cell) => cell.label.text).join('|');
}

/** 排名 市州 增速 排名 市州 增速: one list printed in several columns. */
function repeatedHead(columns: readonly Column[]): readonly (readonly Column[])[] | undefined {
  const heads = columns.map((column) => headText(column));
  for (let period = 2; period <= columns.length / 2; period++) {
    if (columns.length % period !== 0 || !heads.every((text, i) => text !== '' && text === heads[i % period])) continue;
    const parts = Array.from({ length: columns.length / period }, (_, i) =>
      columns.slice(i * period, (i + 1) * period),
    );
    if (parts.every((part) => part.some((c) => isNaming(c)) && part.some((c) => c.role === 'value'))) return parts;
  }
  return undefined;
}

function isNaming(column: Column): boolean {
  return column.role === 'region' || column.role === 'indicator' || column.role === 'span';
}

function repeatedNames(columns: readonly Column[]): readonly (readonly Column[])[] {
  const parts: Column[][] = [];
  let part: Column[] = [];
  let figures = false;
  const seen = new Set<Column['role']>();
  for (const [i, column] of columns.entries()) {
    const naming = isNaming(column);
    if (naming && figures && seen.has(column.role) && figuresFrom(columns, i)) {
      // What stands directly before it and names rows too (序号, 代码) goes with it.
      let cut = part.length;
      while (cut > 0 && part[cut - 1]?.role !== 'value' && part[cut - 1]?.role !== 'remark') cut--;
      const moved = part.slice(cut);
      parts.push(part.slice(0, cut));
      part = moved;
      figures = false;
      seen.clear();
      for (const one of moved) seen.add(one.role);
    }
    part.push(column);
    if (naming) seen.add(column.role);
    if (column.role === 'value') figures = true;
  }
  parts.push(part);
  return parts;
}

function figuresFrom(columns: readonly Column[], from: number): boolean {
  return columns.slice(from).some((c) => c.role === 'value' && c.hasFigures);
}
