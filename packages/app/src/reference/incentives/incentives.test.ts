import { differenceOf, measureKey, pointsOf, readPolicy, type RuleSet, ruleSetFaults, ruleSetKey } from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { pointsPolicies, ruleSets } from './index.ts';

const of = (key: string): RuleSet => ruleSets.find((set) => ruleSetKey(set) === key)!;

describe('the rule sets that ship', () => {
  it('have no faults and occur once', () => {
    expect(ruleSets.flatMap((set) => ruleSetFaults(set))).toEqual([]);
    expect(new Set(ruleSets.map((set) => ruleSetKey(set))).size).toBe(ruleSets.length);
  });

  it('go on from measures that exist', () => {
    const keys = new Set(ruleSets.flatMap((set) => set.measures.map((measure) => measureKey(set, measure))));
    const origins = ruleSets.flatMap((set) => set.measures.flatMap((measure) => measure.successorOf));
    expect(origins.filter((key) => !keys.has(key))).toEqual([]);
  });

  it('are thirty of the State Council in 2018 and thirty of Hunan in 2020 and 2021', () => {
    for (const key of ['stateCouncil/2018', 'province/2020', 'province/2021'])
      expect([key, of(key).measures.length, of(key).measureCount]).toEqual([key, 30, 30]);
  });

  it('say verified only where a document or list was seen', () => {
    const verified = ruleSets.flatMap((set) => set.measures).filter((measure) => measure.verified);
    expect(verified.filter((measure) => /^未核对|讲话$|一般了解/u.test(measure.evidence ?? '未核对'))).toEqual([]);
    expect(of('stateCouncil/2018').measures.filter((measure) => measure.number !== null)).toHaveLength(5);
  });

  it('split the rural environment of 2021 into halves of 2 cities and 5 counties', () => {
    const rural = of('province/2021').measures.find((measure) => measure.number === 15);
    expect(rural?.subItems.map((subItem) => [subItem.level, subItem.quota])).toEqual([
      ['cityLevel', 2],
      ['county', 5],
      ['cityLevel', 2],
      ['county', 5],
    ]);
  });

  it('differ from 2020 to 2021 by what came and went', () => {
    const changes = differenceOf(of('province/2020'), of('province/2021'));
    const ids = (kind: 'came' | 'went'): readonly string[] =>
      changes.flatMap((change) =>
        change.kind === kind ? [change.kind === 'came' ? change.after.id : change.before.id] : [],
      );
    expect(ids('came')).toEqual(['commended']);
    expect(ids('went')).toEqual(['railways']);
  });
});

it('the points policies that ship can be read, and say that they are examples', () => {
  for (const policy of pointsPolicies) {
    expect(policy.verified).toBe(false);
    expect(pointsOf(readPolicy(policy), []).total).toBe(0);
  }
});
