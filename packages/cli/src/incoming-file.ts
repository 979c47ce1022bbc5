import type { IncomingFile } from '@shigan/app';
import { RequestRefused } from '@shigan/contract';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';

/** A file on this machine's disk as it is named on the command line. Refuses `no-such-file`. */
export async function fileOnDisk(path: string): Promise<IncomingFile> {
  try {
    const { size } = await regularFile(path);
    const hash = createHash('sha256');
    for await (const piece of createReadStream(path)) hash.update(piece);
    return { name: basename(path), size, sha256: hash.digest('hex'), path, open: () => createReadStream(path) };
  } catch (cause) {
    if (cause instanceof RequestRefused) throw cause;
    if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string') {
      throw new RequestRefused('no-such-file', { path, reason: cause.code });
    }
    throw cause;
  }
}

async function regularFile(path: string): Promise<{ readonly size: number }> {
  const found = await stat(path);
  // A pipe would be empty the second time it is read, a directory has no bytes.
  if (!found.isFile()) throw new RequestRefused('no-such-file', { path });
  return found;
}
