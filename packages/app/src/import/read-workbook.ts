import {
  createFaultList,
  createReadingsBuffer,
  dayOf,
  type Fault,
  type FaultList,
  type GridRow,
  type Indicator,
  type Instant,
  type LayoutFound,
  makeFault,
  type OpenSheet,
  type OpenWorkbook,
  type Reading,
  type ReadingsBuffer,
  recogniseHead,
  type RecognitionContext,
  type ShownSheet,
  shownSheet,
  type UnreadRow,
} from '@shigan/core';

/** A workbook as it was read: nothing of it is checked against anything yet. */
export interface ReadWorkbook {
  readonly readings: ReadingsBuffer;
  readonly faults: FaultList;
  readonly unread: readonly UnreadRow[];
  /** Series that the catalogue does not have. */
  readonly proposals: readonly Indicator[];
  /** The earliest release date that a reading states. */
  readonly earliest: Instant | undefined;
  /** How each sheet was read. */
  readonly layouts: readonly LayoutFound[];
  /** The first sheets as they look, with the rows around their faults. */
  shown(): readonly ShownSheet[];
}

/** Sheets that are shown. */
const sheetsShown = 12;
/** Rows between two reports of progress. */
const rowsPerReport = 5000;
const regionFaults: ReadonlySet<string> = new Set(['unknown-region', 'ambiguous-region']);
/** So many rows that could not be read are remembered; a file with more is refused for them anyway. */
const unreadKept = 10_000;

/** Reads all sheets of an open workbook into a buffer (读取工作簿). Sheets longer than their head are read on in batches. */
export async function readWorkbook(
  workbook: OpenWorkbook,
  context: RecognitionContext,
  times: { readonly stated: Instant | undefined; readonly storedAt: Instant },
  onProgress: (rows: number) => void = () => undefined,
): Promise<ReadWorkbook> {
  const readings = createReadingsBuffer();
  const faults = createFaultList();
  const unread: UnreadRow[] = [];
  const proposals: Indicator[] = [];
  const unclear = new Map<string, Pick<UnreadRow, 'regionText' | 'isAmbiguous'>>();
  const dated = createDating(times, faults);
  const sink = {
    reading: (r: Reading) => readings.push(dated.reading(r)),
    fault: (fault: Fault) => {
      faults.add(fault);
      if (regionFaults.has(fault.code) && fault.value !== null)
        unclear.set(`${fault.row} ${fault.sheet}`, {
          regionText: fault.value,
          isAmbiguous: fault.code === 'ambiguous-region',
        });
    },
    unread: (row: UnreadRow) => {
      if (unread.length >= unreadKept) return;
      unread.push({ ...row, ...unclear.get(`${row.row} ${row.sheet}`) });
    },
  };
  const layouts: LayoutFound[] = [];
  let rows = 0;
  let reported = 0;
  for (const sheet of workbook.sheets) {
    for (const fault of sheet.faults ?? []) faults.add(fault);
    const reader = recogniseHead(sheet.head, context, sink);
    rows += sheet.head.rows.length;
    for await (const batch of restOf(sheet)) {
      for (const row of batch) reader.readRow(row);
      rows += batch.length;
      if (rows < reported + rowsPerReport) continue;
      reported = rows;
      onProgress(rows);
    }
    reader.finish();
    proposals.push(...reader.proposals);
    layouts.push(reader.layout);
  }
  return {
    readings,
    faults,
    unread,
    proposals,
    earliest: dated.earliest(),
    layouts,
    shown: () => {
      const listed = faults.list();
      return workbook.sheets
        .slice(0, sheetsShown)
        .map(({ head }) =>
          shownSheet(
            head,
            new Set(listed.flatMap(({ sheet, row }) => (sheet === head.sheet && row !== null ? [row] : []))),
          ),
        );
    },
  };
}

async function* restOf(sheet: OpenSheet): AsyncIterable<readonly GridRow[]> {
  if (!sheet.complete) yield* sheet.rest;
}

/** Gives readings the moment that they came to be known: the stated one for all of them, or else the release date of each. */
function createDating(
  { stated, storedAt }: { readonly stated: Instant | undefined; readonly storedAt: Instant },
  faults: FaultList,
): { reading(r: Reading): Reading; earliest(): Instant | undefined } {
  const future = new Set<string>();
  let earliest: Instant | undefined;
  return {
    earliest: () => earliest,
    reading: (r) => {
      const { knownFrom: released, ...rest } = r;
      if (released === undefined) return r;
      if (stated !== undefined) return rest;
      if (released > storedAt) {
        const day = dayOf(released);
        // Released today, and imported before the hour that a day's releases count from.
        if (day === dayOf(storedAt)) return { ...rest, knownFrom: storedAt };
        if (!future.has(`${day} ${r.sheet}`))
          faults.add(makeFault('release-in-future', { sheet: r.sheet, row: null, column: null }, day));
        future.add(`${day} ${r.sheet}`);
        return rest;
      }
      if (earliest === undefined || released < earliest) earliest = released;
      return r;
    },
  };
}
