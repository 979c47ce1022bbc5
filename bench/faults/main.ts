// `npm run faults [-- NAME… --rounds N --seed S --seconds T]`: breaks things on purpose and looks what is left. With seconds and without
// names only what is quick, for so long.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

import { startPostgres } from '../../packages/store/src/testing/postgres.ts';
import { clockJumps } from './clock-jumps.ts';
import { databaseAway } from './database-away.ts';
import { diskFull } from './disk-full.ts';
import { halfUpload } from './half-upload.ts';
import { hungQuery } from './hung-query.ts';
import { killImport } from './kill-import.ts';
import { killServer } from './kill-server.ts';
import { oneDirectory } from './one-directory.ts';
import type { FaultRun } from './scenario.ts';
import { spoiltPage } from './spoilt-page.ts';
import { standbyPromoted } from './standby-promoted.ts';

interface Fault {
  readonly run: (asked: FaultRun) => Promise<number>;
  /** How many rounds it goes through where nobody says. */
  readonly rounds: number;
  /** Whether it is gone through where seconds are given and no names. */
  readonly isQuick?: true;
}

const faults: Readonly<Record<string, Fault>> = {
  'kill-server': { run: killServer, rounds: 200, isQuick: true },
  'kill-import': { run: killImport, rounds: 60, isQuick: true },
  'database-away': { run: databaseAway, rounds: 10, isQuick: true },
  'standby-promoted': { run: standbyPromoted, rounds: 9 },
  'hung-query': { run: hungQuery, rounds: 10 },
  'disk-full': { run: diskFull, rounds: 12 },
  'clock-jumps': { run: clockJumps, rounds: 60 },
  'half-upload': { run: halfUpload, rounds: 100 },
  'one-directory': { run: oneDirectory, rounds: 20 },
  'spoilt-page': { run: spoiltPage, rounds: 40 },
};

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? randomInt(2 ** 31));
const seconds = values.seconds === undefined ? undefined : Number(values.seconds);

const started = await startPostgres();
if ('missing' in started) console.log(`PostgreSQL is left out: ${started.missing}`);
const postgres = 'missing' in started ? undefined : started;

let failed = 0;
const usual = Object.entries(faults).flatMap(([name, { isQuick }]) => (seconds === undefined || isQuick ? name : []));
const asked = positionals.length > 0 ? positionals : usual;
try {
  for (const name of asked) {
    const fault = faults[name];
    if (fault === undefined) throw new Error(`no such fault: ${name}; there are: ${Object.keys(faults).join(', ')}`);
    console.log(`\n== ${name}, seed ${seed}`);
    const limit = seconds === undefined ? {} : { seconds: seconds / asked.length };
    const rounds = Number(values.rounds ?? (seconds === undefined ? fault.rounds : 10_000));
    failed += await fault.run({ rounds, seed, postgres, ...limit });
  }
} finally {
  await postgres?.stop();
}
process.exitCode = failed === 0 ? 0 : 1;
