import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { variables } from '../packages/cli/src/environment.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string): string => readFileSync(`${root}${path}`, 'utf8');
const filesIn = (folder: string): readonly string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length))
    .toSorted();

const known = new Set<string>(variables);
const files = filesIn('deploy');
const namedIn = (text: string): readonly string[] =>
  [...text.matchAll(/\b(?:SHIGAN_[A-Z_]+[A-Z]|DATABASE_(?:REPLICA_)?URL)\b/g)].map(([name]) => name);

/** Of compose only: what goes into addresses and options there. */
const ofCompose = new Set(['SHIGAN_PASSWORD', 'SHIGAN_ORIGIN']);

describe('variables of the environment', () => {
  test('are those that the code reads', () => {
    const code = filesIn('packages/cli/src').filter(
      (path) => path.endsWith('.ts') && !/\.test\.ts$|\/environment\.ts$/.test(path),
    );
    const text = code.map(read).join('\n');
    expect(
      [...known].filter(
        (name) => !text.includes(name) && !read('packages/cli/src/environment.ts').includes(`'${name}', `),
      ),
    ).toEqual([]);
    expect(namedIn(text).filter((name) => !known.has(name))).toEqual([]);
  });
  test('stand all in the guide and in the example, and no other', () => {
    for (const path of ['docs/operating.md', 'deploy/shigan.env.example']) {
      const named = new Set(read(path).match(/\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*\b/g));
      expect([path, [...known].filter((name) => !named.has(name))]).toEqual([path, []]);
      expect([path, namedIn(read(path)).filter((name) => !known.has(name))]).toEqual([path, []]);
    }
  });
  test.each(files)('%s names no other', (path) => {
    expect(namedIn(read(path)).filter((name) => !known.has(name) && !ofCompose.has(name))).toEqual([]);
  });
});

describe('files for deployment', () => {
  test.each(files.filter((path) => path.endsWith('.yaml')))('%s is YAML', (path) => {
    // Of a template what Helm fills in is taken as a word, and its own lines are left out.
    const text = read(path)
      .replaceAll(/^\s*\{\{-? *(?:if|range|end)[^}]*\}\}\n/gm, '')
      .replaceAll(/"?\{\{[^}]*\}\}(?::\{\{[^}]*\}\}")?/g, 'filled');
    for (const document of parseAllDocuments(text, { merge: true })) expect(document.errors.map(String)).toEqual([]);
  });
  test('every command in them is one that there is, with options that it has', () => {
    const program = filesIn('packages/cli/src/commands').map(read).join('\n') + read('packages/cli/src/program.ts');
    const text = files.map(read).join('\n');
    const options = new Set(text.match(/(?<![\w-])--(?:listen|origin|data|into|keep|roles|without-jobs|migrate)\b/g));
    expect([...options].filter((option) => !program.includes(option))).toEqual([]);
    for (const command of ['serve', 'migrate', 'backup']) expect(program).toContain(`.command('${command}')`);
  });
  test('probes ask for what the server answers', () => {
    const answered = read('packages/http/src/operation/operation-server.ts');
    for (const [, path] of read('deploy/helm/shigan/templates/server.yaml').matchAll(/path: (\/\w+z)\b/g))
      expect(answered).toContain(`'${path}'`);
  });
});
