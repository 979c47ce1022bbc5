import { fileURLToPath } from 'node:url';

/** How the program is started: as compiled where the run has just compiled it (`SHIGAN_COMPILED`), from its sources otherwise. */
const isCompiled = process.env['SHIGAN_COMPILED'] === '1';

/** Arguments of Node that run the program; its own follow. */
export const programArguments: readonly string[] = [
  ...(isCompiled ? [] : ['--conditions=source', '--import', 'tsx']),
  fileURLToPath(new URL(`../../packages/cli/${isCompiled ? 'dist/main.js' : 'src/main.ts'}`, import.meta.url)),
];
