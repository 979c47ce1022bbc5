import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { askAnew } from './ask-anew.ts';

/** A page that shows what is asked under a key; the answers are given by hand. */
function page(): { readonly queries: QueryClient; readonly answers: ((value: string) => void)[]; shown(): unknown } {
  const queries = new QueryClient();
  const answers: ((value: string) => void)[] = [];
  const observer = new QueryObserver(queries, {
    queryKey: ['visits'],
    queryFn: () => new Promise<string>((resolve) => answers.push(resolve)),
  });
  observer.subscribe(() => undefined);
  return { queries, answers, shown: () => observer.getCurrentResult().data };
}

test('a first answer on its way from before the change is not shown', async () => {
  const { queries, answers, shown } = page();
  const asked = askAnew(queries);
  await expect.poll(() => answers.length).toBe(2);
  answers[0]?.('before');
  answers[1]?.('after');
  await asked;
  expect(shown()).toBe('after');
});

test('what is shown stays until the new answer is there', async () => {
  const { queries, answers, shown } = page();
  answers[0]?.('before');
  await expect.poll(shown).toBe('before');
  const asked = askAnew(queries, { queryKey: ['visits'] });
  await expect.poll(() => answers.length).toBe(2);
  expect(shown()).toBe('before');
  answers[1]?.('after');
  await asked;
  expect(shown()).toBe('after');
});

test('what the filters leave out is not asked again', async () => {
  const { queries, answers } = page();
  answers[0]?.('before');
  await askAnew(queries, { queryKey: ['others'] });
  expect(answers).toHaveLength(1);
});
