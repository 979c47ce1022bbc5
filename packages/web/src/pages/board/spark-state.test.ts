import { describe, expect, test } from 'vitest';
import { sparkState } from './spark-state.ts';

const box = { width: 100, height: 10 };

describe('a course', () => {
  test('runs from the first release to the last, the highest on top', () => {
    const state = sparkState(
      [
        { interval: '2021-01-01/P2M', value: 20 },
        { interval: '2021-01-01/P3M', value: 15 },
        { interval: '2021-01-01/P4M', value: 10 },
      ],
      box,
    );
    expect(state?.lines).toEqual([
      {
        year: 2021,
        points: [
          { x: 0, y: 0 },
          { x: 50, y: 5 },
          { x: 100, y: 10 },
        ],
      },
    ]);
    expect(state?.end).toEqual({ x: 100, y: 10 });
    expect(state?.zero).toBeUndefined();
  });

  test('breaks where a year begins, and leaves room for the January that is not published', () => {
    const state = sparkState(
      [
        { interval: '2020-01-01/P11M', value: 1 },
        { interval: '2020-01-01/P12M', value: 2 },
        { interval: '2021-01-01/P2M', value: 3 },
      ],
      { width: 3, height: 10 },
    );
    expect(state?.lines.map(({ year, points }) => [year, points.map(({ x }) => x)])).toEqual([
      [2020, [0, 1]],
      [2021, [3]],
    ]);
  });

  test('shows where zero is when it crosses it', () => {
    const points = [-5, 5].map((value, index) => ({ interval: `2021-01-01/P${index + 2}M`, value }));
    expect(sparkState(points, box)?.zero).toBe(5);
  });

  test('that never moves is a line through the middle', () => {
    const points = [3, 4].map((month) => ({ interval: `2021-01-01/P${month}M`, value: 7 }));
    expect(sparkState(points, box)?.end.y).toBe(5);
  });

  test.each([[[]], [[{ interval: '2021-01-01/P4M', value: 1 }]], [[{ interval: 'April', value: 1 }]]])(
    'of fewer than two releases is none: %j',
    (points) => {
      expect(sparkState(points, box)).toBeUndefined();
    },
  );
});
