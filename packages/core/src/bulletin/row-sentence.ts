import type { BoardRow } from '../board/board.ts';
import { present } from '../board/workings.ts';
import { display } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import { isMissing } from '../missing.ts';
import { percent, quantity } from '../quantity.ts';
import { spanLabel } from '../span/label.ts';
import { parseSpanIso, type Span } from '../span/span.ts';
import {
  countSentence,
  growthSentence,
  type SentencePart,
  type SentenceRank,
  type SentenceRole,
  shareSentence,
} from '../words/sentence.ts';
import type { Run } from './block.ts';

/** The figure behind each part of a row's sentence. */
function figureOf(row: BoardRow, role: SentenceRole): Figure | undefined {
  const f = row.figures;
  switch (role) {
    case 'growth':
      return f.growth;
    case 'value':
      return f.value;
    case 'change':
      return f.change;
    case 'rank':
      return f.rank;
    case 'distance':
      return row.indicator.headline === 'share' || targetsShare(row) ? f.gap : f.distance;
    case 'share':
      return typeof f.shareOfProvince.value === 'number' ? f.shareOfProvince : f.share;
    case 'record':
      return f.record;
    case 'span':
    case 'subject':
      return undefined;
  }
}

/** The row's target is a share: its sentence is about the share. */
export function targetsShare(row: BoardRow): boolean {
  return !isMissing(row.target) && row.target.kind === 'share';
}

/** What the subject is called: 全市, 全省, or the county's name. */
export function subjectWord(row: BoardRow): string {
  const { level, name } = row.region;
  return level === 'city' ? '全市' : level === 'province' ? '全省' : level === 'country' ? '全国' : name.zh;
}

/** The sentence of a row in Chinese as runs, each with the figure that its digits come from; empty where the row has nothing to say. */
export function rowSentence(row: BoardRow, options: { readonly spanSaid?: boolean } = {}): readonly Run[] {
  if (isMissing(row.cutoff)) return [];
  const parts = sentenceParts(row, row.cutoff);
  if (parts.length === 0) return [];
  const runs: Run[] = [];
  for (const [i, part] of parts.entries()) {
    if (part.role === 'span' && options.spanSaid === true) continue;
    const joined = runs.length === 0 || parts[i - 1]?.role === 'subject';
    const f = figureOf(row, part.role);
    runs.push({
      text: joined ? part.text : `，${part.text}`,
      ...(f && typeof f.value === 'number' ? { figure: f } : {}),
    });
  }
  runs.push({ text: '。' });
  return runs;
}

function sentenceParts(row: BoardRow, span: Span): readonly SentencePart[] {
  const { indicator, figures } = row;
  const subject = {
    span: spanLabel(span, indicator.frequency, 'document'),
    region: subjectWord(row),
    indicator: indicator.name.zh,
  };
  if (targetsShare(row)) {
    const share = present(figures.share);
    const target = present(figures.target);
    const whole = indicator.shareOf;
    if (share !== undefined && whole !== undefined) {
      return shareSentence({
        ...subject,
        indicator: `${indicator.name.zh}占${shareWhole(row)}比重`,
        share: percent(share),
        ...(target ? { target: percent(target) } : {}),
      });
    }
  }
  const count = present(figures.value);
  if (indicator.kind === 'count' && indicator.headline === 'count' && count !== undefined) {
    const rank = rankOf(row);
    const total = wholeCount(figures.shareOfProvince);
    return countSentence({
      ...subject,
      count: quantity(count, count.unit),
      ...(rank ? { rank } : {}),
      ...(total ? { provinceTotal: total } : {}),
    });
  }
  const growth = present(figures.growth);
  if (growth === undefined) return [];
  const rank = rankOf(row);
  const previous = previousGrowth(row);
  const province = row.distanceTo === 'province' ? wholeGrowth(figures.distance) : undefined;
  return growthSentence({
    ...subject,
    growth: percent(growth),
    ...(previous ? { previous } : {}),
    ...(province ? { province } : {}),
    ...(rank ? { rank } : {}),
    ...(isMissing(row.record) || row.record.years < 5 ? {} : { record: { kind: row.record.kind, run: row.record } }),
  });
}

function rankOf(row: BoardRow): SentenceRank | undefined {
  return isMissing(row.rank) || row.region.level !== 'city'
    ? undefined
    : { place: row.rank.place, of: row.rank.of, membersWord: row.rank.peers.membersWord.zh };
}

/** The name of the whole that a share is of, as the share's own sentence says it. */
function shareWhole(row: BoardRow): string {
  return row.wholeName?.zh ?? '总量';
}

function inputFigure(f: Figure, role: string): Figure | undefined {
  for (const input of f.inputs) if (input.kind === 'figure' && input.role === role) return input.figure;
  return undefined;
}

function previousGrowth(
  row: BoardRow,
): { readonly span: string; readonly growth: ReturnType<typeof percent> } | undefined {
  const then = inputFigure(row.figures.change, 'then');
  const value = then && present(then);
  const span = then && parseSpanIso(then.span);
  if (
    then === undefined ||
    value === undefined ||
    span === undefined ||
    then.measure !== 'yoy' ||
    isMissing(row.cutoff)
  )
    return undefined;
  const label = spanLabel(span, row.indicator.frequency, 'document');
  return { span: span.year === row.cutoff.year ? label : `上年${label}`, growth: percent(value) };
}

function wholeGrowth(distance: Figure): ReturnType<typeof percent> | undefined {
  const whole = inputFigure(distance, 'whole');
  const value = whole && present(whole);
  return value && percent(value);
}

function wholeCount(share: Figure): { readonly value: number; readonly decimals: number } | undefined {
  const whole = inputFigure(share, 'whole');
  return whole && present(whole);
}

/** A figure's digits with its unit, as running Chinese text has them: `0.6个百分点`, `1.85亿元`, `7家`. */
export function figureText(f: Figure, options: { readonly absolute?: boolean } = {}): string {
  if (typeof f.value !== 'number') return '——';
  const digits = display(options.absolute === true ? Math.abs(f.value) : f.value, f.decimals);
  return `${digits.replace('-', '−')}${f.unit === '百分点' ? '个百分点' : f.unit}`;
}

export function run(f: Figure, options: { readonly absolute?: boolean } = {}): Run {
  return typeof f.value === 'number' ? { text: figureText(f, options), figure: f } : { text: '——' };
}
