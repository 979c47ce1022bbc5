import { readFile } from 'node:fs/promises';
import { root, step } from './step.mjs';

/** Installs the dependencies unless exactly those of the lock file are there. */
export async function install() {
  if (await isInstalled()) return;
  // Started by npm, its own program is known and needs no shell (which Windows would).
  const npm = process.env.npm_execpath;
  const [command, args] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
  // Not `npm ci`: that refuses a lock file made where the registry does not carry the optional packages of other systems.
  // With a lock file in step, this installs the same versions and leaves the lock file alone.
  await step('安装依赖 · installing dependencies', command, [...args, 'install', '--no-save']);
}

/** npm writes what it has installed at the very end, so that an interrupted installation is not taken for a whole one. */
async function isInstalled() {
  const wanted = await lockedPackages('package-lock.json');
  const held = await lockedPackages('node_modules/.package-lock.json');
  if (wanted === undefined || held === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { optional, link, version }]) =>
      !path.startsWith('node_modules/') || optional || (link ? path in held : held[path]?.version === version),
  );
}

async function lockedPackages(file) {
  try {
    return JSON.parse(await readFile(`${root}${file}`, 'utf8')).packages;
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
