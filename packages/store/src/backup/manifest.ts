import { createHash } from 'node:crypto';

/** A backup (备份) is one file: gzip of lines. The first says what it is, every table has a line with its columns and then its rows,
 *  each a JSON array of texts, and the last line is the manifest. */
export const backupFormat = 1;

export interface BackupHead {
  readonly shigan: 'backup';
  readonly format: number;
  readonly schemaVersion: number;
  readonly madeAt: string;
  readonly backend: string;
}

export interface TableHead {
  readonly table: string;
  readonly columns: readonly string[];
}

export interface TableCount {
  readonly rows: number;
  /** SHA-256 of its lines, each with its newline. */
  readonly sha256: string;
}

export interface BackupManifest extends BackupHead {
  readonly tables: Readonly<Record<string, TableCount>>;
  /** SHA-256 of the manifest without this: whoever notes it elsewhere can tell any other file from this one. */
  readonly fingerprint: string;
}

export function sealManifest(head: BackupHead, tables: Readonly<Record<string, TableCount>>): BackupManifest {
  const unsealed = { ...head, tables };
  return { ...unsealed, fingerprint: createHash('sha256').update(JSON.stringify(unsealed)).digest('hex') };
}

/** Rows of all tables together. */
export function rowsIn({ tables }: Pick<BackupManifest, 'tables'>): number {
  return Object.values(tables).reduce((sum, { rows }) => sum + rows, 0);
}
