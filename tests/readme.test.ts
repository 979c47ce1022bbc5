import type { Application } from '@shigan/app';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compose } from '../packages/cli/src/compose.ts';
import type { Composed } from '../packages/cli/src/invocation.ts';
import { runCommand } from '../packages/cli/src/testing/session.ts';

const root = fileURLToPath(new URL('../', import.meta.url));

/** A command of a README with the output that it is said to have. */
interface Example {
  readonly command: string;
  readonly output: readonly string[];
}

/** The commands (`$ shigan …`) of a README, each with the lines below it up to the next command or the end of the block. */
function examplesOf(readme: string): readonly Example[] {
  const examples: { command: string; output: string[] }[] = [];
  let isInBlock = false;
  for (const line of readme.split('\n')) {
    const command = /^ {4}\$ shigan (.*)$/.exec(line)?.[1];
    if (command !== undefined) examples.push({ command, output: [] });
    else if (isInBlock && line.startsWith('    ')) examples.at(-1)?.output.push(line.slice(4));
    isInBlock = command !== undefined || (isInBlock && line.startsWith('    '));
  }
  return examples;
}

/** Output as a pattern: `…` stands for whatever was left out, at the end of a line or for whole lines. */
function patternOf(output: readonly string[]): RegExp {
  const lines = output.map((line) =>
    line
      .split('…')
      .map((part) => part.trimEnd().replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('[^]*'),
  );
  return new RegExp(`^${lines.join('\\s*')}\\s*$`);
}

/** What a command prints. Refused (2) is an ending like another. */
async function shigan(app: Application, args: readonly string[]): Promise<string> {
  const ran = await runCommand(args, { app });
  if (ran.code !== 0 && ran.code !== 2) throw new Error(ran.err);
  return ran.out;
}

/** Words of a command; a figure's id that was shortened in print is looked up on the board. */
async function argumentsOf(command: string, app: Application): Promise<readonly string[]> {
  const words = command.split(' ').map((word) => word.replaceAll("'", ''));
  const id = words.find((word) => word.endsWith('~…'));
  if (id === undefined) return words;
  const board = await shigan(app, ['board', '--region', '431200', '--period', '2021-04', '--json']);
  const whole = board.split('"').find((text) => text.startsWith(id.slice(0, -1)));
  return words.map((word) => (word === id ? (whole ?? word) : word));
}

describe.each([
  ['README.md', 'en'],
  ['README.zh-CN.md', 'zh'],
])('the examples of %s', (file, language) => {
  let data: string;
  let composed: Composed;
  let examples: readonly Example[];

  beforeAll(async () => {
    data = await mkdtemp(join(tmpdir(), 'shigan-readme-'));
    composed = await compose({ dataDir: data }, { migrate: true });
    examples = examplesOf(await readFile(root + file, 'utf8'));
  });
  afterAll(async () => {
    await composed.close();
    await rm(data, { recursive: true, force: true });
  });

  test('come out as they are printed', { timeout: 120_000 }, async () => {
    expect(examples.length).toBeGreaterThan(4);
    for (const { command, output } of examples) {
      const printed = await shigan(composed.app, ['--lang', language, ...(await argumentsOf(command, composed.app))]);
      expect({ command, printed }).toEqual({ command, printed: expect.stringMatching(patternOf(output)) });
    }
  });
});
