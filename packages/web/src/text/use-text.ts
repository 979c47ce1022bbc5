import { useAddress } from '../address/use-address.ts';
import type { Language } from '../address/address.ts';
import { en } from './en.ts';
import { type Text, zhCN } from './zh-CN.ts';

const texts: Readonly<Record<Language, Text>> = { zh: zhCN, en };

/** The words in a language. */
export function textIn(language: Language): Text {
  return texts[language];
}

/** The words in the language of the page. */
export function useText(): Text {
  return textIn(useAddress().language);
}
