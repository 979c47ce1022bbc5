import { type Indicator, parseSpanIso, type Region, spanLabelEnWithYear, spanLabelWithYear } from '@shigan/core';
import type { Language } from '../address/address.ts';
import type { Text } from './zh-CN.ts';

/** What codes are called. Before the registers are read, the codes stand for themselves. */
export interface Names {
  readonly indicators: ReadonlyMap<string, Indicator> | undefined;
  readonly regions: ReadonlyMap<string, Region> | undefined;
  readonly language: Language;
  readonly text: Text;
}

/** What a figure is about: `怀化市 2021年1-4月 固定资产投资 同比增速`. */
export function subjectWords(
  subject: { readonly indicator: string; readonly region: string; readonly span: string; readonly measure: string },
  names: Names,
): string {
  const { language, text } = names;
  const indicator = names.indicators?.get(subject.indicator);
  const region = names.regions?.get(subject.region);
  const measure = wordOf(text.figure.measures, subject.measure);
  const parts = [
    region?.name[language] ?? subject.region,
    spanWords(subject.span, indicator, language),
    indicator?.name[language] ?? subject.indicator,
    measure,
  ];
  return parts.join(' ');
}

/** A span in words, with its year. */
export function spanWords(iso: string, indicator: Indicator | undefined, language: Language): string {
  const span = parseSpanIso(iso);
  if (span === undefined) return iso;
  const label = language === 'zh' ? spanLabelWithYear : spanLabelEnWithYear;
  return label(span, indicator?.frequency ?? 'M');
}

/** The rule that a figure came about by. */
export function ruleWords(figure: { readonly rule: string }, text: Text): string {
  return wordOf(text.figure.rules, figure.rule);
}

/** What an input is to a figure: a word, a word of a year (`rest of 2019`), a region by its code, or as it stands. */
export function roleWords(role: string, names: Names): string {
  const { roles, roleOfYear }: RoleTexts = names.text.figure;
  const whole = roles[role] ?? names.regions?.get(role)?.name[names.language];
  if (whole !== undefined) return whole;
  const [, word = '', year] = /^(.*) (\d{4})$/.exec(role) ?? [];
  return year === undefined ? role : roleOfYear(roles[word] ?? word, year);
}

interface RoleTexts {
  readonly roles: Readonly<Record<string, string>>;
  readonly roleOfYear: (word: string, year: string) => string;
}

function wordOf(words: Readonly<Record<string, string>>, key: string): string {
  return words[key] ?? key;
}

/** A measure in words. */
export function measureWords(measure: string, text: Text): string {
  return wordOf(text.figure.measures, measure);
}
