import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../../testing/vectors.ts';
import { pointsOf, pointsWith } from './award-points.ts';
import { type PointsAward, type PointsPolicy, readPolicy, ruleNames } from './policy.ts';
import { isRuleFault, readRule } from './rule-language.ts';

const vectors = readVectors<{
  points: {
    input: { policy: PointsPolicy; awards: readonly PointsAward[] };
    expected: {
      lines: readonly { award: string; points: string; reason: string }[];
      sum: number;
      capped: boolean;
      total: number;
    };
  };
}>('points.json');

const policy: PointsPolicy = {
  year: 2020,
  points: { stateCouncil: '3', province: '1' },
  role: { lead: '1', support: '0.5' },
  sameMatter: 'higherOnly',
  cap: '5',
};

describe('the vectors of points', () => {
  it.each(vectors.of('points'))('$id', ({ input, expected }) => {
    const found = pointsOf(readPolicy(input.policy), input.awards);
    expect(found.lines.map(({ award, points, reason }) => ({ award, points: String(points), reason }))).toEqual(
      expected.lines,
    );
    expect(found).toMatchObject({ sum: expected.sum, capped: expected.capped, total: expected.total });
  });
});

const award: fc.Arbitrary<Omit<PointsAward, 'id'>> = fc.record({
  matter: fc.constantFrom('a', 'b', 'c'),
  authority: fc.constantFrom('stateCouncil' as const, 'province' as const, 'city' as const),
  role: fc.constantFrom('lead' as const, 'support' as const),
});
const awards = fc.array(award, { maxLength: 8 }).map((list) => list.map((one, place) => ({ ...one, id: `${place}` })));

describe('pointsOf', () => {
  it('has a line for every award, counts one of each matter, and never exceeds the cap', () => {
    fc.assert(
      fc.property(awards, (list) => {
        const result = pointsOf(readPolicy(policy), list);
        expect(result.lines.map((line) => line.award)).toEqual(list.map((one) => one.id));
        const counting = list.filter((_, place) => result.lines[place]?.reason === 'counts');
        expect(new Set(counting.map((one) => one.matter)).size).toBe(counting.length);
        expect(result.total).toBeLessThanOrEqual(5);
      }),
    );
  });

  it('one more award never takes points away', () => {
    fc.assert(
      fc.property(awards, award, (list, further) => {
        expect(pointsWith(readPolicy(policy), list, [{ ...further, id: 'further' }]).more).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('names the award that counts instead, and the exception that set the base', () => {
    const exceptions = [
      {
        id: 'money',
        when: "authority = 'province' and money >= 500",
        points: 'max(2, money / 250)',
        text: '500万元以上',
      },
    ];
    const read = readPolicy({ ...policy, exceptions });
    const result = pointsOf(read, [
      { id: 'large', matter: 'x', authority: 'province', role: 'lead', money: 500 },
      { id: 'small', matter: 'x', authority: 'province', role: 'lead', money: 100 },
    ]);
    expect(result.lines).toMatchObject([
      { points: 2, exception: 'money', insteadOf: null },
      { points: 0, exception: null, insteadOf: 'large' },
    ]);
  });

  it.each(['1 +', "authority = 'x", 'nothing', 'process.exit()', '1 ; 2', 'f(1)', '((1)', "'a' < 'b' <"])(
    'refuses the rule %j',
    (points) => {
      const exceptions = [{ id: 'e', when: 'true', points, text: '' }];
      expect(() => readPolicy({ ...policy, exceptions })).toThrow(/invalid-policy/);
    },
  );

  it.each(["'a' + 1", '1 / 0', 'true', 'not 1'])('refuses points that %j does not give', (points) => {
    const read = readPolicy({ ...policy, exceptions: [{ id: 'e', when: 'true', points, text: '' }] });
    expect(() => pointsOf(read, [{ id: 'a', matter: 'x', authority: 'province', role: 'lead' }])).toThrow(
      /invalid-policy/,
    );
  });
});

describe('the rule language', () => {
  const values = { authority: 'province', level: 'county', role: 'lead', matter: 'm', year: 2020, money: 300 };

  it.each([
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 4 - 3', 3],
    ['-2 + 5', 3],
    ['0.1 + 0.2', 0.3],
    ["level in ('county', 'park')", true],
    ["not (level = 'park') and money > 200", true],
    ["level = 'park' or money / 100 = 3", true],
    ['min(money, 100)', 100],
  ])('%s is %s', (text, expected) => {
    const rule = readRule(text, ruleNames);
    expect(isRuleFault(rule) ? rule : rule.evaluate(values)).toBe(expected);
  });

  it('reads or refuses any text, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const rule = readRule(text, ruleNames);
        if (!isRuleFault(rule)) rule.evaluate(values);
      }),
    );
  });

  it('refuses what is too deep or too long instead of falling over', () => {
    expect(readRule('('.repeat(500) + '1' + ')'.repeat(400), ruleNames)).toMatchObject({ fault: 'too-deep' });
    expect(readRule('1+'.repeat(600), ruleNames)).toMatchObject({ fault: 'too-long' });
  });
});
