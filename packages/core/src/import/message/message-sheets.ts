import type { GridRow, OpenSheet } from '../grid.ts';
import { isSdmxJson, layOutSdmxJson, type LaidOut } from './sdmx-json.ts';
import { isStatisticsQuery, layOutStatisticsQuery } from './statistics-query.ts';

const batchRows = 2000;

/** Lays a JSON message out as a sheet that is read like any other (报文展开成表); undefined for one of a kind that is not known. */
export function sheetOfMessage(message: unknown, headRows: number): OpenSheet | undefined {
  const laid = layOut(message);
  if (laid === undefined) return undefined;
  const rows = laid.rows()[Symbol.iterator]();
  const head: GridRow[] = [laid.head];
  let complete = false;
  while (head.length < headRows && !complete) {
    const next = rows.next();
    if (next.done === true) complete = true;
    else head.push(next.value);
  }
  const { faults } = laid;
  return {
    head: { sheet: '', hidden: false, hiddenColumns: [], merges: [], rows: head },
    complete,
    rest: restOf(rows),
    faults,
  };
}

function layOut(message: unknown): LaidOut | undefined {
  if (isSdmxJson(message)) return layOutSdmxJson(message);
  return isStatisticsQuery(message) ? layOutStatisticsQuery(message) : undefined;
}

async function* restOf(rows: Iterator<GridRow>): AsyncGenerator<readonly GridRow[]> {
  let batch: GridRow[] = [];
  for (let next = rows.next(); next.done !== true; next = rows.next()) {
    batch.push(next.value);
    if (batch.length < batchRows) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
