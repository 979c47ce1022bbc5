import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DomainError } from '@shigan/core';
import { createWorkbookReader } from '@shigan/formats';
import { oldTable } from '../../packages/formats/src/testing/old-workbook.ts';
import type { BuiltMember } from '../../packages/formats/src/testing/zip-builder.ts';
import { memberBytes, openZip } from '../../packages/formats/src/xlsx/zip.ts';
import { randomFrom } from '../running/options.ts';
import { mutate, type Original } from './mutations.ts';

/** What a run found: a case is a damaged workbook that was refused, or read. */
export interface FuzzResult {
  readonly cases: number;
  readonly read: number;
  /** Refusals by code. */
  readonly refused: Readonly<Record<string, number>>;
  readonly slowestMs: number;
  /** This process and its children at their largest. */
  readonly peakMebibytes: number;
  readonly failures: readonly string[];
}

/** A bad file is refused within this time … */
const refusedWithinMs = 10_000;
/** … and this memory. */
const memoryMebibytes = 512;

/** Damages workbooks at random and reads them: each is to be read or refused with a reason, in time and memory. */
export async function run(options: { readonly seconds: number; readonly seed: number }): Promise<FuzzResult> {
  const originals = await originalFiles();
  const folder = mkdtempSync(join(tmpdir(), 'shigan-fuzz-'));
  const reader = createWorkbookReader();
  const refused: Record<string, number> = {};
  const failures: string[] = [];
  let [cases, read, slowestMs, peak] = [0, 0, 0, 0];
  const end = performance.now() + options.seconds * 1000;
  try {
    for (; performance.now() < end && failures.length < 10; cases++) {
      // every case has a seed of its own: with it as --seed the run begins with this case
      const seed = options.seed + cases;
      const random = randomFrom(seed);
      const original = originals[Math.floor(random() * originals.length)];
      if (original === undefined) throw new Error('no workbooks to damage');
      const { bytes, how } = mutate(original, random);
      const started = performance.now();
      const outcome = await attempt(reader, join(folder, original.name), bytes);
      const took = performance.now() - started;
      slowestMs = Math.max(slowestMs, took);
      if (outcome.kind === 'read') read++;
      else if (outcome.kind === 'refused') refused[outcome.code] = (refused[outcome.code] ?? 0) + 1;
      const memory = cases % 20 === 0 ? memoryOfAll() : 0;
      peak = Math.max(peak, memory);
      const wrong =
        outcome.kind === 'failed'
          ? outcome.message
          : took > refusedWithinMs
            ? 'too slow'
            : memory > memoryMebibytes
              ? 'too much memory'
              : undefined;
      if (wrong !== undefined) failures.push(`--seed ${seed}: ${original.name}, ${how}: ${wrong}`);
    }
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { cases, read, refused, slowestMs, peakMebibytes: peak, failures };
}

type Outcome =
  | { readonly kind: 'read' }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'failed'; readonly message: string };

async function attempt(reader: ReturnType<typeof createWorkbookReader>, path: string, bytes: Buffer): Promise<Outcome> {
  writeFileSync(path, bytes);
  try {
    const workbook = await reader.open(
      { name: path, size: bytes.length, sha256: '', path, open: () => createReadStream(path) },
      { headRows: 50 },
    );
    try {
      for (const sheet of workbook.sheets) for await (const _ of sheet.rest);
    } finally {
      await workbook.close();
    }
    return { kind: 'read' };
  } catch (error) {
    if (error instanceof DomainError) {
      // a reader that broke down refuses the file too, but is not meant to
      const broke = error.params['reason'] === 'the reader failed';
      return broke ? { kind: 'failed', message: causes(error) } : { kind: 'refused', code: error.code };
    }
    return { kind: 'failed', message: causes(error) };
  }
}

function causes(error: unknown): string {
  return error instanceof Error
    ? `${error.stack}${error.cause === undefined ? '' : `\n  because ${causes(error.cause)}`}`
    : String(error);
}

/** The workbooks of the specification, and an .xls. */
async function originalFiles(): Promise<readonly Original[]> {
  const folder = fileURLToPath(new URL('../../spec/workbooks/', import.meta.url));
  const names = readdirSync(folder).filter(
    (name) => /^\d.*\.(?:xlsx|csv)$/.test(name) && !/expected|changes/.test(name),
  );
  const files = await Promise.all(
    names.map(async (name): Promise<Original> => {
      const bytes = readFileSync(join(folder, name));
      return name.endsWith('.xlsx') ? { name, bytes, members: await membersOf(join(folder, name)) } : { name, bytes };
    }),
  );
  return [...files, { name: 'old.xls', bytes: oldTable() }, { name: 'old-2.xls', bytes: oldTable() }];
}

async function membersOf(path: string): Promise<readonly BuiltMember[]> {
  const file = await open(path);
  try {
    const archive = await openZip(file, (await file.stat()).size);
    const members: BuiltMember[] = [];
    for (const member of archive.members.values()) {
      const pieces: Buffer[] = [];
      for await (const piece of memberBytes(archive, member)) pieces.push(piece);
      members.push({ name: member.name, content: Buffer.concat(pieces) });
    }
    return members;
  } finally {
    await file.close();
  }
}

/** What this process and its children hold, in MiB; 0 where the system does not say. */
function memoryOfAll(): number {
  try {
    const own = `/proc/${process.pid}`;
    const children = readdirSync(`${own}/task`).flatMap((task) =>
      readFileSync(`${own}/task/${task}/children`, 'utf8').trim().split(/\s+/),
    );
    return (
      [String(process.pid), ...children.filter((pid) => pid !== '')].reduce((sum, pid) => sum + residentOf(pid), 0) /
      1024
    );
  } catch {
    return 0;
  }
}

/** In KiB; a child may have ended meanwhile. */
function residentOf(pid: string): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
