// `npm run fuzz -- --seconds 60 --seed 1`: damaged workbooks are to be refused with a reason or read, never to crash, hang or
// fill the memory.
import { runOptions } from '../running/options.ts';
import { run } from './workbooks.ts';

const result = await run(runOptions({ seconds: 60 }));
const refusals = Object.entries(result.refused).toSorted(([, a], [, b]) => b - a);
console.log(
  `${result.cases} damaged workbooks: ${result.read} read, ${refusals.map(([code, n]) => `${n} ${code}`).join(', ')}; ` +
    `slowest ${result.slowestMs.toFixed(0)} ms, at most ${result.peakMebibytes.toFixed(0)} MiB in all processes`,
);
for (const failure of result.failures) console.log(`FAILED ${failure}`);
if (result.failures.length > 0) process.exitCode = 1;
