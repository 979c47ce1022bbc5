// `npm run shigan -- ARGUMENTS`: the command line, built first where needed. Standard output belongs to the command.
import './steps/node-version.mjs';
import { build } from './build.mjs';
import { root, runScript } from './steps/step.mjs';

await runScript(async () => {
  await build();
  process.argv[1] = `${root}packages/cli/dist/main.js`;
  await import('../packages/cli/dist/main.js');
});
