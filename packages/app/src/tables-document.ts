/** A document made of tables (表格文件): each on pages of its own, set across the page (横排) as lists circulate; or one below the other
 *  on upright pages (竖排), as a file is kept. */
export interface TablesDocument {
  readonly form?: 'across' | 'upright';
  readonly title: string;
  /** Said in the head of every page; empty for nothing. */
  readonly demo: string;
  readonly language: 'zh' | 'en';
  readonly tables: readonly DocumentTable[];
}

export interface DocumentTable {
  readonly title: string;
  /** Below the title, at the right: a date, a unit. */
  readonly note: string;
  readonly head: readonly string[];
  /** Shares of the width. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly string[])[];
}
