import type { Language } from '@shigan/core';

/** All languages, Chinese first. */
export const languages: readonly [Language, ...Language[]] = ['zh', 'en'];

/** A word or sentence in every language. */
export type InEveryLanguage<T = string> = Readonly<Record<Language, T>>;

export interface ErrorWords {
  /** What happened. */
  readonly title: InEveryLanguage;
  /** What to do. */
  readonly hint: InEveryLanguage;
}
