import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { IncomingFile } from '@shigan/app';
import { largestFile } from '@shigan/core';
import { refuse } from '../refusal.ts';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

/** Finds the encoding of a text file (字符编码) by reading all of it: a mark at its start decides; else it is UTF-8 if every
 *  byte fits, and GB18030, which includes GBK and GB 2312, if not. A file that was UTF-8 until some byte is damaged rather
 *  than GB18030: eight Chinese characters in a row do not fit by chance. */
export async function textEncoding(file: IncomingFile): Promise<TextEncoding> {
  const seen: Seen = { size: 0, sample: Buffer.alloc(0), fitting: true, carry: Buffer.alloc(0), wide: 0 };
  let marked: TextEncoding | undefined;
  for await (const bytes of wholeMark(file.open())) {
    if (seen.size === 0) marked = markOf(bytes);
    look(seen, bytes, marked);
  }
  if (seen.size === 0) throw refuse('file-empty', 'no bytes');
  if (marked === 'utf-16le' || marked === 'utf-16be') return marked;
  if (seen.fitting && seen.carry.length === 0) return 'utf-8';
  if (marked === 'utf-8' || seen.wide >= 8)
    throw seen.fitting
      ? refuse('file-truncated', 'the last character is cut')
      : refuse('file-unreadable', 'not in its encoding');
  checkGb18030(seen.sample, seen.size > seen.sample.length);
  return 'gb18030';
}

/** The same pieces, the first of them long enough to hold a mark. */
async function* wholeMark(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    if (start === undefined) yield bytes;
    else {
      start = Buffer.concat([start, bytes]);
      if (start.length < 3) continue;
      yield start;
      start = undefined;
    }
  }
  if (start !== undefined && start.length > 0) yield start;
}

interface Seen {
  size: number;
  sample: Buffer;
  /** Every byte so far fits UTF-8. */
  fitting: boolean;
  /** Bytes that begin a character. */
  carry: Buffer;
  /** Characters of three bytes and more, counted up to eight, before the first byte that does not fit. */
  wide: number;
}

function look(seen: Seen, bytes: Buffer, marked: TextEncoding | undefined): void {
  seen.size += bytes.length;
  if (seen.size > largestFile) throw refuse('file-too-large', 'larger than it says', { bytes: seen.size });
  if (marked === 'utf-16le' || marked === 'utf-16be') return;
  if (bytes.includes(0)) throw refuse('file-not-a-workbook', 'neither a workbook nor text');
  if (seen.sample.length < sampleBytes)
    seen.sample = Buffer.concat([seen.sample, bytes.subarray(0, sampleBytes - seen.sample.length)]);
  if (!seen.fitting) return;
  const joint = seen.carry.length === 0 ? bytes : Buffer.concat([seen.carry, bytes]);
  const whole = joint.length - openTail(joint);
  seen.fitting = isUtf8(joint.subarray(0, whole));
  if (seen.wide < 8) seen.wide += seen.fitting ? countWide(joint.subarray(0, whole)) : countWideUntilDamage(joint);
  seen.carry = joint.subarray(whole);
}

const sampleBytes = 262_144;

function markOf(bytes: Buffer): TextEncoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : undefined;
}

/** How many bytes at the end begin a character whose rest is still to come. */
function openTail(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

/** Characters of three bytes and more, counted up to eight. */
function countWide(bytes: Buffer): number {
  let n = 0;
  for (let i = 0; i < bytes.length && n < 8; i++) if ((bytes[i] ?? 0) >= 0xe0) n++;
  return n;
}

function countWideUntilDamage(bytes: Buffer): number {
  // halving finds the last byte that still fits
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - openTail(part)))) good = middle;
    else bad = middle;
  }
  return countWide(bytes.subarray(0, good - openTail(bytes.subarray(0, good))));
}

/** Almost any bytes can be read as GB18030; Chinese text uses the characters of GB 2312 for most of it, chance does not. */
function checkGb18030(sample: Buffer, more: boolean): void {
  try {
    new TextDecoder('gb18030', { fatal: true }).decode(sample, { stream: more });
  } catch {
    throw refuse('file-not-a-workbook', 'neither a workbook nor text');
  }
  let pairs = 0;
  let common = 0;
  for (let i = 0; i + 1 < sample.length; i++) {
    const lead = sample[i] ?? 0;
    if (lead < 0x80) continue;
    const trail = sample[++i] ?? 0;
    pairs++;
    if (lead >= 0xa1 && lead <= 0xf7 && trail >= 0xa1) common++;
    else if (trail < 0x40) i += 2;
  }
  if (pairs >= 4 && common < pairs / 2) throw refuse('file-not-a-workbook', 'neither a workbook nor text');
}

/** The text of a file, piece by piece, without its mark. A byte that does not fit refuses the file. */
export async function* decodedText(file: IncomingFile, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const step = (bytes?: Uint8Array): string => {
    try {
      return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
    } catch {
      throw refuse('file-unreadable', 'not in its encoding');
    }
  };
  for await (const bytes of file.open()) yield step(bytes);
  yield step();
}
