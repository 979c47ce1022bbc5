import type { MadeFile, MadeFiles } from '@shigan/app';
import { on } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { fileOnDisk } from '../incoming-file.ts';
import { startThread } from '../threads/start-thread.ts';
import type { FilesAsked, FilesNews, FilesOrder } from './protocol.ts';

/** Files that lie ready before they are asked for. */
const ready = 6;

/** Makes the demonstration's workbooks (演示数据) in a thread beside the one that takes them in, in a directory that only this user can
 *  read, and lets `use` read them, each until it removes it. */
export async function withDemoFiles<T>(use: (made: MadeFiles) => Promise<T>): Promise<T> {
  const directory = await mkdtemp(join(tmpdir(), 'shigan-workbooks-'));
  const asked: FilesAsked = { directory };
  const thread = startThread('./thread', import.meta.url, asked);
  try {
    // Listening from the start: what is told before somebody waits for it is kept.
    const told: Told = on(thread, 'message', { close: ['exit'] });
    for (let more = 0; more < ready; more++) order(thread, 'more');
    const first = await next(told);
    if (first?.is !== 'begun') throw new Error('no workbooks are made');
    const { count } = first;
    return await use({ count, files: filesOf(told, thread, count) });
  } finally {
    await thread.terminate();
    await rm(directory, { recursive: true, force: true });
  }
}

type Told = AsyncIterator<readonly FilesNews[]>;

/** Undefined when the thread has ended. */
async function next(told: Told): Promise<FilesNews | undefined> {
  const { done, value } = await told.next();
  return done === true ? undefined : value[0];
}

async function* filesOf(told: Told, thread: Worker, count: number): AsyncGenerator<MadeFile> {
  for (let made = 0; made < count; made++) {
    const news = await next(told);
    if (news?.is !== 'made') throw new Error(`only ${made} of ${count} workbooks were made`);
    const { path } = news;
    yield {
      file: await fileOnDisk(path),
      remove: async () => rm(dirname(path), { recursive: true, force: true }),
    };
    order(thread, 'more');
  }
}

function order(thread: Worker, what: FilesOrder): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  thread.postMessage(what);
}
