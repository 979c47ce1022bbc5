import { createHash } from 'node:crypto';

import { type Statement, statement } from '../database/database.ts';
import type { Column, Table } from './columns.ts';

/** A row as one line of text: a JSON array of its columns in their order, each as text or null. The same on every backend and
 *  whatever the session's settings: moments in UTC with microseconds, days as in ISO 8601, bytes in base64. */
function lineOf(table: Table): string {
  return `json_build_array(${table.columns.map(textOf).join(', ')})::text`;
}

function textOf({ name, type }: Column): string {
  const column = `t.${quoted(name)}`;
  switch (type) {
    case 'timestamp with time zone':
      return `case when isfinite(${column}) then to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') else ${column}::text end`;
    case 'date':
      return `to_char(${column}, 'YYYY-MM-DD')`;
    case 'bytea':
      return `translate(encode(${column}, 'base64'), E'\\n', '')`;
    default:
      return `${column}::text`;
  }
}

/** The value that the text of a column, an expression, stands for. */
function valueOf({ type }: Column, text: string): string {
  return type === 'bytea' ? `decode(${text}, 'base64')` : `(${text})::${type}`;
}

/** Rows of a page; of tables that hold pieces of files, a few. */
function pageSize(table: Table): number {
  return table.columns.some(({ type }) => type === 'bytea') ? 8 : 1000;
}

/** A page of a table's rows as lines, in the order of its key. */
export interface PageStatements {
  readonly first: Statement;
  /** After the row whose key is given, each part as text. */
  readonly next: Statement;
  readonly size: number;
}

/** `condition` is on a row by the name `t` and has no parameters. `marked`: only rows from before a transaction, whose number is
 *  the first parameter. */
export function pagesOf(
  table: Table,
  name: string,
  { condition, marked = false }: { readonly condition?: string | undefined; readonly marked?: boolean } = {},
): PageStatements {
  const size = pageSize(table);
  const key = table.key.map((column) => `t.${quoted(column)}`).join(', ');
  const from = marked ? 2 : 1;
  const after = table.key.map((column, i) => `$${i + from}::text::${typeOf(table, column)}`).join(', ');
  const always = [...(marked ? [beforeMark] : []), ...(condition === undefined ? [] : [condition])];
  const page = (conditions: readonly string[]): string => {
    const where = conditions.length === 0 ? '' : `where ${conditions.map((one) => `(${one})`).join(' and ')}`;
    return `select coalesce(string_agg(line, E'\\n'), '') as lines, count(*)::int4 as rows from (
      select ${lineOf(table)} as line from ${quoted(table.name)} t ${where} order by ${key} limit ${size}) page`;
  };
  const full = `${name}${marked ? '_marked' : ''}_${table.name}`;
  return {
    first: versioned(`${full}_first`, page(always)),
    next: versioned(`${full}_next`, page([...always, `(${key}) > (${after})`])),
    size,
  };
}

/** Whether a row by the name `t` was written before the transaction whose number is the first parameter. */
const beforeMark = 'age(t.xmin) > age($1::text::xid)';

/** A statement that is another one when a migration has changed its table: so is its name. */
function versioned(name: string, text: string): Statement {
  return statement(`${name}_${createHash('sha256').update(text).digest('hex').slice(0, 8)}`, text);
}

/** Puts the rows of a page in, given as a JSON array of lines. */
export function insertLines(table: Table): Statement {
  const columns = table.columns.map(({ name }) => quoted(name)).join(', ');
  const values = table.columns.map((column, i) => valueOf(column, `line ->> ${i}`)).join(', ');
  return versioned(
    `restore_${table.name}`,
    `insert into ${quoted(table.name)} (${columns}) select ${values} from jsonb_array_elements($1::jsonb) line`,
  );
}

/** Of an array of lines those whose row is not held exactly so. */
export function linesAmiss(table: Table): Statement {
  const keyed = table.key.map((column) => {
    const at = table.columns.findIndex(({ name }) => name === column);
    return `t.${quoted(column)} = (line::json ->> ${at})::${typeOf(table, column)}`;
  });
  return versioned(
    `verify_${table.name}`,
    `select line from unnest($1::text[]) line
     where not exists (select from ${quoted(table.name)} t where ${keyed.join(' and ')} and ${lineOf(table)} = line)`,
  );
}

/** The key of a line's row, each part as text. */
export function keyIn(table: Table, line: string): readonly unknown[] {
  const values: readonly unknown[] = JSON.parse(line);
  return table.key.map((column) => values[table.columns.findIndex(({ name }) => name === column)]);
}

function typeOf(table: Table, column: string): string {
  const found = table.columns.find(({ name }) => name === column);
  if (found === undefined) throw new Error(`no such column: ${table.name}.${column}`);
  return found.type;
}

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
