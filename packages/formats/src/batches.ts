import { uploadLimits } from './limits.ts';
import { refuse } from './refusal.ts';
import type { RowFrame } from './row-frame.ts';

export interface BatchGate {
  readonly put: (row: RowFrame) => void;
  readonly full: () => boolean;
  readonly empty: () => boolean;
  readonly drain: () => readonly RowFrame[];
}

/** Gathers rows until they make a batch: enough rows, cells or text. */
export function batchGate(): BatchGate {
  let rows: RowFrame[] = [];
  let cells = 0;
  let characters = 0;
  return {
    put(row) {
      rows.push(row);
      cells += row.c.length / 2;
      characters += charactersOf(row);
    },
    full: () =>
      rows.length >= uploadLimits.batchRows ||
      cells >= uploadLimits.batchCells ||
      characters >= uploadLimits.batchCharacters,
    empty: () => rows.length === 0,
    drain() {
      const batch = rows;
      rows = [];
      cells = 0;
      characters = 0;
      return batch;
    },
  };
}

function charactersOf(row: RowFrame): number {
  let n = 0;
  for (const cell of row.c) if (typeof cell === 'object') n += cell.text?.length ?? 0;
  return n;
}

export interface SplitRows {
  readonly head: readonly RowFrame[];
  /** The rows after the head; undefined when there are none. */
  readonly rest: AsyncGenerator<readonly RowFrame[]> | undefined;
}

/** Takes the first rows off, reading no further than needed to know whether more come. */
export async function splitHead(batches: AsyncGenerator<readonly RowFrame[]>, headRows: number): Promise<SplitRows> {
  const rows: RowFrame[] = [];
  let characters = 0;
  while (rows.length <= headRows) {
    const step = await batches.next();
    if (step.done === true) return { head: rows, rest: undefined };
    for (const row of step.value) {
      rows.push(row);
      if (rows.length <= headRows) characters += charactersOf(row);
    }
    if (characters > uploadLimits.headCharacters)
      throw refuse('file-expands-too-far', 'the first rows hold too much text');
  }
  return { head: rows.slice(0, headRows), rest: following(rows.slice(headRows), batches) };
}

async function* following(
  rows: readonly RowFrame[],
  batches: AsyncGenerator<readonly RowFrame[]>,
): AsyncGenerator<readonly RowFrame[]> {
  yield rows;
  yield* batches;
}
