import { cellValue } from '../import/cell-value.ts';
import type { FaultList } from '../import/fault-list.ts';
import { type FaultCode, makeFault } from '../import/fault-words.ts';
import { columnLetters, type Grid, type GridCell, type GridRow } from '../import/grid.ts';
import { type Day, isDay } from '../instant.ts';
import { checkCreditCode } from './credit-code.ts';
import { categoryNamed, type EnterpriseCategory, type EnterpriseField } from './enterprise.ts';
import type { EnterpriseReturn, KeptItem, ReturnItem } from './enterprise-return.ts';

/** Heads of the table that departments send. `part` is one of the parts that revenue is made of. */
const heads: readonly (readonly [RegExp, ReturnItem | EnterpriseField | 'code' | 'month' | 'release' | 'part'])[] = [
  [/^(?:统一)?社会信用代码$/u, 'code'],
  [/^(?:单位|企业)(?:详细)?名称$/u, 'name'],
  [/^(?:县市区|地区|行政区划|区划代码)$/u, 'region'],
  [/^(?:行业代码|国民经济行业代码|行业)$/u, 'industry'],
  [/^(?:所属)?(?:园区|开发区)(?:名称)?$/u, 'park'],
  [/^(?:单位类别|企业类别|专业类别|专业)$/u, 'category'],
  [/^(?:开业|投产|开业[(（]?成立[)）]?|成立)(?:时间|年月|日期)$/u, 'opened'],
  [/^(?:关闭|注销|退出)(?:时间|年月|日期)$/u, 'closed'],
  [/^(?:发布|反馈)(?:日期|时间)$/u, 'release'],
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

/** What a table states of an enterprise, as far as it does; the region as the table writes it. */
export interface StatedFields {
  readonly name?: string;
  readonly region?: string;
  readonly industry?: string;
  readonly park?: string;
  readonly category?: EnterpriseCategory;
  readonly opened?: number;
  readonly closed?: number;
}

/** One row of a table of enterprises: of a month where the table is of returns, of none where it is a register (名录). */
export interface EnterpriseRow {
  /** Unified social credit code, checked. */
  readonly enterprise: string;
  /** Region of the registering authority, from the code. */
  readonly registeredIn: string;
  readonly fields: StatedFields;
  /** year * 12 + month - 1. */
  readonly month: number | null;
  readonly values: Readonly<Partial<Record<KeptItem, number>>>;
  /** The day on which it was released, where the row or a line above the head says so. */
  readonly released: Day | null;
  readonly sheet: string;
  readonly row: number;
  /** 0-based column of the code: where a fault of the whole row is told. */
  readonly column: number;
}

/** Reads the rows of one sheet one after the other: the head first, wherever within the sheet it stands. */
export interface ReturnsReader {
  readRow(row: GridRow): EnterpriseRow | undefined;
  /** Column letters of what the table states, once its head has been read; of several parts of revenue those of the first. */
  columns(): Readonly<Partial<Record<KeptItem, string>>>;
  /** Says what is missing of the sheet as a whole. */
  finish(): void;
}

/** Months that a file has stated, by enterprise: a bit each, so that a file of a million rows can be read. */
export type MonthsStated = Map<number, Map<string, number>>;

/** Opens a reader for a sheet of monthly returns (企业月报表) or of a register of enterprises. Every fault goes to the list, none ends
 *  the reading: codes that fail GB 32100, months that are none, cells that hold no number, an enterprise and month stated twice. */
export function createReturnsReader(grid: Grid, faults: FaultList, stated: MonthsStated = new Map()): ReturnsReader {
  const { sheet } = grid;
  let columns: ReadonlyMap<number, Column> | undefined;
  let released: Day | undefined;
  const fault: FoundFault = (code, row, column, value) => {
    faults.offer({
      code,
      severity: code === 'unknown-category' ? 'warning' : 'error',
      fault: () => makeFault(code, { sheet, row, column: columnLetters(column) }, value, { value: value ?? '' }),
    });
  };
  const readBody = (row: GridRow, of: ReadonlyMap<number, Column>): EnterpriseRow | undefined => {
    const { texts, values } = cellsOf(row, of, fault);
    const code = texts.get('code');
    if (code === undefined || (code.text === '' && Object.keys(values).length === 0)) return undefined;
    // Below a table stand notes.
    if (row.cells.filter((cell) => !isBlank(cell)).length === 1 && code.text.length !== 18) return undefined;
    const checked = checkCreditCode(code.text);
    if (!checked.valid) {
      fault('bad-credit-code', row.number, code.column, code.text);
      return undefined;
    }
    const period = texts.get('month');
    const month = period === undefined ? null : monthOf(period.text);
    if (period !== undefined && month === undefined) {
      fault('bad-span-label', row.number, period.column, period.text);
      return undefined;
    }
    if (isRepeated(stated, checked.normalised, month ?? null)) {
      fault('return-repeated', row.number, code.column, `${code.text} ${period?.text ?? ''}`.trim());
      return undefined;
    }
    return {
      enterprise: checked.normalised,
      registeredIn: checked.region,
      fields: fieldsOfRow(texts, row.number, fault),
      month: month ?? null,
      values,
      released: releasedOn(texts, row.number, fault) ?? released ?? null,
      sheet,
      row: row.number,
      column: code.column,
    };
  };
  return {
    readRow: (row) => {
      if (row.hidden) return undefined;
      if (columns !== undefined) return readBody(row, columns);
      columns = headOf(row);
      if (columns === undefined) released = releaseLine(row) ?? released;
      return undefined;
    },
    columns: () => lettersOf(columns ?? new Map()),
    finish: () => {
      if (columns === undefined)
        faults.add(makeFault('no-table', { sheet, row: null, column: null }, null, { sheet }, 'error'));
    },
  };
}

/** Whether a sheet begins as a table of enterprises does. */
export function isOfEnterprises(grid: Grid): boolean {
  return grid.rows.slice(0, 30).some((row) => headOf(row) !== undefined);
}

/** A row of a month as the checks of authenticity look at it; the region as the table writes it, else by the code. */
export function returnOf(row: EnterpriseRow): EnterpriseReturn | undefined {
  if (row.month === null) return undefined;
  const { revenueParts, ...values } = row.values;
  return {
    enterprise: row.enterprise,
    name: row.fields.name ?? '',
    region: row.fields.region ?? row.registeredIn,
    industry: row.fields.industry ?? '',
    month: row.month,
    values,
    ...(revenueParts === undefined ? {} : { revenueParts }),
    sheet: row.sheet,
    row: row.row,
  };
}

type FoundFault = (code: FaultCode, row: number, column: number, value: string | null) => void;

type Texts = ReadonlyMap<Column['role'], { readonly text: string; readonly column: number }>;

const textRoles: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'code',
  'name',
  'region',
  'industry',
  'park',
  'category',
  'opened',
  'closed',
  'release',
  'month',
]);

