import { promisify } from 'node:util';
import { constants, crc32, deflateRaw } from 'node:zlib';

/** Bytes with a gap for a short text, plain and compressed. What stands around the gap is encoded and compressed once. */
export interface SplicedBytes {
  plain(inserted: string): Buffer;
  /** A gzip file (RFC 1952) of the same bytes. */
  gzip(inserted: string): Buffer;
}

const deflated = promisify(deflateRaw);

/** Magic number, deflate, no flags, no time, best compression, unknown system. */
const header = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);

/** Prepares bytes for a text to be inserted between `before` and `after`. */
export async function splicedBytes(before: string, after: string): Promise<SplicedBytes> {
  const [first, last] = [Buffer.from(before), Buffer.from(after)];
  const level = constants.Z_BEST_COMPRESSION;
  // The first part ends on a whole byte and leaves nothing for the rest to refer to.
  const [packedFirst, packedLast] = await Promise.all([
    deflated(first, { level, finishFlush: constants.Z_FULL_FLUSH }),
    deflated(last, { level }),
  ]);
  const begun = checked(first, 0);
  const ending = checksOver(last);
  return {
    plain: (inserted) => Buffer.concat([first, Buffer.from(inserted), last]),
    gzip: (inserted) => {
      const middle = Buffer.from(inserted);
      const check = Buffer.alloc(8);
      check.writeUInt32LE(ending(checked(middle, begun)), 0);
      check.writeUInt32LE((first.length + middle.length + last.length) >>> 0, 4);
      return Buffer.concat([header, packedFirst, stored(middle), packedLast, check]);
    },
  };
}

/** The checksum of whatever has a given one and is followed by `bytes`, without going through them again: every bit of a checksum comes
 *  through them by itself (CRC-32 is linear). */
function checksOver(bytes: Buffer): (before: number) => number {
  const none = checked(bytes, 0);
  const bits = Array.from({ length: 32 }, (_, n) => checked(bytes, (1 << n) >>> 0) ^ none);
  return (before) => bits.reduce((sum, bit, n) => ((before >>> n) & 1 ? sum ^ bit : sum), none) >>> 0;
}

/** Node's own starts over at no bytes at all. */
function checked(bytes: Buffer, before: number): number {
  return bytes.length === 0 ? before : crc32(bytes, before);
}

/** A block of deflate that holds bytes as they are (RFC 1951, 3.2.4); at most 65,535. */
function stored(bytes: Buffer): Buffer {
  const start = Buffer.alloc(5);
  start.writeUInt16LE(bytes.length, 1);
  start.writeUInt16LE(~bytes.length & 0xffff, 3);
  return Buffer.concat([start, bytes]);
}
