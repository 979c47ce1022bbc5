import { inUnit, isUnit, unitQuantity } from '../indicator/unit.ts';
import { chineseDigits, type Numeral, numeralValue, parseArabic, parseChinese } from './numeral.ts';
import { setPhrasesIn } from './set-phrases.ts';
import {
  between,
  exactly,
  hundredths,
  mirrored,
  nextStep,
  rounded,
  strictlyBetween,
  type Tolerance,
} from './tolerance.ts';

/** A number as people write it (文稿中的数): where it stands, what it says, and which values make it right. */
export interface WrittenNumber {
  /** UTF-16 code units, the end excluded; words that belong to the number (近, 多, the unit) are within. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Money of China in 亿元, places in 位, everything else as printed; null where no unit follows. */
  readonly unit: string | null;
  readonly tolerance: Tolerance;
  /** Values of which it cannot be said whether they make the number right. */
  readonly unsure?: Tolerance;
  /** 第…: a place, not an amount. */
  readonly isOrdinal: boolean;
  /** How far it is only roughly said; null where it is said to its last digit. */
  readonly roughly: Roughly | null;
}

/** How far a number is only roughly said: 近, 超过, 不足, 约, 多. */
export type Roughly = 'near' | 'over' | 'under' | 'about' | 'more';

const roughWords: readonly (readonly [string, Roughly])[] = [
  ['接近', 'near'],
  ['将近', 'near'],
  ['近', 'near'],
  ['超过', 'over'],
  ['突破', 'over'],
  ['超', 'over'],
  ['逾', 'over'],
  ['不足', 'under'],
  ['不到', 'under'],
  ['大约', 'about'],
  ['约为', 'about'],
  ['约', 'about'],
];
const roughSuffixes: readonly (readonly [string, Roughly])[] = [
  ['左右', 'about'],
  ['上下', 'about'],
];

const multipliers: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['亿', 8],
]);

