import type { Language, RosterForm } from '@shigan/core';

/** What figures of one roster say of themselves: a rule's formula, the role of an input, a column, a part (`sector:industry`). What it has no
 *  word for is undefined, and stands as it is. */
export interface RosterWords {
  readonly formula: (rule: string, language: Language) => string | undefined;
  readonly role: (role: string, language: Language) => string | undefined;
  readonly item: (item: string, language: Language) => string | undefined;
  readonly part: (by: string, named: string, language: Language) => string | undefined;
}

/** Columns by the words of their heads. */
export function itemWords(form: RosterForm): RosterWords['item'] {
  return (item, language) => form.columns.find((column) => column.item === item)?.words[language];
}
