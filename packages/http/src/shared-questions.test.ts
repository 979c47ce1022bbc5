import { expect, test } from 'vitest';
import { sharedQuestions } from './shared-questions.ts';

/** Questions that are answered when the test says so, each with the number of its asking. */
function answeredLater(): {
  readonly ask: () => Promise<number>;
  readonly asked: () => number;
  readonly answer: (error?: Error) => Promise<void>;
} {
  const open: ((error?: Error) => void)[] = [];
  let count = 0;
  return {
    ask: () => {
      const own = ++count;
      return new Promise((resolve, reject) => {
        open.push((error) => (error === undefined ? resolve(own) : reject(error)));
      });
    },
    asked: () => count,
    answer: async (error) => {
      open.shift()?.(error);
      await turns();
    },
  };
}

async function turns(): Promise<void> {
  for (let n = 0; n < 3; n++) await new Promise((resolve) => setImmediate(resolve));
}

test('who comes together asks together; who comes while that is asked shares the next asking, never the one begun before', async () => {
  const { ask, asked, answer } = answeredLater();
  const shared = sharedQuestions<number>();
  const first = [shared('a', ask), shared('a', ask)];
  await turns();
  const later = [shared('a', ask), shared('a', ask)];
  await turns();
  expect(asked()).toBe(1);
  await answer();
  const last = shared('a', ask);
  expect([await Promise.all(first), asked()]).toEqual([[1, 1], 2]);
  await answer();
  expect(await Promise.all(later)).toEqual([2, 2]);
  await answer();
  expect(await last).toBe(3);
  const alone = shared('a', ask);
  await turns();
  await answer();
  expect([await alone, asked()]).toEqual([4, 4]);
});

test('a question that fails fails for who asked it; the next is asked all the same', async () => {
  const { ask, answer } = answeredLater();
  const shared = sharedQuestions<number>();
  const first = shared('a', ask).catch((error: unknown) => error);
  await turns();
  const second = shared('a', ask);
  const other = shared('b', ask);
  await turns();
  await answer(new Error('gone'));
  expect(await first).toEqual(new Error('gone'));
  await answer();
  await answer();
  expect([await other, await second]).toEqual([2, 3]);
});
