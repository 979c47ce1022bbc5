// `npm test`: everything that must hold, on a fresh clone. Installs what it needs, says what it skips, ends with one line.
import './steps/node-version.mjs';
import { randomInt } from 'node:crypto';
import { constants, cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { checkForm, checkTypes } from './check.mjs';
import { makeDemoOutlooks } from './steps/demo-outlooks.mjs';
import { install } from './steps/install.mjs';
import { installSystemPackages } from './steps/system-packages.mjs';
import { bin, runScript, say, seconds, step, StepFailed } from './steps/step.mjs';

const seed = Number(process.env.SEED ?? randomInt(2 ** 31));

/** The long runs, each with the seconds it is asked for here, so that with its start and its end it takes no more
 *  than twenty; `npm run NAME` runs them at length. */
const longRuns = {
  'asof-replay': 7,
  'faults kill-server': 2,
  'faults kill-import': 2,
  'faults database-away': 2,
  soak: 4,
  bench: 3,
  fuzz: 4,
  'fuzz api': 4,
};

/** What vitest runs: those that need the demonstration city loaded, those that need it not, and those in a browser. */
const ofDemo = ['--project', 'demonstration'];
const ofUnits = ['--project', 'pure', '--project', 'served'];
const ofJourneys = ['--config', 'vitest.browser.config.ts'];

/** Characters of what failed that are shown at the end. */
const nameLength = 300;

const scratch = await mkdtemp(join(tmpdir(), 'shigan-test-'));
const demo = join(scratch, 'demo');
const results = [];

await runScript(async () => {
  const start = performance.now();
  try {
    // What one thread does alone leaves the other processors to something else.
    await Promise.all([installSystemPackages(), install()]);
    await Promise.all([run('build', build), run('checks of form', checkForm)]);
    await Promise.all([
      run('demonstration city', loadDemo).then(() => runTests('tests of the demonstration city', ofDemo)),
      run('checks of types', checkTypes).then(() => runTests('unit and contract tests', ofUnits)),
    ]);
    // Long runs leave a third of the machine idle, which the journeys take. They have it first, so that each still ends within its time.
    await Promise.all([runLongRuns(), runTests('browser journeys', ofJourneys, { isPatient: true })]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  report(start);
});

/** One thing that passes or fails as a whole. */
async function run(title, work) {
  const start = performance.now();
  say(`\n== ${title}`);
  let failed = 0;
  try {
    await work();
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
    failed = 1;
  }
  results.push({ title, passed: 1 - failed, failed, skipped: 0, names: [], took: seconds(start) });
}

/** Loads the demonstration once, by the command that users have; whoever needs it below takes it from there. */
async function loadDemo() {
  const args = ['packages/cli/dist/main.js', 'demo', 'load', '--data', demo];
  await step('demonstration city', process.execPath, args, { loud: true, limitSeconds: 600 });
  await makeDemoOutlooks(demo);
}

/** One after the other: two at a time take as long in all, and each of them twice as long. */
async function runLongRuns() {
  for (const [name, length] of Object.entries(longRuns)) await run(name, () => longRun(name, length));
}

async function longRun(name, length) {
  const [command, ...part] = name.split(' ');
  const args = ['scripts/run.mjs', `bench/${command === 'bench' ? '' : `${command}/`}main.ts`, ...part];
  say(`npm run ${[command, '--', ...part].join(' ')} --seconds ${length} --seed ${seed}`);
  args.push('--seconds', String(length), '--seed', String(seed));
  // One may serve the city while another changes it.
  const city = join(scratch, name.replace(' ', '-'));
  await cp(demo, city, { recursive: true, mode: constants.COPYFILE_FICLONE });
  if (command === 'soak') args.push('--data', city);
  const env = { SHIGAN_DEMO_DATA: city, SHIGAN_COMPILED: '1' };
  await step(name, process.execPath, args, { whole: true, limitSeconds: 180, env });
}

/** One run of vitest, counted by test. */
async function runTests(title, which, options = {}) {
  const start = performance.now();
  say(`\n== ${title}`);
  const outcome = join(scratch, `${title.replaceAll(' ', '-')}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${outcome}`];
  try {
    await step(title, process.execPath, [bin('vitest/vitest.mjs'), 'run', ...which, ...reporters], {
      ...options,
      loud: true,
      env: { SHIGAN_DEMO_DATA: demo, SHIGAN_COMPILED: '1', DATABASE_URL: '', SEED: String(seed) },
    });
  } catch (error) {
    if (!(error instanceof StepFailed)) throw error;
  }
  const counted = await counts(outcome);
  results.push({ title, ...counted, took: seconds(start) });
}

/** Without an outcome the run itself broke, and that is one failure. A file that could not be loaded counts as one too. What
 *  failed is named, so that the last lines say what to look at. */
async function counts(outcome) {
  let read;
  try {
    read = JSON.parse(await readFile(outcome, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, names: [] };
  }
  const broken = read.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
  const failed = read.numFailedTests + broken.length;
  const names = read.testResults.flatMap((file) => [
    ...(broken.includes(file) ? [`${file.name}: ${file.message}`] : []),
    ...file.assertionResults
      .filter(({ status }) => status === 'failed')
      .map(({ fullName, failureMessages }) => `${fullName}: ${failureMessages[0] ?? ''}`),
  ]);
  return {
    passed: read.numPassedTests,
    failed: failed === 0 && !read.success ? 1 : failed,
    skipped: read.numPendingTests + read.numTodoTests,
    names: names.map((name) => name.split('\n', 1)[0].slice(0, nameLength)),
  };
}

function report(start) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  console.log(`\nseed ${seed}; ${seconds(start)} in all`);
  for (const { title, passed, failed, skipped, names, took } of results) {
    console.log(
      `${failed > 0 ? 'FAILED ' : 'ok     '}${title}: ${passed} passed, ${failed} failed, ${skipped} skipped (${took})`,
    );
    for (const name of names) console.log(`       ${name}`);
  }
  console.log(`${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`);
  if (sum('failed') > 0) process.exitCode = 1;
}
