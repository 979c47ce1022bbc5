import { describe, expect, it } from 'vitest';
import { held } from '../testing/vectors.ts';
import type { IncentiveMeasure, RuleSet } from './catalogue.ts';
import { ruleSetFaults } from './catalogue.ts';
import { differenceOf } from './difference.ts';
import { estimateChance } from './estimate.ts';
import { type CountiesPast, simulateCounties } from './goal-counties.ts';
import { type PeerPast, simulateGoal } from './goal.ts';
import { goalSentences } from './report/goal-words.ts';

const peers: readonly PeerPast[] = Array.from({ length: 13 }, (_, place) => ({
  code: `${place}`,
  counts: new Map([2017, 2018, 2019, 2020].map((year) => [year, place])),
}));

describe('simulateGoal', () => {
  it('gives the same for the same seed, another for another', () => {
    const run = (seed: string): unknown => simulateGoal(peers, 2021, [0.5, 0.5], { seed, runs: 500 });
    expect(run('a')).toEqual(run('a'));
    expect(run('a')).not.toEqual(run('b'));
  });

  it('finds the line where peers that never change have it', () => {
    const goal = held(
      simulateGoal(
        peers,
        2021,
        Array.from({ length: 20 }, () => 1),
        { seed: 's' },
      ),
    );
    expect(goal.line.median).toBeGreaterThanOrEqual(9);
    expect(goal.line.median).toBeLessThanOrEqual(10);
    expect(goal.probability).toBe(1);
    expect(held(simulateGoal(peers, 2021, [], { seed: 's' })).probability).toBe(0);
  });

  it('is likelier the likelier each sub-item is', () => {
    const chance = (probability: number): number =>
      held(
        simulateGoal(
          peers,
          2021,
          Array.from({ length: 12 }, () => probability),
          { seed: 's', runs: 2000 },
        ),
      ).probability;
    expect(chance(0.9)).toBeGreaterThan(chance(0.7));
    expect(chance(0.7)).toBeGreaterThan(chance(0.3));
  });

  it('has no tiers among two', () => {
    expect(simulateGoal(peers.slice(0, 1), 2021, [], { seed: 's' })).toEqual({ missing: 'fewer-than-three' });
  });
});

describe('simulateCounties', () => {
  const past = (units: number, each: number): CountiesPast => ({
    units,
    counts: new Map([2017, 2018, 2019, 2020].map((year) => [year, each])),
  });
  const others = [past(10, 20), past(8, 16), past(12, 24)];
  const chance = (own: CountiesPast, gains: readonly number[] = []): number =>
    held(simulateCounties(own, others, 2021, gains, { seed: 's', runs: 2000 })).probability;

  it('takes the mean of all others times the counties, where nothing changes', () => {
    const found = held(simulateCounties(past(5, 3), others, 2021, [], { seed: 's' }));
    expect(found.mean.median).toBeCloseTo(2, 0);
    expect(found.needed.median).toBe(Math.ceil(found.mean.median * 5));
    expect(found.ownExpected).toBe(3);
  });

  it('is sure far above the mean, hopeless far below it, likelier with what is gone for', () => {
    expect(chance(past(5, 30))).toBe(1);
    expect(chance(past(5, 1))).toBe(0);
    expect(chance(past(5, 9), [0.9, 0.9])).toBeGreaterThan(chance(past(5, 9)));
    expect(chance(past(5, 9))).toBe(chance(past(5, 9)));
  });

  it('has no mean without counties', () => {
    expect(simulateCounties(past(0, 0), others, 2021, [], { seed: 's' })).toEqual({ missing: 'no-peers' });
    expect(simulateCounties(past(5, 5), [], 2021, [], { seed: 's' })).toEqual({ missing: 'no-peers' });
  });

  it('is said in both languages, and what is not known is left out', () => {
    const counties = simulateCounties(past(5, 9), others, 2021, [], { seed: 's', runs: 100 });
    const nothing = { missing: 'no-data' } as const;
    const goal = { lastYear: 2020, year: 2021, numbers: nothing, before: nothing, after: nothing };
    const said = { ...goal, countiesBefore: counties, countiesAfter: counties };
    expect(goalSentences(said, 'zh').map((sentence) => sentence.slice(0, 14))).toEqual(['2021年其他县市区平均多半']);
    expect(goalSentences(said, 'en')[0]).toMatch(/^The mean of all other counties in 2021 /);
    expect(goalSentences({ ...said, countiesBefore: nothing }, 'zh')).toEqual([]);
  });
});

