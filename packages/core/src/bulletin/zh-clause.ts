import type { BoardRow } from '../board/board.ts';
import { present } from '../board/workings.ts';
import { display, displayFigure } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing } from '../missing.ts';
import { type Percent, percent, percentagePoints } from '../quantity.ts';
import { spanLabel } from '../span/label.ts';
import { endMonth, type Span } from '../span/span.ts';
import { recordWords } from '../analysis/record.ts';
import { countChangeWords, distanceWords, rankWords, shareChangeWords } from '../words/change.ts';
import { changeSinceWords, growthWords } from '../words/sentence.ts';
import type { Run } from './block.ts';
import { before, headline, recordWorthSaying, saidValue, targetsShare, wholeRate } from './facts.ts';
import { joinRuns, phrase, said } from './phrase.ts';
import type { Telling } from './voice.ts';

/** A count of fewer than this is compared by the number of things, not in percent. */
const fewThings = 100;

/** A span as running text has it: quarters by their names also for monthly indicators, balances by the end of the month. */
export function spanInText(row: BoardRow, span: Span): string {
  return row.indicator.accumulation === 'endOfSpan' ? `${endMonth(span)}月末` : spanLabel(span, 'Q', 'document');
}

/** An earlier cut-off, named with its year where it is another. */
function earlierSpan(row: BoardRow, span: Span): string {
  const label = spanInText(row, span);
  if (isMissing(row.cutoff) || span.year === row.cutoff.year) return label;
  return row.indicator.accumulation === 'endOfSpan' && endMonth(span) === 12 ? '上年末' : `上年${label}`;
}

/** A figure in running text: its digits without sign, and the unit. */
export function amountText(row: BoardRow, f: Figure): string {
  const value = saidValue(row, f);
  if (value === undefined) return '——';
  const unit = f.unit === '百分点' ? '个百分点' : f.unit;
  return `${display(Math.abs(value.value), value.decimals)}${unit}`;
}

/** Prices rise and fall; everything else grows and shrinks. */
function isPrice(row: BoardRow): boolean {
  return row.indicator.kind === 'index';
}

/** `同比增长12.9%`, of prices `同比上涨0.2%`; without 同比 where it is inherited. */
function growthText(row: BoardRow, growth: Percent, yearOnYear: boolean): string {
  const words = isPrice(row) ? growthWords(growth).replace('增长', '上涨') : growthWords(growth);
  return yearOnYear || growth.value === 0 ? words : words.replace('同比', '');
}

/** An index is called by what it measures: 居民消费价格指数 rose, but 居民消费价格 rose by 0.2 %. */
export function nameInText(row: BoardRow): string {
  return isPrice(row) ? row.indicator.name.zh.replace(/指数$/u, '') : row.indicator.name.zh;
}

/** What a row's sentence says of it, without its cut-off. */
export function clauseZh(row: BoardRow, telling: Telling): Run[] {
  return joinRuns([nameInText(row), predicateZh(row, telling, '')]);
}

/** The same without the name; `verb` stands before an amount. */
export function predicateZh(row: BoardRow, telling: Telling, verb: string): Run[] {
  const parts =
    row.indicator.headline === 'count'
      ? countParts(row, telling)
      : row.indicator.headline === 'share'
        ? shareParts(row, telling)
        : growthParts(row, telling, verb);
  return joinRuns(parts, '，');
}

function countParts(row: BoardRow, { part, yearOnYear, rankSet }: Telling): Run[][] {
  const { value, changeFromYearBefore, shareOfProvince } = row.figures;
  const count = present(value);
  if (count === undefined) return [];
  const growth = present(row.figures.growth);
  const parts: Run[][] = [
    count.value === 0 && row.indicator.better === 'higher'
      ? [said(value, '尚未“破零”')]
      : [said(value, `${displayFigure(count)}${count.unit}`)],
  ];
  const change = present(changeFromYearBefore);
  if (count.value < fewThings && change !== undefined) {
    const words = countChangeWords(count.value - change.value, count.value, row.indicator.unit);
    if (words !== null && count.value > 0 && !words.includes('破零'))
      parts.push([said(changeFromYearBefore, change.value === 0 ? '与上年同期持平' : `较上年同期${words}`)]);
  } else if (growth !== undefined) parts.push([said(row.figures.growth, growthText(row, percent(growth), yearOnYear))]);
  if (!part) pushRank(parts, row, rankSet);
  const share = present(shareOfProvince);
  if (!part && share !== undefined && count.value > 0)
    parts.push([said(shareOfProvince, `占全省的${displayFigure(share)}%`)]);
  return parts;
}

