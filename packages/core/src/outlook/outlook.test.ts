import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { analyseBoard } from '../board/analyse.ts';
import type { BoardRow } from '../board/board.ts';
import { monthBefore } from '../board/cutoff.ts';
import { present } from '../board/workings.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing } from '../missing.ts';
import { observationBook } from '../observation/book.ts';
import type { Target } from '../target/target.ts';
import { type OutlookVintage, outlookShelf } from './outlook-content.ts';
import { figuresOfOutlook, type Outlook } from './outlook.ts';
import { outlookTask } from './outlook-task.ts';
import { scoreMade, scoreReplay, summariseScores } from './scores.ts';
import { at } from '../testing/at.ts';
import { edition, type Economy, economy, growthTarget, indicator, record, registryOf } from './testing/economy.ts';
import { type WorkedOutlook, workOutOutlooks } from './work-out.ts';

function workedOut(of: Economy, target?: Target): readonly WorkedOutlook[] {
  const task = outlookTask({
    registry: registryOf(of, target),
    book: observationBook(record(of)),
    edition,
    period: of.period,
    indicator: of.indicator,
    regions: of.regions,
    wanted: of.regions.map((r) => r.code),
  });
  return task === undefined ? [] : workOutOutlooks(task);
}

function vintagesOf(of: Economy): readonly OutlookVintage[] {
  return workedOut(of).map((worked) => ({
    ...worked,
    indicator: of.indicator.code,
    edition,
    madeAt: edition,
    version: 1,
  }));
}

/** The row of the first region, with its outlook where one was made. */
function rowOf(of: Economy, target?: Target, vintages: readonly OutlookVintage[] = vintagesOf(of)): BoardRow {
  const board = analyseBoard(
    {
      registry: registryOf(of, target),
      book: observationBook(record(of)),
      period: of.period,
      asOf: edition,
      edition,
      today: '2021-05-20',
      outlooks: outlookShelf(vintages),
    },
    at(of.regions, 0),
  );
  return at(board.rows, 0);
}

function outlookOfRow(row: BoardRow): Outlook {
  if (isMissing(row.outlook)) throw new Error(`no outlook: ${row.outlook.missing}`);
  return row.outlook;
}

function year(outlook: Outlook): Exclude<Outlook['fullYear'], { readonly missing: unknown }> {
  if (isMissing(outlook.fullYear)) throw new Error(outlook.fullYear.missing);
  return outlook.fullYear;
}

const valueOf = (f: Figure): number => present(f)?.value ?? Number.NaN;

