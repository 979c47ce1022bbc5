import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMissing } from '../missing.ts';
import { figureOf, isMissingVector, type MissingVector, outcomeOf, readVectors, shownAs } from '../testing/vectors.ts';
import { choiceMargins, choose, type ChoiceItem } from './choice.ts';
import {
  brierScore,
  calibrateGrades,
  distributionOf,
  expectedAwards,
  type Grade,
  parseGrade,
  probabilityOfGrade,
} from './odds.ts';

const vectors = readVectors<{
  grade: { input: { grade: string }; expected: { probability: number } };
  brier: {
    input: { probabilities: readonly string[]; won: readonly number[] };
    expected: { score: number; display: string } | MissingVector;
  };
  calibration: {
    input: { grades: readonly string[]; won: readonly number[] };
    expected: Readonly<Record<string, { n: number; won: number; rate: number; stated: number }>>;
  };
  expected: { input: { probabilities: readonly string[] }; expected: { expected: number; display: string } };
  distribution: { input: { probabilities: readonly string[] }; expected: { probabilityOfCount: readonly number[] } };
  choice: {
    input: { items: readonly { id: string; probabilityGain: string; effort: number }[]; capacity: number };
    expected: { chosen: readonly string[]; expected: number; effort: number };
  };
}>('odds.json');

const numbers = (texts: readonly string[]): number[] => texts.map((text) => figureOf(text).value);
const gradeOf = (text: string): Grade => {
  const grade = parseGrade(text);
  if (grade === undefined) throw new Error(`not a grade: ${text}`);
  return grade;
};

describe('the vectors of odds', () => {
  it.each(vectors.of('grade'))('$id', ({ input, expected }) => {
    expect(probabilityOfGrade(gradeOf(input.grade))).toBe(expected.probability);
  });

  it.each(vectors.of('brier'))('$id', ({ input, expected }) => {
    const forecasts = numbers(input.probabilities).map((probability, place) => ({
      probability,
      won: input.won[place] === 1,
    }));
    const found = brierScore(forecasts);
    expect(isMissing(found) ? found : { value: found.score }).toBeComputed(
      isMissingVector(expected) ? expected : { value: expected.score, display: expected.display },
    );
  });

  it.each(vectors.of('calibration'))('$id', ({ input, expected }) => {
    const found = calibrateGrades(
      input.grades.map((text, place) => ({ grade: gradeOf(text), won: input.won[place] === 1 })),
    );
    for (const [text, record] of Object.entries(expected)) expect(found.get(gradeOf(text))).toEqual(record);
    expect(found.size).toBe(Object.keys(expected).length);
  });

  it.each(vectors.of('expected'))('$id', ({ input, expected }) => {
    const found = expectedAwards(numbers(input.probabilities));
    expect(found).toBeNear(expected.expected);
    expect(shownAs(found, expected.display)).toBe(expected.display);
  });

  it.each(vectors.of('distribution'))('$id', ({ input, expected }) => {
    const found = distributionOf(numbers(input.probabilities));
    expect(found).toHaveLength(expected.probabilityOfCount.length);
    for (const [count, probability] of expected.probabilityOfCount.entries())
      expect(found[count]).toBeNear(probability);
  });

  it.each(vectors.of('choice'))('$id', ({ input, expected }) => {
    const items = input.items.map((item) => ({ ...item, probabilityGain: figureOf(item.probabilityGain).value }));
    expect(choose(items, input.capacity)).toMatchObject(expected);
  });

  it('leave no kind out', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

const item = fc.record({ probabilityGain: fc.integer({ min: 0, max: 100 }), effort: fc.integer({ min: 0, max: 12 }) });
const some = fc.array(item, { maxLength: 10 }).map((list) =>
  list.map((one, place): ChoiceItem => ({
    id: `i${place}`,
    probabilityGain: one.probabilityGain / 100,
    effort: one.effort / 4,
  })),
);

/** All subsets within the capacity: the most hundredths that can be gained. */
function bestByTrying(items: readonly ChoiceItem[], capacity: number, must: readonly string[] = []): number {
  let best = -1;
  for (let mask = 0; mask < 2 ** items.length; mask++) {
    const chosen = items.filter((_, place) => mask & (1 << place));
    if (!must.every((id) => chosen.some((one) => one.id === id))) continue;
    if (chosen.reduce((sum, one) => sum + one.effort, 0) > capacity) continue;
    best = Math.max(best, Math.round(chosen.reduce((sum, one) => sum + one.probabilityGain, 0) * 100));
  }
  return best;
}

describe('choose', () => {
  it('finds what trying every set finds', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 40 }), (items, quarters) => {
        const capacity = quarters / 4;
        const choice = choose(items, capacity);
        expect(choice.effort).toBeLessThanOrEqual(capacity);
        expect(Math.round(choice.expected * 100)).toBe(bestByTrying(items, capacity));
      }),
    );
  });

  it('keeps what a person insists on, and refuses where that is too much', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 40 }), fc.nat(), (items, quarters, which) => {
        const must = items[which % Math.max(1, items.length)]?.id;
        if (must === undefined) return;
        const best = bestByTrying(items, quarters / 4, [must]);
        const choice = outcomeOf(() => choose(items, quarters / 4, { include: [must] }));
        const found = 'refused' in choice ? choice : Math.round(choice.expected * 100);
        expect(found).toEqual(best < 0 ? { refused: 'over-capacity' } : best);
        expect('refused' in choice || choice.chosen.includes(must)).toBe(true);
      }),
    );
  });

  it('leaves out what a person leaves out', () => {
    const items = [
      { id: 'a', probabilityGain: 0.9, effort: 1 },
      { id: 'b', probabilityGain: 0.1, effort: 1 },
    ];
    expect(choose(items, 1, { exclude: ['a'] }).chosen).toEqual(['b']);
    expect(() => choose(items, 1, { exclude: ['c'] })).toThrow(/invalid-choice/);
  });

  it('says of each what deciding otherwise would cost, as trying every set does', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 0, max: 40 }), (items, quarters) => {
        const capacity = quarters / 4;
        const made = choose(items, capacity);
        const margins = choiceMargins(items, capacity);
        for (const { id } of items) {
          const other = made.chosen.includes(id)
            ? bestByTrying(
                items.filter((one) => one.id !== id),
                capacity,
              )
            : bestByTrying(items, capacity, [id]);
          const margin = margins.get(id) ?? null;
          expect(margin === null ? null : Math.round(margin * 100)).toBe(
            other < 0 ? null : Math.round(made.expected * 100) - other,
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('takes of two equal sets the one of less effort', () => {
    const items = [
      { id: 'dear', probabilityGain: 0.5, effort: 3 },
      { id: 'cheap', probabilityGain: 0.5, effort: 1 },
      { id: 'other', probabilityGain: 0.2, effort: 3 },
    ];
    expect(choose(items, 3).chosen).toEqual(['cheap']);
  });
});
