import type { IncomingFile, OpenOptions, WorkbookReader } from '@shigan/app';
import {
  DomainError,
  type GridRow,
  largestFile,
  largestKeptFile,
  type OpenSheet,
  type OpenWorkbook,
} from '@shigan/core';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReaderPool, readerPool } from './child/reader-pool.ts';
import type { ReaderReply } from './child/protocol.ts';
import type { ReaderProcess } from './child/reader-process.ts';
import { openCsv } from './csv/read-csv.ts';
import { type FileKind, fileKind, kindBytes } from './file/file-kind.ts';
import { looksLikeJson, openJson } from './json/read-json.ts';
import { uploadLimits } from './limits.ts';
import { refuse } from './refusal.ts';
import { gridRow, type SheetFrame } from './row-frame.ts';

type Opened = OpenWorkbook & { close(): Promise<void> };

/** The reader of workbooks (工作簿读取). CSV is read here, row by row; .xlsx and .xls in processes of their own, bounded in
 *  memory and time; a file without a path is laid down for them while they read. A process stays taken until the workbook is closed, unless all of it was in the heads. `close` ends
 *  what is still running. */
export function createWorkbookReader(pool: ReaderPool = readerPool()): WorkbookReader & { close(): Promise<void> } {
  return {
    async open(file, options) {
      try {
        return await openFile(file, options, pool);
      } catch (error) {
        throw named(error, file.name);
      }
    },
    close: () => pool.close(),
  };
}

async function openFile(
  file: IncomingFile,
  { headRows, passing = false }: OpenOptions,
  pool: ReaderPool,
): Promise<Opened> {
  if (file.size === 0) throw refuse('file-empty', 'no bytes');
  const most = passing ? largestFile : largestKeptFile;
  if (file.size > most) throw tooLarge(file.size, most);
  const first = await firstBytes(file);
  const kind = fileKind(first);
  if (kind === 'text') return looksLikeJson(first) ? openJson(file) : openCsv(file, headRows);
  if (file.size > uploadLimits.workbookBytes) throw tooLarge(file.size, uploadLimits.workbookBytes);
  return openInProcess(file, kind, headRows, pool);
}

function tooLarge(bytes: number, limit: number): DomainError {
  return refuse('file-too-large', 'larger than may be sent', { bytes, limit });
}

async function firstBytes(file: IncomingFile): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of file.open()) {
    pieces.push(piece);
    length += piece.length;
    if (length >= kindBytes) break;
  }
  return Buffer.concat(pieces).subarray(0, kindBytes);
}

/** The same refusal, saying of which file. */
function named(error: unknown, name: string): unknown {
  return error instanceof DomainError
    ? new DomainError(error.code, { file: name, ...error.params }, { cause: error })
    : error;
}

async function openInProcess(
  file: IncomingFile,
  kind: Exclude<FileKind, 'text'>,
  headRows: number,
  pool: ReaderPool,
): Promise<Opened> {
  const laid = file.path === '' ? await laidDown(file) : undefined;
  try {
    return await openPath(file, laid?.path ?? file.path, kind, { headRows, pool, discard: laid?.discard });
  } catch (error) {
    await laid?.discard();
    throw error;
  }
}

/** A file that lies nowhere, in a private place for as long as it is read: another process reads it there. */
async function laidDown(file: IncomingFile): Promise<{ readonly path: string; discard(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), 'shigan-reading-'));
  const path = join(directory, 'workbook');
  const discard = (): Promise<void> => rm(directory, { recursive: true, force: true });
  try {
    await writeFile(path, file.open(), { mode: 0o600 });
  } catch (error) {
    await discard();
    throw error;
  }
  return { path, discard };
}

async function openPath(
  file: IncomingFile,
  path: string,
  kind: Exclude<FileKind, 'text'>,
  {
    headRows,
    pool,
    discard,
  }: {
    readonly headRows: number;
    readonly pool: ReaderPool;
    /** Of what was laid down for this. */
    readonly discard: (() => Promise<void>) | undefined;
  },
): Promise<Opened> {
  const reader = await pool.take();
  const limits = timeLimits(file.size, kind);
  let sheets: readonly SheetFrame[];
  try {
    const reply = await reader.ask({ do: 'open', kind, path, headRows, limitMs: limits.limitMs }, limits);
    if (reply.is !== 'opened') throw new Error(`unexpected reply: ${reply.is}`);
    ({ sheets } = reply);
    if (sheets.every((sheet) => sheet.head.length === 0)) throw refuse('file-empty', 'no cell with content');
  } catch (error) {
    await giveBack(reader, pool);
    throw error;
  }
  let open = true;
  const close = async (): Promise<void> => {
    if (!open) return;
    open = false;
    await giveBack(reader, pool);
    await discard?.();
  };
  if (sheets.every((sheet) => sheet.complete)) await close();
  return {
    format: kind === 'zip' ? 'xlsx' : 'xls',
    sheets: sheets.map((frame, index) =>
      openSheet(
        frame,
        followingRows(reader, index, frame, file.name, () => open),
      ),
    ),
    close,
  };
}

/** Bad files are refused within ten seconds; large good ones may take longer, as long as they get on. The library for .xls
 *  gives no sign of getting on. */
function timeLimits(size: number, kind: FileKind): { readonly stallMs: number; readonly limitMs: number } {
  const limitMs = uploadLimits.stallMs + (Math.max(0, size - 4_194_304) / 1_048_576) * uploadLimits.openMsPerMegabyte;
  return { stallMs: kind === 'compound' ? limitMs : uploadLimits.stallMs, limitMs };
}

/** Lets go of the workbook; a process that cannot say so is not used again. */
async function giveBack(reader: ReaderProcess, pool: ReaderPool): Promise<void> {
  let state = { sound: false, memory: 0 };
  if (reader.alive) {
    const limits = { stallMs: uploadLimits.stallMs, limitMs: uploadLimits.stallMs };
    const reply = await reader.ask({ do: 'close' }, limits).catch(() => undefined);
    if (reply?.is === 'closed') state = { sound: true, memory: reply.memory };
  }
  await pool.give(reader, state);
}

function openSheet(frame: SheetFrame, rest: AsyncIterable<readonly GridRow[]>): OpenSheet {
  const { sheet, hidden, hiddenColumns, merges } = frame;
  return {
    head: { sheet, hidden, hiddenColumns, merges, rows: frame.head.map(gridRow) },
    complete: frame.complete,
    rest,
  };
}

async function* followingRows(
  reader: ReaderProcess,
  sheet: number,
  frame: SheetFrame,
  name: string,
  isOpen: () => boolean,
): AsyncGenerator<readonly GridRow[]> {
  if (frame.complete) return;
  const limits = { stallMs: uploadLimits.stallMs, limitMs: uploadLimits.stallMs };
  const ask = (): Promise<ReaderReply> => {
    if (!isOpen()) throw new Error('the workbook is closed');
    const reply = reader.ask({ do: 'next', sheet }, limits);
    reply.catch(() => undefined); // reported when it is awaited, if anybody still wants it
    return reply;
  };
  try {
    // one batch ahead: it is read there while this one is used here
    let coming = ask();
    for (;;) {
      const reply = await coming;
      if (reply.is !== 'rows') throw new Error(`unexpected reply: ${reply.is}`);
      if (reply.rows === null) return;
      coming = ask();
      yield reply.rows.map(gridRow);
    }
  } catch (error) {
    throw named(error, name);
  }
}