describe('an outlook on the board', () => {
  const steady = economy({});

  test('a region that always grows alike is expected to go on so, for the half-year and the year', () => {
    const outlook = outlookOfRow(rowOf(steady));
    expect(valueOf(year(outlook).range.estimate)).toBeCloseTo(8, 0);
    expect(isMissing(outlook.halfYear) || valueOf(outlook.halfYear.range.estimate)).toBeCloseTo(8, 0);
  });

  test('the 95 % interval holds the 80 % one, and that the estimate', () => {
    const { estimate, low80, high80, low95, high95 } = year(outlookOfRow(rowOf(steady))).range;
    const values = [low95, low80, estimate, high80, high95].map(valueOf);
    expect(values).toEqual(values.toSorted((a, b) => a - b));
    expect(new Set(values).size).toBe(5);
  });

  test('growth on a comparable basis and amounts go their own ways', () => {
    const of = economy({ indicator: indicator({ comparableBasis: true }), levelGrowth: 3 });
    const outlook = outlookOfRow(rowOf(of));
    expect(outlook.basis).toBe('comparable');
    const { range, amount } = year(outlook);
    expect(valueOf(range.estimate)).toBeCloseTo(8, 0);
    if (isMissing(amount)) throw new Error(amount.missing);
    const before = of.amountOf(2020, 12);
    expect((valueOf(amount.estimate) / before - 1) * 100).toBeCloseTo(3, 0);
  });

  test('an indicator that is published as growth only has an outlook of growth and none of amounts', () => {
    const of = economy({ indicator: indicator({ comparableBasis: true }), withLevels: false });
    const { range, amount } = year(outlookOfRow(rowOf(of)));
    expect(valueOf(range.estimate)).toBeCloseTo(8, 0);
    expect(amount).toEqual({ missing: 'not-applicable' });
  });

  test('the two-year average is of this year’s outlook and last year’s growth', () => {
    const { range, twoYearAverage } = year(outlookOfRow(rowOf(steady)));
    const product = (1 + valueOf(range.estimate) / 100) * 1.08;
    expect(valueOf(twoYearAverage)).toBeCloseTo((Math.sqrt(product) - 1) * 100, 2);
  });

  test('a balance has a course, and an outlook of its growth', () => {
    const of = economy({ indicator: indicator({ kind: 'balance', accumulation: 'endOfSpan', firstMonth: 1 }) });
    const outlook = outlookOfRow(rowOf(of));
    expect(outlook.basis).toBe('course');
    expect(valueOf(year(outlook).range.estimate)).toBeCloseTo(8, 1);
  });

  test('the members’ weights add up to one, and the estimate is their mean', () => {
    const { members, range, lean } = year(outlookOfRow(rowOf(steady)));
    expect(members.reduce((a, m) => a + m.weight, 0)).toBeCloseTo(1, 4);
    expect(members.reduce((a, m) => a + m.weight * m.value, lean)).toBeCloseTo(valueOf(range.estimate), 3);
  });

  test('every present figure says what it rests on', () => {
    const row = rowOf(steady, growthTarget(steady, 8));
    const shown = [...figuresOfOutlook(outlookOfRow(row))].filter((f) => present(f) !== undefined);
    expect(shown.length).toBeGreaterThan(15);
    expect(shown.filter((f) => f.inputs.length === 0)).toEqual([]);
  });

  test.each([
    ['none was made', [], 'not-yet-made'],
    ['it was made of an earlier cut-off', [{ cutoff: '2021-01-01/P3M' }], 'not-yet-made'],
    ['too few years were held', [{ content: { missing: 'too-short' } }], 'too-short'],
  ] as const)('it is absent where %s', (_, over, reason) => {
    const made = at(vintagesOf(steady), 0);
    const vintages = over.map((o): OutlookVintage => ({ ...made, ...o }));
    expect(rowOf(steady, undefined, vintages).outlook).toEqual({ missing: reason });
  });

  test('an outlook made from a value that was revised since is not shown', () => {
    const revised = economy({ lastValue: 9.4 });
    expect(rowOf(revised, undefined, vintagesOf(steady)).outlook).toEqual({ missing: 'not-yet-made' });
  });

  test('three years of data are too few', () => {
    expect(rowOf(economy({ years: 3 })).outlook).toEqual({ missing: 'too-short' });
  });

  test('when the year is over nothing is left to be expected', () => {
    const of = economy({ period: { year: 2020, month: 12 } });
    expect(rowOf(of).outlook).toEqual({ missing: 'year-over' });
  });

  test('in July the half-year is known: no interval is left', () => {
    const outlook = outlookOfRow(rowOf(economy({ period: { year: 2021, month: 7 } })));
    if (isMissing(outlook.halfYear)) throw new Error(outlook.halfYear.missing);
    const { estimate, low95, high95 } = outlook.halfYear.range;
    expect(valueOf(low95)).toBe(valueOf(estimate));
    expect(valueOf(high95)).toBe(valueOf(estimate));
  });

  test('the same record gives the same outlook to the last digit', () => {
    expect(JSON.stringify(workedOut(steady))).toBe(JSON.stringify(workedOut(steady)));
  });
});

