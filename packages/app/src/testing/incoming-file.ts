import { createHash } from 'node:crypto';

import type { IncomingFile } from '../ports.ts';

/** A file of these bytes as it would come in, with a right fingerprint, in pieces of `pieceSize`. */
export function incomingFile(name: string, content: string | Uint8Array, pieceSize = 100_000): IncomingFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return {
    name,
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    open: async function* () {
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    },
    path: `/nowhere/${name}`,
  };
}
