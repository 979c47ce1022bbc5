// `npm run fuzz [-- --cases 20000 --seed 1]`: damaged files are to be refused with a reason, answered with faults, or taken in whole;
// never to crash, hang, fill the memory, or leave something behind.
// `npm run fuzz -- api [--requests 20000 --data DIR]`: every route is asked as every role, well, nearly well and with ill will: no failure
// of ours, no leak, every answer as the interface describes it.
// `npm run fuzz -- pages [--data DIR]`: every page and document that shows texts which people wrote is opened in a browser, each of these
// texts with ill will: nothing of them runs, all of them are seen. And every kind of page as it is: everybody can use it, every digit is a
// figure that answers. The pages have to be built.
// `npm run fuzz -- patterns [--seconds 300]`: every regular expression on texts made to be slow on: none takes longer than they are.
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { runOptions } from '../running/options.ts';
import { fuzzApi } from './api.ts';
import { fuzzFiles } from './files.ts';
import { fuzzPages } from './pages.ts';
import { tryPatterns } from './patterns.ts';

const { values, positionals } = parseArgs({
  options: {
    cases: { type: 'string' },
    requests: { type: 'string' },
    only: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    data: { type: 'string' },
  },
  allowPositionals: true,
});
const [what] = positionals;
const aDay = 24 * 3600;
const { seconds, seed, data } = runOptions({ seconds: aDay });
const failures: string[] = [];
if (what === undefined || what === 'files') await files(seconds);
if (what === 'api') await api(seconds);
if (what === 'patterns') await patterns(Math.min(seconds, 300));
if (what === 'pages' && !(await fuzzPages({ seed, data }))) failures.push('a page is not as it should be');
for (const failure of failures) console.log(`FAILED ${failure}`);
process.exit(failures.length > 0 ? 1 : 0);

async function files(share: number): Promise<void> {
  const cases = Number(values.cases ?? 20_000);
  const result = await fuzzFiles({ cases, seconds: share, seed, workers: Math.min(2, availableParallelism()) });
  console.log(`${result.cases} damaged files`);
  for (const [answer, n] of [...result.answers].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    console.log(`  ${answer}: ${n}`);
  console.log(`slowest ${result.slowest.ms.toFixed(0)} ms (${result.slowest.what})`);
  const { worker, reader } = result.peakMebibytes;
  console.log(
    `at most ${worker.toFixed(0)} MiB in the process that lets files in, ${reader.toFixed(0)} MiB in a reader`,
  );
  failures.push(...result.failures);
}

async function api(share: number): Promise<void> {
  const requests = Number(values.requests ?? 20_000);
  const result = await fuzzApi({ requests, seconds: share, seed, data, only: values.only });
  const statuses = [...result.byStatus].toSorted(([a], [b]) => a - b).map(([status, n]) => `${n} × ${status}`);
  console.log(`${result.requests} requests to ${result.routes} routes, ${result.answered} answered with 2xx`);
  console.log(`  ${statuses.join(', ')}; slowest ${result.slowest.ms.toFixed(0)} ms (${result.slowest.what})`);
  failures.push(...result.failures);
}

async function patterns(share: number): Promise<void> {
  const result = await tryPatterns({ seconds: share, seed });
  console.log(`${result.patterns} regular expressions, ${result.texts} texts of 8000 characters`);
  console.log(`slowest ${result.slowest.ms.toFixed(0)} ms of the processor (${result.slowest.what.slice(0, 300)})`);
  failures.push(...result.failures);
}
