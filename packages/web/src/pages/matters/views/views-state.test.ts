import type { MatterRowBody } from '@shigan/contract';
import { describe, expect, it } from 'vitest';
import { groupedBy, monthBeside, monthOf, timelineOf } from './views-state.ts';

function matter(id: string, over: Partial<MatterRowBody> = {}): MatterRowBody {
  return {
    id,
    number: { year: 2021, sequence: 1 },
    version: 1,
    title: id,
    state: 'inProgress',
    stateWords: '办理中',
    source: { kind: 'finding', words: '研判提示', reference: '', on: '2021-05-10' },
    region: { code: '431200', name: '怀化市' },
    indicator: null,
    campaign: null,
    leader: { code: 'zhang', name: '张某' },
    leadUnit: { code: 'a', name: '甲局' },
    deadline: '2021-06-30',
    earlierDeadlines: [],
    askedDeadline: null,
    lights: { schedule: 'green', reported: null, verified: null, data: null },
    steps: 0,
    firstOnAgenda: false,
    workingDaysTotal: 36,
    workingDaysLeft: 28,
    overdue: false,
    progress: 0,
    missedMilestones: 0,
    silence: 0,
    owedSince: null,
    met: null,
    figure: null,
    proposed: null,
    score: { gap: 0, controllability: 3, silence: 0, product: 0 },
    ...over,
  };
}

describe('matters by who answers for them', () => {
  it('stand with who has most overdue first, and those that name nobody last', () => {
    const rows = [
      matter('one'),
      matter('two'),
      matter('three', { leadUnit: { code: 'b', name: '乙局' }, overdue: true }),
      matter('four', { leadUnit: null, overdue: true }),
    ];
    expect(groupedBy(rows, 'units').map(({ name, open, overdue }) => [name, open, overdue])).toEqual([
      ['乙局', 1, 1],
      ['甲局', 2, 0],
      ['', 1, 1],
    ]);
    expect(groupedBy(rows, 'counties').map(({ rows: of }) => of.length)).toEqual([4]);
  });
});

describe('the timeline', () => {
  it('lies over whole months, the earliest deadline first, and leaves out what is settled or has no deadline', () => {
    const rows = [
      matter('late', { deadline: '2021-07-31', earlierDeadlines: ['2021-06-30'] }),
      matter('soon'),
      matter('done', { state: 'concluded' }),
      matter('none', { deadline: null }),
    ];
    const timeline = timelineOf(rows, '2021-05-20');
    expect(timeline?.bars.map(({ row, to }) => [row.id, to.toFixed(2)])).toEqual([
      ['soon', '0.66'],
      ['late', '1.00'],
    ]);
    expect(timeline?.months.map(({ day }) => day)).toEqual(['2021-05-01', '2021-06-01', '2021-07-01']);
    expect(timeline?.bars[1]?.earlier).toEqual([timeline?.bars[0]?.to]);
    expect(timelineOf([matter('none', { deadline: null })], '2021-05-20')).toBeUndefined();
  });
});

describe('the calendar', () => {
  it('has whole weeks from Monday, with what is due on each day', () => {
    const weeks = monthOf([matter('one'), matter('done', { state: 'struckOff' })], '2021-06');
    expect([weeks[0]?.[0]?.day, weeks.at(-1)?.[6]?.day]).toEqual(['2021-05-31', '2021-07-04']);
    const due = weeks.flat().filter((day) => day.due.length > 0);
    expect(due.map(({ day, due: of }) => [day, of.map(({ id }) => id)])).toEqual([['2021-06-30', ['one']]]);
    expect([monthBeside('2021-12', 1), monthBeside('2021-01', -1)]).toEqual(['2022-01', '2020-12']);
  });
});
