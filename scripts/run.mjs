// `node scripts/run.mjs [--compiled] FILE.ts ARGUMENTS`: runs a TypeScript file from the sources. With `--compiled` the program that it starts
// is the compiled one, which is built first where it is older than its sources.
import './steps/node-version.mjs';
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { install } from './steps/install.mjs';
import { root, runScript } from './steps/step.mjs';

const endWithParent = new URL('steps/end-with-parent.mjs', import.meta.url).href;
const fromBuilt = new URL('steps/from-built.mjs', import.meta.url).href;

await runScript(async () => {
  const args = process.argv.slice(2);
  const isCompiled = args[0] === '--compiled';
  if (isCompiled) args.shift();
  await (isCompiled ? build() : install());
  if (isCompiled) process.env.SHIGAN_COMPILED = '1';
  // Where everything is built, the packages are loaded as they are built: they start far sooner.
  const isBuilt = process.env.SHIGAN_COMPILED === '1';
  const imports = [endWithParent, 'tsx', ...(isBuilt ? [fromBuilt] : [])].flatMap((name) => ['--import', name]);
  const child = spawn(process.execPath, [...imports, ...(isBuilt ? [] : ['--conditions=source']), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  // A terminal signals the whole group by itself; this reaches the child when only this process is signalled.
  process.on('SIGINT', () => child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
});
