import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));

/** A step that did not succeed; its output has been printed. */
export class StepFailed extends Error {
  constructor(title, code) {
    super(`${title}: exit code ${code}`);
    this.name = 'StepFailed';
    this.code = code;
  }
}

/** Says one line where people look for progress. Standard output is kept for what was asked for. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Seconds since `start`, for people. */
export function seconds(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}

/**
 * Runs one command as a step. Its output is kept back and shown only when it fails; as it comes with `loud`, at its end with `whole`.
 * With `isPatient` it takes what others leave of the processors.
 * A step that takes more than two seconds says that it is running and how long it took.
 */
export async function step(title, command, args, options = {}) {
  const start = performance.now();
  const kept = [];
  let told = false;
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, ...options.env },
    stdio: options.loud ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
  });
  if (options.isPatient && child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  child.stdout?.on('data', (chunk) => kept.push(chunk));
  child.stderr?.on('data', (chunk) => kept.push(chunk));
  const first = setTimeout(() => {
    told = true;
    say(`${title} …`);
  }, 2_000);
  const beat = setInterval(() => say(`${title} … ${seconds(start)}`), 10_000);
  const limit = options.limitSeconds && setTimeout(() => child.kill('SIGKILL'), options.limitSeconds * 1_000);
  const forward = (signal) => child.kill(signal);
  process.on('SIGINT', forward);
  process.on('SIGTERM', forward);
  let code;
  try {
    code = await new Promise((resolve, reject) => {
      child.on('error', reject);
      child.on('close', (exitCode, signal) => resolve(exitCode ?? signal));
    });
  } finally {
    clearTimeout(first);
    clearTimeout(limit);
    clearInterval(beat);
    process.off('SIGINT', forward);
    process.off('SIGTERM', forward);
  }
  if (code === 'SIGINT' || code === 'SIGTERM') process.exit(code === 'SIGINT' ? 130 : 143);
  if (code === 0 && options.whole) process.stdout.write(Buffer.concat(kept));
  if (code !== 0) {
    process.stderr.write(Buffer.concat(kept));
    say(`${title}: failed after ${seconds(start)} (${code})`);
    throw new StepFailed(title, code);
  }
  if (told) say(`${title}: ${seconds(start)}`);
}

/** A program of an installed package, run by this Node: no shell, no `npx`, the same on every system. */
export function bin(name) {
  return fileURLToPath(new URL(`../../node_modules/${name}`, import.meta.url));
}

/** Runs `main` of a script; a failed step ends it with exit code 1, anything else is a bug and is shown whole. */
export async function runScript(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof StepFailed)) console.error(error);
    process.exitCode = 1;
  }
}
