import type { Page } from '../../address/address.ts';

/** The letter that goes to each page after `g`. */
export const pageKeys: Readonly<Record<Page, string>> = {
  board: 'b',
  indicators: 'i',
  outlook: 'o',
  counties: 'c',
  enterprises: 'e',
  projects: 'p',
  attraction: 'z',
  parks: 'k',
  matters: 'm',
  awards: 'a',
  bulletins: 'r',
  data: 'd',
  drafts: 'w',
  notifications: 'n',
  system: 's',
  account: 'u',
};

/** A key as it was pressed. */
export interface Press {
  readonly key: string;
  /** In a field that takes letters: they are its own. */
  readonly inField: boolean;
  /** With Ctrl, Alt or the command key: the browser's. */
  readonly modified: boolean;
}

type Command = { readonly kind: 'find' } | { readonly kind: 'help' } | { readonly kind: 'go'; readonly page: Page };

/** What a key does, and whether the next one is waited for. */
export interface Stroke {
  readonly command: Command | undefined;
  /** `g` was pressed: a page's letter comes next. */
  readonly waiting: boolean;
}

/** What a key does (快捷键): `/` looks for something, `?` shows what there is, `g` and then a letter goes to a page. */
export function strokeOf(press: Press, waiting: boolean): Stroke {
  const none = { command: undefined, waiting: false };
  if (press.inField || press.modified) return none;
  if (waiting) {
    const page = pageOf(press.key);
    return page === undefined ? none : { command: { kind: 'go', page }, waiting: false };
  }
  switch (press.key) {
    case '/':
      return { command: { kind: 'find' }, waiting: false };
    case '?':
    case '？':
      return { command: { kind: 'help' }, waiting: false };
    case 'g':
      return { command: undefined, waiting: true };
    default:
      return none;
  }
}

function pageOf(key: string): Page | undefined {
  const pages: readonly Page[] = [
    'board',
    'indicators',
    'outlook',
    'counties',
    'enterprises',
    'projects',
    'attraction',
    'parks',
    'matters',
    'awards',
    'bulletins',
    'data',
    'drafts',
    'notifications',
    'system',
    'account',
  ];
  return pages.find((page) => pageKeys[page] === key);
}
