import type { matterViewsInChinese } from './matter-views-zh.ts';

/** What the further views of matters say, in English. */
export const matterViewsInEnglish: typeof matterViewsInChinese = {
  matterViews: {
    more: 'More views',
    views: {
      timeline: 'Timeline',
      calendar: 'Calendar',
      leaders: 'By leader',
      units: 'By unit',
      counties: 'By county',
      overlaps: 'Overlaps',
    },
    questions: {
      timeline: 'What falls due together?',
      calendar: 'What is due on which day?',
      leaders: 'How much is open under each leader?',
      units: 'Which unit has most left to do?',
      counties: 'Which county has most left to do?',
      overlaps: 'Which matters are about one thing?',
    },
    nobody: 'nobody named',
    counts: (all: number, open: number, overdue: number): string =>
      `${all}, ${open} open${overdue === 0 ? '' : `, ${overdue} overdue`}`,
    noDeadlines: 'No open matter has a deadline.',
    month: (n: number): string => `month ${n}`,
    monthOfYear: (year: number, month: number): string => `${year}-${month}`,
    before: 'Month before',
    after: 'Month after',
    weekdays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    noOverlaps: 'No open matters share an indicator, a region and a unit.',
    mergeInto: (n: number, title: string): string =>
      `Proposed: merge the other ${n} into “${title}”; the Supervision Office decides.`,
    reportOnAll: (n: number): string => `Write one report for these ${n}`,
    reported: 'It stands in each of them.',
    send: 'Send',
    bulk: 'Bulk actions',
    bulkAct: 'Action',
    bulkActs: { remind: 'remind', approve: 'approve', acknowledge: 'acknowledge', start: 'start', archive: 'archive' },
    bulkWords: 'Words or reason',
    bulkNone: 'No matter is at this step.',
    bulkSend: 'Do it',
    bulkDone: (n: number): string => `Done on ${n}.`,
  },
};
