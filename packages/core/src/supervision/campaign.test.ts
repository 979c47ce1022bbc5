import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayOfNumber } from '../instant.ts';
import {
  campaignBoard,
  campaignElapsed,
  campaignLight,
  campaignProgress,
  dueDays,
  hazardCounts,
  hazardsInOrder,
  unitsOwing,
  valueOn,
} from './campaign-board.ts';
import { campaignTemplates } from './campaign-templates.ts';
import {
  type Campaign,
  type CampaignDetails,
  type CampaignIndicator,
  campaignState,
  foldCampaign,
} from './campaign.ts';

const started: CampaignIndicator = {
  id: 'started',
  name: '新开工项目',
  unit: '个',
  decimals: 0,
  bound: 'atLeast',
  start: 0,
  goal: 20,
  statedBy: 'units',
};
const [a, b] = [
  { code: '431222', name: '沅陵县' },
  { code: '431224', name: '溆浦县' },
];
const plan = {
  kind: 'plain' as const,
  name: '夏季攻势',
  from: '2021-06-01',
  to: '2021-08-31',
  leader: { id: 'wang', name: '王某' },
  leadUnit: { code: '市发展和改革委员会', name: '市发展和改革委员会' },
  units: [a, b],
  aim: '项目早开工',
  rhythm: 'tenDays' as const,
  indicators: [started],
};

function campaign(...details: readonly CampaignDetails[]): Campaign {
  const folded = foldCampaign(
    [{ kind: 'plan' as const, plan }, ...details].map((one, n) => ({
      topic: 'campaign',
      id: '2021-1',
      version: n + 1,
      by: { id: 'zhou', name: '周某', roles: ['supervisionOfficer'] },
      at: `2021-06-${String(n + 1).padStart(2, '0')}T01:00:00.000Z`,
      details: one,
    })),
  );
  if (folded === undefined) throw new Error('no campaign');
  return folded;
}

const entry = (on: string, unit: string | null, value: number): CampaignDetails => ({
  kind: 'enter',
  on,
  unit,
  figures: [{ indicator: 'started', value }],
});
const reads = { thresholds: { levelYellow: 0.95 }, recorded: new Map() };

describe('the days on which figures are due', () => {
  it('are the tenth, the twentieth, the last of the month, and the last day', () => {
    const spread = { ...plan, to: '2021-07-05' };
    expect(dueDays(spread, '2021-12-31')).toEqual(['2021-06-10', '2021-06-20', '2021-06-30', '2021-07-05']);
    expect(dueDays(spread, '2021-06-20')).toEqual(['2021-06-10', '2021-06-20']);
    expect(dueDays({ ...spread, from: '2020-02-27', to: '2020-03-31' }, '2020-03-09')).toEqual(['2020-02-29']);
    expect(dueDays({ ...spread, rhythm: 'daily' }, '2021-06-03')).toHaveLength(3);
    expect(dueDays(spread, '2021-05-31')).toEqual([]);
  });
});

describe('what an indicator comes to', () => {
  it('is the sum of what each unit stated last; stated again for a day, the later counts', () => {
    const held = campaign(
      entry('2021-06-10', a.code, 3),
      entry('2021-06-10', b.code, 4),
      entry('2021-06-20', a.code, 6),
      entry('2021-06-10', b.code, 5),
    );
    expect(valueOn(held, started, '2021-06-09')).toEqual({ missing: 'no-figure' });
    expect([valueOn(held, started, '2021-06-10'), valueOn(held, started, '2021-06-25')]).toEqual([8, 11]);
    const [board] = campaignBoard(held, '2021-06-20', reads);
    expect(board).toMatchObject({ value: 11, progress: 0.55, light: 'green' });
    expect(board?.byUnit.map(({ value, on }) => [value, on])).toEqual([
      [6, '2021-06-20'],
      [5, '2021-06-10'],
    ]);
    expect(board?.course).toEqual([
      { on: '2021-06-10', value: 8 },
      { on: '2021-06-20', value: 11 },
    ]);
  });

  it('is said to be unknown where nothing was stated, never nought', () => {
    const [board] = campaignBoard(campaign(), '2021-06-20', reads);
    expect(board).toMatchObject({
      value: { missing: 'no-figure' },
      progress: { missing: 'no-figure' },
      light: { missing: 'no-figure' },
    });
  });

  it('is read from the record where the record holds it', () => {
    const recorded = { ...started, recorded: { indicator: 'gdp', region: '431200', measure: 'yoy' as const } };
    const [board] = campaignBoard({ ...campaign(), indicators: [recorded] }, '2021-06-20', {
      ...reads,
      recorded: new Map([['started', 20]]),
    });
    expect(board).toMatchObject({ value: 20, light: 'green', byUnit: [] });
  });
});

