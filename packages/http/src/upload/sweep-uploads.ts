import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { uploadPrefix } from './spool.ts';

/** No upload takes so long. */
const abandonedAfter = 24 * 60 * 60 * 1000;

/** Removes what uploads left on the disk when a server was killed in the middle of one: directories of ours that nothing was written to
 *  for a day. What cannot be read or removed is somebody else's, and stays. */
export async function sweepUploads(directory: string, now: number): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.startsWith(uploadPrefix));
  await Promise.allSettled(
    names.map(async (name) => {
      const path = join(directory, name);
      if (now - (await stat(path)).mtimeMs > abandonedAfter) await rm(path, { recursive: true, force: true });
    }),
  );
}
