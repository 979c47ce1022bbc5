import { display, displayFigure } from '../decimal.ts';
import { type Maybe, isMissing } from '../missing.ts';
import { type RecordKind, type RecordRun, recordWords } from '../analysis/record.ts';
import { ratioOfLevels } from '../analysis/growth.ts';
import { shareOf } from '../analysis/share.ts';
import type { Published } from '../observation/observation.ts';
import { type Percent, type Quantity, difference, percent } from '../quantity.ts';
import { distanceWords, growthChangeWords, growthTurn, rankWords } from './change.ts';

/** What a part of a sentence says, so that a reader can ask for the figure behind it. */
export type SentenceRole =
  | 'span'
  | 'subject'
  | 'value'
  | 'growth'
  | 'change'
  | 'rank'
  | 'distance'
  | 'share'
  | 'record';

/** One part of a sentence: its words and the role of the figure it was written from. */
export interface SentencePart {
  readonly role: SentenceRole;
  readonly text: string;
}

/** Of whom and when a sentence speaks. Labels are those of documents (`1—4月`). */
export interface SentenceSubject {
  readonly span: string;
  /** 全市, 全省, or a region's name. */
  readonly region: string;
  readonly indicator: string;
}

/** A place among a set, without whose size it says nothing. */
export interface SentenceRank {
  readonly place: number;
  readonly of: number;
  /** 市州, 县市区. */
  readonly membersWord: string;
}

/** A growth sentence: what stands after the growth is left out where it is not known. */
export interface GrowthSentence extends SentenceSubject {
  readonly growth: Percent;
  readonly previous?: { readonly span: string; readonly growth: Percent };
  readonly province?: Percent;
  readonly rank?: SentenceRank;
  readonly record?: { readonly kind: RecordKind; readonly run: RecordRun };
}

/** A share against its target for the year. */
export interface ShareSentence extends SentenceSubject {
  readonly share: Percent;
  readonly target?: Percent;
}

/** A number of things, among the province's or against last year's. */
export interface CountSentence extends SentenceSubject {
  readonly count: Quantity;
  readonly base?: Published;
  readonly rank?: SentenceRank;
  readonly provinceTotal?: Published;
}

/** `同比增长12.9%`, `同比下降11.3%`, `同比持平`. */
export function growthWords(growth: Percent): string {
  if (growth.value === 0) return '同比持平';
  const size = display(Math.abs(growth.value), growth.decimals);
  return `同比${growth.value > 0 ? '增长' : '下降'}${size}%`;
}

/** Change since a named cut-off: the cut-off stands before the words, inside the phrase for falls (`降幅较1—3月扩大…`), and is
 *  left out where growth changed its sign. */
export function changeSinceWords(span: string, from: Percent, to: Percent): string {
  const { words } = growthChangeWords(from, to);
  switch (growthTurn(from.value, to.value)) {
    case 'up':
    case 'down':
      return `较${span}${words}`;
    case 'narrower':
    case 'wider':
      return words.replace('降幅', `降幅较${span}`);
    case 'same':
      return `与${span}持平`;
    case 'turnedUp':
    case 'turnedDown':
      return words;
  }
}

/** Parts of `1—4月，全市规模以上工业增加值同比增长12.9%，较1—3月回落2.2个百分点，增速居全省第7位（14个市州）。` */
export function growthSentence(sentence: GrowthSentence): readonly SentencePart[] {
  const { growth, previous, province, rank, record } = sentence;
  const parts = subjectParts(sentence, { role: 'growth', text: growthWords(growth) });
  if (previous) parts.push({ role: 'change', text: changeSinceWords(previous.span, previous.growth, growth) });
  if (province) parts.push({ role: 'distance', text: distanceWords(difference(growth, province)) });
  if (rank) parts.push({ role: 'rank', text: `增速${rankWords(rank.place, rank.of, rank.membersWord)}` });
  const words = record ? recordWords(record.run, record.kind) : null;
  if (words !== null) parts.push({ role: 'record', text: words.startsWith('创') ? words : `创${words}` });
  return parts;
}

/** Parts of `1—4月，全市产业投资占固定资产投资比重为39.7%，低于年度目标10.3个百分点。` */
export function shareSentence(sentence: ShareSentence): readonly SentencePart[] {
  const parts = subjectParts(sentence, { role: 'share', text: `为${displayFigure(sentence.share)}%` });
  if (sentence.target) {
    parts.push({ role: 'distance', text: distanceWords(difference(sentence.share, sentence.target), '年度目标') });
  }
  return parts;
}

/** Parts of `1—4月，全市新增“四上”企业8家，居全省第11位（14个市州），占全省新增总数的2.7%。` */
export function countSentence(sentence: CountSentence): readonly SentencePart[] {
  const { count, base, rank, provinceTotal } = sentence;
  const parts = subjectParts(sentence, { role: 'value', text: `${displayFigure(count)}${count.unit}` });
  if (base) pushPercent(parts, 'growth', ratioOfLevels(count, base), growthWords);
  if (rank) parts.push({ role: 'rank', text: rankWords(rank.place, rank.of, rank.membersWord) });
  if (provinceTotal) {
    pushPercent(parts, 'share', shareOf(count, provinceTotal), (part) => `占全省新增总数的${displayFigure(part)}%`);
  }
  return parts;
}

function subjectParts({ span, region, indicator }: SentenceSubject, head: SentencePart): SentencePart[] {
  return [{ role: 'span', text: span }, { role: 'subject', text: `${region}${indicator}` }, head];
}

/** Adds what a percentage says; nothing where there is none. It is rounded first, so that the words fit what is printed. */
function pushPercent(
  parts: SentencePart[],
  role: SentenceRole,
  found: Maybe<Percent>,
  words: (found: Percent) => string,
): void {
  if (isMissing(found)) return;
  const printed = percent({ value: Number(displayFigure(found)), decimals: found.decimals });
  parts.push({ role, text: words(printed) });
}

/** The sentence as a document prints it: full-width punctuation, the subject and what is said of it without a comma. */
export function sentenceText(parts: readonly SentencePart[]): string {
  let text = '';
  for (const [index, part] of parts.entries()) {
    const joined = index === 0 || parts[index - 1]?.role === 'subject';
    text += joined ? part.text : `，${part.text}`;
  }
  return `${text}。`;
}
