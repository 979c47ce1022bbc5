// `npm run bench [-- NAME… --seconds N]`: every benchmark, one after the other, each in a process of its own. With few seconds to
// spend they share them, and each takes a smaller case.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Long runs that are no benchmarks; each has a command of its own. */
const others: ReadonlySet<string> = new Set(['faults', 'fuzz', 'soak', 'asof-replay']);

/** What a short run asks of a benchmark that has sizes instead of seconds. */
const smaller: Readonly<Record<string, readonly string[]>> = { analysis: ['--cities', '20'] };

const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('--'));
const asked = firstOption === -1 ? args : args.slice(0, firstOption);
const options = firstOption === -1 ? [] : args.slice(firstOption);

const names = readdirSync(here)
  .filter((name) => existsSync(`${here}${name}/main.ts`) && !others.has(name))
  .filter((name) => asked.length === 0 || asked.includes(name));
if (names.length === 0) throw new Error(`no such benchmark: ${asked.join(' ')}`);

// The seconds asked for are shared out: each benchmark takes as small a part as it needs to.
const secondsAt = options.indexOf('--seconds') + 1;
if (secondsAt > 0) options[secondsAt] = String(Math.max(1, Math.floor(Number(options[secondsAt]) / names.length)));

for (const name of names) {
  console.log(`\n== ${name}`);
  const code = await runOne(name, optionsFor(name));
  if (code !== 0) process.exitCode = 1;
}

function optionsFor(name: string): readonly string[] {
  const at = options.indexOf('--seconds') + 1;
  if (at === 0) return options;
  const seconds = Math.max(1, Math.floor(Number(options[at]) / names.length));
  return [...options.slice(0, at), String(seconds), ...options.slice(at + 1), ...(smaller[name] ?? [])];
}

function runOne(name: string, given: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...process.execArgv, `${here}${name}/main.ts`, ...given], {
      stdio: 'inherit',
    });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
