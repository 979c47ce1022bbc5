import { DomainError } from '@shigan/core';
import type { EvidenceFile, EvidenceStore } from '../ports/evidence-store.ts';

/** Files of the archive in a map. */
export function memoryEvidence(): EvidenceStore {
  const held = new Map<string, { readonly file: EvidenceFile; readonly content: Uint8Array }>();
  const brought = new Set<string>();
  const keyOf = (city: string, sha256: string): string => `${city} ${sha256}`;
  return {
    keep: async (city, { sha256, name, size, open }, about) => {
      brought.add(`${keyOf(city, sha256)} ${about.by}`);
      const before = held.get(keyOf(city, sha256));
      if (before !== undefined) return { file: before.file, isNew: false };
      const pieces: Uint8Array[] = [];
      for await (const piece of open()) pieces.push(piece);
      const content = Buffer.concat(pieces);
      if (content.length !== size)
        throw new DomainError('file-unreadable', { file: name, reason: 'the bytes do not give the fingerprint' });
      const file = { sha256, name, size, ...about };
      held.set(keyOf(city, sha256), { file, content });
      return { file, isNew: true };
    },
    broughtBy: async (city, sha256, by) => brought.has(`${keyOf(city, sha256)} ${by}`),
    get: async (city, sha256) => held.get(keyOf(city, sha256))?.file,
    bytes: async function* (city, sha256) {
      const found = held.get(keyOf(city, sha256));
      if (found === undefined) throw new DomainError('unknown-file', { file: sha256 });
      yield found.content;
    },
  };
}
