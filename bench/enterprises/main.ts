// `npm run bench -- enterprises [--enterprises N] [--seconds T] [--one-file]`: the monthly returns of so many enterprises over 24 months on PostgreSQL:
// import of one file, a city's movers, the ladder, all checks of authenticity. Each measured in a process of its own, for its memory.
// The city is 130,000 enterprises; a province of ten such cities (1,300,000, the country's frame) is extrapolated in proportion to the
// seconds and named so: it is not run. `--one-file`: instead of all that 100,000 enterprises over twelve months in one file, through the
// command and into an embedded database.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { measureOneFile } from './one-file.ts';

const { values } = parseArgs({
  options: { enterprises: { type: 'string' }, seconds: { type: 'string' }, 'one-file': { type: 'boolean' } },
  strict: false,
});
const whole = 130_000;
const country = 1_300_000;
const seconds = typeof values.seconds === 'string' ? Number(values.seconds) : undefined;
const enterprises =
  typeof values.enterprises === 'string'
    ? Number(values.enterprises)
    : seconds === undefined || seconds >= 1200
      ? whole
      : Math.max(200, Math.min(13_000, Math.round(seconds * 100)));

interface Measured {
  readonly seconds: number;
  /** Seconds that the process itself was busy: on a busy machine the rest is waiting for its turn. */
  readonly busy: number;
  readonly peakMiB: number;
  readonly said: string;
}

const steps = ['import', 'movers', 'ladder', 'checks'] as const;

const oneFile = values['one-file'] === true;
const server = oneFile ? undefined : await startPostgres();
if (server === undefined) {
  const count = typeof values.enterprises === 'string' ? Number(values.enterprises) : 100_000;
  if (!(await measureOneFile(count))) process.exitCode = 1;
} else if ('missing' in server) console.log(`skipped: ${server.missing}`);
else {
  const directory = mkdtempSync(join(tmpdir(), 'shigan-bench-enterprises-'));
  try {
    const tenth = enterprises >= 5000 ? await all(Math.round(enterprises / 10), directory) : undefined;
    const city = await all(enterprises, directory);
    console.log(`\n${enterprises.toLocaleString('en')} enterprises × 24 months on PostgreSQL`);
    for (const step of steps) {
      const now = city.get(step);
      const small = tenth?.get(step);
      if (now === undefined) continue;
      const growth =
        small === undefined
          ? ''
          : `; ${(now.seconds / small.seconds).toFixed(1)}× the seconds and ${(now.peakMiB / small.peakMiB).toFixed(2)}× the memory of a tenth`;
      const country10 = ((now.seconds * country) / enterprises).toFixed(0);
      console.log(
        `  ${step.padEnd(8)} ${now.seconds.toFixed(1).padStart(7)} s (${now.busy.toFixed(1)} s busy beside the database), peak ${now.peakMiB.toFixed(0)} MiB${growth}; ${now.said}; the country extrapolated, not run: ${country10} s`,
      );
    }
  } finally {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function all(count: number, directory: string): Promise<ReadonlyMap<string, Measured>> {
  if (server === undefined || 'missing' in server) throw new Error('no server');
  const url = await server.createDatabase();
  const measured = new Map<string, Measured>();
  for (const step of steps) measured.set(step, await measure(step, count, url, directory));
  return measured;
}

async function measure(step: string, count: number, url: string, directory: string): Promise<Measured> {
  const file = fileURLToPath(new URL('measure.ts', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, file, step, String(count), url, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) throw new Error(`measuring ${step} failed with code ${code}`);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Measured;
}
