import type { GridCell, GridRow } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';

export interface CsvParser {
  write(text: string): void;
  end(): void;
  /** Rows that are ready, taken away. Records without content are not among them but count. */
  drain(): GridRow[];
  readonly ready: number;
}

const quote = 34;
const carriageReturn = 13;
const lineFeed = 10;
const longestRecord = 2 * 1024 * 1024;

/** Takes CSV apart as it comes (RFC 4180): quoted fields may hold delimiters, line breaks and doubled quotes; records end
 *  with CR LF, LF or CR. Leniently, text after a closing quote belongs to the field, and a quote inside a plain field is a
 *  character. A quote that never closes refuses the file: it would swallow the rest of it; so do more rows with content than
 *  `mostRows`. */
export function csvParser(delimiter: string, mostRows: number = uploadLimits.csvRows): CsvParser {
  const separator = delimiter.charCodeAt(0);
  let rest = '';
  let rows: GridRow[] = [];
  let record = 0;
  let filled = 0;

  let cells: (GridCell | undefined)[] = [];
  /** Where the field just read ends: at its delimiter or line end; -1 when the text ends before it is clear. */
  let fieldEnd = 0;
  let field = '';

  function readField(text: string, at: number, last: boolean): void {
    if (text.charCodeAt(at) === quote) readQuoted(text, at, last);
    else readPlain(text, at, last);
  }

  function readPlain(text: string, at: number, last: boolean): void {
    let i = at;
    for (; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === separator || c === lineFeed || c === carriageReturn) break;
    }
    field = text.slice(at, i);
    fieldEnd = i < text.length || last ? i : -1;
  }

  function readQuoted(text: string, at: number, last: boolean): void {
    let inside = '';
    let from = at + 1;
    for (;;) {
      const closing = text.indexOf('"', from);
      if (closing < 0 || (closing + 1 === text.length && !last)) {
        if (last) throw refuse('file-unreadable', 'a quote never closes', { row: record + 1 });
        fieldEnd = -1;
        return;
      }
      inside += text.slice(from, closing);
      from = closing + 1;
      if (text.charCodeAt(from) !== quote) break;
      inside += '"';
      from++;
    }
    readPlain(text, from, last);
    field = inside + field;
  }

  /** Reads one record at `at`; gives where the next one starts, or -1 when this one is not all there. */
  function readRecord(text: string, at: number, last: boolean): number {
    cells = [];
    let from = at;
    for (let column = 0; ; column++) {
      readField(text, from, last);
      if (fieldEnd < 0) return -1;
      if (field !== '') put(column);
      const c = text.charCodeAt(fieldEnd);
      if (c === separator) {
        from = fieldEnd + 1;
        continue;
      }
      if (c !== carriageReturn) return fieldEnd + 1;
      if (fieldEnd + 1 === text.length && !last) return -1;
      return fieldEnd + (text.charCodeAt(fieldEnd + 1) === lineFeed ? 2 : 1);
    }
  }

  function put(column: number): void {
    if (column >= uploadLimits.csvFields) throw refuse('file-unreadable', 'too many columns', { row: record + 1 });
    if (field.length > uploadLimits.cellCharacters)
      throw refuse('file-unreadable', 'a cell holds too much text', { row: record + 1 });
    while (cells.length < column) cells.push(undefined);
    cells.push({ text: field });
  }

  function keep(): void {
    if (++filled > mostRows) throw refuse('file-expands-too-far', 'too many rows', { row: record });
    rows.push({ number: record, hidden: false, cells });
  }

  function consume(text: string, last: boolean): void {
    let at = 0;
    while (at < text.length) {
      if (text.charCodeAt(at) === lineFeed) {
        // an empty record; there may be millions
        record++;
        at++;
        continue;
      }
      const next = readRecord(text, at, last);
      if (next < 0) break;
      record++;
      if (cells.length > 0) keep();
      at = next;
    }
    rest = at >= text.length ? '' : text.slice(at);
    if (rest.length > longestRecord) throw refuse('file-unreadable', 'a record never ends', { row: record + 1 });
  }

  return {
    write: (text) => consume(rest === '' ? text : rest + text, false),
    end() {
      // Ctrl-Z ended text files once
      consume(rest.endsWith('\u001A') ? rest.slice(0, -1) : rest, true);
    },
    drain() {
      const ready = rows;
      rows = [];
      return ready;
    },
    get ready() {
      return rows.length;
    },
  };
}

const delimiters = [',', '\t', ';'] as const;

/** The delimiter of a CSV (分隔符) by its first records: the one that most records hold equally often. */
export function sniffDelimiter(text: string): string {
  const records = firstRecords(text, 60);
  let best: string = delimiters[0];
  let most = 0;
  for (const delimiter of delimiters) {
    const counts = new Map<number, number>();
    for (const record of records) {
      const n = record.split(delimiter).length - 1;
      if (n > 0) counts.set(n, (counts.get(n) ?? 0) + 1);
    }
    const agreeing = Math.max(0, ...counts.values());
    if (agreeing > most) {
      best = delimiter;
      most = agreeing;
    }
  }
  return best;
}

/** Records with what is in quotes left out. */
function firstRecords(text: string, count: number): readonly string[] {
  return text
    .slice(0, 65_536)
    .replaceAll(/"[^"]*"?/g, '')
    .split(/\r\n|\n|\r/)
    .filter((record) => record.trim() !== '')
    .slice(0, count);
}
