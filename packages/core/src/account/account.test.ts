import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldSignInName, isSignInName } from './account.ts';
import { waitSeconds } from './back-off.ts';
import { passwordFault } from './password-rule.ts';

describe('a password', () => {
  test.each([
    ['correct horse battery', undefined],
    ['雨打芭蕉夜半钟声到客船里来', undefined],
    ['short-one-1', 'too-short'],
    ['aaaaaaaaaaaaaaaaaaaa', 'too-plain'],
    ['abababababababababab', 'too-plain'],
    ['x1234567890-ZHANGSAN', 'holds-name'],
    ['０１２３４５６７８９ab', undefined],
    ['a1b2c3'.repeat(22), 'too-long'],
  ])('%s', (password, fault) => {
    expect(passwordFault(password, 'zhangsan')).toBe(fault);
  });

  test('needs no particular characters: any twelve different ones do', () => {
    const twelve = fc.uniqueArray(fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'), {
      minLength: 12,
      maxLength: 30,
    });
    fc.assert(
      fc.property(twelve, (characters) => {
        expect(passwordFault(characters.join(''), '王')).toBeUndefined();
      }),
    );
  });
});

describe('a name to sign in by', () => {
  test.each([
    [' ZhangSan ', 'zhangsan', true],
    ['ｚｈａｎｇ', 'zhang', true],
    ['王五', '王五', true],
    ['li.si@huaihua', 'li.si@huaihua', true],
    ['.hidden', '.hidden', false],
    ['two words', 'two words', false],
    ['', '', false],
    ['x'.repeat(65), 'x'.repeat(65), false],
  ])('%s', (typed, folded, valid) => {
    expect([foldSignInName(typed), isSignInName(foldSignInName(typed))]).toEqual([folded, valid]);
  });
});

test('waiting grows with failures, and ends', () => {
  expect([0, 1, 4, 5, 6, 7, 8, 14, 15, 1000].map(waitSeconds)).toEqual([0, 0, 0, 1, 2, 4, 8, 512, 900, 900]);
});
