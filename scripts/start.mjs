// `npm start [-- --port N] [--data DIR]`: from a fresh clone to a served demonstration city.
import './steps/node-version.mjs';
import { build } from './build.mjs';
import { root, runScript } from './steps/step.mjs';

await runScript(async () => {
  await build();
  process.argv.splice(1, 1, `${root}packages/cli/dist/main.js`, 'serve', '--demo');
  await import('../packages/cli/dist/main.js');
});
