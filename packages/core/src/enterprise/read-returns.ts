import { cellValue } from '../import/cell-value.ts';
import type { FaultList } from '../import/fault-list.ts';
import { type FaultCode, makeFault } from '../import/fault-words.ts';
import { columnLetters, type Grid, type GridCell, type GridRow } from '../import/grid.ts';
import { type Day, isDay } from '../instant.ts';
import { checkCreditCode } from './credit-code.ts';
import { categoryNamed, type EnterpriseCategory } from './enterprise.ts';
import { type EnterpriseReturn, type KeptItem, type ReturnLength, returnLengths } from './enterprise-return.ts';
import {
  type Column,
  type ColumnQuarter,
  type ColumnRole,
  type Columns,
  headOf,
  isTextRole,
  joinHeads,
  lettersOf,
} from './return-heads.ts';
import { monthOf, periodIn, periodOfTitle, quarterNamed, quarterOf, type ReturnPeriod } from './return-period.ts';

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

/** What a row of a table of enterprises states: of a month or quarter where the table is of returns, of none where it is a register (名录). */
export interface EnterpriseRow {
  /** Unified social credit code, checked. */
  readonly enterprise: string;
  /** Region of the registering authority, from the code. */
  readonly registeredIn: string;
  readonly fields: StatedFields;
  /** year * 12 + month - 1; of a quarter its last. */
  readonly month: number | null;
  readonly length: ReturnLength;
  readonly values: Readonly<Partial<Record<KeptItem, number>>>;
  /** The day on which it was released, where the row or a line above the head says so. */
  readonly released: Day | null;
  readonly sheet: string;
  readonly row: number;
  /** 0-based column of the code: where a fault of the whole row is told. */
  readonly column: number;
  /** Column letters of the values; of several parts of revenue those of the first. */
  readonly columns: Readonly<Partial<Record<KeptItem, string>>>;
}

/** Reads the rows of one sheet one after the other: the head first, wherever within the sheet it stands. */
export interface ReturnsReader {
  /** Nothing for a row that is none; several where the quarters of an enterprise stand side by side. */
  readRow(row: GridRow): readonly EnterpriseRow[];
  /** Says what is missing of the sheet as a whole. */
  finish(): void;
}

/** Periods that a file has stated, by enterprise and year: a bit each, so that a file of a million rows can be read. */
export type PeriodsStated = Map<number, Map<string, number>>;

/** What a table says above and beside its rows. */
interface Head {
  readonly columns: Columns;
  readonly row: GridRow;
  /** Columns by the quarter they are of, in the order of the table; one group without where the rows say what they are of. */
  readonly groups: readonly ColumnGroup[];
}

interface ColumnGroup {
  readonly quarter: ColumnQuarter | undefined;
  readonly columns: Columns;
  readonly letters: Readonly<Partial<Record<KeptItem, string>>>;
}

/** Opens a reader for a sheet of returns, monthly or quarterly (企业月报、季报), or of a register of enterprises. A quarterly table says its
 *  quarter in the row (报告期 1-2季度), in its columns (一季度、1-2季度 side by side, also under a head of two rows), or for all rows in its
 *  title. Every fault goes to the list, none ends the reading: codes that fail GB 32100, periods that are none, cells that hold no number,
 *  an enterprise and period stated twice. */