describe('the probability that a target is met', () => {
  const of = economy({ noise: 1 });
  const made = vintagesOf(of);
  const chanceOf = (target: Target): number => valueOf(outlookOfRow(rowOf(of, target, made)).probability);

  test('falls as the goal rises, and is about half at the estimate', () => {
    const estimate = valueOf(year(outlookOfRow(rowOf(of, undefined, made))).range.estimate);
    expect(chanceOf(growthTarget(of, estimate))).toBeGreaterThan(40);
    expect(chanceOf(growthTarget(of, estimate))).toBeLessThan(60);
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 40, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (goal, up) => {
          expect(chanceOf(growthTarget(of, goal + up))).toBeLessThanOrEqual(chanceOf(growthTarget(of, goal)));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('a ceiling and a floor at one line are each other’s complement, but for rounding', () => {
    const atMost = chanceOf({ ...growthTarget(of, 8), bound: 'atMost' });
    expect(atMost + chanceOf(growthTarget(of, 8))).toBeGreaterThanOrEqual(100);
    expect(atMost + chanceOf(growthTarget(of, 8))).toBeLessThan(115);
  });

  test('the light goes by it', () => {
    expect(outlookOfRow(rowOf(of, growthTarget(of, -10), made)).light).toBe('green');
    expect(outlookOfRow(rowOf(of, growthTarget(of, 30), made)).light).toBe('red');
  });

  test('a target that is unlikely raises a finding, a likely one none', () => {
    const fired = (goal: number): boolean =>
      rowOf(of, growthTarget(of, goal), made).findings.some((f) => f.rule === 'target-unlikely');
    expect(fired(30)).toBe(true);
    expect(fired(-10)).toBe(false);
  });

  test('a place among peers comes from drawing all members together', () => {
    const outlook = outlookOfRow(rowOf(of, { ...growthTarget(of, 4), kind: 'rank', unit: '位' }, made));
    if (isMissing(outlook.rank)) throw new Error(outlook.rank.missing);
    expect(outlook.rank.of).toBe(of.regions.length);
    expect(outlook.rank.places.reduce((a, p) => a + p, 0)).toBeCloseTo(1, 9);
    const first = outlook.rank.places.slice(0, 4).reduce((a, p) => a + p, 0);
    expect(valueOf(outlook.probability)).toBeCloseTo(first * 100, 6);
  });

  test('so does one in June, which is surer than one in December', () => {
    const outlook = outlookOfRow(rowOf(of, { ...growthTarget(of, 4), kind: 'rank', unit: '位' }, made));
    const { halfYear, rankHalfYear, rank } = outlook;
    if (isMissing(rankHalfYear) || isMissing(rank) || isMissing(halfYear)) throw new Error('no half-year');
    expect(rankHalfYear.of).toBe(of.regions.length);
    const first = rankHalfYear.places.slice(0, 4).reduce((a, p) => a + p, 0);
    expect(valueOf(halfYear.probability)).toBeCloseTo(first * 100, 6);
    expect(Math.max(...rankHalfYear.places)).toBeGreaterThan(Math.max(...rank.places));
  });

  test('a milestone has none, and says so', () => {
    const target: Target = { ...growthTarget(of, 8), kind: 'milestone' };
    expect(outlookOfRow(rowOf(of, target, made)).probability.value).toEqual({ missing: 'not-applicable' });
  });

  test('for an amount the half-year goal is half of the year’s', () => {
    const goal = of.amountOf(2020, 12) * 1.08;
    const target: Target = { ...growthTarget(of, goal), kind: 'level', unit: '亿元' };
    const { halfYear } = outlookOfRow(rowOf(of, target, made));
    if (isMissing(halfYear)) throw new Error(halfYear.missing);
    expect(halfYear.line).toBeCloseTo(goal / 2, 6);
    expect(halfYear.range.measure).toBe('level');
  });
});

describe('scores', () => {
  const before = economy({ period: { year: 2019, month: 4 }, noise: 1 });
  const after = economy({ period: { year: 2021, month: 4 }, noise: 1 });
  const spec = {
    registry: registryOf(after, growthTarget(after, 8, 2019)),
    book: observationBook(record(after)),
    asOf: edition,
  };

  test('an outlook that was kept is held against what has come out since', () => {
    const scored = scoreMade(spec, vintagesOf(before));
    const own = scored.filter((s) => s.region === at(after.regions, 0).code);
    expect(own.map((s) => [s.span, s.how])).toEqual([
      ['2019-01-01/P6M', 'made'],
      ['2019-01-01/P12M', 'made'],
    ]);
    expect(at(own, 1).actual).toBeCloseTo(after.growthOf(2019, 12, 0), 1);
    expect(at(own, 1).event).toBe('target');
    expect(at(own, 1).came).toBe(at(own, 1).actual >= 8);
  });

  test('what has not come out yet is not scored', () => {
    expect(scoreMade(spec, vintagesOf(after))).toEqual([]);
  });

  test('of several outlooks of one cut-off the first is scored: it is what was said', () => {
    const first = at(vintagesOf(before), 0);
    const later: OutlookVintage = { ...first, edition: '2022-01-01T00:00:00.000Z', content: { missing: 'too-short' } };
    expect(scoreMade(spec, [later, first])).toHaveLength(2);
  });

  test('past years gone through again are named as replay, and summed up', () => {
    const replay = scoreReplay(vintagesOf(after));
    expect(new Set(replay.map((s) => s.how))).toEqual(new Set(['replay']));
    const score = summariseScores(replay);
    if (isMissing(score)) throw new Error(score.missing);
    expect(score.count).toBe(replay.length);
    expect(score.coverage95).toBeGreaterThanOrEqual(score.coverage80);
    expect(score.brier).toBeLessThan(1);
    expect(score.reliability.reduce((a, b) => a + b.count, 0)).toBe(replay.length);
  });

  test('nothing to score has no score', () => {
    expect(summariseScores([])).toEqual({ missing: 'no-data' });
  });
});

test.each([
  ['2021-05-20T01:00:00.000Z', 2021, 4],
  ['2021-04-30T16:30:00.000Z', 2021, 4],
  ['2021-01-15T01:00:00.000Z', 2020, 12],
])('pages of %s are dated %i-%i', (moment, yearOf, month) => {
  expect(monthBefore(moment)).toEqual({ year: yearOf, month });
});
