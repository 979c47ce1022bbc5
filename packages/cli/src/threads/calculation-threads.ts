import {
  type Calculation,
  type CalculationName,
  type CalculationOptions,
  type CalculationResult,
  calculations,
  type CalculationTask,
} from '@shigan/app';
import { availableParallelism } from 'node:os';
import type { Worker } from 'node:worker_threads';
import { readOutcome, type Turn } from './protocol.ts';
import { startThread } from './start-thread.ts';

export interface CalculationThreads extends Calculation {
  /** Ends all threads. Runs that are under way fail. */
  close(): Promise<void>;
}

/** A turn for a thread, and what is done with the answer. */
interface GivenTurn {
  readonly turn: Turn;
  take(answer: unknown): void;
}

/** A run under way: turns not yet handed out, and what becomes of those that are. */
interface Run {
  /** The next turn, or undefined when all are handed out. */
  next(): GivenTurn | undefined;
  fail(error: unknown): void;
}

interface Thread {
  readonly worker: Worker;
  run: Run | undefined;
  take: ((answer: unknown) => void) | undefined;
}

/** Threads that calculate beside the one that answers requests: as many as there are processors less one, started when there is work,
 *  and no reason for the program to stay alive. Runs take turns. A run that is ended takes its threads with it, so that a task that
 *  takes minutes ends at once; the next work starts new ones. */
export function createCalculationThreads(most: number = Math.max(1, availableParallelism() - 1)): CalculationThreads {
  const threads = new Set<Thread>();
  const runs: Run[] = [];
  let isClosed = false;

  const forget = (run: Run): void => {
    const at = runs.indexOf(run);
    if (at >= 0) runs.splice(at, 1);
  };
  const end = (thread: Thread): void => {
    threads.delete(thread);
    void thread.worker.terminate();
  };
  const start = (): Thread => {
    const thread: Thread = { worker: startThread('./thread', import.meta.url), run: undefined, take: undefined };
    threads.add(thread);
    const lost = (error: unknown): void => {
      threads.delete(thread);
      thread.run?.fail(error);
      thread.run = undefined;
      handOut();
    };
    thread.worker.on('message', (answer: unknown) => {
      const { take } = thread;
      thread.run = undefined;
      thread.worker.unref();
      take?.(answer);
      handOut();
    });
    thread.worker.on('error', lost);
    thread.worker.on('exit', () => {
      if (threads.has(thread)) lost(new Error('a calculating thread ended'));
    });
    return thread;
  };
  const handOut = (): void => {
    while (runs.length > 0) {
      const idle = [...threads].find((t) => t.run === undefined) ?? (threads.size < most ? start() : undefined);
      const run = idle === undefined ? undefined : runs.shift();
      if (idle === undefined || run === undefined) return;
      const given = run.next();
      if (given === undefined) continue;
      runs.push(run);
      idle.run = run;
      idle.take = given.take;
      idle.worker.ref();
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
      idle.worker.postMessage(given.turn);
    }
  };

  const calculation: Calculation = {
    run: (name, tasks, options = {}) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error('calculations are closed'));
        if (options.signal?.aborted === true) return reject(reasonOf(options.signal.reason));
        if (tasks.length === 0) return resolve([]);
        const settled = (): void => {
          forget(run);
          options.signal?.removeEventListener('abort', onAbort);
        };
        const fail = (error: unknown): void => {
          settled();
          for (const thread of threads) if (thread.run === run) end(thread);
          reject(reasonOf(error));
          handOut();
        };
        const onAbort = (): void => fail(options.signal?.reason);
        const run = createRun(name, tasks, options, fail, (results) => {
          settled();
          resolve(results);
        });
        options.signal?.addEventListener('abort', onAbort);
        runs.push(run);
        handOut();
      }),
  };
  return {
    ...calculation,
    close: async () => {
      isClosed = true;
      const all = [...threads];
      threads.clear();
      for (const { run } of all) run?.fail(new Error('calculations are closed'));
      await Promise.all(all.map((t) => t.worker.terminate()));
    },
  };
}

function createRun<K extends CalculationName>(
  name: K,
  tasks: readonly CalculationTask<K>[],
  { onProgress }: CalculationOptions,
  fail: (error: unknown) => void,
  finish: (results: readonly CalculationResult<K>[]) => void,
): Run {
  const { perTurn } = calculations[name];
  const results = Array.from<CalculationResult<K>>({ length: tasks.length });
  let handedOut = 0;
  let done = 0;
  let isOver = false;
  const take = (from: number, some: readonly CalculationResult<K>[]): void => {
    some.forEach((result, i) => {
      results[from + i] = result;
    });
    done += some.length;
    onProgress?.(done, tasks.length);
    if (isOver || done < tasks.length) return;
    isOver = true;
    finish(results);
  };
  const giveUp = (error: unknown): void => {
    if (isOver) return;
    isOver = true;
    fail(error);
  };
  return {
    next: () => {
      if (isOver || handedOut >= tasks.length) return undefined;
      const from = handedOut;
      handedOut = Math.min(from + perTurn, tasks.length);
      return {
        turn: { name, tasks: tasks.slice(from, handedOut) },
        take: (answer) => {
          if (isOver) return;
          const outcome = readOutcome<K>(answer);
          if (outcome.is === 'done') take(from, outcome.results);
          else giveUp(outcome.error);
        },
      };
    },
    fail: giveUp,
  };
}

function reasonOf(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
