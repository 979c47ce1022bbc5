import type { Leader, Unit } from '@shigan/core';
import { expect, test } from 'vitest';
import { partsFor } from './parts.ts';
import { unitLines } from './units-state.ts';

function unit(code: string, parent: string | null): Unit {
  return { code, kind: 'department', name: { zh: code, en: code }, aliases: [], parent, region: '431200' };
}

function leader(code: string, order: number, units: readonly string[]): Leader {
  return { code, name: code, post: '', order, portfolio: { fields: [], units } };
}

test.each([
  [['health.read'], ['health']],
  [
    ['health.read', 'register.read', 'access.read'],
    ['units', 'rights', 'settings', 'health'],
  ],
  [
    ['account.read', 'audit.read', 'health.read'],
    ['people', 'audit', 'health'],
  ],
])('who may %j is offered %j', (may, expected) => {
  expect(partsFor(may)).toEqual(expected);
});

test('units stand under their parents, with the leaders who see to them in order', () => {
  const units = [unit('b', 'root'), unit('root', null), unit('c', 'b'), unit('stray', 'gone')];
  const lines = unitLines(units, [leader('second', 2, ['b']), leader('first', 1, ['b', 'c'])]);
  expect(lines.map((line) => [line.unit.code, line.depth, line.leaders.map(({ code }) => code)])).toEqual([
    ['root', 0, []],
    ['b', 1, ['first', 'second']],
    ['c', 2, ['first']],
    ['stray', 0, []],
  ]);
});

test('a loop of units is shown once', () => {
  expect(unitLines([unit('a', 'b'), unit('b', 'a')], []).map(({ unit: { code } }) => code)).toEqual(['a', 'b']);
});
