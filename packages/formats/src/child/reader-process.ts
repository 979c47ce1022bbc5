import { type ChildProcess, fork } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { DomainError } from '@shigan/core';
import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';
import { parseReply, type ReaderReply, type ReaderRequest } from './protocol.ts';

interface Limits {
  readonly stallMs: number;
  readonly limitMs: number;
}

/** A process that reads workbooks for this one. What it cannot finish in time or memory ends with it. */
export interface ReaderProcess {
  /** Asks and waits for the answer. `stallMs` without a sign of life, or `limitMs` in all, ends the process. */
  ask(request: ReaderRequest, limits: Limits): Promise<ReaderReply>;
  /** Keeps this process from ending, or lets it end. */
  hold(on: boolean): void;
  /** Ends it at once. */
  end(): Promise<void>;
  readonly alive: boolean;
}

/** From sources (tests) the process needs what runs them; compiled it needs nothing. */
function entry(): { readonly path: string; readonly execArgv: readonly string[] } {
  const compiled = import.meta.url.endsWith('.js');
  const path = fileURLToPath(new URL(`./reader-main.${compiled ? 'js' : 'ts'}`, import.meta.url));
  if (compiled) return { path, execArgv: [] };
  const loader = pathToFileURL(createRequire(path).resolve('tsx')).href;
  return { path, execArgv: ['--conditions=source', '--import', loader] };
}

const startMs = 20_000;
const abortCode = 134;

/** Starts a process and waits until it is ready. */
export async function startReader(heapMegabytes: number = uploadLimits.childHeapMegabytes): Promise<ReaderProcess> {
  const { path, execArgv } = entry();
  const child = fork(path, [], {
    execArgv: [...execArgv, `--max-old-space-size=${heapMegabytes}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: passedOn(process.env),
    serialization: 'json',
  });
  const reader = readerOf(child);
  const first = await reader.awaitReply({ stallMs: startMs, limitMs: startMs });
  if (first.is !== 'ready') throw new Error(`the reading process did not start: ${JSON.stringify(first)}`);
  return reader;
}

/** Nothing of the environment but what a process needs to run. */
function passedOn(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    ['PATH', 'TMPDIR', 'TEMP', 'SystemRoot', 'HOME'].flatMap((k) => (env[k] === undefined ? [] : [[k, env[k]]])),
  );
}

interface Waiting {
  resolve(reply: ReaderReply): void;
  reject(error: Error): void;
  readonly stallMs: number;
  stall: NodeJS.Timeout;
  readonly limit: NodeJS.Timeout;
}

function readerOf(child: ChildProcess): ReaderProcess & Pick<Listening, 'awaitReply'> {
  const listening = listen(child);
  let turn: Promise<unknown> = Promise.resolve();
  function asked(request: ReaderRequest, limits: Limits): Promise<ReaderReply> {
    const reply = listening.awaitReply(limits);
    child.send(request, (error) => {
      if (error !== null) listening.fail(error);
    });
    return reply;
  }
  return {
    awaitReply: (limits) => listening.awaitReply(limits),
    async ask(request, limits) {
      const answer = await (turn = turn.then(
        () => asked(request, limits),
        () => asked(request, limits),
      ));
      if (answer.is === 'refused') throw new DomainError(answer.code, answer.params);
      if (answer.is === 'failed' && answer.system) throw new Error(answer.message);
      if (answer.is === 'failed')
        throw new DomainError('file-unreadable', { reason: 'the reader failed' }, { cause: new Error(answer.message) });
      return answer;
    },
    hold(on) {
      if (on) {
        child.ref();
        child.channel?.ref();
      } else {
        child.unref();
        child.channel?.unref();
      }
    },
    async end() {
      listening.fail(new Error('the reading process was ended'));
      if (child.exitCode === null && child.signalCode === null) {
        child.ref(); // or this process could end while it waits
        child.kill('SIGKILL');
      }
      await listening.exited;
    },
    get alive() {
      return child.connected && child.exitCode === null && child.signalCode === null;
    },
  };
}

interface Listening {
  awaitReply(limits: Limits): Promise<ReaderReply>;
  fail(error: Error): void;
  readonly exited: Promise<void>;
}

function listen(child: ChildProcess): Listening {
  let waiting: Waiting | undefined;

  function settle(with_: (w: Waiting) => void): void {
    const w = waiting;
    waiting = undefined;
    if (w === undefined) return;
    clearTimeout(w.stall);
    clearTimeout(w.limit);
    with_(w);
  }
  const fail = (error: Error): void => settle((w) => w.reject(error));
  const overdue = (): void => {
    fail(refuse('file-took-too-long', 'no answer in time'));
    child.kill('SIGKILL');
  };

  child.on('message', (message) => {
    const reply = parseReply(message);
    if (reply.is !== 'working') settle((w) => w.resolve(reply));
    else if (waiting !== undefined) {
      clearTimeout(waiting.stall);
      waiting.stall = setTimeout(overdue, waiting.stallMs);
    }
  });
  child.on('error', fail);
  const exited = new Promise<void>((resolve) => {
    child.once('exit', (code, signal) => {
      // out of memory, a process aborts or is killed; with another code it ended by a mistake of its own
      fail(
        signal !== null || code === abortCode
          ? refuse('file-expands-too-far', 'more memory than a workbook may take')
          : new Error(`the reading process ended: ${code}`),
      );
      resolve();
    });
  });
  return {
    fail,
    exited,
    awaitReply({ stallMs, limitMs }) {
      if (waiting !== undefined) throw new Error('one request at a time');
      return new Promise((resolve, reject) => {
        waiting = {
          resolve,
          reject,
          stallMs,
          stall: setTimeout(overdue, stallMs),
          limit: setTimeout(overdue, limitMs),
        };
      });
    },
  };
}
