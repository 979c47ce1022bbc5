import { columnLetters, type GridRow } from '../import/grid.ts';
import type { EnterpriseField } from './enterprise.ts';
import type { KeptItem, ReturnItem } from './enterprise-return.ts';
import { type QuarterNamed, quarterNamed, yearAnd } from './return-period.ts';

export type ColumnRole =
  | ReturnItem
  | EnterpriseField
  | 'code'
  | 'month'
  | 'year'
  | 'release'
  /** One of the parts that revenue is made of. */
  | 'part';

/** Heads of the tables that departments send. */
const heads: readonly (readonly [RegExp, ColumnRole])[] = [
  [/^(?:统一)?社会信用代码$/u, 'code'],
  [/^(?:单位|企业)(?:详细)?名称$/u, 'name'],
  [/^(?:县市区|地区|行政区划|区划代码)$/u, 'region'],
  [/^(?:行业代码|国民经济行业代码|行业)$/u, 'industry'],
  [/^(?:所属)?(?:园区|开发区)(?:名称)?$/u, 'park'],
  [/^(?:单位类别|企业类别|专业类别|专业)$/u, 'category'],
  [/^(?:开业|投产|开业[(（]?成立[)）]?|成立)(?:时间|年月|日期)$/u, 'opened'],
  [/^(?:关闭|注销|退出)(?:时间|年月|日期)$/u, 'closed'],
  [/^(?:发布|反馈)(?:日期|时间)$/u, 'release'],
  [/^(?:报告期|所属期|月份|时期|季度|报告季度)$/u, 'month'],
  [/^(?:年份|年度)$/u, 'year'],
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

/** The quarter that a column is of, and the year where the head says it. */
export interface ColumnQuarter extends QuarterNamed {
  readonly year: number | undefined;
}

/** What a column of a table holds. */
export interface Column {
  readonly role: ColumnRole;
  readonly factor: number;
  /** Of a table with its quarters side by side. */
  readonly quarter?: ColumnQuarter;
}

export type Columns = ReadonlyMap<number, Column>;

const textRoles: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
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
  'year',
]);

export function isTextRole(role: ColumnRole): role is Exclude<ColumnRole, ReturnItem | 'part'> {
  return textRoles.has(role);
}

/** The columns of a head row; undefined for a row that names no enterprise, or nothing beside it. A quarter may stand beside the item
 *  (营业收入一季度, 2021Q1营业收入) or, where the head has two rows, alone: see {@link joinHeads}. */
export function headOf(row: GridRow): Columns | undefined {
  const columns = new Map<number, Column>();
  let quarters = 0;
  for (const [column, cell] of row.cells.entries()) {
    const read = columnNamed(cell?.text ?? '');
    if (read !== undefined) columns.set(column, read);
    else if (quarterHead(cell?.text ?? '') !== undefined) quarters += 1;
  }
  const roles = new Set([...columns.values()].map(({ role }) => role));
  return roles.has('code') && (roles.size > 2 || (roles.size > 1 && quarters > 0)) ? columns : undefined;
}

/** The columns of a head of two rows: items above and quarters below, or quarters above and items below. What is merged over several
 *  columns stands in the first of them. Undefined where the second row is no head. */
export function joinHeads(above: GridRow, below: GridRow, columns: Columns): Columns | undefined {
  const joined = new Map(columns);
  let last: string | undefined;
  let found = 0;
  const width = Math.max(above.cells.length, below.cells.length);
  for (let column = 0; column < width; column++) {
    const own = above.cells[column]?.text?.trim();
    if (own !== undefined && own !== '') last = own;
    const under = below.cells[column]?.text?.trim() ?? '';
    if (under === '') continue;
    const read = last === undefined ? undefined : (columnNamed(`${last} ${under}`) ?? columnNamed(`${under} ${last}`));
    if (read?.quarter === undefined) return undefined;
    joined.set(column, read);
    found += 1;
  }
  return found === 0 ? undefined : joined;
}

/** Column letters of what a table states; of several parts of revenue those of the first. */
export function lettersOf(columns: Columns): Readonly<Partial<Record<KeptItem, string>>> {
  const letters: Partial<Record<KeptItem, string>> = {};
  for (const [column, { role }] of columns) {
    if (role === 'part') letters.revenueParts ??= columnLetters(column);
    else if (!isTextRole(role)) letters[role] = columnLetters(column);
  }
  return letters;
}

/** What a head says a column holds; last year's column (上年同期) is none: last year's table has it. */
function columnNamed(head: string): Column | undefined {
  const text = head.replaceAll(/\s/gu, '').normalize('NFKC');
  const plain = roleNamed(text);
  if (plain !== undefined) return plain;
  for (const part of quarterParts(text)) {
    const quarter = quarterHead(part.quarter);
    const read = quarter && roleNamed(part.item);
    if (quarter && read && !isTextRole(read.role)) return { ...read, quarter };
  }
  return undefined;
}

function roleNamed(text: string): Column | undefined {
  const unit = /\(([^()]+)\)$/u.exec(text)?.[1];
  const name = unit === undefined || units[unit] === undefined ? text : text.slice(0, -unit.length - 2);
  const role = heads.find(([pattern]) => pattern.test(name))?.[1];
  return role === undefined ? undefined : { role, factor: unit === undefined ? 1 : (units[unit] ?? 1) };
}

const quarterText =
  /(?:(?:19|20)\d{2}年?[-.]?)?(?:第?[一1][-—–~至到]第?[二三四2-4]季度?|前[二三]季度|第?[一二三四1-4]季度?|上半年|全年|1[-—–~至到](?:3|6|9|12)月|Q1[-—–~至到]Q?[2-4]|Q[1-4])(?:累计)?/u;

/** A head taken apart: 营业收入(万元)一季度, 一季度营业收入(万元), 营业收入(一季度)(万元). */
function quarterParts(text: string): readonly { readonly quarter: string; readonly item: string }[] {
  const found = quarterText.exec(text);
  if (found === null) return [];
  const item = `${text.slice(0, found.index)}${text.slice(found.index + found[0].length)}`.replaceAll(
    /\(\)|[_:：-]/gu,
    '',
  );
  return [{ quarter: found[0], item }];
}

function quarterHead(text: string): ColumnQuarter | undefined {
  const dated = yearAnd(text);
  const named = quarterNamed((dated?.rest ?? text).replace(/累计$/u, ''));
  return named && { ...named, year: dated?.year };
}
