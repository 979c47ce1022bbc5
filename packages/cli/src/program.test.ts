import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { topics } from './program.ts';
import { runCommand } from './testing/session.ts';
import { wordsOf } from './words/words.ts';
import type { Surroundings } from './invocation.ts';

const unused = async (): Promise<never> => {
  throw new Error('nothing is run');
};

const surroundings: Surroundings = {
  environment: {},
  terminal: { language: 'zh', colour: false, redraws: false, out: unused, err: () => undefined },
  words: wordsOf('zh'),
  compose: unused,
  migrate: unused,
  stdin: { [Symbol.asyncIterator]: () => ({ next: unused }) },
  untilEnded: unused,
};

describe('commands are loaded by topic', () => {
  test.each(topics.map((topic) => [topic.names.join(', '), topic] as const))('%s', async (_, { names, load }) => {
    const program = new Command();
    (await load())(program, surroundings);
    expect(program.commands.map((command) => command.name())).toEqual(names);
  });

  test('help names all of them, and so does a command that there is none of', async () => {
    const { out } = await runCommand(['--help']);
    for (const { names } of topics) for (const name of names) expect(out).toMatch(new RegExp(`^ {2}${name}\\b`, 'm'));
    const { code, err } = await runCommand(['bord']);
    expect(code).toBe(64);
    expect(err).toContain('board');
  });

  test('a command is found behind options and before them', async () => {
    const expected = (await runCommand(['series', '--json-schema'])).out;
    expect(expected).toContain('"points"');
    for (const args of [
      ['--city', 'board', 'series', '--json-schema'],
      ['--data=board', 'series', '--json-schema'],
    ])
      expect((await runCommand(args)).out).toBe(expected);
  });
});

test('before the store begins to open, what it is served with is not loaded', () => {
  const loaded = new Set<string>();
  const load = (path: string): void => {
    const imports = /^(?:import|export)(?! type)[^;]*? from '([^']+)';/gm;
    for (const [, name = ''] of readFileSync(new URL(path, import.meta.url), 'utf8').matchAll(imports)) {
      const found = name.startsWith('.') ? new URL(name, new URL(path, import.meta.url)).href : name;
      if (loaded.has(found)) continue;
      loaded.add(found);
      if (name.startsWith('.')) load(found);
    }
  };
  for (const path of ['./main.ts', './commands/serve.ts', './compose.ts']) load(path);
  const packages = [...loaded].filter((name) => !name.startsWith('file:') && !name.startsWith('node:'));
  expect(packages.toSorted()).toEqual(['@shigan/core', '@shigan/identity', '@shigan/store', 'commander']);
});
