import { cellValue } from '../import/cell-value.ts';
import type { FaultList } from '../import/fault-list.ts';
import { makeFault } from '../import/fault-words.ts';
import { columnLetters, type Grid, type GridRow } from '../import/grid.ts';
import { checkCreditCode } from './credit-code.ts';
import type { EnterpriseReturn, ReturnItem } from './enterprise-return.ts';

/** Heads of the table that departments send. `part` is one of the parts that revenue is made of. */
const heads: readonly (readonly [RegExp, ReturnItem | 'code' | 'name' | 'region' | 'industry' | 'month' | 'part'])[] = [
  [/^(?:统一)?社会信用代码$/u, 'code'],
  [/^(?:单位|企业)(?:详细)?名称$/u, 'name'],
  [/^(?:县市区|地区|行政区划|区划代码)$/u, 'region'],
  [/^(?:行业代码|国民经济行业代码|行业)$/u, 'industry'],
  [/^(?:报告期|所属期|月份|时期)$/u, 'month'],
  [/^(?:工业)?总产值$/u, 'output'],
  [/^营业收入$/u, 'revenue'],
  [/^利润总额$/u, 'profit'],
  [/^(?:税金|实缴税金|应交税金|税收)$/u, 'tax'],
  [/^用电量$/u, 'electricity'],
  [/^(?:平均)?(?:用工|从业)人数$/u, 'employees'],
  [/^其中[:：]/u, 'part'],
];

/** Factors into 万元 and 万千瓦时. */
const units: Readonly<Record<string, number>> = {
  万元: 1,
  亿元: 10_000,
  千元: 0.1,
  元: 0.0001,
  万千瓦时: 1,
  亿千瓦时: 10_000,
  千瓦时: 0.0001,
  万度: 1,
  人: 1,
};

interface Column {
  readonly role: (typeof heads)[number][1];
  readonly factor: number;
}

/** Reads the rows of one sheet one after the other: the head first, wherever within the sheet it stands. */
export interface ReturnsReader {
  readRow(row: GridRow): EnterpriseReturn | undefined;
  /** Says what is missing of the sheet as a whole. */
  finish(): void;
}

/** Opens a reader for a sheet of monthly returns (企业月报表). Every fault goes to the list, none ends the reading: codes that fail
 *  GB 32100, months that are none, cells that hold no number, an enterprise and month stated twice. One row number is kept per
 *  enterprise and month, nothing else, so that a file of a million rows can be read. */
export function createReturnsReader(
  grid: Grid,
  faults: FaultList,
  seen: Map<string, Map<number, number>> = new Map(),
): ReturnsReader {
  const { sheet } = grid;
  let columns: ReadonlyMap<number, Column> | undefined;
  const fault = (
    code: Parameters<typeof makeFault>[0],
    row: number,
    column: number,
    value: string | null,
  ): undefined => {
    faults.offer({
      code,
      severity: 'error',
      fault: () => makeFault(code, { sheet, row, column: columnLetters(column) }, value, { value: value ?? '' }),
    });
  };
  const readBody = (row: GridRow, of: ReadonlyMap<number, Column>): EnterpriseReturn | undefined => {
    const texts = new Map<Column['role'], { readonly text: string; readonly column: number }>();
    const values: Partial<Record<ReturnItem, number>> = {};
    let parts: number | undefined;
    for (const [column, { role, factor }] of of) {
      const cell = row.cells[column];
      if (role === 'code' || role === 'name' || role === 'region' || role === 'industry' || role === 'month') {
        const text = cell?.date ?? cell?.text ?? (cell?.number === undefined ? '' : String(cell.number));
        texts.set(role, { text: text.trim(), column });
        continue;
      }
      const value = cell === undefined ? undefined : cellValue(cell);
      if (value === undefined) continue;
      if ('missing' in value) {
        const isWrong = value.missing === 'not-a-number' || value.missing === 'cell-error' || value.missing === 'date';
        if (isWrong) fault('not-a-number', row.number, column, cell?.text ?? cell?.error ?? cell?.date ?? null);
      } else if (role === 'part') parts = (parts ?? 0) + value.value * factor;
      else values[role] = value.value * factor;
    }
    const code = texts.get('code');
    if (code === undefined || (code.text === '' && Object.keys(values).length === 0)) return undefined;
    const checked = checkCreditCode(code.text);
    if (!checked.valid) return fault('bad-credit-code', row.number, code.column, code.text);
    const period = texts.get('month');
    const month = monthOf(period?.text ?? '');
    if (month === undefined)
      return fault('bad-span-label', row.number, period?.column ?? code.column, period?.text ?? null);
    const rows = seen.get(checked.normalised) ?? new Map<number, number>();
    if (rows.has(month)) return fault('return-repeated', row.number, code.column, `${code.text} ${period?.text ?? ''}`);
    seen.set(checked.normalised, rows.set(month, row.number));
    return {
      enterprise: checked.normalised,
      name: texts.get('name')?.text ?? '',
      region: texts.get('region')?.text || checked.region,
      industry: texts.get('industry')?.text ?? '',
      month,
      values,
      ...(parts === undefined ? {} : { revenueParts: parts }),
      sheet,
      row: row.number,
    };
  };
  return {
    readRow: (row) => {
      if (row.hidden) return undefined;
      if (columns !== undefined) return readBody(row, columns);
      columns = headOf(row);
      return undefined;
    },
    finish: () => {
      if (columns === undefined)
        faults.add(makeFault('no-table', { sheet, row: null, column: null }, null, { sheet }, 'error'));
    },
  };
}

/** The columns of a head row; undefined for a row that names no enterprise, no month, or nothing that is reported. */
function headOf(row: GridRow): ReadonlyMap<number, Column> | undefined {
  const columns = new Map<number, Column>();
  for (const [column, cell] of row.cells.entries()) {
    const text = (cell?.text ?? '').replaceAll(/\s/gu, '').normalize('NFKC');
    const unit = /\(([^()]+)\)$/u.exec(text)?.[1];
    const name = unit === undefined ? text : text.slice(0, -unit.length - 2);
    const role = heads.find(([pattern]) => pattern.test(name))?.[1];
    const factor = unit === undefined ? 1 : units[unit];
    if (role !== undefined && factor !== undefined) columns.set(column, { role, factor });
  }
  const roles = new Set([...columns.values()].map(({ role }) => role));
  return roles.has('code') && roles.has('month') && roles.size > 2 ? columns : undefined;
}

/** 2021年4月, 2021-04, 202104, 2021.4, a date: year * 12 + month - 1. */
function monthOf(text: string): number | undefined {
  const match = /^(\d{4})\s*[年\-./]?\s*(\d{1,2})(?:月|[-/]\d{1,2})?$/u.exec(text.trim());
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : undefined;
}
