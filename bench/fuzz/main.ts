// `npm run fuzz [-- --cases 20000 --seed 1]`: damaged files are to be refused with a reason, answered with faults, or taken in whole;
// never to crash, hang, fill the memory, or leave something behind. With --seconds it ends by then.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runOptions } from '../running/options.ts';
import { fuzzFiles } from './files.ts';

const { values } = parseArgs({ options: { cases: { type: 'string' }, seconds: { type: 'string' } }, strict: false });
const { seconds, seed } = runOptions({ seconds: 24 * 3600 });
const cases = Number(values['cases'] ?? 20_000);
const result = await fuzzFiles({ cases, seconds, seed, workers: Math.min(2, availableParallelism()) });
const answers = [...result.answers].toSorted().map(([what, n]) => `  ${what}: ${n}`);
console.log(`${result.cases} damaged files\n${answers.join('\n')}`);
console.log(`slowest ${result.slowest.ms.toFixed(0)} ms (${result.slowest.what})`);
const { worker, reader } = result.peakMebibytes;
console.log(`at most ${worker.toFixed(0)} MiB in the process that lets files in, ${reader.toFixed(0)} MiB in a reader`);
for (const failure of result.failures) console.log(`FAILED ${failure}`);
if (result.failures.length > 0) process.exitCode = 1;