describe('its light', () => {
  it.each([
    ['keeps up with time', started, 10, 0.5, 'green'],
    ['is just behind', started, 9.6, 0.5, 'yellow'],
    ['is behind', started, 9, 0.5, 'red'],
    ['has not reached the goal when time is over', started, 19, 1, 'red'],
    ['has reached it early', started, 20, 0.1, 'green'],
    ['is to fall and falls in time', { ...started, bound: 'atMost' as const, start: 100, goal: 50 }, 70, 0.5, 'green'],
    ['is to stay at nought and does', { ...started, bound: 'atMost' as const, goal: 0 }, 0, 0.5, 'green'],
    ['is to stay at nought and does not', { ...started, bound: 'atMost' as const, goal: 0 }, 1, 0.1, 'red'],
    ['has passed a limit above its start', { ...started, bound: 'atMost' as const, goal: 3 }, 4, 0.1, 'red'],
    ['is about its goal', { ...started, bound: 'about' as const, decimals: 1, goal: 7 }, 7.04, 1, 'green'],
    ['has not begun', started, 0, 0, 'green'],
  ] as const)('when it %s', (_, indicator, value, elapsed, light) => {
    expect(campaignLight(indicator, value, elapsed, reads.thresholds)).toBe(light);
  });

  it('never gets worse as more is done towards a goal', () => {
    const order = { green: 2, yellow: 1, red: 0 };
    fc.assert(
      fc.property(fc.nat(40), fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), (x, y, elapsed) => {
        const [less, more] = x < y ? [x, y] : [y, x];
        const of = (value: number) => order[campaignLight(started, value, elapsed, reads.thresholds)];
        expect(of(more)).toBeGreaterThanOrEqual(of(less));
      }),
    );
  });

  it('rests on time between 0 and 1 that never goes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 18_600, max: 18_900 }), (n) => {
        const [now, next] = [n, n + 1].map((day) => campaignElapsed(plan, dayOfNumber(day)));
        expect(now).toBeGreaterThanOrEqual(0);
        expect(next).toBeLessThanOrEqual(1);
        expect(next).toBeGreaterThanOrEqual(now ?? 1);
      }),
    );
    expect(campaignElapsed(plan, plan.to)).toBe(1);
    expect(campaignProgress({ start: 5, goal: 5 }, 5)).toEqual({ missing: 'zero-base' });
  });
});

describe('a campaign', () => {
  it('says which units owe their figures, once a day of them is over', () => {
    const held = campaign(entry('2021-06-10', a.code, 3));
    expect(unitsOwing(held, '2021-06-10')).toBeNull();
    expect(unitsOwing(held, '2021-06-11')).toEqual({ on: '2021-06-10', units: [b] });
    expect(unitsOwing({ ...held, indicators: [] }, '2021-06-11')).toBeNull();
  });

  it('goes by its days until it is closed', () => {
    const days = ['2021-05-31', '2021-06-01', '2021-08-31', '2021-09-01'];
    expect(days.map((day) => campaignState(campaign(), day))).toEqual(['planned', 'underWay', 'underWay', 'toClose']);
    expect(campaignState(campaign({ kind: 'close', conclusion: '任务完成' }), '2021-08-01')).toBe('closed');
  });

  it('keeps a list of hidden dangers that are worked off, and a roster whose last word counts', () => {
    const hazard = { unit: a, place: '某村', text: '滑坡', responsible: '张某', precaution: '专人盯守' };
    const shift = { on: '2021-06-03', unit: a, leader: '李某', officer: '王某', telephone: '2110000' };
    const held = campaign(
      { kind: 'hazard', hazard: { ...hazard, id: 'h1', due: '2021-06-02' } },
      { kind: 'hazard', hazard: { ...hazard, id: 'h2', due: '2021-06-20' } },
      { kind: 'hazard', hazard: { ...hazard, id: 'h3', due: '2021-06-04' } },
      { kind: 'clear', hazard: 'h1', words: '已搬迁', evidence: [] },
      { kind: 'shifts', shifts: [shift, { ...shift, on: '2021-06-02' }] },
      { kind: 'shifts', shifts: [{ ...shift, officer: '赵某' }] },
    );
    expect(hazardCounts(held.hazards, '2021-06-05')).toEqual({ all: 3, cleared: 1, overdue: 1 });
    expect(hazardsInOrder(held.hazards).map(({ id }) => id)).toEqual(['h3', 'h2', 'h1']);
    expect(held.shifts.map(({ on, officer }) => [on, officer])).toEqual([
      ['2021-06-02', '王某'],
      ['2021-06-03', '赵某'],
    ]);
  });

  it('ships templates whose indicators have an id each and begin where they are not yet met, or hold', () => {
    for (const { indicators, from, to } of Object.values(campaignTemplates)) {
      expect(new Set(indicators.map(({ id }) => id)).size).toBe(indicators.length);
      expect(from < to).toBe(true);
      for (const one of indicators) expect(campaignLight(one, one.goal, 1, reads.thresholds)).toBe('green');
    }
  });
});
