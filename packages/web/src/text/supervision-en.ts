import type { supervisionInChinese } from './supervision-zh.ts';

/** What the pages of supervision say beside matters and proceedings, in English. */
export const supervisionInEnglish: typeof supervisionInChinese = {
  matterTables: {
    word: 'Download as Word',
    excel: 'Download as Excel',
    importTitle: 'Bring in a table of matters',
    importHint:
      'Problems, responsibilities and deadlines may stand on one sheet or on several; they join by the matter’s name. The table is checked first: all of it is opened, or, with one fault, none.',
    choose: 'Choose a file',
    none: 'No file chosen',
    openDrafts: 'Open as drafts',
    openApproved: 'Open, and approve what is complete',
    looked: (ready: number, held: number): string =>
      `Nothing wrong: ${ready} can be opened${held > 0 ? `, ${held} are open already` : ''}.`,
    taken: (opened: number, approved: number, held: number): string =>
      `Brought in: ${approved} approved, ${opened} drafted${held > 0 ? `, ${held} open already` : ''}.`,
    refused: (n: number): string => `${n} faults; nothing was opened. Mend the file and choose it again.`,
    faults: 'Faults and notes',
    faultHeads: ['Sheet', 'Cell', 'What is wrong'],
    matterHeads: ['Matter', 'Outcome', 'Missing for approval'],
    outcomes: { opened: 'drafted', approved: 'approved', held: 'open already', ready: 'can be opened' },
    separator: ', ',
  },
};
