import { type DraftLexicon, type Name, nameAt } from './draft-lexicon.ts';
import type { Token } from './draft-tokens.ts';
import { strictlyBetween } from './tolerance.ts';
import type { WrittenNumber } from './written-number.ts';

const industryStructure =
  /三次产业(?:增加值)?(?:结构之?比?|之?比重?|占比|比例)?(?:优化|调整|演变|变化)?(?:为|是|达到|达|:)?(\d{1,2}(?:\.\d+)?):(\d{1,2}(?:\.\d+)?):\d{1,2}(?:\.\d+)?/y;

/** 三次产业结构为13.1:30.4:56.5: what each of three industries has of the whole, in percent. */
export function structureAt(
  text: string,
  lexicon: DraftLexicon,
  at: number,
  numbers: readonly WrittenNumber[],
): readonly Token[] | undefined {
  const found = matchAt(text, at);
  if (!found) return undefined;
  const [whole, first = '', second = ''] = found;
  const from = at + /\d/u.exec(whole)!.index;
  const starts = [from, from + first.length + 1, from + first.length + second.length + 2];
  const shares = starts.flatMap((start) => numbers.find((one) => one.start === start) ?? []);
  const nameOf = (name: string): Name | undefined => nameAt(lexicon, name, 0)?.name;
  const names = ['第一产业', '第二产业', '第三产业'].flatMap((name) => nameOf(name) ?? []);
  const gdp = nameOf('地区生产总值');
  if (shares.length < 3 || names.length < 3 || gdp === undefined) return undefined;
  // Printed to one decimal three shares may add up to 99.9 or 100.1; then one of them is printed a tenth beside itself.
  const isMadeToAddUp = Math.abs(shares.reduce((sum, { value }) => sum + value, 0) - 100) < 1e-9;
  const list = (place: number): Token => ({ kind: 'list', start: place, end: place });
  const here = { start: from, end: from };
  return [
    ...names.flatMap((name, place): readonly Token[] => [
      ...(place === 0 ? [] : [list(from)]),
      { kind: 'name', name, ...(place === 0 ? { start: at, end: from } : here) },
    ]),
    { kind: 'word', word: { class: 'share', sign: 0, word: '占' }, ...here },
    { kind: 'name', name: gdp, ...here },
    ...shares.flatMap((number, place): readonly Token[] => [
      ...(place === 0 ? [] : [list(number.start - 1)]),
      { kind: 'number', number: shareOf(number, isMadeToAddUp), start: number.start, end: number.end },
    ]),
  ];
}

function matchAt(text: string, at: number): RegExpExecArray | null {
  industryStructure.lastIndex = at;
  return industryStructure.exec(text);
}

/** One of three that add up as printed may have been moved by a tenth for it: then it is not known whether it is right. */
function shareOf(number: WrittenNumber, isMadeToAddUp: boolean): WrittenNumber {
  const { low, high } = number.tolerance;
  const inPercent = { ...number, unit: '%' };
  if (!isMadeToAddUp || low === null || high === null) return inPercent;
  return { ...inPercent, unsure: strictlyBetween(low - 0.05, high + 0.05) };
}
