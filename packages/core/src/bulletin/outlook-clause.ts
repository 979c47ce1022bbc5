import { present } from '../board/workings.ts';
import type { BoardRow } from '../board/board.ts';
import { displayFigure } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing } from '../missing.ts';
import { percent } from '../quantity.ts';
import { growthWords } from '../words/sentence.ts';
import type { Run } from './block.ts';
import { amountEn, growthEn } from './en-clause.ts';
import { phrase, said } from './phrase.ts';
import { amountText } from './zh-clause.ts';

/** What a bulletin says of a row's outlook: where the year is expected to end, between what, and how likely the target is. */
interface Expected {
  readonly estimate: Figure;
  readonly low: Figure;
  readonly high: Figure;
  readonly probability: Figure;
}

function expectedOf({ outlook }: BoardRow): Expected | undefined {
  if (isMissing(outlook) || isMissing(outlook.fullYear)) return undefined;
  const { estimate, low80: low, high80: high } = outlook.fullYear.range;
  const { probability } = outlook;
  return present(estimate) && present(probability) ? { estimate, low, high, probability } : undefined;
}

/** Never quite nought, never quite certain. */
function chance(probability: Figure, words: { readonly less: string; readonly more: string }): string {
  const value = present(probability)?.value ?? 0;
  if (value < 1) return `${words.less}1%`;
  return value > 99 ? `${words.more}99%` : `${Math.round(value)}%`;
}

/** `预计全年增长8.3%，八成把握在7.4%至9.2%之间，完成目标的概率为68%`; `在下降13.0%至下降8.7%之间`; nothing without a probability. */
export function outlookZh(row: BoardRow): Run[] {
  const expected = expectedOf(row);
  if (expected === undefined) return [];
  const { estimate, low, high, probability } = expected;
  const value = present(estimate);
  const words =
    value !== undefined && estimate.measure === 'yoy'
      ? growthWords(percent(value)).replace('同比', '')
      : `为${amountText(row, estimate)}`;
  const falls = [low, high].some((end) => (present(end)?.value ?? 0) < 0);
  const end = (figure: Figure): string => endZh(figure, amountText(row, figure), falls);
  const chanceWords = chance(probability, { less: '不足', more: '超过' });
  return phrase`预计全年${said(estimate, words)}，八成把握在${said(low, end(low))}至${said(high, end(high))}之间，完成目标的概率${probabilityVerb(chanceWords)}${said(probability, chanceWords)}`;
}

/** 概率为68%, but 概率不足1%. */
function probabilityVerb(words: string): string {
  return /^\d/.test(words) ? '为' : '';
}

/** A rate's end as an office says it: where one of the two falls, both say whether they rise or fall, for a minus sign is not
 *  written in running text. An amount is said as amounts are. */
function endZh(figure: Figure, amount: string, falls: boolean): string {
  const value = present(figure);
  if (value === undefined || figure.unit !== '%') return amount;
  const size = `${displayFigure(value).replace('-', '')}%`;
  if (!falls) return size;
  if (figure.measure === 'yoy') return `${value.value < 0 ? '下降' : '增长'}${size}`;
  return `${value.value < 0 ? '负' : ''}${size}`;
}

/** A rate's end is said with its sign, an amount as amounts are. */
function endEn(figure: Figure, amount: string): string {
  const value = present(figure);
  return value !== undefined && figure.unit === '%' ? `${displayFigure(value).replace('-', '−')}%` : amount;
}

/** The same in English. */
export function outlookEn(row: BoardRow): Run[] {
  const expected = expectedOf(row);
  if (expected === undefined) return [];
  const { estimate, low, high, probability } = expected;
  const value = present(estimate);
  const words =
    value !== undefined && estimate.measure === 'yoy' ? growthEn(estimate) : endEn(estimate, amountEn(row, estimate));
  return phrase`Expected for the year: ${said(estimate, words)}, with four chances in five between ${said(low, endEn(low, amountEn(row, low)))} and ${said(high, endEn(high, amountEn(row, high)))}; probability that the target is met: ${said(probability, chance(probability, { less: '<', more: '>' }))}. `;
}
