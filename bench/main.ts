// `npm run bench [-- NAME… --seconds N --seed S]`: every benchmark, one after the other, each in a process of its own. With few
// seconds to spend the seed says which ones run; they share the seconds, and each takes a smaller case.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { randomFrom } from './running/options.ts';

const here = fileURLToPath(new URL('.', import.meta.url));

/** Long runs that are no benchmarks; each has a command of its own. */
const others: ReadonlySet<string> = new Set(['faults', 'fuzz', 'soak', 'asof-replay']);

/** What a short run asks of a benchmark that has sizes instead of seconds. */
const smaller: Readonly<Record<string, readonly string[]>> = { analysis: ['--cities', '20'] };

const args = process.argv.slice(2);
const firstOption = args.findIndex((arg) => arg.startsWith('--'));
const asked = firstOption === -1 ? args : args.slice(0, firstOption);
const options = firstOption === -1 ? [] : args.slice(firstOption);

/** What a benchmark needs at the least to start, to show something and to end. */
const leastSeconds = 4;

const all = readdirSync(here).filter((name) => existsSync(`${here}${name}/main.ts`) && !others.has(name));
const names = asked.length === 0 ? affordable(all) : all.filter((name) => asked.includes(name));
if (names.length === 0) throw new Error(`no such benchmark: ${asked.join(' ')}`);

// What is measured is the program as users run it.
const build = fileURLToPath(new URL('../scripts/build.mjs', import.meta.url));
if (
  process.env['SHIGAN_COMPILED'] !== '1' &&
  (await ended(spawn(process.execPath, [build], { stdio: 'inherit' }))) !== 0
)
  throw new Error('the program could not be built');

for (const name of names) {
  console.log(`\n== ${name}`);
  const code = await runOne(name, optionsFor(name));
  if (code !== 0) process.exitCode = 1;
}

/** All of them; with few seconds as many as they suffice for, drawn by the seed. */
function affordable(every: readonly string[]): readonly string[] {
  const seconds = numberAfter('--seconds');
  if (seconds === undefined || seconds >= every.length * leastSeconds) return every;
  const seed = numberAfter('--seed') ?? randomInt(2 ** 31);
  const random = randomFrom(seed);
  const drawn = every
    .map((name) => ({ name, place: random() }))
    .toSorted((a, b) => a.place - b.place)
    .slice(0, Math.max(1, Math.floor(seconds / leastSeconds)));
  const chosen = every.filter((name) => drawn.some((one) => one.name === name));
  console.log(`seed ${seed}: ${chosen.join(', ')}; not ${every.filter((name) => !chosen.includes(name)).join(', ')}`);
  return chosen;
}

function numberAfter(option: string): number | undefined {
  const at = options.indexOf(option);
  return at === -1 ? undefined : Number(options[at + 1]);
}

/** The seconds asked for are shared out: each benchmark takes as small a part as it needs to. */
function optionsFor(name: string): readonly string[] {
  const at = options.indexOf('--seconds') + 1;
  if (at === 0) return options;
  const seconds = Math.max(1, Math.floor(Number(options[at]) / names.length));
  return [...options.slice(0, at), String(seconds), ...options.slice(at + 1), ...(smaller[name] ?? [])];
}

function runOne(name: string, given: readonly string[]): Promise<number> {
  const env = { ...process.env, SHIGAN_COMPILED: '1' };
  return ended(
    spawn(process.execPath, [...process.execArgv, `${here}${name}/main.ts`, ...given], { stdio: 'inherit', env }),
  );
}

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
