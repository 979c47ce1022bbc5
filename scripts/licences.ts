// `npm run licences`: writes docs/third-party.md, what the program is made of that others wrote, from the lock file.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Licences that let the program be given on as it is, changed or not, under Apache-2.0. MPL-2.0 asks for changes to its own files
 *  only, and none of them is changed. */
export const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
]);

/** Packages that run a script when they are installed, each with its reason. No other may. */
export const installScripts: ReadonlyMap<string, string> = new Map([
  ['esbuild', 'checks that the compiler for this machine is the right one; used to build and test, not to run'],
]);

interface Locked {
  readonly version: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
}

interface ThirdParty {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly hash: string;
  /** Part of the running program. */
  readonly runs: boolean;
  /** Runs a script when it is installed. */
  readonly scripted: boolean;
}

/** Every package of the lock file, sorted. */
export async function thirdParty(): Promise<readonly ThirdParty[]> {
  const lock: { readonly packages: Readonly<Record<string, Locked>> } = JSON.parse(
    await readFile(`${root}package-lock.json`, 'utf8'),
  );
  return Object.entries(lock.packages)
    .filter(([path, { link }]) => path.includes('node_modules/') && link !== true)
    .map(([path, held]) => ({
      name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: held.version,
      licence: held.license ?? '',
      hash: held.integrity ?? '',
      runs: held.dev !== true && held.devOptional !== true,
      scripted: held.hasInstallScript === true,
    }))
    .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
}

/** The list as a page. */
export async function licencePage(): Promise<string> {
  const all = await thirdParty();
  const table = (packages: readonly ThirdParty[]): readonly string[] => [
    '| package | version | licence |',
    '| --- | --- | --- |',
    ...new Set(packages.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`)),
  ];
  const running = all.filter(({ runs }) => runs);
  return [
    '# Third-party packages',
    '',
    'Made from the lock file by `npm run licences`; a test holds the two equal. `npm run sbom` prints the bill of materials (CycloneDX)',
    'of the program and of what builds it.',
    '',
    '## Scripts at installation',
    '',
    ...[...installScripts].map(([name, why]) => `- ${name}: ${why}.`),
    '',
    '## Part of the running program',
    '',
    ...table(running),
    '',
    '## To build and test only',
    '',
    ...table(all.filter(({ runs }) => !runs)),
    '',
  ].join('\n');
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await writeFile(`${root}docs/third-party.md`, await licencePage());