function isBlank(cell: GridCell | undefined): boolean {
  return cell === undefined || (cell.text?.trim() === '' && cell.number === undefined && cell.date === undefined);
}

function isItem(role: Column['role']): role is ReturnItem {
  return !textRoles.has(role) && role !== 'part';
}

function cellsOf(
  row: GridRow,
  of: ReadonlyMap<number, Column>,
  fault: FoundFault,
): { readonly texts: Texts; readonly values: Readonly<Partial<Record<KeptItem, number>>> } {
  const texts = new Map<Column['role'], { readonly text: string; readonly column: number }>();
  const values: Partial<Record<KeptItem, number>> = {};
  for (const [column, { role, factor }] of of) {
    const cell = row.cells[column];
    if (textRoles.has(role)) {
      const text = cell?.date ?? cell?.text ?? (cell?.number === undefined ? '' : String(cell.number));
      texts.set(role, { text: text.trim(), column });
      continue;
    }
    const value = cell === undefined ? undefined : cellValue(cell);
    if (value === undefined) continue;
    if ('missing' in value) {
      const isWrong = value.missing === 'not-a-number' || value.missing === 'cell-error' || value.missing === 'date';
      if (isWrong) fault('not-a-number', row.number, column, cell?.text ?? cell?.error ?? cell?.date ?? null);
    } else if (isItem(role)) values[role] = inUnit(value.value, factor);
    else values.revenueParts = inUnit((values.revenueParts ?? 0) + value.value * factor, 1);
  }
  return { texts, values };
}

/** A value in the unit kept, without the dust of the conversion. */
function inUnit(value: number, factor: number): number {
  return factor === 1 && Number.isInteger(value) ? value : Number((value * factor).toPrecision(14));
}

