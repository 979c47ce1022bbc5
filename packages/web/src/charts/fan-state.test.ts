import type { OutlookBody, OutlookSpanBody, ShownFigureBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import { fanBox, fanState } from './fan-state.ts';
import { reliabilityBox, reliabilityState } from './reliability-state.ts';

function figure(value: number): ShownFigureBody {
  return { value, shown: value.toFixed(1), unit: '%', id: `figure ${value}` };
}

function span(month: number, at: number, line: OutlookSpanBody['line'] = 8): OutlookSpanBody {
  const absent: ShownFigureBody = { value: { missing: 'no-target' }, shown: '', unit: '', id: '' };
  return {
    interval: `2021-01-01/P${month}M`,
    label: '',
    range: {
      measure: 'yoy',
      estimate: figure(at),
      low80: figure(at - 1),
      high80: figure(at + 1),
      low95: figure(at - 2),
      high95: figure(at + 2),
    },
    amount: { missing: 'not-applicable' },
    line,
    probability: absent,
    floor: absent,
    stretch: absent,
    twoYearAverage: absent,
    rest: absent,
    members: [],
    lean: 0,
    calibration: [],
  };
}

function outlook(over: Partial<OutlookBody> = {}): OutlookBody {
  return {
    cutoff: '2021-01-01/P4M',
    edition: '2021-05-18T00:00:00.000Z',
    madeAt: '2021-05-18T00:00:00.000Z',
    version: 1,
    basis: 'comparable',
    light: 'green',
    probability: figure(90),
    halfYear: span(6, 10),
    fullYear: span(12, 8.5),
    rank: { missing: 'no-peers' },
    rankHalfYear: { missing: 'no-peers' },
    course: [],
    ...over,
  };
}

const course = [
  { interval: '2020-01-01/P11M', value: 4 },
  { interval: '2020-01-01/P12M', value: 4.5 },
  { interval: '2021-01-01/P2M', value: 20 },
  { interval: '2021-01-01/P4M', value: 12 },
];

describe('a fan chart', () => {
  const state = fanState(outlook(), course)!;

  test('goes on from the cut-off through June to December', () => {
    expect(state.centre).toHaveLength(3);
    expect(state.centre[0]).toEqual(state.lines[1]!.points.at(-1));
    const xs = state.centre.map((p) => p.x);
    expect(xs).toEqual(xs.toSorted((a, b) => a - b));
    expect(state.half).toEqual(state.centre[1]);
  });

  test('the 95 % fan holds the 80 % one, and both begin in one point', () => {
    const height = (fan: typeof state.fan80): number => fan[3]!.y - fan[2]!.y;
    expect(state.fan80[0]).toEqual(state.fan95[0]);
    expect(height(state.fan95)).toBeGreaterThan(height(state.fan80));
  });

  test('no line leads from December into the year', () => {
    expect(state.lines.map((l) => [l.year, l.points.length])).toEqual([
      [2020, 2],
      [2021, 2],
    ]);
  });

  test('labels at the year’s end do not cover each other and stay within', () => {
    const close = fanState(outlook({ fullYear: span(12, 8.01, 8) }), course)!;
    const ys = close.labels.map((l) => l.at.y).toSorted((a, b) => a - b);
    for (let i = 1; i < ys.length; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9);
    expect(ys.at(-1)).toBeLessThanOrEqual(fanBox.height - fanBox.bottom);
  });

  test('the target of a rate is one line, that of an amount steps up from June', () => {
    expect(state.target[0]!.y).toBe(state.target[1]!.y);
    const amount = fanState(outlook({ halfYear: span(6, 10, 4), fullYear: span(12, 8.5, 8) }), course)!;
    expect(amount.target[0]!.y).toBeGreaterThan(amount.target[1]!.y);
    expect(
      fanState(
        outlook({ halfYear: span(6, 10, { missing: 'no-target' }), fullYear: span(12, 8, { missing: 'no-target' }) }),
        course,
      )?.target,
    ).toEqual([]);
  });

  test.each([
    ['no outlook of the year', outlook({ fullYear: { missing: 'too-short' } }), course],
    ['no value at the cut-off', outlook(), course.slice(0, 3)],
  ])('there is none where there is %s', (_, of, points) => {
    expect(fanState(of, points)).toBeUndefined();
  });
});

test('on the diagonal of a reliability diagram is what came true as often as stated; larger circles hold more', () => {
  const bin = (stated: number, came: number, count: number) => ({ from: 0, to: 1, stated, came, count });
  const [even, often] = reliabilityState([bin(0.5, 0.5, 4), bin(0.2, 0.9, 100)]);
  expect(even!.x).toBeCloseTo(reliabilityBox.size - even!.y, 9);
  expect(often!.y).toBeLessThan(even!.y);
  expect(often!.r).toBeGreaterThan(even!.r);
});
