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
function chance(probability: Figure): string {
  const value = present(probability)?.value ?? 0;
  if (value < 1) return '<1%';
  return value > 99 ? '>99%' : `${Math.round(value)}%`;
}

/** `预计全年增长8.3%，八成把握在7.4%至9.2%之间，完成目标的概率为68%`; nothing without a probability. */
export function outlookZh(row: BoardRow): Run[] {
  const expected = expectedOf(row);
  if (expected === undefined) return [];
  const { estimate, low, high, probability } = expected;
  const value = present(estimate);
  const words =
    value !== undefined && estimate.measure === 'yoy'
      ? growthWords(percent(value)).replace('同比', '')
      : `为${amountText(row, estimate)}`;
  return phrase`预计全年${said(estimate, words)}，八成把握在${said(low, endOf(low, amountText(row, low)))}至${said(high, endOf(high, amountText(row, high)))}之间，完成目标的概率为${said(probability, chance(probability))}`;
}

/** A rate's end is said with its sign, an amount as amounts are. */
function endOf(figure: Figure, amount: string): string {
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
    value !== undefined && estimate.measure === 'yoy' ? growthEn(estimate) : endOf(estimate, amountEn(row, estimate));
  return phrase`Expected for the year: ${said(estimate, words)}, with four chances in five between ${said(low, endOf(low, amountEn(row, low)))} and ${said(high, endOf(high, amountEn(row, high)))}; probability that the target is met: ${said(probability, chance(probability))}. `;
}
