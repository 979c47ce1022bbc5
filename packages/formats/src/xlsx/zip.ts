import { pipeline, Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';

/** Where the bytes of an archive are read from: an open file, or bytes that are held. */
export interface ByteSource {
  read(into: Buffer, offset: number, length: number, position: number): Promise<{ readonly bytesRead: number }>;
}

/** A source over bytes that are held. */
export function heldBytes(bytes: Uint8Array): ByteSource {
  return {
    read: (into, offset, length, position) => {
      const piece = bytes.subarray(position, position + length);
      into.set(piece, offset);
      return Promise.resolve({ bytesRead: piece.length });
    },
  };
}

/** A member of a ZIP archive, as its directory describes it. */
export interface ZipMember {
  readonly name: string;
  readonly packed: number;
  readonly unpacked: number;
  readonly crc: number;
  readonly method: number;
  readonly offset: number;
}

export interface ZipArchive {
  /** By lower-case name without a leading slash. Names are looked up, never used as paths. */
  readonly members: ReadonlyMap<string, ZipMember>;
  readonly file: ByteSource;
  readonly size: number;
}

const endSignature = 0x06054b50;
const endLength = 22;
const end64Signature = 0x06064b50;
const locator64Signature = 0x07064b50;
const memberSignature = 0x02014b50;
const localSignature = 0x04034b50;
const unknown32 = 0xffffffff;

async function readAt(file: ByteSource, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw refuse('file-truncated', 'the archive ends too early');
  return buffer;
}

interface Directory {
  readonly offset: number;
  readonly length: number;
  readonly count: number;
}

/** Opens an archive: reads its directory and checks what it claims before anything is inflated. */
export async function openZip(file: ByteSource, size: number): Promise<ZipArchive> {
  const tailLength = Math.min(size, endLength + 0xffff + 20);
  const tail = await readAt(file, size - tailLength, tailLength);
  const end = findEnd(tail);
  if (end === undefined) throw refuse('file-truncated', 'the archive has no directory');
  const directory = await directoryOf(file, tail, end, size - tailLength);
  if (directory.offset + directory.length > size) throw refuse('file-truncated', 'the directory lies beyond the end');
  if (directory.count > uploadLimits.zipMembers) throw refuse('file-expands-too-far', 'too many members');
  if (directory.length > 16 * 1024 * 1024) throw refuse('file-unreadable', 'the directory is too long');
  const members = readMembers(await readAt(file, directory.offset, directory.length), directory);
  checkClaims(members);
  const byName = new Map<string, ZipMember>();
  for (const member of members) {
    const key = memberKey(member.name);
    if (byName.has(key)) throw refuse('file-unreadable', 'two members of one name');
    byName.set(key, member);
  }
  return { members: byName, file, size };
}

export function memberKey(name: string): string {
  return name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}

function findEnd(tail: Buffer): number | undefined {
  for (let at = tail.length - endLength; at >= 0; at--)
    if (tail.readUInt32LE(at) === endSignature && at + endLength + tail.readUInt16LE(at + 20) <= tail.length) return at;
  return undefined;
}

async function directoryOf(file: ByteSource, tail: Buffer, end: number, tailStart: number): Promise<Directory> {
  const plain = {
    count: tail.readUInt16LE(end + 10),
    length: tail.readUInt32LE(end + 12),
    offset: tail.readUInt32LE(end + 16),
  };
  const large = plain.count === 0xffff || plain.length === unknown32 || plain.offset === unknown32;
  if (!large || end < 20 || tail.readUInt32LE(end - 20) !== locator64Signature) return plain;
  const at = Number(tail.readBigUInt64LE(end - 20 + 8));
  if (at + 56 > tailStart + end) throw refuse('file-unreadable', 'the large directory lies nowhere');
  const record = await readAt(file, at, 56);
  if (record.readUInt32LE(0) !== end64Signature) throw refuse('file-unreadable', 'the large directory is damaged');
  return {
    count: Number(record.readBigUInt64LE(32)),
    length: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

function readMembers(bytes: Buffer, directory: Directory): ZipMember[] {
  const members: ZipMember[] = [];
  let at = 0;
  for (let i = 0; i < directory.count; i++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== memberSignature)
      throw refuse('file-unreadable', 'the directory is damaged');
    const flags = bytes.readUInt16LE(at + 8);
    if ((flags & 1) !== 0) throw refuse('file-encrypted', 'a member of the archive is encrypted');
    const nameLength = bytes.readUInt16LE(at + 28);
    const extraLength = bytes.readUInt16LE(at + 30);
    const nameEnd = at + 46 + nameLength;
    const next = nameEnd + extraLength + bytes.readUInt16LE(at + 32);
    if (next > bytes.length) throw refuse('file-unreadable', 'the directory is damaged');
    members.push({
      name: bytes.toString('utf8', at + 46, nameEnd),
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      ...sizesOf(bytes, at, bytes.subarray(nameEnd, nameEnd + extraLength)),
    });
    at = next;
  }
  return members;
}

/** Sizes and place of a member; where 32 bits are too few (or the writer did not try) they stand in an extra field. */
function sizesOf(bytes: Buffer, at: number, extra: Buffer): Pick<ZipMember, 'packed' | 'unpacked' | 'offset'> {
  let packed = bytes.readUInt32LE(at + 20);
  let unpacked = bytes.readUInt32LE(at + 24);
  let offset = bytes.readUInt32LE(at + 42);
  let field = 0;
  while (field + 4 <= extra.length) {
    const length = extra.readUInt16LE(field + 2);
    const body = extra.subarray(field + 4, field + 4 + length);
    if (extra.readUInt16LE(field) === 1) {
      let next = 0;
      const take = (plain: number): number => {
        if (plain !== unknown32 || next + 8 > body.length) return plain;
        next += 8;
        return Number(body.readBigUInt64LE(next - 8));
      };
      unpacked = take(unpacked);
      packed = take(packed);
      offset = take(offset);
    }
    field += 4 + length;
  }
  return { packed, unpacked, offset };
}

/** An archive that claims to grow too much, or whose members share their bytes, is a bomb. What a member really holds is
 *  counted again while it is inflated. */
function checkClaims(members: readonly ZipMember[]): void {
  let total = 0;
  for (const { packed, unpacked } of members) {
    total += unpacked;
    if (unpacked > uploadLimits.ratioFrom && unpacked > uploadLimits.inflateRatio * packed)
      throw refuse('file-expands-too-far', 'a member is packed too well', { bytes: unpacked });
  }
  if (total > uploadLimits.inflatedBytes)
    throw refuse('file-expands-too-far', 'too large when inflated', { bytes: total });
  let end = 0;
  for (const member of members.toSorted((a, b) => a.offset - b.offset)) {
    if (member.offset < end) throw refuse('file-unreadable', 'members lie on top of each other');
    end = member.offset + 30 + member.packed;
  }
}

/** The bytes of a member, inflated piece by piece, counted and checked against its checksum at the end. */
export async function* memberBytes(archive: ZipArchive, member: ZipMember): AsyncGenerator<Buffer> {
  const start = await dataStart(archive, member);
  let length = 0;
  let crc = 0;
  for await (const piece of unpackedPieces(archive, member, start)) {
    length += piece.length;
    if (length > member.unpacked) throw refuse('file-expands-too-far', 'a member is larger than it says');
    crc = crc32(piece, crc);
    yield piece;
  }
  if (length !== member.unpacked || crc !== member.crc) throw refuse('file-unreadable', 'a member is damaged');
}

async function dataStart(archive: ZipArchive, member: ZipMember): Promise<number> {
  if (member.offset + 30 > archive.size) throw refuse('file-truncated', 'a member lies beyond the end');
  const local = await readAt(archive.file, member.offset, 30);
  if (local.readUInt32LE(0) !== localSignature) throw refuse('file-unreadable', 'a member is not where it should be');
  const start = member.offset + 30 + local.readUInt16LE(26) + local.readUInt16LE(28);
  if (start + member.packed > archive.size) throw refuse('file-truncated', 'a member lies beyond the end');
  return start;
}

async function* packedPieces(archive: ZipArchive, start: number, length: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < length; at += 65_536) yield readAt(archive.file, start + at, Math.min(65_536, length - at));
}

/** The bytes of a member as they are packed. */
export async function packedBytes(archive: ZipArchive, member: ZipMember): Promise<Buffer> {
  return readAt(archive.file, await dataStart(archive, member), member.packed);
}

async function* unpackedPieces(archive: ZipArchive, member: ZipMember, start: number): AsyncGenerator<Buffer> {
  const packed = packedPieces(archive, start, member.packed);
  if (member.method === 0) {
    yield* packed;
    return;
  }
  if (member.method !== 8) throw refuse('file-unreadable', 'a member is packed in an unknown way');
  const inflate = createInflateRaw({ chunkSize: 65_536 });
  pipeline(Readable.from(packed, { objectMode: false }), inflate, () => {
    // errors reach the reader of `inflate` below
  });
  try {
    for await (const piece of inflate) {
      if (!Buffer.isBuffer(piece)) throw new Error('inflate gave no bytes');
      yield piece;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_'))
      throw refuse('file-unreadable', 'a member cannot be inflated');
    throw error;
  } finally {
    inflate.destroy();
  }
}