describe('estimateChance', () => {
  const nothing = { history: [], quota: null, similar: null, score: null };

  it('knows nothing without a ground, and is never certain', () => {
    expect(estimateChance(nothing)).toEqual({ probability: 0.5, grounds: [] });
    expect(estimateChance({ ...nothing, history: [true, true, true, true] }).probability).toBe(0.98);
    expect(estimateChance({ ...nothing, history: [false, false] }).probability).toBe(0.02);
  });

  it('begins from drawing by lot: 4 of 14', () => {
    const { grounds } = estimateChance({ ...nothing, quota: { named: 4, of: 14, ours: 1 } });
    expect(grounds[0]?.probability).toBeCloseTo(4 / 14, 12);
    const counties = estimateChance({ ...nothing, quota: { named: 10, of: 122, ours: 12 } });
    expect(counties.grounds[0]?.probability).toBeGreaterThan(0.6);
  });

  it('takes a recent year for more than an old one, and a score at the cut line for even odds', () => {
    const late = estimateChance({ ...nothing, history: [true, false, false, false] }).probability;
    const early = estimateChance({ ...nothing, history: [false, false, false, true] }).probability;
    expect(late).toBeGreaterThan(early);
    expect(estimateChance({ ...nothing, score: { own: 80, cutLine: 80 } }).probability).toBe(0.5);
    expect(estimateChance({ ...nothing, score: { own: 84, cutLine: 80 } }).probability).toBeCloseTo(0.75, 12);
  });
});

const measure = (id: string, more: Partial<IncentiveMeasure> = {}): IncentiveMeasure => ({
  id,
  number: null,
  title: { zh: id },
  agencies: [],
  subItems: [],
  successorOf: [],
  recipients: ['cityLevel'],
  verified: false,
  ...more,
});
const ruleSet = (year: number, measures: readonly IncentiveMeasure[]): RuleSet => ({
  authority: 'province',
  year,
  name: { zh: String(year) },
  document: null,
  measureCount: null,
  measures,
  verified: false,
});

describe('differenceOf', () => {
  const before = ruleSet(2020, [measure('a'), measure('b'), measure('c'), measure('d', { number: 4 }), measure('e')]);

  it('says what came, went, moved, stayed, was split and merged', () => {
    const after = ruleSet(2021, [
      measure('a'),
      measure('bc', { successorOf: ['province/2020:b', 'province/2020:c'] }),
      measure('d', { number: 7 }),
      measure('e1', { successorOf: ['province/2020:e'] }),
      measure('e2', { successorOf: ['province/2020:e'] }),
      measure('new'),
    ]);
    expect(differenceOf(before, after).map((change) => change.kind)).toEqual([
      'kept',
      'merged',
      'moved',
      'split',
      'came',
    ]);
    expect(differenceOf(after, ruleSet(2022, [])).map((change) => change.kind)).toEqual(
      after.measures.map(() => 'went'),
    );
  });
});

describe('ruleSetFaults', () => {
  it('finds all faults at once', () => {
    const criterion = {
      id: 'c',
      title: 'c',
      weight: 60,
      better: 'higher' as const,
      dataSource: '',
      scoring: 'rank' as const,
      proof: [],
      verified: false,
    };
    const subItem = {
      id: 's',
      title: { zh: 's' },
      level: 'county' as const,
      quota: -1,
      criteria: [criterion],
      rewards: [],
      verified: false,
    };
    const faulty = ruleSet(2021, [measure('a', { subItems: [subItem] }), measure('a', { title: { zh: ' ' } })]);
    expect(ruleSetFaults(faulty).map((fault) => fault.fault)).toEqual([
      'negative-quota',
      'weights-not-hundred',
      'repeated-id',
      'empty-title',
    ]);
    expect(ruleSetFaults(ruleSet(2021, [measure('a')]))).toEqual([]);
  });
});