export function createReturnsReader(grid: Grid, faults: FaultList, stated: PeriodsStated = new Map()): ReturnsReader {
  const { sheet } = grid;
  let head: Head | undefined;
  let isHeadOpen = false;
  let released: Day | undefined;
  let titled: ReturnPeriod | undefined;
  let titledYear: number | undefined;
  const fault: FoundFault = (code, row, column, value) => {
    faults.offer({
      code,
      severity: code === 'unknown-category' ? 'warning' : 'error',
      fault: () => makeFault(code, { sheet, row, column: columnLetters(column) }, value, { value: value ?? '' }),
    });
  };
  const readBody = (row: GridRow, { columns, groups }: Head): readonly EnterpriseRow[] => {
    const texts = textsOf(row, columns);
    const code = texts.get('code');
    if (code === undefined) return [];
    const isEmpty = [...columns].every(([column, { role }]) => isTextRole(role) || isBlank(row.cells[column]));
    if (code.text === '' && isEmpty) return [];
    // Below a table stand notes.
    if (row.cells.filter((cell) => !isBlank(cell)).length === 1 && code.text.length !== 18) return [];
    const checked = checkCreditCode(code.text);
    if (!checked.valid) {
      fault('bad-credit-code', row.number, code.column, code.text);
      return [];
    }
    let fields: StatedFields | undefined;
    const rows: EnterpriseRow[] = [];
    for (const group of groups) {
      const values = valuesOf(row, group.columns, fault);
      // A quarter that is still to come has an empty column.
      if (group.quarter !== undefined && Object.keys(values).length === 0) continue;
      const period = periodOf(group, texts, { titled, year: titledYear }, columns);
      if (period === undefined) {
        const said = texts.get('month') ?? code;
        fault('bad-span-label', row.number, said.column, said.text);
        continue;
      }
      const { month, length } = period ?? { month: null, length: 1 as const };
      if (isRepeated(stated, checked.normalised, period)) {
        fault('return-repeated', row.number, code.column, `${code.text} ${texts.get('month')?.text ?? ''}`.trim());
        continue;
      }
      fields ??= fieldsOfRow(texts, row.number, fault);
      rows.push({
        enterprise: checked.normalised,
        registeredIn: checked.region,
        fields,
        month,
        length,
        values,
        released: releasedOn(texts, row.number, fault) ?? released ?? null,
        sheet,
        row: row.number,
        column: code.column,
        columns: group.letters,
      });
    }
    return rows;
  };
  return {
    readRow: (row) => {
      if (row.hidden) return [];
      if (head !== undefined) {
        const joined = isHeadOpen ? joinHeads(head.row, row, head.columns) : undefined;
        isHeadOpen = false;
        if (joined === undefined) return readBody(row, head);
        head = { columns: joined, row, groups: groupsOf(joined) };
        return [];
      }
      const columns = headOf(row);
      if (columns === undefined) {
        const said = releaseLine(row);
        released = said ?? released;
        if (said !== undefined) return [];
        const text = row.cells.map((cell) => cell?.text ?? '').join(' ');
        titled ??= periodOfTitle(text);
        titledYear ??= Number(/(?:19|20)\d{2}(?=年)/u.exec(text)?.[0]) || undefined;
        return [];
      }
      head = { columns, row, groups: groupsOf(columns) };
      isHeadOpen = true;
      return [];
    },
    finish: () => {
      if (head === undefined)
        faults.add(makeFault('no-table', { sheet, row: null, column: null }, null, { sheet }, 'error'));
    },
  };
}

function groupsOf(columns: Columns): readonly ColumnGroup[] {
  const groups = new Map<string, Map<number, Column>>();
  const shared: [number, Column][] = [];
  for (const [at, column] of columns) {
    if (isTextRole(column.role)) continue;
    if (column.quarter === undefined) {
      shared.push([at, column]);
      continue;
    }
    const key = JSON.stringify(column.quarter);
    groups.set(key, (groups.get(key) ?? new Map<number, Column>()).set(at, column));
  }
  if (groups.size === 0 || shared.length > 0) groups.set('', new Map(shared));
  return [...groups.values()].map((own) => ({
    quarter: [...own.values()][0]?.quarter,
    columns: own,
    letters: lettersOf(own),
  }));
}

