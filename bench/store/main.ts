// `npm run bench -- store [--rows N] [--seconds T] [--seed S]`: a long table through the store, on both backends, each figure measured
// in a process of its own. With few seconds to spend it takes a smaller table, with fewer than 30 one backend, drawn by the seed.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { ensureTemplate } from '@shigan/store';

import { startPostgres } from '../../packages/store/src/testing/postgres.ts';

const { values } = parseArgs({
  options: { rows: { type: 'string' }, seconds: { type: 'string' }, seed: { type: 'string' } },
  strict: false,
});
const short = typeof values.seconds === 'string' && Number(values.seconds) < 120;
const rows =
  typeof values.rows === 'string'
    ? Number(values.rows)
    : short
      ? Math.min(50_000, Number(values.seconds) * 1_000)
      : 1_000_000;

await ensureTemplate();
const directory = mkdtempSync(join(tmpdir(), 'shigan-bench-'));
const server = await startPostgres();
try {
  if ('missing' in server) console.log(`PostgreSQL is left out: ${server.missing}`);
  const backends: readonly (readonly [string, () => Promise<string>])[] = [
    ['embedded', async () => mkdtempSync(join(directory, 'data-'))],
    ...('missing' in server ? [] : [['PostgreSQL', server.createDatabase] as const]),
  ];
  const drawn = Number(values.seed ?? 0) % backends.length;
  for (const [name, newPlace] of Number(values.seconds) < 30 ? backends.slice(drawn, drawn + 1) : backends)
    await backend(name, newPlace);
} finally {
  if (!('missing' in server)) await server.stop();
  rmSync(directory, { recursive: true, force: true });
}

async function backend(name: string, newPlace: () => Promise<string>): Promise<void> {
  console.log(`\n${name}`);
  const tenth = await measure('import', rows / 10, await newPlace());
  const place = await newPlace();
  const whole = await measure('import', rows, place);
  const bulk = await measure('bulk', rows, place);
  const again = await measure('again', rows, place);
  const board = await measure('board', rows, place);
  const speed = (figures: Figures): number => (rows / (figures['milliseconds'] ?? Number.NaN)) * 1000;
  line('import', `${count(speed(whole))} rows/s, ${seconds(whole['milliseconds'])} for ${count(rows)} rows`);
  line(
    'bare bulk load',
    `${count(speed(bulk))} rows/s; the import reaches ${(speed(whole) / speed(bulk)).toFixed(2)} of it (aim ≥ 0.33)`,
  );
  line(
    'the same file again',
    `${count(speed(again))} rows/s, ${count(again['stored'])} stored, ${count(again['unchanged'])} unchanged`,
  );
  line('others meanwhile', `p50 ${ms(whole['p50'])}, p99 ${ms(whole['p99'])}, worst ${ms(whole['worst'])}`);
  const ratio = (whole['peak'] ?? Number.NaN) / (tenth['peak'] ?? Number.NaN);
  line('peak memory', `${count(whole['peak'])} MiB, ${ratio.toFixed(2)} of that at a tenth of the rows (aim ≤ 1.25)`);
  line(
    'opening',
    `${ms(tenth['opened'])} where nothing is, ${ms(board['opened'])} with ${count(board['held'])} observations`,
  );
  line(
    'board-shaped reading',
    `${count(board['read'])} observations: first ${ms(board['cold'])}, then p50 ${ms(board['warm'])}; edition p50 ${ms(board['edition'])}`,
  );
}

type Figures = Readonly<Record<string, number | undefined>>;

async function measure(what: string, howMany: number, place: string): Promise<Figures> {
  const file = fileURLToPath(new URL('measure.ts', import.meta.url));
  const child = spawn(process.execPath, [...process.execArgv, file, what, String(howMany), place], {
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
  if (code !== 0) throw new Error(`measuring ${what} failed with code ${code}`);
  return JSON.parse(out.trim().split('\n').at(-1) ?? '{}') as Figures;
}

function line(what: string, figures: string): void {
  console.log(`  ${what.padEnd(22)} ${figures}`);
}

function count(value: number | undefined): string {
  return Math.round(value ?? Number.NaN).toLocaleString('en');
}

function ms(value: number | undefined): string {
  return `${(value ?? Number.NaN).toFixed(value !== undefined && value < 10 ? 2 : 0)} ms`;
}

function seconds(value: number | undefined): string {
  return `${((value ?? Number.NaN) / 1000).toFixed(1)} s`;
}
