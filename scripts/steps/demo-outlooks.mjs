import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { root, StepFailed } from './step.mjs';

const title = 'outlooks of the demonstration city';
const limitSeconds = 240;

/** Serves a loaded demonstration city until the outlooks are made that a server makes behind its first page, so that each of the servers
 *  below, which begin with a copy of it, finds them made. */
export async function makeDemoOutlooks(directory) {
  const args = ['packages/cli/dist/main.js', 'serve', '--demo', '--port', '0', '--data', directory];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  try {
    const url = await address(child, ended);
    const end = performance.now() + limitSeconds * 1000;
    while (!(await areMade(url))) {
      if (performance.now() > end) throw new StepFailed(title, 'still being made');
      await pause(500);
    }
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** What it prints once it serves. */
async function address(child, ended) {
  const lines = createInterface({ input: child.stdout });
  const line = new Promise((resolve) => lines.once('line', resolve));
  const first = await Promise.race([line, ended]);
  if (typeof first !== 'string') throw new StepFailed(title, first);
  return first;
}

/** Asked for they are as soon as the server serves. */
async function areMade(url) {
  const answer = await fetch(`${url}/api/v1/outlook/jobs`);
  if (!answer.ok) throw new StepFailed(title, answer.status);
  const { jobs } = await answer.json();
  return jobs.length > 0 && jobs.every(({ state }) => state === 'done');
}
