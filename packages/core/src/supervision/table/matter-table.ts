import type { FaultList } from '../../import/fault-list.ts';
import { makeFault } from '../../import/fault-words.ts';
import { columnLetters, type Grid, type GridCell, type GridRow } from '../../import/grid.ts';
import { columnName, foldedHead, type MatterColumn, matterColumns, passedOver } from './matter-columns.ts';
import { termsOfRow } from './row-terms.ts';
import type { Blame, MatterDirectory, Stated, TableMatter } from './table-matter.ts';

/** Reads the sheets of one workbook, one row after the other; the three lists (三张清单) complete each other by the matter's title. */
export interface MatterTableReader {
  begin(sheet: Grid): { readRow(row: GridRow): void; finish(): void };
  /** What was stated, in the order met. Faults are in the list; with errors in it nothing is to be opened. */
  matters(): readonly TableMatter[];
}

/** Opens a reader for the tables of matters that circulate (督办事项表、问题清单、责任清单、整改时限清单). All faults go to the list with
 *  sheet, row and column, and none ends the reading: no title, no problem, units, leaders, regions or indicators that the registers
 *  do not have, days that are none, a matter stated twice on a sheet, two sheets that contradict each other. */
export function createMatterTableReader(faults: FaultList, directory: MatterDirectory): MatterTableReader {
  const gathered = new Map<string, Map<MatterColumn, Stated>>();
  const blame: Blame = (code, at, params = {}) => {
    const { sheet, row, column, text } = at;
    faults.add(
      makeFault(code, { sheet, row, column: columnLetters(column) }, text || null, { value: text, ...params }),
    );
    return undefined;
  };
  return {
    begin: (grid) => sheetReader(grid, { faults, blame, gathered }),
    matters: () => {
      if (gathered.size === 0 && faults.errors === 0)
        faults.add(makeFault('no-matters', { sheet: '', row: null, column: null }, null));
      return [...gathered.values()].flatMap((stated) => termsOfRow(stated, directory, blame) ?? []);
    },
  };
}

interface Gathering {
  readonly faults: FaultList;
  readonly blame: Blame;
  readonly gathered: Map<string, Map<MatterColumn, Stated>>;
}

function sheetReader(grid: Grid, gathering: Gathering): ReturnType<MatterTableReader['begin']> {
  const { sheet } = grid;
  const { faults, blame, gathered } = gathering;
  const seen = new Map<string, number>();
  let columns: ReadonlyMap<number, MatterColumn> | undefined;
  const readBody = (row: GridRow, of: ReadonlyMap<number, MatterColumn>): undefined => {
    const stated = new Map<MatterColumn, Stated>();
    for (const [column, name] of of) {
      const text = textOf(row.cells[column]);
      if (text !== '') stated.set(name, { text, sheet, row: row.number, column });
    }
    if (stated.size === 0) return undefined;
    const title = stated.get('title');
    if (title === undefined) {
      const column = [...of].find(([, name]) => name === 'title')?.[0] ?? 0;
      return blame('cell-missing', { text: '', sheet, row: row.number, column }, { what: columnName('title') });
    }
    const first = seen.get(title.text);
    if (first !== undefined) return blame('matter-repeated', title, { otherRow: first });
    seen.set(title.text, row.number);
    const held = gathered.get(title.text) ?? new Map<MatterColumn, Stated>();
    gathered.set(title.text, held);
    for (const [name, one] of stated) {
      const before = held.get(name);
      if (before === undefined) held.set(name, one);
      else if (before.text !== one.text)
        blame('matter-contradicts', one, {
          what: columnName(name),
          other: `${before.sheet}!${before.row}`,
          held: before.text,
        });
    }
    return undefined;
  };
  return {
    readRow: (row) => {
      if (row.hidden) return;
      if (columns !== undefined) return readBody(row, columns);
      columns = headOf(row);
      if (columns === undefined) return;
      for (const [column, cell] of row.cells.entries()) {
        const text = textOf(cell);
        if (text === '' || columns.has(column) || passedOver.test(foldedHead(text))) continue;
        faults.add(
          makeFault('unread-column', { sheet, row: row.number, column: columnLetters(column) }, text, {
            column: columnLetters(column),
          }),
        );
      }
    },
    finish: () => {
      if (columns === undefined) faults.add(makeFault('no-table', { sheet, row: null, column: null }, null, { sheet }));
    },
  };
}

/** The columns of a head row: it names the matter and at least two things more. */
function headOf(row: GridRow): ReadonlyMap<number, MatterColumn> | undefined {
  const columns = new Map<number, MatterColumn>();
  for (const [column, cell] of row.cells.entries()) {
    const head = foldedHead(textOf(cell));
    const found = matterColumns.find(({ heads }) => heads.test(head))?.column;
    if (found !== undefined && ![...columns.values()].includes(found)) columns.set(column, found);
  }
  return [...columns.values()].includes('title') && columns.size > 2 ? columns : undefined;
}

function textOf(cell: GridCell | undefined): string {
  return (cell?.date ?? cell?.text ?? (cell?.number === undefined ? '' : String(cell.number))).trim();
}
