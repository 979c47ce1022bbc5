// `npm run faults [-- NAME… --rounds N --seed S --seconds T]`: breaks things on purpose and looks what is left.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { databaseAway } from './database-away.ts';
import { killImport } from './kill-import.ts';
import { killServer } from './kill-server.ts';
import type { FaultRun } from './scenario.ts';

const faults: Readonly<Record<string, (asked: FaultRun) => Promise<number>>> = {
  'kill-import': killImport,
  'kill-server': killServer,
  'database-away': databaseAway,
};

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? randomInt(2 ** 31));
const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
const rounds = Number(values.rounds ?? (seconds === undefined ? 100 : 10_000));

const started = await startPostgres();
if ('missing' in started) console.log(`PostgreSQL is left out: ${started.missing}`);
const postgres = 'missing' in started ? undefined : started;

let failed = 0;
const asked = positionals.length > 0 ? positionals : Object.keys(faults);
try {
  for (const name of asked) {
    const run = faults[name];
    if (!run) throw new Error(`no such fault: ${name}; there are: ${Object.keys(faults).join(', ')}`);
    console.log(`\n== ${name}, seed ${seed}`);
    const limit = seconds === undefined ? {} : { seconds: seconds / asked.length };
    failed += await run({ rounds, seed, postgres, ...limit });
  }
} finally {
  await postgres?.stop();
}
process.exitCode = failed === 0 ? 0 : 1;
