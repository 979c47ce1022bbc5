import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DomainError } from '../../errors.ts';
import type { Enterprise } from '../enterprise.ts';
import { nearThresholds } from './near-threshold.ts';
import { projectYear } from './projection.ts';
import { checkMove, isCountyMove, type LadderEvent, type LadderMove, movesFrom, standingAfter } from './promotion.ts';
import { type LadderRung, windowsOn } from './rung.ts';
import { type CategoryThreshold, thresholdOf } from './threshold.ts';

const january = 2021 * 12;
const april = january + 3;

function threshold(code: string, industries: readonly string[], least: number | null): CategoryThreshold {
  const name = { zh: code, en: code };
  return {
    code,
    name,
    category: 'services',
    industries,
    least,
    monthly: 'new',
    plan: null,
    basis: '',
    verified: false,
  };
}

const rung: LadderRung = {
  code: 'small-to-above',
  name: { zh: '小升规', en: 'over the threshold' },
  order: 1,
  from: { zh: '', en: '' },
  to: { zh: '', en: '' },
  path: ['candidate', 'materials', 'county', 'city', 'province', 'state', 'in'],
  windows: [
    { kind: 'monthly', until: 20 },
    { kind: 'yearly', name: '第一批', from: '11-15', to: '11-30' },
  ],
  materials: [],
  overThreshold: true,
  plan: null,
  verified: false,
};

const by = { id: 'a', name: 'a' };
const events = (...moves: readonly LadderMove[]): readonly LadderEvent[] =>
  moves.map((move, i) => ({ move, at: `2021-05-0${i + 1}T01:00:00.000Z`, by, reason: null }));

