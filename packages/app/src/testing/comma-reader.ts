import { DomainError, type GridCell, type GridRow } from '@shigan/core';
import type { IncomingFile, WorkbookReader } from '../ports.ts';

/** A reader for tests of use cases: lines of cells between commas, nothing quoted. Numbers are numeric cells, the rest text. Rows
 *  behind the head come in batches of three. */
export const commaReader: WorkbookReader = {
  open: async (file, { headRows }) => {
    const rows = rowsOf(await textOf(file));
    if (rows.length === 0) throw new DomainError('file-empty', { file: file.name });
    const head = { sheet: '', hidden: false, hiddenColumns: [], merges: [], rows: rows.slice(0, headRows) };
    const rest = rows.slice(headRows);
    const batches = async function* (): AsyncIterable<readonly GridRow[]> {
      for (let from = 0; from < rest.length; from += 3) yield rest.slice(from, from + 3);
    };
    return {
      format: 'csv',
      sheets: [{ head, complete: rest.length === 0, rest: batches() }],
      close: async () => {},
    };
  },
};

async function textOf(file: IncomingFile): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const piece of file.open()) text += decoder.decode(piece, { stream: true });
  return text;
}

function rowsOf(text: string): readonly GridRow[] {
  const lines = text
    .trim()
    .split('\n')
    .filter((line) => line !== '');
  return lines.map((line, i) => ({ number: i + 1, hidden: false, cells: line.split(',').map((cell) => cellOf(cell)) }));
}

function cellOf(text: string): GridCell | undefined {
  return text === '' ? undefined : { text };
}
