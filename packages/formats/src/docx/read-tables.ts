import type { Grid, GridCell, GridRow, Merge } from '@shigan/core';
import { decodeEntities } from '../xlsx/xml.ts';
import { heldBytes } from '../xlsx/zip.ts';
import { mainPartXml } from './correct-draft.ts';
import { xmlTokens } from './xml-tokens.ts';

/** The tables of a .docx (文档中的表格), each a sheet by its title, the last line before it that does not stand at the right
 *  as a date or 单位：万元 does; a cell over several columns or rows is merged.
 *  Refuses as reading a draft does. */
export async function wordTables(bytes: Uint8Array): Promise<readonly Grid[]> {
  return tablesIn(await mainPartXml(heldBytes(bytes), bytes.length));
}

interface OpenTable {
  readonly name: string;
  readonly rows: GridRow[];
  readonly merges: Merge[];
  cells: (GridCell | undefined)[];
  /** Columns that a cell above goes on in, with the row it began in. */
  readonly begun: Map<number, number>;
}

interface OpenCell {
  text: string;
  span: number;
  down: 'none' | 'begins' | 'goes-on';
}

/** Tables of the main part of a document, in their order. A table within a cell is read as the cell's text. */
export function tablesIn(source: string): readonly Grid[] {
  const grids: Grid[] = [];
  const open: string[] = [];
  let depth = 0;
  let left: number | undefined;
  let line = '';
  let before = '';
  let atRight = false;
  let table: OpenTable | undefined;
  let cell: OpenCell | undefined;
  for (const token of xmlTokens(source)) {
    if (token.kind === 'text') {
      if (left !== undefined || open.at(-1) !== 't') continue;
      const words = decodeEntities(source.slice(token.start, token.end));
      if (cell !== undefined) cell.text += words;
      else line += words;
      continue;
    }
    if (token.kind === 'open') {
      const name = token.name.slice(token.name.indexOf(':') + 1);
      if (left === undefined) {
        if (name === 'tbl' && ++depth === 1)
          table = { name: before, rows: [], merges: [], cells: [], begun: new Map() };
        if (depth === 1 && name === 'tc') cell = { text: '', span: 1, down: 'none' };
        if (depth === 1 && name === 'gridSpan' && cell !== undefined)
          cell.span = Number(valueOf(token.attributes)) || 1;
        if (depth === 1 && name === 'vMerge' && cell !== undefined)
          cell.down = valueOf(token.attributes) === 'restart' ? 'begins' : 'goes-on';
        if (name === 'jc') atRight = /^(?:right|end)$/u.test(valueOf(token.attributes) ?? '');
        if ((name === 'br' || name === 'tab') && cell !== undefined) cell.text += ' ';
        // What was deleted is not there; what an old reader would show instead is there already.
        if (!token.empty && (name === 'del' || name === 'moveFrom' || name === 'Fallback')) left = open.length;
      }
      if (!token.empty) open.push(name);
      continue;
    }
    const name = open.pop();
    if (left !== undefined) {
      if (open.length === left) left = undefined;
      continue;
    }
    if (name === 'p') {
      if (cell !== undefined) cell.text += '\n';
      else if (line.trim() !== '' && !atRight) before = line.trim();
      line = '';
      atRight = false;
    }
    if (table === undefined) continue;
    if (depth === 1 && name === 'tc' && cell !== undefined) {
      closeCell(table, cell);
      cell = undefined;
    }
    if (depth === 1 && name === 'tr') {
      table.rows.push({ number: table.rows.length + 1, hidden: false, cells: table.cells });
      table.cells = [];
    }
    if (name === 'tbl' && --depth === 0) {
      const { name: sheet, rows, merges } = table;
      grids.push({ sheet, hidden: false, hiddenColumns: [], merges, rows });
      table = undefined;
    }
  }
  return grids;
}

function closeCell({ rows, merges, cells, begun }: OpenTable, { text, span, down }: OpenCell): void {
  const [row, column] = [rows.length + 1, cells.length];
  const words = text.trim();
  const top = begun.get(column);
  if (down === 'goes-on' && top !== undefined) {
    const above = merges.findIndex((one) => one.top === top && one.left === column + 1);
    if (above >= 0) merges.splice(above, 1);
    merges.push({ top, left: column + 1, bottom: row, right: column + span });
  } else {
    if (down === 'begins') begun.set(column, row);
    else begun.delete(column);
    if (span > 1) merges.push({ top: row, left: column + 1, bottom: row, right: column + span });
  }
  cells.push(words === '' ? undefined : { text: words });
  for (let more = 1; more < span; more++) cells.push(undefined);
}

function valueOf(attributes: string): string | undefined {
  return /\s(?:\w+:)?val="([^"]*)"/u.exec(attributes)?.[1];
}
