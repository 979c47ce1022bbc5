import './steps/node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { install } from './steps/install.mjs';
import { bin, root, runScript, say, step } from './steps/step.mjs';
import { makeWholePackages } from './steps/whole-packages.mjs';

// What each output is made from. An output whose sources are unchanged is not built again: that keeps a second start short.
const outputs = [
  {
    title: '编译程序 · compiling',
    layers: ['core', 'app', 'store', 'formats', 'identity', 'contract', 'http', 'cli'],
    made: 'packages/cli/dist/main.js',
    stamp: 'packages/cli/dist/.built-from',
    // `--force` after a lost output: the compiler goes by its own notes, not by what is on the disk.
    args: (isThere) => [bin('typescript/bin/tsc'), '-b', 'packages/cli', ...(isThere ? [] : ['--force'])],
    finish: async () => {
      await makeWholePackages();
      await makeTemplate();
    },
  },
  {
    title: '打包网页 · bundling the pages',
    layers: ['core', 'contract', 'web'],
    made: 'packages/web/dist/app/index.html',
    stamp: 'packages/web/dist/.built-from',
    args: () => [bin('vite/bin/vite.js'), 'build', 'packages/web', '--logLevel', 'warn'],
  },
];

/** Installs what is missing and builds what is older than its sources. */
export async function build() {
  await install();
  const release = await lock();
  try {
    const results = await Promise.allSettled(outputs.map(buildOutput));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
  } finally {
    await release();
  }
}

async function buildOutput({ title, layers, made, stamp, args, finish }) {
  const sources = await fingerprint(layers);
  const isThere = existsSync(`${root}${made}`);
  if (isThere && (await readOr(`${root}${stamp}`, '')) === sources) return;
  await step(title, process.execPath, args(isThere));
  await finish?.();
  await mkdir(dirname(`${root}${stamp}`), { recursive: true });
  await writeFile(`${root}${stamp}`, sources);
}

/** A new data directory is copied from an empty database, which takes four seconds to make: made here once for each schema. */
async function makeTemplate() {
  const make = `import('./packages/store/dist/index.js').then((store) => store.ensureTemplate())`;
  await step('准备空数据库 · preparing an empty database', process.execPath, ['-e', make]);
}

async function fingerprint(layers) {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'tsconfig.base.json'];
  for (const layer of layers) {
    for (const entry of await readdir(`${root}packages/${layer}`, { recursive: true, withFileTypes: true })) {
      const path = `${entry.parentPath}/${entry.name}`.slice(root.length).replaceAll('\\', '/');
      if (entry.isFile() && !/\/(?:dist|node_modules)\/|\.test\.tsx?$|\.tsbuildinfo$/.test(path)) files.push(path);
    }
  }
  for (const file of files.toSorted()) hash.update(`${file}\0`).update(await readFile(`${root}${file}`));
  return hash.digest('hex');
}

/** Two builds at once would write into each other's files: the second waits for the first. */
async function lock() {
  const path = `${root}node_modules/.building`;
  for (let waited = false; ; waited = true) {
    try {
      await writeFile(path, String(process.pid), { flag: 'wx' });
      return () => rm(path, { force: true });
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (!isRunning(Number(await readOr(path, '0')))) await rm(path, { force: true });
    else {
      if (!waited) say('等待另一次编译结束 · waiting for another build to end …');
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }
}

function isRunning(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function readOr(path, otherwise) {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runScript(build);
