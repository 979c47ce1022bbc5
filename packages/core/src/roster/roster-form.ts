import type { FaultCode } from '../import/fault-words.ts';
import type { Language } from '../words/language.ts';
import type { RosterName } from './roster-entry.ts';

/** One column of a roster's table (台账表列). */
export interface RosterColumn {
  readonly item: string;
  /** What the head may say, after spaces are taken out, width is made one and the unit is cut off. */
  readonly head: RegExp;
  /** Month: 2021-03, kept as year * 12 + month - 1. Region: as the table writes it, kept as its code. Choice: one of the words of `choices`. */
  readonly kind: 'text' | 'number' | 'month' | 'region' | 'choice';
  /** Stated once and for all, of a year, or of the row's month. */
  readonly of: 'thing' | 'year' | 'month';
  /** Unit kept: 万元, 亩, 人, 家. */
  readonly unit?: string;
  /** What a word of the table stands for; undefined where it is none of the choices. */
  readonly choice?: (text: string) => string | undefined;
  /** The word of a choice as a table writes it. */
  readonly word?: (chosen: string) => string | undefined;
  /** The choices in words, for whoever has to mend the table. */
  readonly options?: string;
  /** Head of the column where a table is made. */
  readonly words: Readonly<Record<Language, string>>;
  /** A row must state it. */
  readonly required?: true;
}

/** The table by which a roster comes in and goes out (台账表式): one row per thing and month. */
export interface RosterForm {
  readonly roster: RosterName;
  readonly layout: string;
  /** The column that names the thing. */
  readonly code: {
    readonly head: RegExp;
    /** The code as it is kept; undefined for what is none. */
    readonly read: (text: string) => string | undefined;
    readonly words: Readonly<Record<Language, string>>;
    readonly fault: FaultCode;
  };
  readonly columns: readonly RosterColumn[];
}

/** A column that takes one of some choices: a word of the table by its pattern, or the choice's own code. */
export function rosterChoice<T extends string>(
  of: readonly (readonly [RegExp, T])[],
  words: Readonly<Record<T, Readonly<Record<Language, string>>>>,
): Required<Pick<RosterColumn, 'kind' | 'choice' | 'word' | 'options'>> {
  return {
    kind: 'choice',
    choice: (text) => of.find(([pattern, one]) => one === text || pattern.test(text.replaceAll(/\s/gu, '')))?.[1],
    word: (chosen) => of.flatMap(([, one]) => (one === chosen ? words[one].zh : []))[0],
    options: of.map(([, one]) => words[one].zh).join('、'),
  };
}

/** A column by its item and its words. */
export function rosterColumn(
  item: string,
  zh: string,
  en: string,
  rest: Omit<RosterColumn, 'item' | 'words'>,
): RosterColumn {
  return { item, words: { zh, en }, ...rest };
}

/** Factors into the units kept. */
const factors: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  万元: { 万元: 1, 亿元: 10_000, 千元: 0.1, 元: 0.0001 },
  亩: { 亩: 1, 公顷: 15, 平方米: 0.0015, 平方公里: 1500 },
  人: { 人: 1, 万人: 10_000 },
  家: { 家: 1, 户: 1, 个: 1 },
  个: { 个: 1, 家: 1 },
  件: { 件: 1 },
  项: { 项: 1 },
  次: { 次: 1 },
  分: { 分: 1 },
  万平方米: { 万平方米: 1, 平方米: 0.0001 },
};

/** Factor from the unit that a head states into the one kept; undefined where the head states another kind of unit. */
export function factorInto(kept: string | undefined, stated: string | undefined): number | undefined {
  if (stated === undefined || kept === undefined || stated === kept) return 1;
  return factors[kept]?.[stated];
}

/** What a head names, and the unit behind it in brackets. */
export function headParts(text: string): { readonly name: string; readonly unit: string | undefined } {
  const head = text.replaceAll(/\s/gu, '').normalize('NFKC');
  const [, name = head, unit] = /^(.*)\(([^()]+)\)$/u.exec(head) ?? [];
  return isUnit(unit) ? { name, unit } : { name: head, unit: undefined };
}

function isUnit(text: string | undefined): boolean {
  return text !== undefined && (text === '%' || Object.values(factors).some((units) => units[text] !== undefined));
}
