import { expect, test } from 'vitest';
import type { Enterprise } from '../enterprise/enterprise.ts';
import type { ReturnItem } from '../enterprise/enterprise-return.ts';
import { movementOf, type UnitSums } from '../enterprise/movement.ts';
import type { MovementContext } from '../enterprise/movement-figures.ts';
import type { RuleSetting } from '../register/register.ts';
import { unitFindingSentence } from './unit-finding-words.ts';
import { enterpriseFindings, type UnitRuleFacts } from './unit-findings.ts';

const from = 2021 * 12;
const to = from + 3;

function unit(code: string, now: number | null, before: number | null, item: ReturnItem = 'output'): UnitSums {
  const enterprise: Enterprise = {
    code,
    name: code,
    region: '431202',
    industry: '1310',
    park: null,
    category: 'industry',
    opened: null,
    closed: null,
  };
  const sums = (amount: number | null): UnitSums['now'] => (amount === null ? {} : { [item]: { amount, months: 4 } });
  return { enterprise, now: sums(now), before: sums(before) };
}

function contextOf(units: readonly UnitSums[], item: ReturnItem = 'output'): MovementContext {
  const subject = { region: '431200', category: null, industry: null, item, from, to } as const;
  return { movement: movementOf(units, { item, from, to }), subject, asOf: '2021-05-20T01:00:00.000Z' };
}

function facts(...rules: readonly RuleSetting[]): UnitRuleFacts {
  return { indicator: 'i', region: '431200', rules: new Map(rules.map((rule) => [rule.code, rule])) };
}

/** Thirty of 100 that stand still. */
const still = Array.from({ length: 30 }, (_, i) => unit(`still${i}`, 100, 100));

test('few enterprises that make half of a change are named, the greatest first', () => {
  const units = [...still, unit('a', 400, 100), unit('b', 200, 100), unit('c', 40, 100)];
  const [found, ...others] = enterpriseFindings(contextOf(units), facts());
  expect(others).toEqual([]);
  expect(found).toMatchObject({ rule: 'moved-by-few-enterprises', severity: 'notice', indicator: 'i' });
  expect(found?.units.map(({ code }) => code)).toEqual(['a', 'b']);
  // 400 of 3,300 a year before; all together 340.
  expect(found && unitFindingSentence(found, 'zh')).toBe('2家企业合计拉动12.12个百分点，全部企业同比10.3%');
  const fell = enterpriseFindings(contextOf([...still, unit('a', 10, 400)]), facts());
  expect(fell.map((one) => unitFindingSentence(one, 'en'))).toEqual([
    '1 enterprise lowered it by 11.47 points; all together −11.5 % on a year before',
  ]);
});

test('a change that all make, or a total of few units, is nobody’s', () => {
  const all = Array.from({ length: 30 }, (_, i) => unit(`u${i}`, 110, 100));
  expect(enterpriseFindings(contextOf(all), facts())).toEqual([]);
  expect(enterpriseFindings(contextOf([unit('a', 400, 100), unit('b', 100, 100)]), facts())).toEqual([]);
});

test('what entered and left is told apart from growth', () => {
  const units = [...still, unit('new', 90, null), unit('gone', null, 20)];
  const found = enterpriseFindings(contextOf(units), facts()).find(({ rule }) => rule === 'change-of-definition');
  expect(found?.units.map(({ code }) => code)).toEqual(['new', 'gone']);
  expect(found && unitFindingSentence(found, 'zh')).toBe('入库退库带来2.32个百分点，同口径0.0%');
});

test('more loss-makers are a finding of profit alone, the greatest losses first; a city sets when, or that not', () => {
  const profits = (item: ReturnItem): readonly UnitSums[] => [
    ...Array.from({ length: 30 }, (_, i) => unit(`u${i}`, 100, 100, item)),
    unit('a', -5, -5, item),
    unit('b', -50, 5, item),
  ];
  const rising = enterpriseFindings(contextOf(profits('profit'), 'profit'), facts()).filter(
    ({ rule }) => rule === 'loss-makers-rose',
  );
  expect(rising.map(({ units }) => units.map(({ code }) => code))).toEqual([['b', 'a']]);
  const rule = { code: 'loss-makers-rose', severity: 'warning', thresholds: { percent: 150 } } as const;
  const rules = (setting: RuleSetting): readonly string[] =>
    enterpriseFindings(contextOf(profits('profit'), 'profit'), facts(setting)).map((one) => one.rule);
  expect(rules({ ...rule, enabled: true })).not.toContain('loss-makers-rose');
  expect(rules({ ...rule, enabled: false, thresholds: {} })).not.toContain('loss-makers-rose');
  expect(enterpriseFindings(contextOf(profits('output')), facts()).map((one) => one.rule)).not.toContain(
    'loss-makers-rose',
  );
});

test('an indicator that counts enterprises hears of more of them in loss, not of what their amounts did', () => {
  const units = [
    ...Array.from({ length: 30 }, (_, i) => unit(`u${i}`, 100, 100, 'profit')),
    unit('a', -50, 900, 'profit'),
  ];
  const found = (isCount: boolean): readonly string[] =>
    enterpriseFindings(contextOf(units, 'profit'), { ...facts(), isCount }).map(({ rule }) => rule);
  expect(found(false)).toEqual(['moved-by-few-enterprises']);
  expect(found(true)).toEqual([]);
});
