import { type Actor, DomainError, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { StoredFile } from '../ports.ts';

export interface FileReading {
  readonly file: StoredFile;
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** A file as it was received (原始文件), byte for byte, by its fingerprint. Refuses `unknown-file`. */
export async function readFile(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  sha256: string,
): Promise<FileReading> {
  authorise(actor, 'file.read', cityCode);
  const file = await app.store.imports.file(cityCode, sha256);
  if (file === undefined) throw new DomainError('unknown-file', { sha256 });
  return { file, bytes: app.store.imports.bytes(cityCode, sha256) };
}
