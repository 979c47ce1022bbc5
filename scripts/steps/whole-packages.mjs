import { root } from './step.mjs';

/** Layers without files of their own beside their modules. Together they are nine hundred modules: taken as one file each, a process
 *  starts a second sooner. */
const layers = ['core', 'app', 'contract', 'http'];

/** Writes what each of these layers gives to others into one file, from what the compiler made of it. */
export async function makeWholePackages() {
  // Not there before the dependencies are installed.
  const { rolldown } = await import('rolldown');
  for (const layer of layers) {
    const dist = `${root}packages/${layer}/dist`;
    const bundle = await rolldown({
      input: `${dist}/index.js`,
      platform: 'node',
      logLevel: 'warn',
      // What comes from other packages stays there: each is loaded once.
      external: (id) => !id.startsWith('.') && !id.startsWith(root),
    });
    await bundle.write({ file: `${dist}/whole.js`, format: 'esm' });
    await bundle.close();
  }
}
