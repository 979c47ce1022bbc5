// `node scripts/run.mjs [--compiled] FILE.ts ARGUMENTS`: runs a TypeScript file from the sources. With `--compiled` the program that it starts
// is the compiled one, which is built first where it is older than its sources.
import './steps/node-version.mjs';
import { spawn } from 'node:child_process';
import { build } from './build.mjs';
import { install } from './steps/install.mjs';
import { root, runScript } from './steps/step.mjs';

const endWithParent = new URL('steps/end-with-parent.mjs', import.meta.url).href;

await runScript(async () => {
  const args = process.argv.slice(2);
  const isCompiled = args[0] === '--compiled';
  if (isCompiled) args.shift();
  await (isCompiled ? build() : install());
  const child = spawn(
    process.execPath,
    ['--import', endWithParent, '--conditions=source', '--import', 'tsx', ...args],
    {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...(isCompiled ? { SHIGAN_COMPILED: '1' } : {}) },
    },
  );
  // A terminal signals the whole group by itself; this reaches the child when only this process is signalled.
  process.on('SIGINT', () => child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.exitCode = await new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
});
