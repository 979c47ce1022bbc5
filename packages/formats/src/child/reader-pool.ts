import { type ReaderProcess, startReader } from './reader-process.ts';

/** Reading processes, kept warm: starting one takes longer than reading a small workbook. */
export interface ReaderPool {
  take(): Promise<ReaderProcess>;
  /** Gives a process back. One that had trouble, or holds much memory, is ended. */
  give(reader: ReaderProcess, state: { readonly sound: boolean; readonly memory: number }): Promise<void>;
  close(): Promise<void>;
}

const most = 2;
const usesEach = 200;
const memoryEach = 170 * 1024 * 1024;
const idleMs = 30_000;

export function readerPool(start: () => Promise<ReaderProcess> = startReader): ReaderPool {
  const idle: ReaderProcess[] = [];
  const out = new Set<ReaderProcess>();
  const uses = new Map<ReaderProcess, number>();
  const queue: (() => void)[] = [];
  let running = 0;
  let closed = false;
  let idleTimer: NodeJS.Timeout | undefined;

  async function drop(reader: ReaderProcess): Promise<void> {
    uses.delete(reader);
    running--;
    await reader.end();
  }

  async function take(): Promise<ReaderProcess> {
    if (closed) throw new Error('the reader is closed');
    clearTimeout(idleTimer);
    const warm = idle.pop();
    if (warm !== undefined) {
      if (!warm.alive) {
        await drop(warm);
        return take();
      }
      warm.hold(true);
      out.add(warm);
      return warm;
    }
    if (running >= most) {
      await new Promise<void>((resolve) => queue.push(resolve));
      return take();
    }
    running++;
    try {
      const reader = await start();
      out.add(reader);
      return reader;
    } catch (error) {
      running--;
      queue.shift()?.();
      throw error;
    }
  }

  return {
    take,
    async give(reader, { sound, memory }) {
      if (!out.delete(reader)) return;
      const used = (uses.get(reader) ?? 0) + 1;
      uses.set(reader, used);
      if (closed || !sound || !reader.alive || used >= usesEach || memory > memoryEach) await drop(reader);
      else {
        reader.hold(false);
        idle.push(reader);
        idleTimer = setTimeout(() => {
          for (const old of idle.splice(0)) void drop(old);
        }, idleMs).unref();
      }
      queue.shift()?.();
    },
    async close() {
      closed = true;
      clearTimeout(idleTimer);
      await Promise.all([...idle.splice(0), ...out].map(drop));
      out.clear();
    },
  };
}