function refusal(work: () => void): string {
  try {
    work();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'nothing';
}

test('the longest digits that fit name the threshold', () => {
  const all = [threshold('property', ['702', '703'], 1000), threshold('all of it', ['70'], 2000)];
  expect(thresholdOf({ industry: '7020' }, all)?.code).toBe('property');
  expect(thresholdOf({ industry: '7010' }, all)?.code).toBe('all of it');
  expect(thresholdOf({ industry: '5211' }, all)).toBeUndefined();
  expect(thresholdOf({ industry: null }, all)).toBeUndefined();
});

test.each([
  ['2021-05-20', '2021-05-01', '2021-05-20', true, 0],
  ['2021-05-21', '2021-06-01', '2021-06-20', false, 11],
  ['2021-12-25', '2022-01-01', '2022-01-20', false, 7],
])('the monthly window on %s', (today, from, to, isOpen, days) => {
  expect(windowsOn(rung.windows, today)[0]).toMatchObject({ from, to, isOpen, days });
});

test('a window to the 31st lasts to the end of a shorter month', () => {
  expect(windowsOn([{ kind: 'monthly', until: 31 }], '2021-06-30')[0]).toMatchObject({
    to: '2021-06-30',
    isOpen: true,
  });
});

test('the yearly window that has ended is next year’s', () => {
  expect(windowsOn(rung.windows, '2021-11-16')[1]).toMatchObject({ isOpen: true, days: 14 });
  expect(windowsOn(rung.windows, '2021-12-01')[1]).toMatchObject({ from: '2022-11-15', isOpen: false });
});

describe('a declaration', () => {
  test('takes its steps in order, may be sent back for better papers, and ends in or out', () => {
    const moves = (...taken: readonly LadderMove[]): readonly LadderMove[] =>
      movesFrom(rung, standingAfter(rung.code, 'E', events(...taken)));
    expect(moves()).toEqual(['candidate']);
    expect(moves('candidate')).toEqual(['materials', 'declined']);
    expect(moves('candidate', 'materials', 'county')).toEqual(['city', 'returned', 'declined']);
    expect(moves('candidate', 'materials', 'county', 'returned')).toEqual(['materials', 'declined']);
    expect(moves(...rung.path)).toEqual([]);
    expect(moves('candidate', 'declined')).toEqual(['candidate']);
  });

  test('refuses a step that is left out and a setback without a reason', () => {
    const standing = standingAfter(rung.code, 'E', events('candidate', 'materials'));
    expect(refusal(() => checkMove(rung, standing, 'city', null))).toBe('ladder-step-refused');
    expect(refusal(() => checkMove(rung, standing, 'returned', null))).toBe('ladder-step-refused');
    expect(refusal(() => checkMove(rung, standing, 'returned', '缺利润表'))).toBe('nothing');
    expect(isCountyMove('county', standing)).toBe(true);
    expect(isCountyMove('city', standing)).toBe(false);
  });
});

describe('the year expected of an enterprise', () => {
  const steady = new Map(Array.from({ length: 16 }, (_, i) => [january - 12 + i, i < 12 ? 100 : 110] as const));

  test('is what is reported and the rest of last year with the own growth', () => {
    const projection = projectYear(steady, april, 1320);
    expect(projection?.soFar).toBe(440);
    expect(projection?.rest).toBe(800);
    expect(projection?.projected).toBeCloseTo(1320, 9);
    expect(projection?.probability).toBeCloseTo(0.5, 6);
  });

  test('without a last year the rest is the mean month', () => {
    const young = new Map([
      [april - 1, 90],
      [april, 110],
    ]);
    expect(projectYear(young, april, 1000)).toMatchObject({ basis: 'mean', soFar: 200, rest: 800, projected: 1000 });
    expect(projectYear(new Map([[january - 1, 5]]), april, 1000)).toBeUndefined();
  });

  test('over already it is certain; the year over it is known', () => {
    expect(projectYear(steady, april, 440)?.probability).toBe(1);
    const whole = new Map(Array.from({ length: 12 }, (_, i) => [january + i, 100] as const));
    expect(projectYear(whole, january + 11, 1200)?.probability).toBe(1);
    expect(projectYear(whole, january + 11, 1201)?.probability).toBe(0);
  });

  test('a higher threshold is never likelier', () => {
    const month = fc.integer({ min: 0, max: 1000 });
    fc.assert(
      fc.property(
        fc.array(month, { minLength: 16, maxLength: 16 }),
        fc.integer({ min: 1, max: 20_000 }),
        (values, least) => {
          const reported = new Map(values.map((value, i) => [january - 12 + i, value] as const));
          const near = projectYear(reported, april, least)?.probability ?? 0;
          const far = projectYear(reported, april, least * 1.1)?.probability ?? 0;
          return far <= near + 1e-6 && near >= 0 && near <= 1;
        },
      ),
    );
  });
});

test('units below are named that may come over, units counted that may fall out', () => {
  const unit = (code: string, over: Partial<Enterprise>): Enterprise => ({
    code,
    name: code,
    region: '431202',
    industry: '8010',
    park: null,
    category: 'below',
    opened: null,
    closed: null,
    ...over,
  });
  const months = (value: number): ReadonlyMap<number, number> =>
    new Map(Array.from({ length: 16 }, (_, i) => [january - 12 + i, value] as const));
  const near = nearThresholds(
    [
      { enterprise: unit('near', {}), revenue: months(42) },
      { enterprise: unit('far', {}), revenue: months(10) },
      { enterprise: unit('over', {}), revenue: months(200) },
      { enterprise: unit('gone', { closed: april - 1 }), revenue: months(42) },
      { enterprise: unit('falling', { category: 'services' }), revenue: months(10) },
      { enterprise: unit('safe', { category: 'services' }), revenue: months(90) },
    ],
    [threshold('services', ['80'], 500)],
    april,
  );
  expect(near.rising.map(({ enterprise }) => enterprise.code)).toEqual(['over', 'near']);
  expect(near.falling.map(({ enterprise }) => enterprise.code)).toEqual(['falling']);
});