/** What a group of columns is of in a row: a month or quarter; null in a register; undefined where it cannot be told. */
function periodOf(
  { quarter, columns }: ColumnGroup,
  texts: Texts,
  title: { readonly titled: ReturnPeriod | undefined; readonly year: number | undefined },
  all: Columns,
): ReturnPeriod | null | undefined {
  const year = Number(/^(?:19|20)\d{2}(?=年?$)/u.exec(texts.get('year')?.text ?? '')?.[0]) || title.year;
  if (quarter !== undefined) {
    const of = quarter.year ?? year;
    return of === undefined ? undefined : quarterOf(of, quarter);
  }
  const stated = texts.get('month');
  if (stated === undefined) return columns.size === 0 ? null : (title.titled ?? null);
  const named = periodIn(stated.text);
  if (named !== undefined) return named;
  const ofYear = quarterNamed(stated.text);
  const hasYear = [...all.values()].some(({ role }) => role === 'year');
  return ofYear === undefined || year === undefined || (!hasYear && title.year === undefined)
    ? undefined
    : quarterOf(year, ofYear);
}

/** Whether a sheet begins as a table of enterprises does. */
export function isOfEnterprises(grid: Grid): boolean {
  return grid.rows.slice(0, 30).some((row) => headOf(row) !== undefined);
}

/** A row of a month as the checks of authenticity look at it; the region as the table writes it, else by the code. A quarter is no month:
 *  it is not among them. */
export function returnOf(row: EnterpriseRow): EnterpriseReturn | undefined {
  if (row.month === null || row.length !== 1) return undefined;
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

type Texts = ReadonlyMap<ColumnRole, { readonly text: string; readonly column: number }>;

function isBlank(cell: GridCell | undefined): boolean {
  return cell === undefined || (cell.text?.trim() === '' && cell.number === undefined && cell.date === undefined);
}

function textsOf(row: GridRow, of: Columns): Texts {
  const texts = new Map<ColumnRole, { readonly text: string; readonly column: number }>();
  for (const [column, { role }] of of) {
    if (!isTextRole(role)) continue;
    const cell = row.cells[column];
    const text = cell?.date ?? cell?.text ?? (cell?.number === undefined ? '' : String(cell.number));
    texts.set(role, { text: text.trim(), column });
  }
  return texts;
}

function valuesOf(row: GridRow, of: Columns, fault: FoundFault): Readonly<Partial<Record<KeptItem, number>>> {
  const values: Partial<Record<KeptItem, number>> = {};
  for (const [column, { role, factor }] of of) {
    if (isTextRole(role)) continue;
    const cell = row.cells[column];
    const value = cell === undefined ? undefined : cellValue(cell);
    if (value === undefined) continue;
    if ('missing' in value) {
      const isWrong = value.missing === 'not-a-number' || value.missing === 'cell-error' || value.missing === 'date';
      if (isWrong) fault('not-a-number', row.number, column, cell?.text ?? cell?.error ?? cell?.date ?? null);
    } else if (role === 'part') values.revenueParts = inUnit((values.revenueParts ?? 0) + value.value * factor, 1);
    else values[role] = inUnit(value.value, factor);
  }
  return values;
}

/** A value in the unit kept, without the dust of the conversion. */
function inUnit(value: number, factor: number): number {
  return factor === 1 && Number.isInteger(value) ? value : Number((value * factor).toPrecision(14));
}

function fieldsOfRow(texts: Texts, row: number, fault: FoundFault): StatedFields {
  const text = (role: ColumnRole): string | undefined => texts.get(role)?.text || undefined;
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

/** Whether the file has stated this period of the enterprise before (of a register: the enterprise itself); from now on it has. */
function isRepeated(stated: PeriodsStated, enterprise: string, period: ReturnPeriod | null): boolean {
  const year = period === null ? 0 : Math.floor(period.month / 12);
  const ofYear = stated.get(year) ?? new Map<string, number>();
  stated.set(year, ofYear);
  const bit = period === null ? 1 : 2 ** placeOf(period);
  const before = ofYear.get(enterprise) ?? 0;
  ofYear.set(enterprise, before | bit);
  return (before & bit) !== 0;
}

/** Twelve months, four quarters, then the year up to June, September and December. */
function placeOf({ month, length }: ReturnPeriod): number {
  const of = month % 12;
  if (length === 1) return of;
  return length === 3 ? 12 + Math.floor(of / 3) : 14 + returnLengths.indexOf(length);
}
