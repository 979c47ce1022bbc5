import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { workingCalendar } from '../calendar/working-days.ts';
import { cast, lived, terms, upToInProgress } from '../supervision/testing/cast.ts';
import { calendarFeed } from './calendar-feed.ts';
import { isChannelTarget } from './channel.ts';
import { digestOf } from './digest.ts';

const calendar = workingCalendar([{ year: 2021, holidays: [], workdays: [], verified: true }]);
const { matter } = lived(upToInProgress);
const done = lived([...upToInProgress, ['reportDone', cast.head]]).matter;
const reader = (role: string, unit: string | null, leader: string | null = null) => ({ roles: [role], unit, leader });
const head = reader('unitHead', 'industry');

describe('a digest', () => {
  test.each([
    ['nothing waits', head, matter, '2021-05-10', []],
    ['a report is owed', head, matter, '2021-05-19', [['reportOwed', 1]]],
    ['the day itself', head, matter, '2021-06-30', [['dueToday', 0]]],
    ['past it', head, matter, '2021-07-02', [['overdue', 2]]],
    ['of another unit', reader('unitHead', 'trade'), matter, '2021-07-02', []],
    ['who only looks', reader('viewer', 'industry'), matter, '2021-07-02', []],
    ['of the portfolio', reader('leader', null, 'zhang'), matter, '2021-07-02', [['overdue', 2]]],
    ['to verify', reader('supervisionOfficer', null), done, '2021-05-10', [['toVerify', 0]]],
    ['nothing to verify', reader('supervisionOfficer', null), matter, '2021-07-02', []],
    ['done by the unit, and so not owed', head, done, '2021-07-02', []],
  ])('%s', (_, who, one, today, lines) => {
    expect(digestOf(who, [one], today, calendar).map(({ reason, count }) => [reason, count])).toEqual(lines);
  });

  it('tells the most urgent first', () => {
    const other = { ...matter, id: 'm2', deadline: '2021-05-25' };
    const told = digestOf(head, [matter, other], '2021-05-26', calendar);
    expect(told.map((line) => [line.matter, line.reason])).toEqual([
      ['m2', 'overdue'],
      ['m1', 'reportOwed'],
    ]);
    expect(told[0]?.title).toBe(terms.title);
  });
});

test.each([
  ['mail', 'a@b.cn', true],
  ['mail', 'a@b', false],
  ['mail', 'a@b.cn\nBcc: c@d.cn', false],
  ['webhook', 'https://example.cn/hook', true],
  ['webhook', 'ftp://example.cn', false],
  ['webhook', 'https://user:word@example.cn/', false],
  ['calendar', '', true],
] as const)('as the target of %s, %s is good: %s', (kind, target, good) => {
  expect(isChannelTarget(kind, target)).toBe(good);
});

test('a calendar has lines of at most 75 octets that join to what was said, and nothing breaks out of its line', () => {
  const said = fc.string({ unit: 'binary', maxLength: 200 });
  fc.assert(
    fc.property(said, said, (summary, description) => {
      const day = { uid: 'm1@shigan', day: '2021-06-30', summary, description };
      const feed = calendarFeed('督办', [day], '2021-05-20T01:00:00.000Z');
      const lines = feed.split('\r\n');
      expect(Math.max(...lines.map((line) => new TextEncoder().encode(line).length))).toBeLessThanOrEqual(75);
      const whole = feed.replaceAll('\r\n ', '').split('\r\n');
      expect(whole.filter((line) => line.startsWith('BEGIN:'))).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VEVENT']);
      expect(whole).toContain('DTSTART;VALUE=DATE:20210630');
      expect(whole).toContain('DTEND;VALUE=DATE:20210701');
    }),
  );
});
