import { describe, expect, test } from 'vitest';
import type { Indicator } from '../indicator/indicator.ts';
import { observationBook } from '../observation/book.ts';
import type { Observation } from '../observation/observation.ts';
import { economy, edition, indicator, record, registryOf } from '../outlook/testing/economy.ts';
import { spanIso } from '../span/span.ts';
import { at } from '../testing/at.ts';
import { type Completeness, completenessOf, lateUnits, type ReleaseArrival, releaseCalendar } from './completeness.ts';

/** Six cities that publish retail sales, due on the 20th of the month after; held to April 2021 but for what is left out. */
function found(today: string, isLeftOut: (o: Observation) => boolean, over: Partial<Indicator> = {}): Completeness {
  const of = economy({ indicator: indicator(over), years: 3 });
  const [region, ...parts] = of.regions;
  if (region === undefined) throw new Error('no region');
  return completenessOf({
    registry: registryOf(of),
    book: observationBook(record(of).filter((o) => !isLeftOut(o))),
    edition,
    asOf: edition,
    today,
    region,
    parts: [...parts, { ...region, code: '431221', level: 'county' }],
    period: of.period,
  });
}

const isApril = ({ span }: Observation): boolean => span.year === 2021 && span.length === 4;
const third = '433000';
const nothing = (): boolean => false;

function april(completeness: Completeness): ReleaseArrival {
  const release = completeness.rows[0]?.releases.find(({ span }) => spanIso(span) === '2021-01-01/P4M');
  if (release === undefined) throw new Error('no release');
  return release;
}

describe('releases around a month', () => {
  test('are those of a year and of the two months after it, by the calendar of the indicator', () => {
    const [row] = found('2021-05-25', nothing).rows;
    expect(row?.releases.map(({ span }) => spanIso(span))).toEqual([
      ...[4, 5, 6, 7, 8, 9, 10, 11, 12].map((month) => `2020-01-01/P${month}M`),
      ...[2, 3, 4, 5, 6].map((month) => `2021-01-01/P${month}M`),
    ]);
    expect(row?.releases.map(({ state }) => state)).toEqual([...Array<string>(12).fill('whole'), 'coming', 'coming']);
  });

  test('count only regions whose level publishes the indicator', () => {
    expect(april(found('2021-05-25', nothing))).toMatchObject({ held: 6, of: 6, wanting: [], daysLate: 0 });
    expect(found('2021-05-25', nothing, { published: {} }).rows).toEqual([]);
    expect(found('2021-05-25', nothing, { section: 'external' }).rows).toEqual([]);
  });

  test('leave out regions that have never sent it, and name them', () => {
    const row = at(found('2021-05-25', ({ region }) => region === third).rows, 0);
    expect(row.never.map(({ code }) => code)).toEqual([third]);
    expect(row.releases.every(({ of }) => of === 5)).toBe(true);
    const none = at(found('2021-05-25', () => true).rows, 0);
    expect([none.never, at(none.releases, 0)]).toMatchObject([[], { held: 0, of: 6, state: 'late' }]);
  });
});

describe('how far a release has arrived', () => {
  const one = (o: Observation): boolean => isApril(o) && o.region === third;
  test.each([
    ['2021-05-20', one, 'part', 5, 0],
    ['2021-05-23', one, 'part', 5, 3],
    ['2021-05-24', one, 'late', 5, 4],
    ['2021-05-20', isApril, 'coming', 0, 0],
    ['2021-05-21', isApril, 'awaited', 0, 1],
    ['2021-05-24', isApril, 'late', 0, 4],
  ] as const)('on %s', (today, isLeftOut, state, held, daysLate) => {
    const release = april(found(today, isLeftOut));
    expect(release).toMatchObject({ due: '2021-05-20', state, held, of: 6, daysLate });
    expect(release.wanting).toHaveLength(6 - held);
    expect(release.wanting.some(({ code }) => code === third)).toBe(true);
  });
});

test('who is late is told once for each indicator, with its latest gap', () => {
  const isGap = (o: Observation): boolean => o.region === third && o.span.year === 2021;
  const department = '市商务局';
  expect(lateUnits(found('2021-05-24', isGap, { responsible: { department } }))).toMatchObject([
    { department, late: [{ release: { span: { year: 2021, length: 4 }, daysLate: 4 } }] },
  ]);
  expect(lateUnits(found('2021-05-24', nothing))).toEqual([]);
  // March is wanting and April came: nobody is asked for March any more.
  const isMarch = (o: Observation): boolean => o.region === third && o.span.year === 2021 && o.span.length === 3;
  expect(lateUnits(found('2021-05-24', isMarch))).toEqual([]);
});

test('the calendar has a day for each release between two days', () => {
  const calendar = releaseCalendar(found('2021-05-24', nothing), '2021-04-24', '2021-06-24');
  expect(calendar.map(({ day, due }) => [day, due.map(({ release }) => release.state)])).toEqual([
    ['2021-05-20', ['whole']],
    ['2021-06-20', ['coming']],
  ]);
});
