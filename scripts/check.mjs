// `npm run check`: form, rules, types, unused code. Every check runs, so that one run shows all there is to mend.
import './steps/node-version.mjs';
import { fileURLToPath } from 'node:url';
import { install } from './steps/install.mjs';
import { bin, runScript, step, StepFailed } from './steps/step.mjs';

/** What needs nothing but the sources. */
const ofForm = [
  ['format (oxfmt)', 'oxfmt/bin/oxfmt', ['--check']],
  ['unused code (knip)', 'knip/bin/knip.js', []],
];

/** What knows the types of other packages from what is compiled of them. */
const ofTypes = [
  ['rules (oxlint)', 'oxlint/bin/oxlint', ['--type-aware', '--report-unused-disable-directives']],
  ['types (tsc -b)', 'typescript/bin/tsc', ['-b']],
  ['types of tests (tsc)', 'typescript/bin/tsc', ['-p', 'tsconfig.test.json']],
];

/** Runs all checks; throws when one failed. */
async function check() {
  await install();
  await every([...ofForm, ...ofTypes]);
}

/** The checks that need nothing but the sources. */
export const checkForm = () => every(ofForm);

/** The checks that need what is compiled. */
export const checkTypes = () => every(ofTypes);

async function every(checks) {
  const failed = [];
  for (const [title, program, args] of checks) {
    try {
      await step(title, process.execPath, [bin(program), ...args]);
    } catch (error) {
      if (!(error instanceof StepFailed)) throw error;
      failed.push(title);
    }
  }
  if (failed.length > 0) throw new StepFailed(failed.join(', '), 1);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(check);
