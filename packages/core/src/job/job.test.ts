import { describe, expect, it } from 'vitest';
import { workingCalendar } from '../calendar/working-days.ts';
import { retryAt, retryAfterMinutes } from './job.ts';
import { isReminderDue, reminderJobs, reminderWords } from './reminder-jobs.ts';

const calendar = workingCalendar([
  {
    year: 2021,
    holidays: ['2021-05-03', '2021-05-04', '2021-05-05', '2021-06-14'],
    workdays: ['2021-04-25', '2021-05-08'],
    verified: true,
  },
]);

const matter = { id: 'm', state: 'inProgress' as const, deadline: '2021-05-31', reminders: [] };
const byHand = { number: 3, at: '2021-05-28T03:00:00.000Z', words: '催', readAt: null, readBy: null };
const nine = (day: string): string => `${day}T01:00:00.000Z`;

describe('reminders', () => {
  it('are put in ahead: seven working days before, one, and on the day', () => {
    const jobs = reminderJobs([matter], nine('2021-05-17'), calendar);
    expect(jobs.map(({ due }) => due)).toEqual(['2021-05-20', '2021-05-28', '2021-05-31'].map(nine));
    expect(new Set(jobs.map(({ key }) => key)).size).toBe(3);
  });

  it('after a standstill are the last one of each matter', () => {
    const jobs = reminderJobs([matter], '2021-06-01T08:00:00.000Z', calendar);
    expect(jobs.map(({ due }) => due).slice(0, 2)).toEqual([nine('2021-05-31'), nine('2021-06-03')]);
    expect(reminderJobs([{ ...matter, state: 'struckOff' }], nine('2021-05-17'), calendar)).toEqual([]);
  });

  it.each([
    ['as it was', matter, true],
    ['that is settled', { ...matter, state: 'concluded' as const }, false],
    ['whose deadline has moved', { ...matter, deadline: '2021-06-30' }, false],
    ['that somebody has reminded of that day', { ...matter, reminders: [byHand] }, false],
  ])('are sent for a matter %s: %s', (_, now, due) => {
    expect(isReminderDue(now, nine('2021-05-28'), calendar)).toBe(due);
  });

  it.each([
    ['2021-05-20', '“开工”距完成时限还有7个工作日，请抓紧办理。'],
    ['2021-05-31', '“开工”今日到期，请于24:00前报送办理结果。'],
    ['2021-06-03', '“开工”已超过完成时限3个工作日，请立即办理并说明原因。'],
  ])('say on %s how it stands', (day, words) => {
    expect(reminderWords({ title: '开工', deadline: '2021-05-31' }, nine(day), calendar)).toBe(words);
  });
});

it('a job is tried again later and later, and given up at last', () => {
  const now = '2021-05-20T01:00:00.000Z';
  const waits = retryAfterMinutes.map((_, n) => (Date.parse(retryAt(now, n + 1) ?? '') - Date.parse(now)) / 60_000);
  expect(waits).toEqual([...retryAfterMinutes]);
  expect(retryAt(now, retryAfterMinutes.length + 1)).toBeUndefined();
});
