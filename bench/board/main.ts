// `npm run bench -- board [--data DIR]`: the board of the demonstration city from a warm store: opened and worked out anew for
// every month of six years, and as JSON with the id of every figure. Without a directory the city is loaded first, which a
// short run has no time for.
import { readBoard } from '@shigan/app';
import { presentBoard } from '@shigan/contract';
import type { Actor, Figure } from '@shigan/core';
import { figureId } from '@shigan/core';
import { parseArgs } from 'node:util';
import { compose } from '../../packages/cli/src/compose.ts';
import { startDemoServer } from '../running/demo-server.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const actor: Actor = { id: 'bench', name: 'bench', roles: ['operator'], via: 'bench' };
const home = '431200';
const months = Array.from({ length: 64 }, (_, i) => ({ year: 2016 + Math.floor(i / 12), month: (i % 12) + 1 }));

interface Times {
  readonly worked: number;
  readonly presented: number;
}

async function measure(dataDir: string): Promise<void> {
  const { app, close } = await compose({ dataDir }, { migrate: false });
  const idOf = (figure: Figure): string => figureId(figure, app.digest.sha256);
  let [rows, bytes] = [0, 0];
  const board = async (period: (typeof months)[number]): Promise<Times> => {
    const start = performance.now();
    const found = await readBoard(app, actor, home, { region: home, period });
    const worked = performance.now();
    bytes = JSON.stringify(presentBoard(found, { language: 'zh', idOf })).length;
    rows = found.rows.length;
    return { worked: worked - start, presented: performance.now() - worked };
  };
  try {
    const last = months.at(-1)!;
    const first = await board(last);
    // Once through, so that the store has read all years and the engine has seen the code.
    for (const period of months) await board(period);
    const times: Times[] = [];
    for (const period of months) times.push(await board(period));
    const median = (of: (t: Times) => number): number => times.map(of).toSorted((a, b) => a - b)[times.length >> 1]!;
    console.log(
      `${rows} rows, ${Math.round(bytes / 1024)} KiB of JSON: first ${ms(first.worked + first.presented)}; warm, median of ` +
        `${times.length} months: ${ms(median((t) => t.worked + t.presented))} (reading and analysis ` +
        `${ms(median((t) => t.worked))}, ids and JSON ${ms(median((t) => t.presented))}); aim < 50 ms`,
    );
  } finally {
    await close();
  }
}

function ms(value: number): string {
  return `${value.toFixed(1)} ms`;
}

const { values } = parseArgs({ options: { data: { type: 'string' }, seconds: { type: 'string' } }, strict: false });
const given = typeof values.data === 'string' ? values.data : process.env['SHIGAN_DEMO_DATA'];
if (given !== undefined) {
  await measure(given);
} else if (values.seconds !== undefined) {
  console.log('board: skipped in a short run without the demonstration city (--data DIR or SHIGAN_DEMO_DATA)');
} else {
  const directory = await mkdtemp(join(tmpdir(), 'shigan-board-'));
  try {
    await (await startDemoServer(directory)).stop();
    await measure(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
