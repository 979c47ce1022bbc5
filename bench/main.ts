// `npm run bench [-- NAME… --seconds N]`: every benchmark, one after the other, each in a process of its own.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Long runs that are no benchmarks; each has a command of its own. */
const others: ReadonlySet<string> = new Set(['faults', 'fuzz', 'soak', 'asof-replay']);

const isOption = (arg: string): boolean => arg.startsWith('--');
const args = process.argv.slice(2);
const firstOption = args.findIndex(isOption);
const asked = firstOption === -1 ? args : args.slice(0, firstOption);
const options = firstOption === -1 ? [] : args.slice(firstOption);

const names = readdirSync(here)
  .filter((name) => existsSync(`${here}${name}/main.ts`) && !others.has(name))
  .filter((name) => asked.length === 0 || asked.includes(name));
if (names.length === 0) throw new Error(`no such benchmark: ${asked.join(' ')}`);

for (const name of names) {
  console.log(`\n== ${name}`);
  const code = await runOne(name);
  if (code !== 0) process.exitCode = 1;
}

function runOne(name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const file = `${here}${name}/main.ts`;
    const child = spawn(process.execPath, [...process.execArgv, file, ...options], { stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
