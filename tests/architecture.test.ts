import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** The arrows: what each layer may import of the others. */
const arrows: Readonly<Record<string, readonly string[]>> = {
  core: [],
  app: ['core'],
  contract: ['core'],
  store: ['core', 'app'],
  formats: ['core', 'app'],
  identity: ['core', 'app'],
  http: ['core', 'app', 'contract'],
  web: ['core', 'contract'],
  cli: ['core', 'app', 'contract', 'store', 'formats', 'identity', 'http'],
};

interface Source {
  readonly path: string;
  readonly imports: readonly string[];
}

const importPattern =
  /^\s*(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;

/** Every source file of a layer with what it imports; tests and the shared port suites beside them apart. */
function sources(layer: string, which: 'production' | 'tests'): readonly Source[] {
  const directory = `${root}packages/${layer}/src`;
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path))
    .filter((path) => /\.test\.tsx?$|(?:^|\/)testing\//.test(path) === (which === 'tests'))
    .map((path) => ({
      path: `packages/${layer}/src/${path}`,
      imports: [...readFileSync(`${directory}/${path}`, 'utf8').matchAll(importPattern)].map(
        (m) => m[1] ?? m[2] ?? m[3] ?? '',
      ),
    }));
}

function dependencies(layer: string): readonly string[] {
  const manifest = JSON.parse(readFileSync(`${root}packages/${layer}/package.json`, 'utf8')) as {
    dependencies?: Record<string, string>;
  };
  return Object.keys(manifest.dependencies ?? {});
}

const layerOf = (name: string): string | undefined => /^@shigan\/([a-z]+)/.exec(name)?.[1];

/** Imports that break a rule, one line each, so that a failing test says where. */
function offences(found: readonly Source[], breaks: (imported: string) => boolean): readonly string[] {
  return found.flatMap(({ path, imports }) => imports.filter(breaks).map((imported) => `${path} imports ${imported}`));
}

test('there is a line of arrows for every package, and a package for every line', () => {
  const packages = readdirSync(`${root}packages`).filter((name) => existsSync(`${root}packages/${name}/package.json`));
  expect(packages.toSorted()).toEqual(Object.keys(arrows).toSorted());
});

describe.each(Object.entries(arrows))('%s', (layer, allowed) => {
  test('declares only layers that it may import', () => {
    const declared = dependencies(layer)
      .map(layerOf)
      .filter((name) => name !== undefined);
    expect(declared.filter((name) => !allowed.includes(name))).toEqual([]);
  });

  test('imports only layers that it may import', () => {
    const found = sources(layer, 'production');
    expect(found.length).toBeGreaterThan(0);
    const forbidden = (imported: string): boolean => {
      const other = layerOf(imported);
      return other !== undefined && other !== layer && !allowed.includes(other);
    };
    expect(offences(found, forbidden)).toEqual([]);
  });

  test('declares every package that it imports', () => {
    const declared = dependencies(layer);
    const undeclared = (imported: string): boolean => {
      if (/^(?:\.|node:)/.test(imported)) return false;
      const name = imported.split('/', imported.startsWith('@') ? 2 : 1).join('/');
      return !declared.includes(name);
    };
    expect(offences(sources(layer, 'production'), undeclared)).toEqual([]);
  });

  test('reaches into no other package', () => {
    const inside = (imported: string): boolean => /^@shigan\/[a-z]+\/|\/[a-z]+\/src\//.test(imported);
    expect(offences(sources(layer, 'production'), inside)).toEqual([]);
  });

  test('tests use of other packages what they show and what they keep for tests', () => {
    const inside = (imported: string): boolean =>
      (/^@shigan\/[a-z]+\//.test(imported) || /\/[a-z]+\/src\//.test(imported)) &&
      !/\/testing\/[a-z-]+(?:\.contract)?(?:\.ts)?$|\/src\/index\.ts$/.test(imported);
    expect(offences(sources(layer, 'tests'), inside)).toEqual([]);
  });
});

test('core depends on nothing at all', () => {
  expect(dependencies('core')).toEqual([]);
  expect(offences(sources('core', 'production'), (imported) => !imported.startsWith('.'))).toEqual([]);
});

test.each(['app', 'contract', 'web'])('%s does not touch the machine it runs on', (layer) => {
  expect(offences(sources(layer, 'production'), (imported) => imported.startsWith('node:'))).toEqual([]);
});

test('only the command line wires stores, formats and identity to use cases', () => {
  const wiring = (imported: string): boolean => ['store', 'formats', 'identity'].includes(layerOf(imported) ?? '');
  const layers = Object.keys(arrows).filter((layer) => layer !== 'cli');
  expect(layers.flatMap((layer) => offences(sources(layer, 'production'), wiring))).toEqual([]);
});

test('imports are found in every form they are written in', () => {
  const text = `import { a } from './a.ts';\nimport type {\n  B,\n} from "@shigan/core";\nexport * from './c.ts';\nimport 'd';\nconst e = await import('./e.ts');`;
  expect([...text.matchAll(importPattern)].map((m) => m[1] ?? m[2] ?? m[3])).toEqual([
    './a.ts',
    '@shigan/core',
    './c.ts',
    'd',
    './e.ts',
  ]);
});
