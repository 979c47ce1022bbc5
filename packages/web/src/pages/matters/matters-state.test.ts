import type { MatterRowBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import { bandOf, bandsOf, between, columnsOf, countsOf, found } from './matters-state.ts';

const row = (over: Partial<MatterRowBody>): MatterRowBody => ({
  id: 'm1',
  number: { year: 2021, sequence: 1 },
  version: 1,
  title: '技改投资下降',
  state: 'inProgress',
  stateWords: '办理中',
  source: { kind: 'finding', words: '平台研判', reference: '', on: '2021-05-18' },
  region: { code: '431200', name: '怀化市' },
  indicator: null,
  campaign: null,
  leader: { code: 'z', name: '张某' },
  leadUnit: { code: 'i', name: '市工业和信息化局' },
  deadline: '2021-06-30',
  earlierDeadlines: [],
  askedDeadline: null,
  lights: { schedule: 'green', reported: 'green', verified: null, data: null },
  steps: 0,
  firstOnAgenda: false,
  workingDaysTotal: 40,
  workingDaysLeft: 28,
  overdue: false,
  progress: 0,
  missedMilestones: 0,
  silence: 0,
  owedSince: null,
  met: null,
  figure: null,
  proposed: null,
  score: { gap: 1, controllability: 3, silence: 1, product: 3 },
  ...over,
});

describe('the list', () => {
  test.each<[string, Partial<MatterRowBody>, string]>([
    ['lights two steps apart', { firstOnAgenda: true, overdue: true }, 'apart'],
    ['overdue', { overdue: true }, 'overdue'],
    ['open', {}, 'open'],
    ['not yet assigned', { state: 'approved', firstOnAgenda: true }, 'drafts'],
    ['done, whatever its lights were', { state: 'struckOff', firstOnAgenda: true }, 'done'],
  ])('has a band for %s', (_, over, band) => {
    expect(bandOf(row(over))).toBe(band);
  });

  test('has disagreement first, and no empty bands', () => {
    const rows = [row({}), row({ state: 'archived' }), row({ firstOnAgenda: true })];
    expect(bandsOf(rows).map(({ band, rows: of }) => [band, of.length])).toEqual([
      ['apart', 1],
      ['open', 1],
      ['done', 1],
    ]);
  });

  test('is counted for its headline', () => {
    const rows = [
      row({ overdue: true, met: true }),
      row({ state: 'concluded', overdue: true }),
      row({ firstOnAgenda: true }),
    ];
    expect(countsOf({ matters: rows })).toEqual({ all: 3, open: 2, apart: 1, overdue: 1, met: 1 });
  });

  test.each(['技改', '工业和信息化', '张某', '怀化', '办理中', '平台研判'])('finds by %s', (text) => {
    expect(
      found(
        [
          row({}),
          row({
            title: '破零',
            leader: null,
            leadUnit: null,
            stateWords: '',
            region: { code: '', name: '' },
            source: { kind: 'meeting', words: '会议', reference: '', on: '' },
          }),
        ],
        text,
      ),
    ).toHaveLength(1);
  });

  test('finds nothing by what stands nowhere, and everything by nothing', () => {
    expect([found([row({})], '水利').length, found([row({})], ' ').length]).toEqual([0, 1]);
  });
});

test('by state, states that nothing is in are left out', () => {
  const columns = columnsOf([row({ state: 'returned', stateWords: '退回' }), row({})]);
  expect(columns.map(({ groups }) => groups.map(({ words }) => words))).toEqual([
    [],
    [],
    ['办理中', '退回'],
    [],
    [],
    [],
  ]);
});

test.each([
  ['2021-05-01', 0],
  ['2021-05-16', 0.5],
  ['2021-06-10', 1],
  ['2021-04-01', 0],
])('%s lies at %d', (day, expected) => {
  expect(between(day, '2021-05-01', '2021-05-31')).toBe(expected);
});
