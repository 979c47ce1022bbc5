import { describe, expect, it } from 'vitest';
import { slopeState } from './slope-state.ts';

const figure = (value: number) => ({ id: '', rule: 'awards' as const, value, shown: String(value), unit: '次' });
const years = (first: number, last: number) =>
  [[2017, first] as const, [2020, last] as const].map(([year, count]) => ({
    year,
    peer: figure(count),
    gap: figure(0),
  }));

describe('slopeState', () => {
  const body = {
    region: { code: '431200', name: '怀化市' },
    years: years(12, 21).map(({ year, peer }) => ({ year, total: peer })),
    peers: [
      { code: '430100', name: '长沙市', years: years(33, 48) },
      { code: '431300', name: '娄底市', years: years(10, 20) },
    ],
  };
  const state = slopeState(body, 100, 15);

  it('has a line for the city and for each other, best at the end first', () => {
    expect(state.lines.map((line) => [line.code, line.own, line.points.at(-1)?.count])).toEqual([
      ['430100', false, 48],
      ['431200', true, 21],
      ['431300', false, 20],
    ]);
    expect([state.years, state.most]).toEqual([[2017, 2020], 48]);
  });

  it('keeps labels apart and within the height, in the order of the lines', () => {
    const places = state.lines.map((line) => line.labelAt);
    expect(places[0]).toBe(0);
    expect((places[2] ?? 0) - (places[1] ?? 0)).toBeGreaterThanOrEqual(15);
    expect(Math.max(...places)).toBeLessThanOrEqual(100);
  });
});
