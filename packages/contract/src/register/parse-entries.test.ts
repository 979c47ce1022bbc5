import { DomainError } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { huaihua, industry } from '../testing/example-board.ts';
import { jsonText } from '../json-text.ts';
import { parseEntries, parseEntry } from './parse-entries.ts';
import { presentRegister } from './present-register.ts';

const now = '2021-05-20T01:00:00.000Z';

const growthTarget = {
  indicator: industry.code,
  region: huaihua.code,
  year: 2021,
  kind: 'growth',
  goal: { value: 8, decimals: 1 },
  unit: '%',
  bound: 'atLeast',
  binding: false,
  verified: false,
};

function refusal(attempt: () => unknown): DomainError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
  throw new Error('was not refused');
}

describe('register entries from outside', () => {
  test('one entry or a list, each with its own key', () => {
    expect(parseEntries('target', growthTarget).map((e) => e.key)).toEqual([
      '2021/431200/industrial-value-added/growth',
    ]);
    expect(parseEntries('region', [huaihua]).map((e) => e.key)).toEqual(['431200']);
    expect(parseEntries('indicator', [industry])[0]?.body).toEqual(industry);
  });

  test('a register as it is printed can be put back', () => {
    const printed = presentRegister('region', [
      { register: 'region', key: '431200', body: huaihua, knownFrom: now, storedAt: now, by: 'local' },
    ]);
    expect(parseEntries('region', JSON.parse(jsonText(printed)))).toEqual([
      { register: 'region', key: '431200', body: huaihua },
    ]);
  });

  test('a fault is refused with its place', () => {
    const error = refusal(() => parseEntry('target', { ...growthTarget, goal: { value: '8', decimals: 1 } }));
    expect([error.code, error.params['at']]).toEqual(['invalid-entry', 'goal.value']);
  });

  test('a field that no register knows is a fault, not ignored', () => {
    expect(refusal(() => parseEntry('region', { ...huaihua, population: 5 })).code).toBe('invalid-entry');
  });

  test('nothing at all is no entry', () => {
    expect(refusal(() => parseEntries('region', null)).code).toBe('invalid-entry');
    expect(parseEntries('region', [])).toEqual([]);
  });
});
