import { describe, expect, test } from 'vitest';
import { type Line, lineState } from './line-state.ts';

const box = { width: 400, height: 200, left: 40, right: 60, top: 10, bottom: 20 };
const line = (key: string, ys: readonly number[], more: Partial<Line> = {}): Line => ({
  key,
  kind: 'own',
  label: key,
  points: ys.map((y, i) => ({ x: i + 1, y, shown: String(y), title: '' })),
  ...more,
});

describe('lines', () => {
  test('fill the box from the first release to the last, on one scale', () => {
    const state = lineState({ lines: [line('a', [0, 10]), line('b', [5, 20])], marks: [] }, box);
    expect(state.lines.map(({ points }) => points.map(({ at }) => at[0]))).toEqual([
      [40, 340],
      [40, 340],
    ]);
    const heights = state.lines.flatMap(({ points }) => points.map(({ at }) => at[1]));
    expect(Math.min(...heights)).toBe(heights[3]);
    expect(Math.max(...heights)).toBe(heights[0]);
  });

  test('break where no figure is published between', () => {
    const { lines } = lineState({ lines: [line('a', [1, 2, 3, 4], { breaksAfter: [2] })], marks: [] }, box);
    expect(lines[0]?.path.match(/M/g)).toHaveLength(2);
  });

  test('have their labels apart at their ends', () => {
    const state = lineState({ lines: [line('a', [1, 5]), line('b', [2, 5]), line('c', [0, 5.1])], marks: [] }, box);
    const places = state.lines.flatMap(({ end }) => end?.labelY ?? []).toSorted((a, b) => a - b);
    expect(places).toHaveLength(3);
    expect((places[1] ?? 0) - (places[0] ?? 0)).toBeGreaterThanOrEqual(15);
  });

  test('write a minus as a minus, and tell zero', () => {
    const { levels } = lineState({ lines: [line('a', [-20, 20])], marks: [] }, box);
    expect(levels.find(({ label }) => label === '−20')?.zero).toBe(false);
    expect(levels.filter(({ zero }) => zero).map(({ label }) => label)).toEqual(['0']);
  });
});
