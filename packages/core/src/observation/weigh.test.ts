import { describe, expect, it } from 'vitest';

import { type Weighable, weigh } from './weigh.ts';

const vintage = (value: number, day: number, over: Partial<Weighable> = {}): Weighable => ({
  value,
  decimals: 1,
  unit: '亿元',
  status: null,
  knownFrom: `2021-05-${String(day).padStart(2, '0')}T00:00:00.000Z`,
  ...over,
});

describe('weigh', () => {
  const inYi = [vintage(1.211, 5, { decimals: 4 })];
  const inWan = [vintage(12110, 5, { decimals: 0, unit: '万元' })];
  const held = [vintage(1, 5), vintage(2, 10), vintage(3, 20)];

  it.each([
    ['nothing is held', vintage(1, 5), [], 'new'],
    ['nothing was known at its moment', vintage(1, 4), held, 'new'],
    ['the newest vintage says the same', vintage(3, 25), held, 'same'],
    ['the newest vintage says the same from the same moment', vintage(3, 20), held, 'same'],
    ['the vintage in force at its moment says the same', vintage(2, 15), held, 'same'],
    ['the newest vintage says something else', vintage(4, 25), held, 'revision'],
    ['an older vintage was in force and says something else', vintage(1, 15), held, 'revision'],
    ['a value that was replaced comes back', vintage(1, 25), held, 'setBack'],
    ['a value that was replaced comes back with other decimals', vintage(1, 25, { decimals: 2 }), held, 'revision'],
    ['the unit differs', vintage(3, 25, { unit: '万元' }), held, 'revision'],
    ['the unit is of another quantity', vintage(3, 25, { unit: '家' }), held, 'revision'],
    ['the same is said in a smaller unit', vintage(12110, 25, { decimals: 0, unit: '万元' }), inYi, 'same'],
    ['a smaller unit says it to a further digit', vintage(12110, 25, { decimals: 1, unit: '万元' }), inYi, 'revision'],
    ['the same is said in a larger unit', vintage(1.211, 25, { decimals: 4 }), inWan, 'same'],
    ['a larger unit says less', vintage(1.211, 25, { decimals: 3 }), inWan, 'revision'],
    ['it states a status where none was stated', vintage(3, 25, { status: 'final' }), held, 'revision'],
    ['it states no status where one was stated', vintage(3, 25), [vintage(3, 20, { status: 'final' })], 'same'],
    [
      'only the status goes back',
      vintage(3, 25, { status: 'flash' }),
      [vintage(3, 10, { status: 'flash' }), vintage(3, 20, { status: 'final' })],
      'revision',
    ],
    ['of two from one moment the last stored counts', vintage(1, 5), [vintage(1, 5), vintage(2, 5)], 'setBack'],
  ] as const)('%s', (_name, incoming, vintages, expected) => {
    expect(weigh(incoming, vintages)).toBe(expected);
  });
});