/** Text in half-width characters, each in its old place: `１２．９％` is `12.9%`. */
function halfWidthText(text: string): string {
  return text.replaceAll(/[\uFF01-\uFF5E−]/g, (character) =>
    character === '−' ? '-' : String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** Everything in a text that is a number, in order; numerals in set phrases are none. Linear in the length of the text. */
export function writtenNumbers(text: string): readonly WrittenNumber[] {
  const plain = halfWidthText(text);
  const phrases = setPhrasesIn(plain);
  const found: WrittenNumber[] = [];
  let phrase = 0;
  for (let at = 0; at < plain.length;) {
    while (phrases[phrase] && phrases[phrase]![1] <= at) phrase += 1;
    const next = phrases[phrase];
    if (next && next[0] <= at) {
      at = next[1];
      continue;
    }
    const number = numberAt(plain, at);
    if (number && !(next && number.end > next[0])) found.push(number);
    at = number?.end ?? pastDigits(plain, at);
  }
  return found;
}

/** The same number after a word that lets it fall: 下降11.3% is −11.3%. */
export function fallen(number: WrittenNumber): WrittenNumber {
  const { value, tolerance, roughly } = number;
  const { low, high } = tolerance;
  const isRounded = roughly === null && low !== null && high !== null && low !== high;
  return { ...number, value: -value, tolerance: isRounded ? between(-high, -low) : mirrored(tolerance) };
}

/** Where to look on when no number begins at a place: behind all of its digits, so that the tail of what is none is not taken
 *  for one (1.5.3, 十四五). */
function pastDigits(text: string, at: number): number {
  return Math.max(at + 1, stretch(anyDigits, text, at).end);
}

const anyDigits = new RegExp(`\\d[\\d.]*|[${chineseDigits}]+`, 'y');

function numberAt(text: string, at: number): WrittenNumber | undefined {
  return phraseAt(text, at) ?? ordinalAt(text, at) ?? amountAt(text, at);
}

/** Words that say a number without one: 翻番, 两位数增长, 过半. */
function phraseAt(text: string, start: number): WrittenNumber | undefined {
  const first = text.charAt(start);
  if (first === '翻') {
    const { end, found } = stretch(/翻(?:([一两二三四])番|番)/y, text, start);
    if (!found) return undefined;
    const doublings = found[1] === undefined ? 1 : numeralValue(parseChinese(found[1]) ?? { digits: 1n, exponent: 0 });
    const growth = (2 ** doublings - 1) * 100;
    const spread = 5 * 4 ** (doublings - 1);
    return whole(start, end, growth, '%', between(growth - spread, growth + spread));
  }
  const digits = stretch(/([个一两二三])位数/y, text, start);
  if (digits.found) {
    const places = '个两三'.indexOf(digits.found[1]!.replace('一', '个').replace('二', '两'));
    const [low, high] = [places === 0 ? 0 : 10 ** places, 10 ** (places + 1)];
    return whole(start, digits.end, low, '%', places === 0 ? strictlyBetween(low, high) : between(low, high));
  }
  if (text.startsWith('过半', start)) return whole(start, start + 2, 50, '%', strictlyBetween(50, null));
  return undefined;
}

function whole(start: number, end: number, value: number, unit: string, tolerance: Tolerance): WrittenNumber {
  return { start, end, value, unit, tolerance, isOrdinal: false, roughly: null };
}

/** 第7位, 居全省第4; not 第一季度, 第三产业. A Chinese numeral without 位 is a place only where something is ranked. */
function ordinalAt(text: string, start: number): WrittenNumber | undefined {
  if (text.charAt(start) !== '第') return undefined;
  const numeral = numeralAt(text, start + 1);
  if (numeral === undefined || numeral.exponent !== 0) return undefined;
  const { end, found } = stretch(/[位名]/y, text, numeral.end);
  const follows = text.slice(numeral.end, numeral.end + 2);
  if (!found && /^(?:[.\d]|[一二三]?次?产业|季|批|轮|期|届|条|章|款|号|次|个|方阵)/.test(follows)) return undefined;
  if (!found && numeral.isChinese && !/[居列排省国市名]/.test(text.charAt(start - 1))) return undefined;
  const value = numeralValue(numeral);
  return { start, end, value, unit: '位', tolerance: exactly(value), isOrdinal: true, roughly: null };
}

interface NumeralFound extends Numeral {
  readonly end: number;
  readonly isChinese: boolean;
}

/** Bare digits, Arabic or Chinese. */
function numeralAt(text: string, at: number): NumeralFound | undefined {
  const arabic = stretch(/(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?(?!\.?\d)/y, text, at);
  if (arabic.found) {
    const numeral = parseArabic(arabic.found[0]);
    return numeral && { ...numeral, end: arabic.end, isChinese: false };
  }
  const chinese = stretch(chinesePattern, text, at);
  const numeral = chinese.found && parseChinese(chinese.found[0]);
  return numeral && { ...numeral, end: chinese.end, isChinese: true };
}

const chinesePattern = new RegExp(`[${chineseDigits}]{1,20}(?:点[〇零一二三四五六七八九]{1,20})?`, 'y');

/** An amount with everything that belongs to it: 近100亿元, 1600多亿元, 百分之三, 三成五, -0.9%. */
function amountAt(text: string, start: number): WrittenNumber | undefined {
  const rough = wordAt(roughWords, text, start);
  const from = start + (rough?.[0].length ?? 0);
  const sign = stretch(/-(?=\d)/y, text, from);
  // 1-4 is no 1 and −4.
  const isNegative = sign.found !== undefined && !/[\d月年日季度]$/.test(text.slice(Math.max(0, from - 1), from));
  const body = percentAt(text, from) ?? plainAt(text, isNegative ? sign.end : from);
  if (body === undefined) return undefined;
  const suffix = rough ?? (body.isMore ? undefined : wordAt(roughSuffixes, text, body.end));
  const end = rough === undefined && suffix ? body.end + suffix[0].length : body.end;
  const kind = body.isMore ? 'more' : (rough ?? suffix)?.[1];
  const numeral = isNegative ? { ...body.numeral, digits: -body.numeral.digits } : body.numeral;
  const tolerance = toleranceOf({ ...body, numeral }, kind);
  const { unit } = body;
  return { start, end, value: numeralValue(numeral), unit, tolerance, isOrdinal: false, roughly: kind ?? null };
}

interface Body {
  /** In `unit`. */
  readonly numeral: Numeral;
  readonly unit: string | null;
  readonly end: number;
  readonly isMore: boolean;
  /** Things and places are counted, not rounded. */
  readonly isCount: boolean;
  /** Tenths (成): rough by themselves, and stepping by ten. */
  readonly isTenths: boolean;
  /** Multiples (倍) grow by whole hundreds, and are said to five in a hundred. */
  readonly isTimes: boolean;
}

const plainBody = { isMore: false, isCount: false, isTenths: false, isTimes: false };

/** 百分之十二点九, 百分之12.9; 千分之 is not a statistic's word. */
function percentAt(text: string, at: number): Body | undefined {
  if (!text.startsWith('百分之', at)) return undefined;
  const numeral = numeralAt(text, at + 3);
  return numeral && { ...plainBody, numeral, unit: '%', end: numeral.end };
}

function plainAt(text: string, at: number): Body | undefined {
  const numeral = numeralAt(text, at);
  if (numeral === undefined) return undefined;
  const { end: moreEnd, found: more } = stretch(/[多余]/y, text, numeral.end);
  return (
    placesMoved(text, at, numeral) ??
    tenthsAt(text, numeral) ??
    timesAt(text, at, numeral) ??
    withUnit(text, numeral, more ? moreEnd : numeral.end, more !== undefined)
  );
}

/** 前移3位: places counted where something moves among them. */
function placesMoved(text: string, at: number, numeral: NumeralFound): Body | undefined {
  if (numeral.isChinese || !/[位名]/.test(text.charAt(numeral.end)) || text.charAt(numeral.end + 1) === '数')
    return undefined;
  if (
    !/(?:[前后上下]移|[后倒]退|退后|[前跃]进|上升|下降|提升|下滑|前进|进位|退位)了?$/.test(
      text.slice(Math.max(0, at - 4), at),
    )
  )
    return undefined;
  return { ...plainBody, numeral, unit: '位', end: numeral.end + 1, isCount: true };
}

/** 三成, 三成五, 7成. */
function tenthsAt(text: string, numeral: NumeralFound): Body | undefined {
  if (text.charAt(numeral.end) !== '成' || numeral.exponent !== 0 || numeral.digits > 10n) return undefined;
  const further = stretch(/([一二三四五六七八九半])(?![分方])/y, text, numeral.end + 1);
  if (further.found) {
    const digit = further.found[1] === '半' ? 5 : numeralValue(parseChinese(further.found[1]!)!);
    const digits = numeral.digits * 10n + BigInt(digit);
    return { ...plainBody, numeral: { digits, exponent: 0 }, unit: '%', end: further.end };
  }
  if (/[立功果员绩本长都]/.test(text.charAt(numeral.end + 1))) return undefined;
  const tenths = { digits: numeral.digits, exponent: 1 };
  return { ...plainBody, numeral: tenths, unit: '%', end: numeral.end + 1, isTenths: true };
}

/** 增长2倍 is a growth of 200%, 增长到2倍 one of 100%. */
function timesAt(text: string, at: number, numeral: NumeralFound): Body | undefined {
  if (text.charAt(numeral.end) !== '倍') return undefined;
  const isLevel = /[到为是的达]/.test(text.charAt(at - 1));
  const one = numeral.exponent < 0 ? 10n ** BigInt(-numeral.exponent) : 1n;
  const growth = { digits: numeral.digits - (isLevel ? one : 0n), exponent: numeral.exponent + 2 };
  return { ...plainBody, numeral: growth, unit: '%', end: numeral.end + 1, isTimes: true };
}

/** What follows digits: 多, 千亿, 亿元, 家, %. Chinese numerals need a unit, and one that is no mere measure word (三个方面). */
function withUnit(text: string, numeral: NumeralFound, at: number, isMore: boolean): Body | undefined {
  const points = stretch(/个?百分点/y, text, at);
  if (points.found && (!numeral.isChinese || text.charAt(at) === '个'))
    return { ...plainBody, numeral, unit: '百分点', end: points.end };
  let [end, power] = [at, 0];
  for (; multipliers.has(text.charAt(end)) && end - at < 4; end++) power += multipliers.get(text.charAt(end))!;
  const [from, moreBehind] = /[多余]/.test(text.charAt(end)) && !isMore && power > 0 ? [end + 1, true] : [end, isMore];
  const unit = unitAt(text, from);
  if (numeral.isChinese && (unit === undefined || isMeasureWord(text, unit, from))) return undefined;
  const isBareMoney = unit === undefined && text.slice(at, end).includes('亿');
  const scaled = { digits: numeral.digits, exponent: numeral.exponent + power };
  if (isBareMoney) return { ...plainBody, ...inYi(scaled, '元'), end: from, isMore: moreBehind };
  if (unit === undefined) {
    const isBare = power === 0;
    return isBare
      ? { ...plainBody, numeral, unit: null, end: numeral.end }
      : { ...plainBody, numeral: scaled, unit: null, end: from, isMore: moreBehind };
  }
  const quantity = unitQuantity(unit);
  const isCount = (quantity === 'number' || quantity === 'person') && scaled.exponent === 0 && power === 0;
  const money = quantity === 'yuan' ? inYi(scaled, unit) : undefined;
  const printed = text.slice(at, from) + unit;
  const kept = !moreBehind && isUnit(printed) ? { numeral, unit: printed } : { numeral: scaled, unit };
  return { ...plainBody, ...(money ?? kept), end: from + unit.length, isMore: moreBehind, isCount };
}

/** Money in 亿元, digit by digit. */
function inYi(numeral: Numeral, unit: string): { readonly numeral: Numeral; readonly unit: string } {
  const one = inUnit({ value: 1, decimals: 0 }, unit, '亿元');
  const shift = one === undefined ? 0 : Math.round(Math.log10(one.value));
  return { numeral: { digits: numeral.digits, exponent: numeral.exponent + shift }, unit: '亿元' };
}

const longestUnit = 6;

/** The longest unit of the catalogue that begins at a place; 个百分点 is 百分点. */
function unitAt(text: string, at: number): string | undefined {
  for (let length = longestUnit; length > 0; length--) {
    const word = text.slice(at, at + length);
    if (word.length === length && isUnit(word)) return word;
  }
  return undefined;
}

/** 三个方面, 两件大事, 一次次: a measure word before a noun counts nothing that is on record. */
function isMeasureWord(text: string, unit: string, at: number): boolean {
  if (!/^[个项件套台次户度人]$/.test(unit)) return false;
  return !/^(?:$|[，。；：、！？,.;:!?)）%\s以左上及])/.test(text.slice(at + unit.length, at + unit.length + 1));
}

function toleranceOf({ numeral, isCount, isTenths, isTimes }: Body, roughly: Roughly | undefined): Tolerance {
  const value = numeralValue(numeral);
  if (value < 0 && roughly !== undefined)
    return mirrored(
      toleranceOf({ ...plainBody, numeral: { ...numeral, digits: -numeral.digits }, unit: null, end: 0 }, roughly),
    );
  switch (roughly) {
    case 'near':
      return between(isTenths ? value - 5 : hundredths(numeral, 95n), value);
    case 'over':
      return strictlyBetween(value, isTenths ? value + 10 : null);
    case 'under':
      return { low: null, high: value, lowIncluded: true, highIncluded: false };
    case 'about':
      if (isTenths) return rounded(numeral);
      return { low: hundredths(numeral, 95n), high: hundredths(numeral, 105n), lowIncluded: true, highIncluded: true };
    case 'more':
      return strictlyBetween(value, nextStep(numeral));
    case undefined:
      if (isCount) return exactly(value);
      return isTimes ? between(value - 5, value + 5) : rounded(numeral);
  }
}

function wordAt<T>(
  words: readonly (readonly [string, T])[],
  text: string,
  at: number,
): readonly [string, T] | undefined {
  return words.find(([word]) => text.startsWith(word, at));
}

function stretch(
  pattern: RegExp,
  text: string,
  at: number,
): { readonly end: number; readonly found: RegExpExecArray | undefined } {
  pattern.lastIndex = at;
  const found = pattern.exec(text) ?? undefined;
  return { end: found ? pattern.lastIndex : at, found };
}
