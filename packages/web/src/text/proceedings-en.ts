import type { proceedingsInChinese } from './proceedings-zh.ts';

const count = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const monthName = (month: number): string => months[month - 1] ?? String(month);

/** What the pages of the monthly review, the circular and the meeting say, in English. */
export const proceedingsInEnglish: typeof proceedingsInChinese = {
  review: {
    headline: (month, missing, late) =>
      missing + late === 0
        ? `${monthName(month)} review: all reported in time`
        : `${monthName(month)} review: ${missing} not reported, ${late} late`,
    awaited: (month, n) => `${monthName(month)} review: ${count(n, 'report')} awaited`,
    lede: (asked, onTime, exempt, pointedOut) =>
      `${count(asked, 'matter')} asked for: ${onTime} in time, ${exempt} green with nothing to write; something is pointed out in ${count(pointedOut, 'report')}, for a person to judge.`,
    open: (day, due) => `opened ${day}, in time until ${due}`,
    closed: (day) => `closed ${day}`,
    burden: (fields) => `This round asks for ${count(fields, 'field')}; what the platform holds is not asked for.`,
    question: 'Who reported, who did not, and does it agree with the data?',
    columns: {
      matter: ['Matter', 'Leader'],
      said: ['Said last time', 'Own progress'],
      data: ['Data held', 'Lights'],
      report: ['This round', 'Numbers · evidence'],
      outcome: ['Outcome', 'Judgement'],
    },
    unitCount: (lines, fields) =>
      fields === 0
        ? `${count(lines, 'matter')}, nothing to write`
        : `${count(lines, 'matter')}, ${count(fields, 'field')}`,
    own: 'own unit',
    never: 'never reported',
    saidOn: (day, progress) => `${day} · own progress ${progress}`,
    nothing: 'green, nothing to write',
    none: '—',
    evidence: (n) => (n === 0 ? 'no evidence' : `${count(n, 'piece')} of evidence`),
    reached: (n) => `${count(n, 'milestone')} said to be reached`,
    report: 'Report',
    judge: 'Judge',
    empty: 'There has been no monthly review yet. The Supervision Office opens one each month; units report here.',
    begin: 'Open this month’s review',
    close: 'Close the round',
    months: 'Round',
    month: (year, month) => `${monthName(month)} ${year}`,
    form: {
      title: (matter) => `Report: ${matter}`,
      prefilled: 'Filled in with the last report; change what has changed. Published figures need not be entered.',
      text: 'Progress (one paragraph)',
      progress: 'Own progress %',
      light: 'Own light',
      numbers: 'Numbers',
      numberName: 'What',
      numberValue: 'Value',
      numberUnit: 'Unit',
      addNumber: 'Another number',
      milestones: 'Milestones reached in this round',
      evidence: 'Evidence, one name per line',
      send: 'Report',
      sending: 'Sending',
      cancel: 'Cancel',
    },
    judging: {
      title: (matter) => `Judge: ${matter}`,
      verdict: 'Judgement',
      reason: 'Grounds (required where it is not accepted)',
      send: 'Decide',
      sending: 'Sending',
    },
  },
  circular: {
    headline: (month, state) => `Circular of ${monthName(month)}: ${state}`,
    states: { drafted: 'being drafted', inCheck: 'facts checked by the units it names', published: 'published' },
    lede: (named, awaited, objected) =>
      `${count(named, 'unit')} named: ${awaited} still to answer, ${objected} objecting. Each has 24 hours to check the facts about itself; answers stand.`,
    issue: (year, number) => `${year} No. ${number}`,
    unnumbered: 'no number yet',
    begin: 'Draft this month’s circular',
    empty:
      'There is no circular yet. The Supervision Office drafts it from the record; the units it names check it first.',
    issues: 'Issues',
    check: 'Fact check',
    checkNote: 'A paragraph that is changed is sent again to the units it names; their 24 hours begin anew.',
    outcomes: { agreed: 'agreed', objected: 'objected', awaited: 'awaited', lapsed: 'time passed' },
    notSent: 'not sent',
    until: (day, minute) => `until ${day} ${minute}`,
    answeredBy: (by, day, minute) => `${by}, ${day} ${minute}`,
    send: 'Send for fact check',
    publish: 'Publish',
    signer: 'Signed by',
    openCheck: 'not before every named unit has answered or its time has passed',
    docx: 'Document',
    page: 'As a page',
    edit: 'Edit',
    save: 'Save',
    cancel: 'Cancel',
    back: 'As computed',
    answer: 'Answer',
    own: 'Your unit is named; check the facts about it',
    agree: 'The facts are right',
    object: 'We object',
    words: 'What is not so, and what it is',
    sending: 'Sending',
  },
};
