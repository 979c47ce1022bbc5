import { refuse } from '../refusal.ts';

/** What the records of an .xls say that the library does not hand on. */
export interface BiffOutline {
  /** Excel 5 and 95 keep text in a code page. */
  readonly old: boolean;
  /** Per sheet, in order: a filter is at work there. */
  readonly filtered: readonly boolean[];
}

const record = {
  end: 0x0a,
  filePass: 0x2f,
  boundSheet: 0x85,
  filterMode: 0x9b,
  begin: 0x809,
} as const;

interface BiffRecord {
  readonly type: number;
  readonly body: Buffer;
}

function* records(stream: Buffer, from: number): Generator<BiffRecord> {
  for (let at = from; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2);
    const next = at + 4 + length;
    if (next > stream.length) throw refuse('file-truncated', 'a record ends too early');
    yield { type: stream.readUInt16LE(at), body: stream.subarray(at + 4, next) };
    at = next;
  }
}

/** Walks over the records of a workbook stream: refuses encrypted ones and finds the filters. */
export function biffOutline(stream: Buffer): BiffOutline {
  const sheets: number[] = [];
  let version: number | undefined;
  let ended = false;
  for (const { type, body } of records(stream, 0)) {
    if (version === undefined) {
      if (type !== record.begin || body.length < 4) throw refuse('file-unreadable', 'the workbook does not begin');
      version = body.readUInt16LE(0);
    }
    if (type === record.filePass) throw refuse('file-encrypted', 'the workbook has a password');
    if (type === record.boundSheet && body.length >= 6) sheets.push(body.readUInt32LE(0));
    ended = type === record.end;
    if (ended) break;
  }
  if (!ended) throw refuse('file-truncated', 'the workbook does not end');
  return { old: version !== 0x600, filtered: sheets.map((at) => hasFilterAtWork(stream, at)) };
}

function hasFilterAtWork(stream: Buffer, from: number): boolean {
  let depth = 0;
  let found = false;
  for (const { type } of records(stream, from)) {
    if (type === record.begin) depth++;
    else if (type === record.filterMode && depth === 1) found = true;
    else if (type === record.end && --depth === 0) return found;
    if (depth === 0) throw refuse('file-unreadable', 'a sheet does not begin');
  }
  throw refuse('file-truncated', 'a sheet does not end');
}
