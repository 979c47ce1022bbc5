// `npm run check`: form, rules, types, unused code. Every check runs, so that one run shows all there is to mend.
import './steps/node-version.mjs';
import { fileURLToPath } from 'node:url';
import { install } from './steps/install.mjs';
import { bin, runScript, step, StepFailed } from './steps/step.mjs';

const checks = [
  ['format (oxfmt)', 'oxfmt/bin/oxfmt', ['--check']],
  ['rules (oxlint)', 'oxlint/bin/oxlint', ['--type-aware', '--report-unused-disable-directives']],
  ['types (tsc -b)', 'typescript/bin/tsc', ['-b']],
  // What is tested is taken as it was just compiled.
  ['types of tests (tsc)', 'typescript/bin/tsc', ['-p', 'tsconfig.test.json']],
  ['unused code (knip)', 'knip/bin/knip.js', []],
];

/** Runs all checks; throws when one failed. */
export async function check() {
  await install();
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
