import { describe, expect, it } from 'vitest';
import type { Matter, ReportContent } from './matter.ts';
import {
  fieldsAsked,
  foldReview,
  isExempt,
  isReviewed,
  type MonthlyReview,
  prefillOf,
  reviewStanding,
} from './monthly-review.ts';
import { cast, lived, upToConcluded, upToInProgress } from './testing/cast.ts';
import type { ProceedingEvent } from './proceeding.ts';

const unit = { code: 'industry', name: '市工业和信息化局' };
const item = { matter: 'm1', unit, exempt: false };

function round(over: Partial<{ due: string; closed: string }> = {}): MonthlyReview {
  const opened: ProceedingEvent<'monthlyReview'> = {
    topic: 'monthlyReview',
    id: '2021-04',
    version: 1,
    by: cast.officer,
    at: '2021-04-25T00:00:00.000Z',
    details: { kind: 'open', month: '2021-04', due: over.due ?? '2021-04-27', items: [item] },
  };
  const close = over.closed;
  const closed: readonly ProceedingEvent<'monthlyReview'>[] =
    close === undefined ? [] : [{ ...opened, version: 2, at: close, details: { kind: 'close' } }];
  const review = foldReview([opened, ...closed]);
  if (review === undefined) throw new Error('no review');
  return review;
}

const content: ReportContent = { text: '已开工12个', progress: 0.4, light: 'green', promises: [] };

/** A matter in progress since 24 April that is reported on at moments. */
function reported(...at: readonly string[]): Matter {
  const report = { details: { report: content } };
  return lived([
    ...upToInProgress,
    ...at.map((moment) => ['report', cast.caseOfficer, { ...report, at: moment }] as const),
  ]).matter;
}

describe('a round of the monthly review', () => {
  const now = '2021-04-28T00:00:00.000Z';
  it.each([
    ['in time until the end of the due day', ['2021-04-27T15:59:59.000Z'], {}, 'onTime'],
    ['late after it', ['2021-04-27T16:00:00.000Z'], {}, 'late'],
    ['in time by its first report, whatever is added later', ['2021-04-26T01:00:00.000Z', now], {}, 'onTime'],
    ['missing when the due day has gone', [], {}, 'missing'],
    ['awaited before that', [], { due: '2021-04-28' }, 'awaited'],
    ['missing when closed without', [], { due: '2021-04-30', closed: now }, 'missing'],
    ['not reported by what came before it was opened', ['2021-04-24T02:00:00.000Z'], {}, 'missing'],
    [
      'not reported by what came after it was closed',
      ['2021-04-27T23:00:00.000Z'],
      { closed: '2021-04-27T10:00:00.000Z' },
      'missing',
    ],
  ])('a matter is %s', (_, at, over, outcome) => {
    const standing = reviewStanding(round(over), item, reported(...at), { now, data: null });
    expect(standing.outcome).toBe(outcome);
  });

  it('asks nothing where all lights are green, and takes a report all the same', () => {
    const exempt = { ...item, exempt: true };
    const around = { now, data: null };
    expect(reviewStanding(round(), exempt, reported(), around).outcome).toBe('exempt');
    expect(reviewStanding(round(), exempt, reported('2021-04-26T01:00:00.000Z'), around).outcome).toBe('onTime');
    expect(fieldsAsked(round(), exempt, reported())).toBe(0);
    expect(fieldsAsked(round(), item, reported())).toBe(3);
  });

  it.each([
    [{ schedule: 'green', reported: null, verified: null, data: null }, true],
    [{ schedule: 'green', reported: 'green', verified: 'green', data: 'green' }, true],
    [{ schedule: 'green', reported: 'green', verified: null, data: 'yellow' }, false],
    [{ schedule: 'yellow', reported: 'green', verified: 'green', data: 'green' }, false],
    [{ schedule: null, reported: null, verified: null, data: null }, false],
  ] as const)('exempts by lights %j: %s', (lights, exempt) => expect(isExempt(lights)).toBe(exempt));

  it('asks for what the unit still owes', () => {
    expect(isReviewed(lived(upToInProgress).matter)).toBe(true);
    expect(isReviewed(lived(upToConcluded).matter)).toBe(false);
    expect(isReviewed(lived(upToInProgress.slice(0, 2)).matter)).toBe(false);
  });

  it('fills in what was said before the round, not what is said in it', () => {
    const matter = reported('2021-04-24T23:00:00.000Z', '2021-04-26T01:00:00.000Z');
    expect(prefillOf(round(), matter)).toMatchObject({ text: '已开工12个', saidAt: '2021-04-24T23:00:00.000Z' });
    expect(prefillOf(round(), reported())).toEqual({ text: '', progress: 0, light: null, numbers: [], saidAt: null });
  });

  it('points out a report that repeats the last, unless a number or a milestone is new', () => {
    const again = (over: Partial<ReportContent>): readonly string[] => {
      const { matter } = lived([
        ...upToInProgress,
        ['report', cast.caseOfficer, { details: { report: content }, at: '2021-04-24T23:00:00.000Z', evidence: [] }],
        [
          'report',
          cast.caseOfficer,
          { details: { report: { ...content, ...over } }, at: '2021-04-26T01:00:00.000Z', evidence: [] },
        ],
      ]);
      return reviewStanding(round(), item, matter, { now, data: null }).signs.map(({ sign }) => sign);
    };
    expect(again({})).toEqual(['repeats']);
    expect(again({ numbers: [{ name: '开工项目', value: 13, unit: '个' }] })).toEqual([]);
    expect(again({ milestones: ['begun-30'] })).toEqual([]);
    expect(again({ progress: 0.6 })).toEqual(['repeats', 'noEvidence']);
  });
});

describe('a county officer', () => {
  it('reports for the county’s government as a case officer does for a department', () => {
    const county = { id: 'xiang', name: '向某', roles: ['countyOfficer'], unit: 'industry' };
    const { matter } = lived([...upToInProgress, ['report', county, { at: '2021-04-26T01:00:00.000Z' }]]);
    expect(matter.reports.at(-1)?.by.id).toBe('xiang');
    const elsewhere = { ...county, unit: 'trade' };
    expect(() => lived([...upToInProgress, ['report', elsewhere, { at: '2021-04-26T01:00:00.000Z' }]])).toThrow(
      'matter-not-yours',
    );
    expect(() => lived([...upToInProgress, ['reportDone', county, { at: '2021-04-26T01:00:00.000Z' }]])).toThrow(
      'matter-not-yours',
    );
  });
});
