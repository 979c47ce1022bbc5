import type { Instant, RegionCode } from '@shigan/core';
import type { IncomingFile } from '../ports.ts';

/** A file of the archive (佐证文件): known by its content. The name is that under which it came first. */
export interface EvidenceFile {
  readonly sha256: string;
  /** SM3 of its bytes (GB/T 32905). */
  readonly sm3: string;
  readonly mediaType: string;
  readonly name: string;
  readonly size: number;
  readonly storedAt: Instant;
  readonly by: string;
}

/** Files of the archive, content-addressed: what is held stays as it is. */
export interface EvidenceStore {
  /** Keeps a file. One of the same content that is held already is answered, and nothing is written but who brought it, too. Refuses
   *  `file-unreadable` where the bytes do not give the fingerprint. */
  keep(
    city: RegionCode,
    file: IncomingFile,
    about: Pick<EvidenceFile, 'sm3' | 'mediaType' | 'storedAt' | 'by'>,
  ): Promise<{ readonly file: EvidenceFile; readonly isNew: boolean }>;
  get(city: RegionCode, sha256: string): Promise<EvidenceFile | undefined>;
  /** Whether somebody brought the bytes of a file themselves: only then, a fingerprint is theirs to name. */
  broughtBy(city: RegionCode, sha256: string, by: string): Promise<boolean>;
  /** Refuses `unknown-file`. */
  bytes(city: RegionCode, sha256: string): AsyncIterable<Uint8Array>;
}
