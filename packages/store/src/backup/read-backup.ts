import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';

import { DomainError } from '@shigan/core';

import {
  type BackupHead,
  type BackupManifest,
  backupFormat,
  sealManifest,
  type TableCount,
  type TableHead,
} from './manifest.ts';

/** Told of what a backup holds while it is read. */
export interface BackupVisitor {
  head?(head: BackupHead): Promise<void>;
  table?(table: TableHead): Promise<void>;
  /** Some rows of the table last told of. */
  rows?(lines: readonly string[]): Promise<void>;
}

/** A longer line is none of ours: the longest hold a piece of a file, or a draft's document. */
const longestLine = 256 * 2 ** 20;
const rowsAtOnce = 1000;
const bytesAtOnce = 4 * 2 ** 20;

/** Goes through a backup once, in bounded memory, and gives its manifest. Refuses `backup-broken` for what is no backup, is cut short, or
 *  does not give its own counts and fingerprints; what was told until then must be let go. Refuses `backup-newer`. */
export async function readBackup(path: string, visitor: BackupVisitor = {}): Promise<BackupManifest> {
  const tables: Record<string, TableCount> = {};
  let head: BackupHead | undefined;
  let manifest: BackupManifest | undefined;
  let present: { readonly name: string; readonly hash: Hash; rows: number } | undefined;
  let lines: string[] = [];
  let bytes = 0;
  const hand = async (): Promise<void> => {
    if (lines.length > 0) await visitor.rows?.(lines);
    lines = [];
    bytes = 0;
  };
  const finish = async (): Promise<void> => {
    await hand();
    if (present !== undefined) tables[present.name] = { rows: present.rows, sha256: present.hash.digest('hex') };
    present = undefined;
  };
  for await (const line of linesOf(path)) {
    if (manifest !== undefined) throw broken(path, 'something follows the manifest');
    if (line[0] === openBracket) {
      if (present === undefined) throw broken(path, 'rows of no table');
      present.hash.update(line).update('\n');
      present.rows += 1;
      lines.push(line.toString());
      bytes += line.length;
      if (lines.length === rowsAtOnce || bytes > bytesAtOnce) await hand();
      continue;
    }
    const said: unknown = parsed(path, line);
    if (head === undefined) {
      head = headOf(path, said);
      await visitor.head?.(head);
    } else if (isTableHead(said)) {
      await finish();
      present = { name: said.table, hash: createHash('sha256'), rows: 0 };
      await visitor.table?.(said);
    } else if (isManifestLine(said)) {
      await finish();
      manifest = said.manifest;
    } else throw broken(path, 'a line of no kind');
  }
  if (head === undefined || manifest === undefined) throw broken(path, 'it has no end');
  const found = sealManifest(head, tables);
  for (const [table, { rows, sha256 }] of Object.entries(manifest.tables)) {
    const held = tables[table];
    if (held?.rows !== rows) throw broken(path, `${table}: ${held?.rows ?? 0} of ${rows} rows`);
    if (held.sha256 !== sha256) throw broken(path, `${table}: not the rows that were written`);
  }
  if (found.fingerprint !== manifest.fingerprint) throw broken(path, 'not the manifest that was written');
  return manifest;
}

const openBracket = '['.charCodeAt(0);
const newline = '\n'.charCodeAt(0);

async function* linesOf(path: string): AsyncIterable<Buffer> {
  let parts: Buffer[] = [];
  let size = 0;
  const source = createReadStream(path);
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  try {
    for await (const chunk of source.pipe(gunzip)) {
      const bytes: Buffer = chunk;
      let from = 0;
      for (let at = bytes.indexOf(newline); at !== -1; at = bytes.indexOf(newline, from)) {
        yield Buffer.concat([...parts, bytes.subarray(from, at)]);
        parts = [];
        size = 0;
        from = at + 1;
      }
      if (from < bytes.length) parts.push(bytes.subarray(from));
      size += bytes.length - from;
      if (size > longestLine) throw broken(path, 'a line without end');
    }
  } catch (error) {
    // Of the file itself: what follows the yield throws there.
    if (isOfFile(error)) throw broken(path, error.message, error);
    throw error;
  } finally {
    source.destroy();
    gunzip.destroy();
  }
  if (parts.length > 0) throw broken(path, 'it ends in the middle of a line');
}

function isOfFile(error: unknown): error is Error {
  return (
    error instanceof Error &&
    'code' in error &&
    typeof error.code === 'string' &&
    /^Z_|^ENOENT$|^EISDIR$|^EACCES$/.test(error.code)
  );
}

function parsed(path: string, line: Buffer): unknown {
  try {
    return JSON.parse(line.toString());
  } catch (error) {
    throw broken(path, 'a line that is no JSON', error);
  }
}

function headOf(path: string, said: unknown): BackupHead {
  if (!isHead(said)) throw broken(path, 'it is no backup');
  if (said.format > backupFormat) throw new DomainError('backup-newer', { format: said.format });
  const { shigan, format, schemaVersion, madeAt, backend } = said;
  return { shigan, format, schemaVersion, madeAt, backend };
}

function isHead(said: unknown): said is BackupHead {
  return (
    isTable(said) &&
    said['shigan'] === 'backup' &&
    typeof said['format'] === 'number' &&
    typeof said['schemaVersion'] === 'number'
  );
}

function isTableHead(said: unknown): said is TableHead {
  return isTable(said) && typeof said['table'] === 'string' && Array.isArray(said['columns']);
}

function isManifestLine(said: unknown): said is { readonly manifest: BackupManifest } {
  return isTable(said) && isTable(said['manifest']) && isTable(said['manifest']['tables']);
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function broken(path: string, reason: string, cause?: unknown): DomainError {
  return new DomainError('backup-broken', { path, reason }, cause === undefined ? {} : { cause });
}
