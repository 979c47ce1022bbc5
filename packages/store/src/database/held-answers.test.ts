import { describe, expect, test } from 'vitest';

import { heldAnswers } from './held-answers.ts';

function deferred(): { readonly promise: Promise<string>; resolve(value: string): void } {
  let settle: ((value: string) => void) | undefined;
  const promise = new Promise<string>((resolve) => {
    settle = resolve;
  });
  return { promise, resolve: (value) => settle?.(value) };
}

/** A database that is written to by hand, and what it was asked. */
function written(commits: number | undefined) {
  const database = { value: 'one', commits, asked: 0 };
  const answers = heldAnswers<string>({ commits: () => database.commits });
  const ask = async (): Promise<string> => {
    database.asked += 1;
    return database.value;
  };
  return { database, ask: (isStill?: (answer: string) => boolean) => answers.answer(['question'], ask, isStill) };
}

describe('answers that are held', () => {
  test('are asked again once anything was committed', async () => {
    const { database, ask } = written(7);
    expect(await Promise.all([ask(), ask()])).toEqual(['one', 'one']);
    expect([await ask(), database.asked]).toEqual(['one', 1]);
    Object.assign(database, { value: 'two', commits: 8 });
    expect([await ask(), database.asked]).toEqual(['two', 2]);
  });

  test('are asked each time where nobody can know, and where they are no longer of now', async () => {
    const unknown = written(undefined);
    await unknown.ask();
    await unknown.ask();
    expect(unknown.database.asked).toBe(2);
    const late = written(1);
    await late.ask();
    await late.ask(() => false);
    expect(late.database.asked).toBe(2);
  });

  test('that were begun before a commit are not given after it', async () => {
    const database = { commits: 1 };
    const answers = heldAnswers<string>({ commits: () => database.commits });
    const { promise: slow, resolve: tell } = deferred();
    const before = answers.answer(['q'], () => slow);
    database.commits = 2;
    expect(await answers.answer(['q'], async () => 'new')).toBe('new');
    tell('old');
    expect(await before).toBe('old');
    expect(await answers.answer(['q'], async () => 'asked again')).toBe('new');
  });

  test('that failed are not held', async () => {
    const answers = heldAnswers<string>({ commits: () => 1 });
    await expect(answers.answer(['q'], async () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await answers.answer(['q'], async () => 'there')).toBe('there');
  });
});
