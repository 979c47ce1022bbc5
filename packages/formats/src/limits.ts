/** What an upload may cost (上传限制), beside the bytes of a CSV (`largestFile`). Beyond any of these it is refused. The numbers
 *  leave room above what statistics offices send: the largest known table has 100,000 rows, that of enterprises as many for
 *  each month of a year. */
export const uploadLimits = {
  /** 32 MiB: a message in JSON is held whole, and its values some ten times over. */
  jsonBytes: 33_554_432,
  /** 50 MiB. */
  workbookBytes: 52_428_800,
  /** All members of an .xlsx together, inflated: 512 MiB. */
  inflatedBytes: 536_870_912,
  /** A member larger than `ratioFrom` may not be this many times its packed size. Sheets are packed 5 to 60 times. */
  inflateRatio: 250,
  ratioFrom: 16_777_216,
  zipMembers: 5000,
  sheets: 500,
  merges: 100_000,
  rows: 1_048_576,
  /** Rows with content of a CSV, which is no sheet. */
  csvRows: 2_000_000,
  columns: 16_384,
  /** Cells with content, over all sheets. */
  cells: 20_000_000,
  /** Rows times their width, over all sheets: what a reader of rows walks over. */
  slots: 60_000_000,
  /** A spreadsheet cell holds 32,767 characters. */
  cellCharacters: 32_767,
  /** Text that is held while a workbook is open: the table of shared strings. */
  sharedCharacters: 40_000_000,
  /** Text of one row, and of all rows: one long shared text may be used by many cells. */
  rowCharacters: 2_000_000,
  rowsCharacters: 400_000_000,
  /** Text of the first rows of a sheet. */
  headCharacters: 8_000_000,
  /** Fields of one CSV record. */
  csvFields: 16_384,
  /** Rows and cells of one batch. */
  batchRows: 2000,
  batchCells: 50_000,
  batchCharacters: 1_000_000,
  /** Heap of the process that reads .xlsx and .xls. */
  childHeapMegabytes: 224,
  /** Reading fails when nothing has come for this long. */
  stallMs: 8000,
  /** Opening a workbook may take `stallMs` plus this for each MiB of it. */
  openMsPerMegabyte: 1500,
} as const;
