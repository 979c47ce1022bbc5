import type { ByteSealing } from '@shigan/app';
import { DomainError } from '@shigan/core';
import { chunkSize } from '../import/files.ts';

/** What a sealed piece is bound to: put elsewhere, it does not open. */
export function placeOf(city: string, sha256: string, number: number): string {
  return `evidence ${city} ${sha256} ${number}`;
}

/** A piece of a file as it rests. */
export interface RestingPiece {
  readonly city: string;
  readonly sha256: string;
  readonly number: number;
  /** Of the whole file, as it was filed. */
  readonly size: number;
  readonly bytes: Buffer;
}

/** The bytes of a piece as they were filed. A piece that was kept unsealed has just the length that its place in the file gives it; a sealed
 *  one is longer. Refuses `secret-key-missing`, `secret-key-wrong`. */
export function openedPiece({ city, sha256, number, size, bytes }: RestingPiece, sealing?: ByteSealing): Uint8Array {
  const plain = Math.min(chunkSize, size - number * chunkSize);
  if (bytes.length <= plain) return bytes;
  if (sealing === undefined) throw new DomainError('secret-key-missing');
  return sealing.open(bytes, placeOf(city, sha256, number));
}
