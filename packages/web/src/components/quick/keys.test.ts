import { describe, expect, test } from 'vitest';
import { pageKeys, strokeOf, type Stroke } from './keys.ts';

const press = (key: string, over: object = {}) => ({ key, inField: false, modified: false, ...over });
const nothing: Stroke = { command: undefined, waiting: false };

describe('a key', () => {
  test('is one page’s alone', () => {
    const letters = Object.values(pageKeys);
    expect(new Set(letters).size).toBe(letters.length);
  });

  test.each(Object.entries(pageKeys))('after g goes to %s', (page, letter) => {
    expect(strokeOf(press('g'), false)).toEqual({ command: undefined, waiting: true });
    expect(strokeOf(press(letter), true)).toEqual({ command: { kind: 'go', page }, waiting: false });
    expect(strokeOf(press(letter === 'g' ? 'x' : letter), false)).toEqual(nothing);
  });

  test.each([
    ['/', 'find'],
    ['?', 'help'],
    ['？', 'help'],
  ])('%s is %s', (key, kind) => {
    expect(strokeOf(press(key), false).command).toEqual({ kind });
  });

  test('in a field, or with a key of the browser, does nothing', () => {
    for (const key of ['/', '?', 'g', 'b'])
      for (const over of [{ inField: true }, { modified: true }])
        for (const waiting of [true, false]) expect(strokeOf(press(key, over), waiting)).toEqual(nothing);
  });
});
