import { fileURLToPath } from 'node:url';

/** How the program is started: as compiled where the run has just compiled it (`SHIGAN_COMPILED`), from its sources otherwise. */
const isCompiled = process.env['SHIGAN_COMPILED'] === '1';

/** Arguments of Node that run the program, for as long as who started it runs; its own follow. */
export const programArguments: readonly string[] = [
  '--import',
  new URL('../../scripts/steps/end-with-parent.mjs', import.meta.url).href,
  ...(isCompiled ? [] : ['--conditions=source', '--import', 'tsx']),
  fileURLToPath(new URL(`../../packages/cli/${isCompiled ? 'dist/main.js' : 'src/main.ts'}`, import.meta.url)),
];

/** Options of Node for a process that lives for minutes: only what it does very often is made faster while it runs, and its engine not at
 *  all. Not for what is measured. */
export const shortLived: readonly string[] = ['--interrupt-budget=2000000', '--liftoff-only'];
