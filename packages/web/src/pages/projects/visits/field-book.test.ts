import { expect, test } from 'vitest';
import { bookWith } from './field-book.ts';

const about = { account: 'supervision', city: undefined, businessDate: null };
const [a, b, c] = [
  { code: 'a', name: '甲' },
  { code: 'b', name: '乙' },
  { code: 'c', name: '丙' },
];

test('projects looked at last stand first, each once', () => {
  const first = bookWith(undefined, about, [a, b]);
  expect(bookWith(first, about, [c, a]).projects).toEqual([c, a, b]);
});

test('a book of another account or city is begun anew', () => {
  const held = bookWith(undefined, about, [a, b]);
  expect(bookWith(held, { ...about, account: 'other' }, [c]).projects).toEqual([c]);
  expect(bookWith(held, { ...about, city: '430100' }, [c]).projects).toEqual([c]);
});

test('it holds no more than a thousand', () => {
  const many = Array.from({ length: 1200 }, (_, i) => ({ code: String(i), name: '项目' }));
  expect(bookWith(undefined, about, many).projects).toHaveLength(1000);
});
