import { type ChildProcess, spawn } from 'node:child_process';
import { isAbsolute } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** What is built is loaded far faster. An engine that lives for seconds is not made faster while it runs. */
const loaders = [
  '--liftoff-only',
  ...(process.env['SHIGAN_COMPILED'] === '1'
    ? ['--import', 'tsx', '--import', new URL('../../../../scripts/steps/from-built.mjs', import.meta.url).href]
    : ['--conditions=source', '--import', 'tsx']),
];

/** A process that runs a script. */
export interface ScriptProcess {
  /** The next line that it prints; undefined once it has ended. */
  line(): Promise<string | undefined>;
  /** Ends it at once, as a power cut would, and gives what it had printed and nobody had read. */
  kill(): Promise<readonly string[]>;
  /** Waits for its end. */
  ended(): Promise<number | null>;
}

/** Runs a script, given by its path or by its name in this folder. */
export function runScript(name: string, args: readonly string[]): ScriptProcess {
  const file = isAbsolute(name) ? name : fileURLToPath(new URL(name, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, [...loaders, file, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  if (!child.stdout) throw new Error('no output of the child process');
  const lines: string[] = [];
  const waiting: ((line: string | undefined) => void)[] = [];
  let closed = false;
  createInterface({ input: child.stdout })
    .on('line', (line) => {
      const next = waiting.shift();
      if (next) next(line);
      else lines.push(line);
    })
    .on('close', () => {
      closed = true;
      for (const next of waiting.splice(0)) next(undefined);
    });
  return {
    line: async () => {
      if (lines.length > 0) return lines.shift();
      if (closed) return undefined;
      return new Promise((resolve) => {
        waiting.push(resolve);
      });
    },
    kill: async () => {
      child.kill('SIGKILL');
      await exit;
      return lines;
    },
    ended: async () => exit,
  };
}