function shareParts(row: BoardRow, { change }: Telling): Run[][] {
  const share = present(row.figures.share);
  if (share === undefined) return [];
  const parts: Run[][] = [[said(row.figures.share, `为${displayFigure(share)}%`)]];
  const then = before(row, 'share');
  if (then !== undefined && change) {
    const { words, size } = shareChangeWords(then.rate, percent(share));
    parts.push([said(row.figures.change, size ? `较${earlierSpan(row, then.span)}${words}` : words)]);
  }
  pushTargetShare(parts, row, false);
  return parts;
}

function growthParts(
  row: BoardRow,
  { part, change, distance: far, yearOnYear, rankSet }: Telling,
  verb: string,
): Run[][] {
  const f = row.figures;
  const growth = present(f.growth);
  if (growth === undefined) return [];
  const parts: Run[][] = [];
  const amount = part || isPrice(row) ? undefined : saidValue(row, f.value);
  if (amount !== undefined) parts.push([said(f.value, `${verb}${amountText(row, f.value)}`)]);
  parts.push([said(f.growth, growthText(row, percent(growth), yearOnYear))]);
  const then = change ? before(row, 'yoy') : undefined;
  if (then !== undefined) parts.push([said(f.change, changeText(row, then.span, then.rate, percent(growth)))]);
  if (targetsShare(row)) pushTargetShare(parts, row, true);
  const distance = present(f.distance);
  if (far && !targetsShare(row) && distance !== undefined && wholeRate(row) !== undefined)
    parts.push([said(f.distance, distanceWords(percentagePoints(distance)))]);
  pushRank(parts, row, rankSet);
  const record = part ? undefined : recordWorthSaying(row);
  if (record !== undefined && !isMissing(record)) {
    const words = recordWords(record, record.kind);
    if (words !== null) parts.push([said(f.record, words.startsWith('创') ? words : `创${words}`)]);
  }
  return parts;
}

/** `较一季度回落0.5个百分点`; of prices `涨幅较一季度扩大1.0个百分点`. */
function changeText(row: BoardRow, span: Span, from: Percent, to: Percent): string {
  const label = earlierSpan(row, span);
  const words = changeSinceWords(label, from, to);
  if (!isPrice(row)) return words;
  if (words === '由降转增') return '由降转涨';
  if (words === '由增转降') return '由涨转降';
  if (words.startsWith(`较${label}`)) return `涨幅${words.replace('加快', '扩大')}`;
  return words;
}

function pushRank(parts: Run[][], row: BoardRow, set: boolean): void {
  if (isMissing(row.rank) || row.region.level !== 'city') return;
  const { place, of, peers } = row.rank;
  parts.push([said(row.figures.rank, set ? rankWords(place, of, peers.membersWord.zh) : `居第${place}位`)]);
}

/** The share and how far it is from its target: `占固定资产投资比重为39.7%，低于年度目标10.3个百分点`. */
function pushTargetShare(parts: Run[][], row: BoardRow, withShare: boolean): void {
  const share = present(row.figures.share);
  const gap = present(row.figures.gap);
  if (share === undefined) return;
  if (withShare)
    parts.push(phrase`占${row.wholeName?.zh ?? '总量'}比重为${said(row.figures.share, `${displayFigure(share)}%`)}`);
  if (gap !== undefined && targetsShare(row))
    parts.push([said(row.figures.gap, distanceWords(percentagePoints(gap), '年度目标'))]);
}

/** The headline in brackets beside a name: `14.6%`, of a fall `下降2.1%`, `3家`. */
export function beside(row: BoardRow): Run {
  const f = headline(row);
  const value = present(f);
  if (value === undefined) return { text: '——' };
  return said(f, `${f.measure === 'yoy' && value.value < 0 ? '下降' : ''}${amountText(row, f)}`);
}
