import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { zhCN } from './zh-CN.ts';

type Entry = readonly [path: string, value: unknown];

/** Every word of a language by its path: `board.columns.rank.0`. */
function entries(value: unknown, path = ''): readonly Entry[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, child]) => entries(child, path === '' ? key : `${path}.${key}`));
}

/** A word as it is printed: a sentence with gaps is filled with letters and numbers that any language could hold. */
function printed(value: unknown): string {
  return typeof value === 'function' ? String(value(...Array.from({ length: value.length }, () => 1))) : String(value);
}

const languages = { zh: entries(zhCN), en: entries(en) };

describe('the words of the pages', () => {
  test('have the same keys in every language', () => {
    expect(languages.en.map(([path]) => path)).toEqual(languages.zh.map(([path]) => path));
  });

  test('take the same number of parameters in every language', () => {
    const parameters = (list: readonly Entry[]): readonly unknown[] =>
      list.map(([path, value]) => [path, typeof value === 'function' ? value.length : typeof value]);
    expect(parameters(languages.en)).toEqual(parameters(languages.zh));
  });

  test('are said in Chinese wherever they are said in English', () => {
    const saidIn = (list: readonly Entry[]): readonly string[] =>
      list.filter(([, value]) => printed(value).trim() !== '').map(([path]) => path);
    const onlyEnglish = saidIn(languages.en).filter((path) => !saidIn(languages.zh).includes(path));
    expect(onlyEnglish).toEqual([]);
  });

  test('hold no Chinese in English, but for the way back to Chinese', () => {
    const chinese = languages.en.filter(([, value]) => /\p{Script=Han}/u.test(printed(value))).map(([path]) => path);
    expect(chinese).toEqual(['controls.language']);
  });

  test('hold no half-width punctuation between Chinese characters', () => {
    const halfWidth = languages.zh.filter(([, value]) => /\p{Script=Han}[,;:!?]/u.test(printed(value)));
    expect(halfWidth).toEqual([]);
  });
});
