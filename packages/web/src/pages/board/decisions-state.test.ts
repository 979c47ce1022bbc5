import type { BoardRowBody, MatterRowBody } from '@shigan/contract';
import { describe, expect, test } from 'vitest';
import { growthTarget, paced, sampleRow } from '../../testing/sample-row.ts';
import { decisions, notYetMatters, silent } from './decisions-state.ts';

const region = { code: '431200', name: '怀化市' };

/** A matter in progress that nobody has to decide about. */
function matter(id: string, over: Partial<MatterRowBody> = {}): MatterRowBody {
  return {
    id,
    number: { year: 2021, sequence: 1 },
    version: 1,
    title: id,
    state: 'inProgress',
    stateWords: '办理中',
    source: { kind: 'meeting', words: '会议', reference: '', on: '2021-03-01' },
    region,
    indicator: null,
    campaign: null,
    leader: null,
    leadUnit: null,
    deadline: null,
    earlierDeadlines: [],
    askedDeadline: null,
    lights: { schedule: null, reported: null, verified: null, data: null },
    steps: 0,
    firstOnAgenda: false,
    workingDaysTotal: null,
    workingDaysLeft: null,
    overdue: false,
    progress: null,
    missedMilestones: 0,
    silence: 0,
    owedSince: null,
    met: null,
    figure: null,
    proposed: null,
    score: { gap: 1, controllability: 1, silence: 1, product: 1 },
    ...over,
  };
}

describe('what waits for a decision', () => {
  test('is what was asked for first, then lights apart, then reports; what goes its way is none', () => {
    const found = decisions([
      matter('going'),
      matter('met', { met: true }),
      matter('reported', { state: 'reportedDone' }),
      matter('apart', { firstOnAgenda: true }),
      matter('review', { state: 'review' }),
      matter('extension', { state: 'extension', askedDeadline: '2021-07-15' }),
    ]);
    expect(found.map(({ matter: { id }, waiting }) => [id, waiting])).toEqual([
      ['extension', 'extension'],
      ['review', 'review'],
      ['apart', 'apart'],
      ['reported', 'reported'],
      ['met', 'met'],
    ]);
  });

  test('is the higher on the agenda first within one kind, and nothing that is settled', () => {
    const apart = (id: string, product: number): MatterRowBody =>
      matter(id, { firstOnAgenda: true, score: { gap: 1, controllability: 1, silence: 1, product } });
    const done = matter('done', { state: 'struckOff', firstOnAgenda: true, met: true });
    expect(decisions([apart('low', 2), done, apart('high', 9)]).map((one) => one.matter.id)).toEqual(['high', 'low']);
  });
});

test('who is silent: the longest first, not who owes nothing, not who is done', () => {
  const owing = (id: string, silence: number, owedSince: string): MatterRowBody => matter(id, { silence, owedSince });
  const found = silent([
    owing('once', 1, '2021-05-18'),
    owing('longer', 3, '2021-03-18'),
    owing('earlier', 1, '2021-05-10'),
    matter('nothing'),
    matter('done', { state: 'archived', silence: 9, owedSince: '2021-01-01' }),
  ]);
  expect(found.map(({ id }) => id)).toEqual(['longer', 'earlier', 'once']);
});

describe('warnings without a matter', () => {
  const finding = (severity: 'warning' | 'notice', message: string): BoardRowBody['findings'][number] => ({
    rule: 'behind-schedule',
    severity,
    message,
    figures: [],
  });
  const row = (indicator: string, over: Partial<BoardRowBody> = {}): BoardRowBody =>
    sampleRow({ indicator, findings: [finding('notice', 'n'), finding('warning', 'w')], ...over });

  test('are the gravest finding of each indicator, those behind first', () => {
    const red = row('red', { target: growthTarget, pace: paced('red') });
    const found = notYetMatters([row('plain'), red, row('mild', { findings: [finding('notice', 'n')] })], [], '431200');
    expect(found.map((one) => [one.row.indicator, one.finding.message])).toEqual([
      ['red', 'w'],
      ['plain', 'w'],
    ]);
  });

  test('are not those that a matter of this region is about, unless it is settled', () => {
    const about = (over: Partial<MatterRowBody>): MatterRowBody =>
      matter('m', { indicator: { code: 'a', name: 'a' }, ...over });
    const of = (over: Partial<MatterRowBody>): number => notYetMatters([row('a')], [about(over)], '431200').length;
    expect([of({}), of({ state: 'struckOff' }), of({ region: { code: '431221', name: '中方县' } })]).toEqual([0, 1, 1]);
  });
});
