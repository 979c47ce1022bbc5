// `node scripts/run.mjs FILE.ts ARGUMENTS`: runs a TypeScript file from the sources, without a build.
import './steps/node-version.mjs';
import { spawn } from 'node:child_process';
import { install } from './steps/install.mjs';
import { root, runScript } from './steps/step.mjs';

await runScript(async () => {
  await install();
  const child = spawn(process.execPath, ['--conditions=source', '--import', 'tsx', ...process.argv.slice(2)], {
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
