import { nameAt, type DraftLexicon, type Name } from './draft-lexicon.ts';
import { timeAt, type WrittenTime } from './draft-spans.ts';
import { structureAt } from './industry-structure.ts';
import { type Word, wordAt } from './draft-words.ts';
import type { PlainNumber } from './draft-check.ts';
import { setPhrasesIn } from './set-phrases.ts';
import { type WrittenNumber, writtenNumbers } from './written-number.ts';

interface At {
  readonly start: number;
  readonly end: number;
}

/** What a draft is made of, as far as claims need it. Offsets are of the bare text. */
export type Token = At &
  (
    | { readonly kind: 'number'; readonly number: WrittenNumber }
    | {
        readonly kind: 'blank';
        readonly class: 'figure' | 'place' | 'person';
        readonly unit: string | null;
        readonly suffix: string;
      }
    | { readonly kind: 'time'; readonly time: WrittenTime; readonly inTitle: boolean }
    | { readonly kind: 'name'; readonly name: Name }
    | { readonly kind: 'word'; readonly word: Word }
    | { readonly kind: 'record'; readonly years: number | null; readonly since: number | null; readonly high: boolean }
    | { readonly kind: 'place'; readonly place: number; readonly fromEnd: boolean }
    | { readonly kind: 'list' }
    | { readonly kind: 'comma' }
    | { readonly kind: 'stop'; readonly newline: boolean }
    | { readonly kind: 'plain'; readonly role: PlainNumber['role'] }
  );

const recordPattern =
  /(?:创下?|创造|刷新)?(?:了)?(?:近|最近)?(\d{1,3}|[二三四五六七八九十]{1,3})年(?:来|以来|间)?(?:的)?(?:同期)?(?:的)?(新高|最高|最好|最快|新低|最低|最差|最慢)(?:水平)?|(?:自)?(\d{4})年以来(?:的)?(?:同期)?(?:的)?(新高|最高|最好|最快|新低|最低)(?:水平)?|创?(?:有数据以来|历史)(?:的)?(?:同期)?(?:的)?(新高|最高|新低|最低)(?:水平)?/y;
const digitRun = /\d+/y;
const blankPattern = /[—─]{2,8}(?![—─])|_{2,12}(?!_)|×{2,8}(?!×)|x{2,8}(?!x)|\(\)|【】/y;
const unitAfterBlank = /(?:个百分点|百分点|%|个|家|亿元|万元|亿美元|万人|户|次|项|位|吨|人|件)/y;
const titles = /^(?:同志|省长|副省长|书记|副书记|市长|副市长|主任|县长|区长|主席|部长|局长|厅长|秘书长|代表|委员)/u;
const placeSuffix = /^(?:县|市|区|州|镇|乡|省)/u;
const numbering =
  /(?:[((]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[))]|\d{1,2}[、.．](?!\d)|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,2}[,、])/y;
const enumerator = /[一二三四五六七八九十]{1,2}(?:是|要)/y;
const placePattern =
  /(?:倒数第([一二三四五六七八九十\d]{1,2})(?:位|名)?|(首位|第一位|榜首|首)|(末位|末尾|倒数第一位?))/y;
const otherNames =
  /(?:\d{2,3}(?:强|周年)|(?:g|s)\d{2,4}|209省道|[〔[(]?\d{4}[〕\])]\d{1,4}号|第\d{1,3}(?:号|届|次|期|条|批)|\d{1,2}时\d{0,2}分?|\d{1,2}:\d{2}|\d{1,6}(?:年来|个月|天|小时|分钟|公里))/y;

