import { refuse } from '../refusal.ts';

/** Types of the records of an .xls that matter here (BIFF, [MS-XLS] 2.3). */
export const biff = {
  formula: 0x06,
  end: 0x0a,
  name: 0x18,
  dateMode: 0x22,
  filePass: 0x2f,
  continue: 0x3c,
  columnInfo: 0x7d,
  boundSheet: 0x85,
  filterMode: 0x9b,
  multipleRk: 0xbd,
  richText: 0xd6,
  cellFormat: 0xe0,
  mergedCells: 0xe5,
  sharedStrings: 0xfc,
  sharedLabel: 0xfd,
  number: 0x203,
  label: 0x204,
  booleanOrError: 0x205,
  string: 0x207,
  row: 0x208,
  rk: 0x27e,
  numberFormat: 0x41e,
  begin: 0x809,
} as const;

export interface BiffRecord {
  readonly type: number;
  readonly body: Buffer;
  /** Where the next record starts. */
  readonly next: number;
}

/** The records of a workbook stream from a place on. */
export function* biffRecords(stream: Buffer, from: number): Generator<BiffRecord> {
  for (let at = from; at + 4 <= stream.length;) {
    const length = stream.readUInt16LE(at + 2);
    const next = at + 4 + length;
    if (next > stream.length) throw refuse('file-truncated', 'a record ends too early');
    yield { type: stream.readUInt16LE(at), body: stream.subarray(at + 4, next), next };
    at = next;
  }
}

/** The bodies of the records that continue the one before `at`: a record holds 8,224 bytes. */
export function continuations(stream: Buffer, at: number): readonly Buffer[] {
  const bodies: Buffer[] = [];
  for (const { type, body } of biffRecords(stream, at)) {
    if (type !== biff.continue) break;
    bodies.push(body);
  }
  return bodies;
}

/** Numbers of a record, refusing one that is too short. */
export function u16(body: Buffer, at: number): number {
  if (at + 2 > body.length) throw shortRecord();
  return body.readUInt16LE(at);
}

export function u32(body: Buffer, at: number): number {
  if (at + 4 > body.length) throw shortRecord();
  return body.readUInt32LE(at);
}

export function f64(body: Buffer, at: number): number {
  if (at + 8 > body.length) throw shortRecord();
  return body.readDoubleLE(at);
}

/** A number in four bytes: an integer or the upper half of a double, perhaps in hundredths. */
export function rkNumber(rk: number): number {
  let value: number;
  if ((rk & 2) !== 0) value = (rk | 0) >> 2;
  else {
    const bytes = Buffer.alloc(8);
    bytes.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4);
    value = bytes.readDoubleLE(0);
  }
  return (rk & 1) !== 0 ? value / 100 : value;
}

export function shortRecord(): Error {
  return refuse('file-unreadable', 'a record is too short');
}
