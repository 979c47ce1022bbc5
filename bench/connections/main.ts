// `npm run bench -- connections [--data DIR] [--connections N] [--rounds N] [--seconds S] [--encoding E]`: a city's board over HTTP asked by many
// at once (32) as browsers ask, who take gzip (`--encoding identity`: as programs ask), beside a bare route of the same framework that
// answers the same bytes: requests a second, and what the slowest in a hundred waits, on the embedded store and on PostgreSQL. Rounds of
// the two take turns, so that both have the same share of a busy machine.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Child, childServing, runToEnd } from './children.ts';
import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { programArguments } from '../running/program.ts';
import { ask, type Asked, bytesOf } from './ask.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    connections: { type: 'string', default: '32' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    encoding: { type: 'string', default: 'gzip' },
    seed: { type: 'string' },
  },
  strict: false,
});
const isShort = values['seconds'] !== undefined;
const rounds = Number(values['rounds'] ?? (isShort ? 1 : 7));
const milliseconds = isShort ? 800 : 4000;
const connections = Number(values['connections']);
const encoding = String(values['encoding']);
const data = typeof values['data'] === 'string' ? values['data'] : process.env['SHIGAN_DEMO_DATA'];
const path = '/api/v1/board?region=431200&period=2021-04';

if (isShort && data === undefined)
  console.log('connections: skipped: a short run needs the demonstration city (--data DIR or SHIGAN_DEMO_DATA)');
else {
  const directory = mkdtempSync(join(tmpdir(), 'shigan-bench-connections-'));
  const postgres = isShort ? { missing: 'a short run' } : await startPostgres();
  try {
    const held = data ?? join(directory, 'data');
    if (data === undefined) await runToEnd([...programArguments, 'demo', 'load', '--data', held], {});
    await besideBare('embedded', ['--data', held], {});
    if ('missing' in postgres) console.log(`PostgreSQL is left out: ${postgres.missing}`);
    else {
      const file = join(directory, 'city.backup');
      const env = { DATABASE_URL: await postgres.createDatabase() };
      await runToEnd([...programArguments, 'backup', file, '--data', held], {});
      await runToEnd([...programArguments, 'restore', file], env);
      await besideBare('PostgreSQL', [], env);
    }
  } finally {
    if (!('missing' in postgres)) await postgres.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}

async function besideBare(name: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> {
  const ours = await childServing([...programArguments, 'serve', '--without-jobs', '--port', '0', ...args], env);
  let bare: Child | undefined;
  try {
    const bytes = await bytesOf(ours.url, path, encoding);
    bare = await childServing([...process.execArgv, join(import.meta.dirname, 'bare.ts'), encoding], {}, bytes);
    const found: { readonly ours: Asked[]; readonly bare: Asked[] } = { ours: [], bare: [] };
    // The first of each is not counted: code is compiled then.
    for (let round = 0; round <= rounds; round++) {
      const one = await ask(ours.url, path, { connections, milliseconds, encoding });
      const other = await ask(bare.url, path, { connections, milliseconds, encoding });
      if (round === 0 && rounds > 0) continue;
      found.ours.push(one);
      found.bare.push(other);
    }
    const rate = (some: readonly Asked[]): number => median(some.map(({ perSecond }) => perSecond));
    const slow = (some: readonly Asked[]): number => median(some.map(({ p99 }) => p99));
    console.log(
      `${name}: ${connections} connections, ${(bytes.byteLength / 1024).toFixed(0)} KiB (${encoding}): ${rate(found.ours).toFixed(0)} a second, p99 ${slow(found.ours).toFixed(0)} ms; ` +
        `a bare route ${rate(found.bare).toFixed(0)} a second, p99 ${slow(found.bare).toFixed(0)} ms; ` +
        `${median(found.ours.map((one, i) => one.perSecond / (found.bare[i]?.perSecond ?? Number.NaN))).toFixed(2)} of its rate (medians of ${found.ours.length})`,
    );
  } finally {
    await bare?.stop();
    await ours.stop();
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
