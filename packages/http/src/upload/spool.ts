import type { IncomingFile } from '@shigan/app';
import { DomainError } from '@shigan/core';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An upload on this machine's disk, for as long as it is read. */
export interface SpooledFile extends IncomingFile {
  /** Removes it. */
  discard(): Promise<void>;
}

/** What the directories of uploads are called. */
export const uploadPrefix = 'shigan-upload-';

export interface SpoolLimits {
  /** In bytes; beyond it nothing more is taken in. */
  readonly maxBytes: number;
}

/** Takes an upload in, piece by piece, into a directory that only this user can read, and works out its fingerprint on the
 *  way. It is never held in memory whole. Refuses `file-too-large` as soon as the bound is passed. */
export async function spool(
  name: string,
  pieces: AsyncIterable<Uint8Array>,
  { maxBytes }: SpoolLimits,
): Promise<SpooledFile> {
  const directory = await mkdtemp(join(tmpdir(), uploadPrefix));
  const discard = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    const path = join(directory, 'upload');
    const { size, sha256 } = await write(path, pieces, maxBytes);
    return { name, size, sha256, path, open: () => createReadStream(path), discard };
  } catch (error) {
    await discard();
    throw error;
  }
}

async function write(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ size: number; sha256: string }> {
  const file = await open(path, 'wx', 0o600);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const piece of pieces) {
      size += piece.length;
      if (size > maxBytes) throw new DomainError('file-too-large', { bytes: size, most: maxBytes });
      hash.update(piece);
      await file.writeFile(piece);
    }
    return { size, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}