function stretch(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** Reads a bare text into tokens: one pass, each place looked at once. */
export function draftTokens(text: string, lexicon: DraftLexicon): readonly Token[] {
  const numbers = writtenNumbers(text);
  const phrases = setPhrasesIn(text);
  const tokens: Token[] = [];
  let [number, phrase, titleEnd] = [0, 0, 0];
  let atStart = true;
  for (let at = 0; at < text.length;) {
    while (numbers[number] && numbers[number]!.start < at) number += 1;
    while (phrases[phrase] && phrases[phrase]![0] < at) phrase += 1;
    const character = text.charAt(at);
    if (character === '《') titleEnd = titleEndOf(text, at);
    const industries = character === '第' || character === '一' ? industriesAt(text, lexicon, at) : undefined;
    if (industries !== undefined) {
      tokens.push(...industries);
      at = industries.at(-1)!.end;
      atStart = false;
      continue;
    }
    const structure = character === '三' ? structureAt(text, lexicon, at, numbers) : undefined;
    if (structure !== undefined) {
      tokens.push(...structure);
      at = structure.at(-1)!.end;
      atStart = false;
      continue;
    }
    const token = tokenAt({ text, lexicon, at, atStart, inTitle: at < titleEnd }, numbers[number], phrases[phrase]);
    if (token === undefined) {
      if (character.trim() !== '') atStart = false;
      // Digits that are no number are passed over together: no tail of them is one.
      at += stretch(digitRun, text, at)?.[0].length ?? 1;
      continue;
    }
    atStart = token.kind === 'stop' || (atStart && token.kind === 'plain' && token.role === 'numbering');
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

const industryList = /第?一(?:次?产业)?、(?:第?二(?:次?产业)?(?:、|和|与))?第?([二三])次?产业(?:增加值)?/y;

/** 第一、二、三产业: three names of which two are cut short. */
function industriesAt(text: string, lexicon: DraftLexicon, at: number): readonly Token[] | undefined {
  const found = stretch(industryList, text, at);
  if (!found) return undefined;
  const has = [...found[0].matchAll(/[一二三]/gu)].map(({ 0: digit, index }) => ({ digit, start: at + index }));
  const named = has.map(({ digit }) => nameAt(lexicon, `第${digit}产业`, 0)?.name);
  const end = at + found[0].length;
  return named.flatMap((name, place): readonly Token[] => {
    const start = place === 0 ? at : has[place]!.start;
    const stop = place === has.length - 1 ? end : start + 1;
    if (name === undefined) return [];
    return [
      ...(place === 0 ? [] : [{ kind: 'list', start: start - 1, end: start } as const]),
      { kind: 'name', name, start, end: place === 0 ? has[0]!.start + 1 : stop },
    ];
  });
}

/** A title ends within two hundred characters, or is none. */
function titleEndOf(text: string, at: number): number {
  const end = text.slice(at, at + 200).indexOf('》');
  return end === -1 ? 0 : at + end;
}

interface Place {
  readonly text: string;
  readonly lexicon: DraftLexicon;
  readonly at: number;
  readonly atStart: boolean;
  readonly inTitle: boolean;
}

function tokenAt(
  { text, lexicon, at, atStart, inTitle }: Place,
  number: WrittenNumber | undefined,
  phrase: readonly [number, number] | undefined,
): Token | undefined {
  const start = at;
  const character = text.charAt(at);
  if (/[。；;:！？!?\n]/u.test(character)) return { kind: 'stop', start, end: at + 1, newline: character === '\n' };
  if (character === ',' || character === '，') return { kind: 'comma', start, end: at + 1 };
  if (character === '、') return { kind: 'list', start, end: at + 1 };
  if (atStart) {
    const found = stretch(numbering, text, at);
    if (found) return { kind: 'plain', role: 'numbering', start, end: at + found[0].length };
  }
  if (/[一二三四五六七八九十]/u.test(character)) {
    const found = stretch(enumerator, text, at);
    if (found && (atStart || /[,，。；;:\n、]/u.test(text.charAt(at - 1))))
      return { kind: 'stop', start, end: at + found[0].length, newline: false };
  }
  const blank = blankAt(text, at);
  if (blank) return blank;
  const record = /[创近最自为历刷有\d一二三四五六七八九十]/u.test(character) ? recordAt(text, at) : undefined;
  if (record) return record;
  const time = timeAt(text, at);
  if (time) return { kind: 'time', start, end: time.end, time: time.time, inTitle };
  const other = stretch(otherNames, text, at);
  if (other && !(phrase && phrase[0] === at)) return { kind: 'plain', role: 'name', start, end: at + other[0].length };
  const name = nameAt(lexicon, text, at);
  const word = wordAt(text, at);
  if (name && (!word || word.word.length < name.end - at))
    return { kind: 'name', start, end: name.end, name: name.name };
  if (word && (word.class === 'tier' || word.class === 'reset'))
    return { kind: 'word', start, end: at + word.word.length, word };
  if (phrase && phrase[0] === at) return { kind: 'plain', role: 'setPhrase', start, end: phrase[1] };
  const place = /[倒首末榜第]/u.test(character) ? placeAt(text, at) : undefined;
  if (place) return place;
  if (number && number.start === at) {
    if (inTitle) return { kind: 'plain', role: 'title', start, end: number.end };
    return { kind: 'number', start, end: number.end, number };
  }
  if (word) return { kind: 'word', start, end: at + word.word.length, word };
  return undefined;
}

function recordAt(text: string, at: number): Token | undefined {
  const found = stretch(recordPattern, text, at);
  if (!found) return undefined;
  const years = found[1] === undefined ? null : numeralOf(found[1]);
  const word = found[2] ?? found[4] ?? found[5] ?? '';
  return {
    kind: 'record',
    start: at,
    end: at + found[0].length,
    years,
    since: found[3] === undefined ? null : Number(found[3]),
    high: /新高|最高|最好|最快/u.test(word),
  };
}

function numeralOf(text: string): number {
  if (/^\d/u.test(text)) return Number(text);
  const [tens, ones] = text.includes('十') ? text.split('十') : ['', text];
  const digit = (one: string | undefined, none: number): number => (one ? '〇一二三四五六七八九'.indexOf(one) : none);
  return text.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(text, 0);
}

function placeAt(text: string, at: number): Token | undefined {
  const found = stretch(placePattern, text, at);
  if (!found) return undefined;
  const before = text.slice(Math.max(0, at - 4), at);
  const isRanked = /[居列排名在省市国]$/u.test(before);
  const end = at + found[0].length;
  if (found[1] !== undefined) return { kind: 'place', start: at, end, place: numeralOf(found[1]), fromEnd: true };
  if (!isRanked || text.startsWith('方阵', end)) return undefined;
  return { kind: 'place', start: at, end, place: 1, fromEnd: found[3] !== undefined };
}

/** 某 —— is a blank only before a unit or where a name stands; elsewhere it is a dash. */
function blankAt(text: string, at: number): Token | undefined {
  if (!/[—─_×x(【]/u.test(text.charAt(at))) return undefined;
  const found = stretch(blankPattern, text, at);
  if (!found) return undefined;
  const end = at + found[0].length;
  const unit = stretch(unitAfterBlank, text, end);
  if (unit)
    return {
      kind: 'blank',
      class: 'figure',
      start: at,
      end: end + unit[0].length,
      unit: unit[0] === '个百分点' ? '百分点' : unit[0],
      suffix: unit[0],
    };
  const after = text.slice(end, end + 4);
  if (titles.test(after)) return { kind: 'blank', class: 'person', start: at, end, unit: null, suffix: '' };
  const suffix = placeSuffix.exec(after)?.[0] ?? '';
  const before = text.charAt(at - 1);
  const isListed = /^(?:、|等|,|相比|多|少|高|低)/u.test(after) && /[比与、的和]/u.test(before);
  if (suffix !== '' || isListed) return { kind: 'blank', class: 'place', start: at, end, unit: null, suffix };
  return undefined;
}
