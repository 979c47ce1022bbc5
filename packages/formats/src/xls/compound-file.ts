import { refuse } from '../refusal.ts';

/** The container of .xls files and of encrypted workbooks (OLE compound file): a small file system in sectors. */
export interface CompoundFile {
  /** Names of its streams. */
  readonly names: readonly string[];
  /** Bytes of a stream; undefined when there is none of the name. */
  stream(name: string): Buffer | undefined;
}

interface Stream {
  readonly name: string;
  readonly start: number;
  readonly size: number;
  readonly root: boolean;
}

const lastRegular = 0xfffffffa;
const free = 0xffffffff;
const miniSector = 64;
const miniCutoff = 4096;

export const compoundSignature: readonly number[] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** Opens a compound file, checking that every sector it uses is there. */
export function openCompoundFile(bytes: Buffer): CompoundFile {
  if (bytes.length < 1024) throw refuse('file-truncated', 'the container ends in its head');
  const shift = bytes.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) throw refuse('file-unreadable', 'the container has sectors of an unknown size');
  const sectorSize = 1 << shift;
  const table = allocationTable(bytes, sectorSize);
  const streams = directory(readChain(bytes, table, sectorSize, bytes.readUInt32LE(48)));
  const root = streams.find((s) => s.root);
  const miniTable = numbersOf(readChain(bytes, table, sectorSize, bytes.readUInt32LE(60)));
  const mini = root === undefined ? Buffer.alloc(0) : readChain(bytes, table, sectorSize, root.start);
  // a file cut short shows in any of its streams, though the one asked for may be whole
  for (const { root: isRoot, size, start } of streams)
    if (!isRoot && size >= miniCutoff) readChain(bytes, table, sectorSize, start);
  return {
    names: streams.filter((s) => !s.root).map((s) => s.name),
    stream(name) {
      const found = streams.find((s) => !s.root && s.name.toLowerCase() === name.toLowerCase());
      if (found === undefined) return undefined;
      const content =
        found.size < miniCutoff
          ? readChain(mini, miniTable, miniSector, found.start, 0)
          : readChain(bytes, table, sectorSize, found.start);
      if (content.length < found.size) throw refuse('file-truncated', 'a stream ends too early');
      return content.subarray(0, found.size);
    },
  };
}

function numbersOf(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(Math.floor(bytes.length / 4));
  for (let i = 0; i < numbers.length; i++) numbers[i] = bytes.readUInt32LE(i * 4);
  return numbers;
}

function sectorAt(bytes: Buffer, sector: number, size: number, before: number): Buffer {
  const start = before + sector * size;
  // writers may leave the last sector unfilled
  if (start >= bytes.length) throw refuse('file-truncated', 'a sector lies beyond the end');
  return bytes.subarray(start, start + size);
}

/** The table of which sector follows which. Its own sectors are listed in the head and, for large files, in further ones. */
function allocationTable(bytes: Buffer, size: number): Uint32Array {
  const sectors: number[] = [];
  const list = numbersOf(bytes.subarray(76, 512));
  for (const sector of list) if (sector < lastRegular) sectors.push(sector);
  let next = bytes.readUInt32LE(68);
  for (let steps = 0; next < lastRegular; steps++) {
    if (steps > bytes.length / size) throw refuse('file-unreadable', 'the container runs in a circle');
    const numbers = numbersOf(sectorAt(bytes, next, size, size));
    for (const sector of numbers.subarray(0, -1)) if (sector < lastRegular) sectors.push(sector);
    next = numbers.at(-1) ?? free;
  }
  if (sectors.length > bytes.length / size) throw refuse('file-unreadable', 'the container runs in a circle');
  return numbersOf(Buffer.concat(sectors.map((sector) => sectorAt(bytes, sector, size, size))));
}

function readChain(bytes: Buffer, table: Uint32Array, size: number, start: number, before: number = size): Buffer {
  const parts: Buffer[] = [];
  for (let sector = start; sector < lastRegular; sector = table[sector] ?? free) {
    if (parts.length > bytes.length / size) throw refuse('file-unreadable', 'the container runs in a circle');
    parts.push(sectorAt(bytes, sector, size, before));
  }
  return Buffer.concat(parts);
}

function directory(bytes: Buffer): readonly Stream[] {
  const streams: Stream[] = [];
  for (let at = 0; at + 128 <= bytes.length; at += 128) {
    const kind = bytes[at + 66];
    if (kind !== 2 && kind !== 5) continue;
    const length = Math.min(64, bytes.readUInt16LE(at + 64));
    streams.push({
      name: bytes.toString('utf16le', at, at + Math.max(0, length - 2)),
      start: bytes.readUInt32LE(at + 116),
      size: bytes.readUInt32LE(at + 120),
      root: kind === 5,
    });
  }
  return streams;
}
