import './steps/node-version.mjs';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
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
  const files = await sourcesOf(layers);
  const built = parsed(await readOr(`${root}${stamp}`, '{}'));
  const isThere = existsSync(`${root}${made}`);
  // Sizes and times are looked at first, which takes a quarter of the time that reading everything takes.
  const looks = await looksOf(files);
  if (isThere && built.looks === looks) return;
  const contents = await contentsOf(files);
  if (!isThere || built.contents !== contents) {
    await step(title, process.execPath, args(isThere));
    await finish?.();
  }
  await mkdir(dirname(`${root}${stamp}`), { recursive: true });
  await writeFile(`${root}${stamp}`, JSON.stringify({ looks, contents }));
}

/** A new data directory is copied from an empty database, which takes some seconds to make: made here once for each schema. */
async function makeTemplate() {
  const make = `import('./packages/store/dist/index.js').then((store) => store.ensureTemplate())`;
  await step('准备空数据库 · preparing an empty database', process.execPath, ['-e', make]);
}

/** Paths of what layers are made from, in order. */
async function sourcesOf(layers) {
  const folders = layers.map((layer) => `packages/${layer}`);
  const files = ['package-lock.json', 'tsconfig.base.json'];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop())
    for (const entry of await readdir(`${root}${folder}`, { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'dist' && entry.name !== 'node_modules') folders.push(path);
      if (entry.isFile() && !/\.test\.tsx?$|\.tsbuildinfo$/.test(path)) files.push(path);
    }
  return files.toSorted();
}

async function looksOf(files) {
  const looks = await Promise.all(files.map((file) => stat(`${root}${file}`)));
  return sha256(files.map((file, index) => `${file} ${looks[index].size} ${looks[index].mtimeMs}`));
}

async function contentsOf(files) {
  const contents = await Promise.all(files.map((file) => readFile(`${root}${file}`)));
  return sha256(files.flatMap((file, index) => [`${file}\0`, contents[index]]));
}

function sha256(parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** What another version of this file wrote says nothing. */
function parsed(text) {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
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
