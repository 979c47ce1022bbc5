// `npm run faults [-- NAME… --rounds N --seed S --seconds T]`: breaks things on purpose and looks what is left.
import { randomInt } from 'node:crypto';
import { parseArgs } from 'node:util';

import { databaseAway } from './database-away.ts';
import { run as killImport } from './kill-import.ts';
import type { FaultRun } from './scenario.ts';

const faults: Readonly<Record<string, (asked: FaultRun) => Promise<number>>> = {
  'kill-import': killImport,
  'database-away': databaseAway,
};

const { values, positionals } = parseArgs({
  options: { rounds: { type: 'string' }, seed: { type: 'string' }, seconds: { type: 'string' } },
  allowPositionals: true,
});
const seed = Number(values.seed ?? randomInt(2 ** 31));
const seconds = values.seconds === undefined ? undefined : Number(values.seconds);
const rounds = Number(values.rounds ?? (seconds === undefined ? 100 : 10_000));

let failed = 0;
const asked = positionals.length > 0 ? positionals : Object.keys(faults);
for (const name of asked) {
  const run = faults[name];
  if (!run) throw new Error(`no such fault: ${name}; there are: ${Object.keys(faults).join(', ')}`);
  console.log(`\n== ${name}, seed ${seed}`);
  failed += await run({ rounds, seed, ...(seconds === undefined ? {} : { seconds: seconds / asked.length }) });
}
process.exitCode = failed === 0 ? 0 : 1;
