// `npm start [-- --port N] [--data DIR]`: from a fresh clone to a served demonstration city.
import './steps/node-version.mjs';
import { build } from './build.mjs';
import { root, runScript } from './steps/step.mjs';

await runScript(async () => {
  await build();
  endWithParent();
  process.argv.splice(1, 1, `${root}packages/cli/dist/main.js`, 'serve', '--demo');
  await import('../packages/cli/dist/main.js');
});

/** A signal sent to npm ends the shell between npm and this program, and reaches nobody else: who is left alone ends in order. */
function endWithParent() {
  const parent = process.ppid;
  setInterval(() => process.ppid === parent || process.kill(process.pid, 'SIGTERM'), 500).unref();
}
