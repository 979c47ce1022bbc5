import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatterEvent } from '../supervision/event.ts';
import { foldMatter } from '../supervision/fold.ts';
import { cast, terms } from '../supervision/testing/cast.ts';
import { matterActs, type MatterAct } from '../supervision/state.ts';
import type { MonthlyReview } from '../supervision/monthly-review.ts';
import { concerns, matterNotifications, partiesOf } from './matter-notifications.ts';
import { compareNotifications, type NotificationReader } from './notification.ts';
import { reviewNotifications } from './proceeding-notifications.ts';

const { officer, head, caseOfficer, supportingHead, outsideHead } = cast;
const leader: NotificationReader = { ...cast.leader, leader: 'zhang' };

function event(version: number, act: MatterAct, over: Partial<MatterEvent> = {}): MatterEvent {
  return {
    matter: 'm',
    version,
    act,
    by: officer,
    at: `2021-05-${String(18 + version)}T01:00:00.000Z`,
    reason: null,
    evidence: [],
    details: {},
    ...over,
  };
}

const opened = [event(1, 'draft', { details: { terms } }), event(2, 'approve')];
const assigned = [...opened, event(3, 'assign', { details: { basisDocument: '怀政督〔2021〕37号' } })];

function told(
  reader: NotificationReader,
  events: readonly MatterEvent[],
  until = '2021-06-01T00:00:00.000Z',
  from = '2021-01-01T00:00:00.000Z',
): readonly (readonly [string, boolean])[] {
  const matter = foldMatter(events);
  if (matter === undefined) throw new Error('no matter');
  return matterNotifications(reader, matter, events, { from, until }).map(({ news, asks }) => [
    news.kind === 'act' ? news.act : news.kind,
    asks,
  ]);
}

describe('what somebody is told of a matter', () => {
  test.each<[string, NotificationReader, readonly (readonly [string, boolean])[]]>([
    ['the head of the lead unit', head, [['assign', true]]],
    ['its case officer', caseOfficer, [['assign', true]]],
    ['the head of a supporting unit', supportingHead, [['assign', false]]],
    ['the responsible leader', leader, [['assign', false]]],
    ['another unit', outsideHead, []],
    ['who did it', officer, []],
    ['another officer, whom assigning does not concern', cast.verifier, []],
  ])('%s', (_who, reader, expected) => {
    expect(told(reader, assigned)).toEqual(expected);
  });

  test('a draft is told to nobody whom it will name', () => {
    expect(told(head, opened)).toEqual([]);
  });

  test('what happened before the window, or after it, is not told', () => {
    const at = assigned[2]?.at ?? '';
    expect(told(head, assigned, '2021-06-01T00:00:00.000Z', at)).toEqual([]);
    expect(told(head, assigned, at)).toEqual([['assign', true]]);
  });

  test('a deadline that has passed is news from the next day on, to the unit, the leader and the office', () => {
    const deadline = '2021-06-30';
    expect(told(head, assigned, `${deadline}T15:59:00.000Z`).map(([kind]) => kind)).not.toContain('overdue');
    for (const [reader, asks] of [
      [head, true],
      [leader, false],
      [officer, false],
    ] as const)
      expect(told(reader, assigned, `${deadline}T16:00:00.000Z`)).toContainEqual(['overdue', asks]);
    expect(told(supportingHead, assigned, '2021-07-02T00:00:00.000Z')).toEqual([['assign', false]]);
  });

  test('a report that was due and has not come is asked of the unit alone', () => {
    const until = '2021-06-19T01:00:00.000Z';
    expect(told(head, assigned, until)).toContainEqual(['reportOwed', true]);
    expect(told(officer, assigned, until)).toEqual([]);
  });

  test('what one entered for another is no news', () => {
    const entered = { ...head, enteredBy: officer.id };
    const events = [
      ...assigned,
      event(4, 'acknowledge', { by: head }),
      event(5, 'start', { by: head }),
      event(6, 'report', { by: entered, details: { report: said } }),
    ];
    expect(told(officer, events)).toEqual([]);
    expect(told(cast.verifier, events)).toEqual([['report', false]]);
  });
});

const said = { text: '已开工', progress: 0.2, light: 'green', promises: [] } as const;

test('whom an act asks something it also concerns, and nobody twice', () => {
  for (const act of matterActs) {
    const { tells, asks } = concerns[act];
    expect(tells.filter((party) => asks.includes(party))).toEqual([]);
  }
});

test('parts in a matter come from unit, portfolio and role alone', () => {
  const matter = foldMatter(assigned);
  if (matter === undefined) throw new Error('no matter');
  const unit = fc.constantFrom('industry', 'finance', 'trade', undefined);
  const roles = fc.subarray(['unitHead', 'caseOfficer', 'viewer', 'analyst']);
  fc.assert(
    fc.property(unit, roles, (code, held) => {
      const reader = { id: 'x', name: 'x', roles: held, ...(code === undefined ? {} : { unit: code }) };
      const answers = held.includes('unitHead') || held.includes('caseOfficer');
      const expected = !answers
        ? []
        : code === 'industry'
          ? ['leadUnit']
          : code === 'finance'
            ? ['supportingUnit']
            : [];
      expect([...partiesOf(reader, matter)]).toEqual(expected);
    }),
  );
});

test('an open review asks units for what is not exempt', () => {
  const review: MonthlyReview = {
    id: '2021-05',
    version: 1,
    month: '2021-05',
    due: '2021-05-25',
    openedAt: '2021-05-18T01:00:00.000Z',
    openedBy: { id: 'zhou', name: '周某' },
    closedAt: null,
    closedBy: null,
    items: [
      { matter: 'm', unit: { code: 'industry', name: '' }, exempt: false },
      { matter: 'n', unit: { code: 'industry', name: '' }, exempt: true },
      { matter: 'o', unit: { code: 'finance', name: '' }, exempt: true },
    ],
  };
  expect(reviewNotifications(head, review)).toMatchObject([
    { news: { kind: 'reviewOpened', matters: 1, due: '2021-05-25T16:00:00.000Z' }, asks: true },
  ]);
  expect(reviewNotifications(supportingHead, review)).toEqual([]);
  expect(reviewNotifications(officer, review)).toEqual([]);
  expect(reviewNotifications(head, { ...review, closedAt: '2021-05-26T00:00:00.000Z' })).toEqual([]);
});

test('the newest comes first', () => {
  const of = (at: string, key: string) => ({
    key,
    at,
    subject: { kind: 'review', id: '' } as const,
    news: { kind: 'revised', figures: 1 } as const,
    asks: false,
  });
  const sorted = [of('1', 'a'), of('2', 'b'), of('2', 'a')].toSorted(compareNotifications);
  expect(sorted.map(({ at, key }) => at + key)).toEqual(['2a', '2b', '1a']);
});
