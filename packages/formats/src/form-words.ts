import type { EconomicBulletin, Language } from '@shigan/core';

/** Words of the form itself, which are no part of what the bulletin says. */
export interface FormWords {
  issue(number: number): string;
  readonly draft: string;
  readonly annex: string;
  copiesTo(names: string): string;
  printed(date: string): string;
  addressees(names: string): string;
  unit(text: string): string;
  /** Head of a table's part on a further page. */
  continued(title: string): string;
  note(text: string): string;
  readonly demo: string;
}

export const formWords: Readonly<Record<Language, FormWords>> = {
  zh: {
    issue: (number) => `第${number}期`,
    draft: '（征求意见稿）',
    annex: '附件',
    copiesTo: (names) => `抄送：${names}。`,
    printed: (date) => `${date}印发`,
    addressees: (names) => `${names}：`,
    unit: (text) => `单位：${text}`,
    continued: (title) => `${title}（续）`,
    note: (text) => `注：${text}`,
    demo: '演示数据：除标明公开者外均为虚构',
  },
  en: {
    issue: (number) => `No. ${number}`,
    draft: 'Draft for comment',
    annex: 'Annex',
    copiesTo: (names) => `Copies to: ${names}`,
    printed: (date) => `Issued ${date}`,
    addressees: (names) => `To: ${names}`,
    unit: (text) => `Units: ${text}`,
    continued: (title) => `${title} (continued)`,
    note: (text) => `Note: ${text}`,
    demo: 'Demonstration: figures are invented unless marked as public',
  },
};

/** The line below the masthead (期号): the number of an issue, that it is a draft while it has none; null for a paper, which is neither. */
export function issueLine({
  form,
  issueNumber,
  language,
}: Pick<EconomicBulletin<unknown>, 'form' | 'issueNumber' | 'language'>): string | null {
  if (form === 'paper') return null;
  return issueNumber === undefined ? formWords[language].draft : formWords[language].issue(issueNumber);
}