function fieldsOfRow(texts: Texts, row: number, fault: FoundFault): StatedFields {
  const text = (role: Column['role']): string | undefined => texts.get(role)?.text || undefined;
  const month = (role: 'opened' | 'closed'): number | undefined => {
    const stated = texts.get(role);
    if (stated === undefined || stated.text === '') return undefined;
    const found = monthOf(stated.text);
    if (found === undefined) fault('bad-span-label', row, stated.column, stated.text);
    return found;
  };
  const category = texts.get('category');
  const named = category === undefined || category.text === '' ? undefined : categoryNamed(category.text);
  if (category !== undefined && category.text !== '' && named === undefined)
    fault('unknown-category', row, category.column, category.text);
  return defined({
    name: text('name'),
    region: text('region'),
    industry: text('industry')?.replace(/^[A-T](?=\d)/u, ''),
    park: text('park'),
    category: named,
    opened: month('opened'),
    closed: month('closed'),
  });
}

function releasedOn(texts: Texts, row: number, fault: FoundFault): Day | undefined {
  const stated = texts.get('release');
  if (stated === undefined || stated.text === '') return undefined;
  const day = dayIn(stated.text);
  if (day === undefined) fault('bad-span-label', row, stated.column, stated.text);
  return day;
}

/** The day of release that a line above the head states: 发布日期：2021年5月19日. */
function releaseLine(row: GridRow): Day | undefined {
  const texts = row.cells.flatMap((cell) => cell?.text ?? cell?.date ?? []);
  const said = texts.findIndex((text) => /(?:发布|公布|印发|反馈)(?:日期|时间)/u.test(text));
  return said < 0 ? undefined : dayIn(texts.slice(said, said + 2).join(' '));
}

function dayIn(text: string): Day | undefined {
  const [, year = '', month = '', day = ''] = /(\d{4})[年\-./](\d{1,2})[月\-./](\d{1,2})/u.exec(text) ?? [];
  const found = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(found) ? found : undefined;
}

/** Leaves out what is undefined. */
function defined(fields: { readonly [K in keyof StatedFields]-?: StatedFields[K] | undefined }): StatedFields {
  const { name, region, industry, park, category, opened, closed } = fields;
  return {
    ...(name === undefined ? {} : { name }),
    ...(region === undefined ? {} : { region }),
    ...(industry === undefined ? {} : { industry }),
    ...(park === undefined ? {} : { park }),
    ...(category === undefined ? {} : { category }),
    ...(opened === undefined ? {} : { opened }),
    ...(closed === undefined ? {} : { closed }),
  };
}

/** Whether the file has stated this month of the enterprise before (of a register: the enterprise itself); from now on it has. */
function isRepeated(stated: MonthsStated, enterprise: string, month: number | null): boolean {
  const year = month === null ? 0 : Math.floor(month / 12);
  const ofYear = stated.get(year) ?? new Map<string, number>();
  stated.set(year, ofYear);
  const bit = month === null ? 1 : 2 ** (month % 12);
  const months = ofYear.get(enterprise) ?? 0;
  ofYear.set(enterprise, months | bit);
  return (months & bit) !== 0;
}

/** The columns of a head row; undefined for a row that names no enterprise, or nothing beside it. */
function headOf(row: GridRow): ReadonlyMap<number, Column> | undefined {
  const columns = new Map<number, Column>();
  for (const [column, cell] of row.cells.entries()) {
    const text = (cell?.text ?? '').replaceAll(/\s/gu, '').normalize('NFKC');
    const unit = /\(([^()]+)\)$/u.exec(text)?.[1];
    const name = unit === undefined || units[unit] === undefined ? text : text.slice(0, -unit.length - 2);
    const role = heads.find(([pattern]) => pattern.test(name))?.[1];
    if (role !== undefined) columns.set(column, { role, factor: unit === undefined ? 1 : (units[unit] ?? 1) });
  }
  const roles = new Set([...columns.values()].map(({ role }) => role));
  return roles.has('code') && roles.size > 2 ? columns : undefined;
}

function lettersOf(columns: ReadonlyMap<number, Column>): Readonly<Partial<Record<KeptItem, string>>> {
  const letters: Partial<Record<KeptItem, string>> = {};
  for (const [column, { role }] of columns) {
    if (role === 'part') letters.revenueParts ??= columnLetters(column);
    else if (isItem(role)) letters[role] = columnLetters(column);
  }
  return letters;
}

/** 2021年4月, 2021-04, 202104, 2021.4, a date: year * 12 + month - 1. */
function monthOf(text: string): number | undefined {
  const match = /^(\d{4})\s*[年\-./]?\s*(\d{1,2})(?:月|[-/]\d{1,2})?$/u.exec(text.trim());
  const month = Number(match?.[2]);
  return match && month >= 1 && month <= 12 ? Number(match[1]) * 12 + month - 1 : undefined;
}
