import { type ChildProcess, fork } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { CaseDone } from './worker.ts';

/** What a run found: a case is a damaged file that was taken in, answered with faults, or refused. */
export interface FilesFuzzed {
  readonly cases: number;
  /** By kind of file and answer. */
  readonly answers: ReadonlyMap<string, number>;
  readonly slowest: { readonly ms: number; readonly what: string };
  /** The largest that a process ever was, MiB: the one that lets files in, and the one that takes workbooks apart. */
  readonly peakMebibytes: { readonly worker: number; readonly reader: number };
  readonly failures: readonly string[];
}

/** A file is answered within this time of the processor … */
const answeredWithinMs = 10_000;
/** … and after this time of the clock the process is ended, since it may be one that nothing else ends. */
const endedAfterMs = 120_000;
/** … and no process is ever larger than this. */
const memoryMebibytes = 640;
const heapMebibytes = 320;

/** Damages files and lets them in by the application's doors, in processes bounded in memory and time. */
export async function fuzzFiles(options: {
  readonly cases: number;
  readonly seconds: number;
  readonly seed: number;
  readonly workers: number;
}): Promise<FilesFuzzed> {
  const answers = new Map<string, number>();
  const failures: string[] = [];
  const peak = { worker: 0, reader: 0 };
  let slowest = { ms: 0, what: '' };
  let [next, cases] = [0, 0];
  const end = performance.now() + options.seconds * 1000;
  const isOver = (): boolean => next >= options.cases || performance.now() > end || failures.length >= 10;

  const note = (done: CaseDone): void => {
    cases++;
    const what = `--seed ${done.seed}: ${done.name}, ${done.how}`;
    if (done.tookMs > slowest.ms) slowest = { ms: done.tookMs, what };
    if (done.answer !== undefined) {
      const key = `${done.kind} ${done.answer}`;
      answers.set(key, (answers.get(key) ?? 0) + 1);
    }
    if (done.wrong !== undefined) failures.push(`${what}: ${done.wrong}`);
    else if (done.tookMs > answeredWithinMs) failures.push(`${what}: took ${done.tookMs.toFixed(0)} ms`);
  };

  async function work(): Promise<void> {
    let worker = await started();
    for (let n = 0; !isOver(); n++) {
      const seed = options.seed + next++;
      const done = await asked(worker, seed);
      if (typeof done === 'string') {
        failures.push(`--seed ${seed}: ${done}`);
        worker.kill('SIGKILL');
        worker = await started();
        continue;
      }
      note(done);
      if (n % 10 === 0) grown(worker, seed);
    }
    grown(worker, options.seed + next);
    const gone = new Promise((resolve) => worker.once('exit', resolve));
    worker.disconnect();
    await gone;
  }

  function grown(worker: ChildProcess, seed: number): void {
    const [own, readers] = largest(worker.pid ?? 0);
    peak.worker = Math.max(peak.worker, own);
    peak.reader = Math.max(peak.reader, readers);
    if (Math.max(own, readers) > memoryMebibytes) failures.push(`before --seed ${seed}: ${own} and ${readers} MiB`);
  }

  await Promise.all(Array.from({ length: options.workers }, work));
  return { cases, answers, slowest, peakMebibytes: peak, failures };
}

async function started(): Promise<ChildProcess> {
  const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    execArgv: [...process.execArgv, `--max-old-space-size=${heapMebibytes}`],
  });
  await new Promise<void>((resolve, reject) => {
    worker.once('message', () => resolve());
    worker.once('exit', (code) => reject(new Error(`the worker ended: ${code}`)));
  });
  worker.removeAllListeners('exit');
  return worker;
}

/** What became of a case; words where the process ended or had to be ended. */
function asked(worker: ChildProcess, seed: number): Promise<CaseDone | string> {
  return new Promise((resolve) => {
    const settle = (outcome: CaseDone | string): void => {
      clearTimeout(patience);
      worker.off('message', onDone);
      worker.off('exit', onExit);
      resolve(outcome);
    };
    // The worker is this program's own.
    const onDone = (message: unknown): void => settle(message as CaseDone);
    const onExit = (code: number | null, signal: string | null): void => settle(`the process ended: ${code ?? signal}`);
    const patience = setTimeout(() => settle(`no answer within ${endedAfterMs} ms`), endedAfterMs);
    worker.once('message', onDone);
    worker.once('exit', onExit);
    worker.send(seed);
  });
}

/** The most that a process and the largest of its children ever held, in MiB; 0 where the system does not say. */
function largest(pid: number): readonly [own: number, child: number] {
  const status = (of: string): number => {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${of}/status`, 'utf8'))?.[1] ?? 0) / 1024;
    } catch {
      return 0;
    }
  };
  try {
    const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').trim().split(/\s+/),
    );
    return [status(String(pid)), Math.max(0, ...children.filter((one) => one !== '').map(status))];
  } catch {
    return [0, 0];
  }
}
