import { type FileHandle, open } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { DomainError } from '@shigan/core';
import type { OpenedWorkbook, RowFrame } from '../row-frame.ts';
import { openXlsx } from '../xlsx/read-xlsx.ts';
import { parseRequest, type ReaderReply, type ReaderRequest } from './protocol.ts';

/** The process that takes workbooks apart. It holds one at a time, is told what to do by messages, and ends with the
 *  process that started it. */

let file: FileHandle | undefined;
let workbook: OpenedWorkbook | undefined;
/** Per sheet the batch after the one sent last, read while that one is on its way. */
const ahead = new Map<number, Promise<readonly RowFrame[] | undefined>>();

function reply(message: ReaderReply): void {
  process.send?.(message);
}

async function perform(request: ReaderRequest): Promise<ReaderReply> {
  switch (request.do) {
    case 'open': {
      await release();
      workbook = request.kind === 'zip' ? await openArchive(request) : await openContainer(request);
      return { is: 'opened', sheets: workbook.sheets };
    }
    case 'next':
      return { is: 'rows', rows: await nextBatch(request.sheet) };
    case 'close':
      await release();
      return { is: 'closed', memory: process.memoryUsage.rss() };
    default:
      return request satisfies never;
  }
}

async function openArchive(request: Extract<ReaderRequest, { do: 'open' }>): Promise<OpenedWorkbook> {
  file = await open(request.path);
  const { size } = await file.stat();
  return openXlsx(file, size, request.headRows, () => reply({ is: 'working' }));
}

async function nextBatch(sheet: number): Promise<readonly RowFrame[] | null> {
  const held = workbook;
  if (held === undefined) return null;
  const coming = ahead.get(sheet) ?? held.next(sheet);
  ahead.delete(sheet);
  const rows = await coming;
  if (rows === undefined) return null;
  // after the reply has gone out
  setImmediate(() => {
    if (workbook !== held || ahead.has(sheet)) return;
    const following = held.next(sheet);
    following.catch(() => undefined); // reported when it is asked for
    ahead.set(sheet, following);
  });
  return rows;
}

/** The library for .xls works in one go and could go on for ever; nobody may be left to end this process then, so a thread
 *  of its own does. */
async function openContainer(request: Extract<ReaderRequest, { do: 'open' }>): Promise<OpenedWorkbook> {
  const { openXls } = await import('../xls/read-xls.ts');
  const end = new Worker(`setTimeout(() => process.kill(process.pid, 'SIGKILL'), ${request.limitMs + 2000})`, {
    eval: true,
  });
  try {
    return await openXls(request.path, request.headRows);
  } finally {
    await end.terminate();
  }
}

async function release(): Promise<void> {
  const held = file;
  file = undefined;
  workbook = undefined;
  await Promise.allSettled(ahead.values());
  ahead.clear();
  await held?.close();
}

function failure(error: unknown): ReaderReply {
  if (error instanceof DomainError) return { is: 'refused', code: error.code, params: error.params };
  return {
    is: 'failed',
    message: error instanceof Error ? (error.stack ?? error.message) : String(error),
    system: error instanceof Error && 'syscall' in error,
  };
}

async function answer(before: Promise<void>, message: unknown): Promise<void> {
  await before;
  reply(await perform(parseRequest(message)).catch(failure));
}

let queue: Promise<void> = Promise.resolve();

process.on('message', (message) => {
  queue = answer(queue, message);
});
process.on('disconnect', () => process.exit());
reply({ is: 'ready' });
