import { createReadStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { IncomingFile } from '@shigan/app';

/** A file on disk as it comes in. Its fingerprint is of no concern to readers. */
export function fileAt(path: string): IncomingFile {
  return { name: basename(path), size: statSync(path).size, sha256: '', path, open: () => createReadStream(path) };
}

export interface TestFiles {
  file(name: string, content: string | Uint8Array): IncomingFile;
  readonly folder: string;
  remove(): void;
}

/** Files in a folder of their own, removed afterwards. */
export function testFiles(): TestFiles {
  const folder = mkdtempSync(join(tmpdir(), 'shigan-formats-'));
  let count = 0;
  return {
    folder,
    file(name, content) {
      const path = join(folder, `${++count}-${name}`);
      writeFileSync(path, content);
      return fileAt(path);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A workbook of `spec/workbooks`. */
export function specWorkbook(name: string): IncomingFile {
  return fileAt(fileURLToPath(new URL(`../../../../spec/workbooks/${name}`, import.meta.url)));
}

/** The folder with a data vendor's exports beside this project; undefined where there is none. */
export function officialSeriesFolder(): string | undefined {
  const folder = fileURLToPath(new URL('../../../../../shared/data/official-series', import.meta.url));
  return existsSync(folder) ? folder : undefined;
}
