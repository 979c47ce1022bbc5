import type { SpanWords } from '../label/span-scan.ts';
import type { MeasureWord } from '../label/words.ts';
import type { Column } from './column.ts';
import type { Facets } from './facets.ts';
import type { TableDefaults, ValueColumn } from './table.ts';

type Draft = { -readonly [K in keyof Column]: Column[K] } & { inherited: Facets };

/** Gives columns what their head leaves to the reader: 增速 and 位次 belong to the indicator on their left, a growth without
 *  a period to the latest period on its left, 上年同期 to the months of the period beside it. */
export function inheritAlongHead(
  columns: readonly Column[],
  defaults: TableDefaults,
  rowsGiveIndicator: boolean,
): readonly ValueColumn[] {
  const drafts: Draft[] = columns.map((column) => ({ ...column, inherited: {} }));
  for (const [i, draft] of drafts.entries())
    if (isRankOfAside(i, drafts)) draft.facets = { ...draft.facets, aside: 'change' };
  if (!rowsGiveIndicator)
    for (const [i, draft] of drafts.entries()) inheritIndicator(draft, drafts.slice(0, i), drafts, defaults);
  const claims = claimsOf(drafts);
  for (const [i, draft] of drafts.entries()) inheritSpan(draft, drafts.slice(0, i), drafts, defaults, claims);
  return drafts;
}

/** 位次 | 上月累计 | 位次: the rank behind a figure of an earlier release is that one's, where another column has the rank of now. */
function isRankOfAside(at: number, all: readonly Draft[]): boolean {
  const draft = all[at];
  const before = all[at - 1];
  if (draft?.facets.measure !== 'rank' || before?.facets.aside !== 'change' || hasSpan(draft.facets)) return false;
  if (draft.facets.aside !== undefined || draft.head.length > before.head.length) return false;
  return all.some((c) => c !== draft && isRead(c) && c.facets.measure === 'rank' && claimOf(c) === claimOf(draft));
}

function indicatorOf(column: Draft): string | undefined {
  return column.facets.indicator ?? column.inherited.indicator;
}

/** The measure that a head states or, by a % sign alone, means. */
function measureClass(facets: Facets): MeasureWord {
  return facets.measure ?? (facets.units?.every((unit) => unit === '%') ? 'yoy' : 'quantity');
}

function spanKey(facets: Facets, defaults: TableDefaults): string {
  const own = facets.span ?? {};
  const { year, months, cutoff } = { ...defaults.span, ...own };
  return `${year ?? ''}/${own.yearShift ?? 0}/${months ? `${months.start}-${months.length}` : (cutoff ?? '')}/${own.accumulation ?? ''}`;
}

function inheritIndicator(draft: Draft, left: readonly Draft[], all: readonly Draft[], defaults: TableDefaults): void {
  const { facets } = draft;
  if (facets.indicator !== undefined || facets.indicatorCandidates !== undefined || draft.unknown !== undefined) return;
  const giver = left.findLast(
    (c) =>
      c.role === 'value' && (indicatorOf(c) !== undefined || c.unknown !== undefined || c.facets.aside === undefined),
  );
  if (giver?.unknown !== undefined && indicatorOf(giver) === undefined) {
    draft.inherited = { ...draft.inherited };
    return;
  }
  const code = giver && indicatorOf(giver);
  if (code !== undefined) {
    // 其中：税收收入 | 1-4月累计: the second quantity of one period cannot be that of its neighbour again.
    const taken = left.some(
      (c) =>
        indicatorOf(c) === code &&
        c.facets.region === facets.region &&
        measureClass(c.facets) === measureClass(facets) &&
        measureClass(facets) === 'quantity' &&
        spanKey(c.facets, defaults) === spanKey(facets, defaults),
    );
    if (!taken || defaults.indicator === undefined) draft.inherited = { ...draft.inherited, indicator: code };
    return;
  }
  if (defaults.indicator !== undefined) return;
  // Columns may stand in any order: with a single indicator in the head there is no doubt whose they are.
  const named = new Set(all.flatMap((c) => c.facets.indicator ?? []));
  const [only, ...more] = named;
  if (only !== undefined && more.length === 0 && left.every((c) => c.facets.indicator === undefined))
    draft.inherited = { ...draft.inherited, indicator: only };
}

/** How many columns without a period of their own claim the same place. */
function claimsOf(drafts: readonly Draft[]): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const draft of drafts)
    if (!hasSpan(draft.facets)) claims.set(claimOf(draft), (claims.get(claimOf(draft)) ?? 0) + 1);
  return claims;
}

function claimOf(draft: Draft): string {
  const { facets } = draft;
  return `${indicatorOf(draft) ?? ''}|${facets.region ?? ''}|${measureClass(facets)}|${facets.rankOf ?? ''}|${facets.aside ?? ''}`;
}

function hasSpan(facets: Facets): boolean {
  return facets.span !== undefined && Object.keys(facets.span).length > 0;
}

function isRead(column: Column): boolean {
  return column.facets.aside === undefined && column.unknown === undefined;
}

function statesMonths(span: SpanWords | undefined): boolean {
  return span?.months !== undefined || span?.cutoff !== undefined;
}

function inheritSpan(
  draft: Draft,
  left: readonly Draft[],
  all: readonly Draft[],
  defaults: TableDefaults,
  claims: ReadonlyMap<string, number>,
): void {
  const own = draft.facets.span;
  if (!hasSpan(draft.facets)) {
    const giver =
      (claims.get(claimOf(draft)) ?? 0) > 1
        ? left.findLast((c) => hasSpan(c.facets) && isRead(c))
        : latest(draft, left, defaults);
    const words = giver && { ...giver.inherited.span, ...giver.facets.span };
    if (words !== undefined) draft.inherited = { ...draft.inherited, span: words };
    else if (isOfTheMonth(draft, all, defaults))
      draft.inherited = { ...draft.inherited, span: { accumulation: 'single' } };
    return;
  }
  if (statesMonths(own)) return;
  if (own?.yearShift !== undefined || own?.sameMonths) {
    const base = left.findLast(
      (c) => c.facets.span !== undefined && c.facets.span.yearShift === undefined && hasSpan(c.facets),
    );
    const { year: _, ...months } = { ...base?.inherited.span, ...base?.facets.span };
    if (base) draft.inherited = { ...draft.inherited, span: months };
    return;
  }
  if (own?.year === undefined) return;
  // 2021年 over 1-4月 and 增长%: the growth is that of the months beside it.
  const beside = left.findLast((c) => isRead(c) && c.facets.span?.year === own.year && statesMonths(c.facets.span));
  if (beside) draft.inherited = { ...draft.inherited, span: beside.facets.span ?? {} };
  // 2020年 beside 2021年1-4月 is the whole year.
  else if (all.some((c) => c.facets.span?.months !== undefined))
    draft.inherited = { ...draft.inherited, span: { months: { start: 1, length: 12 } } };
}

/** 同比 beside 1-6月累计同比 under the month of the bulletin (2022年6月): of the two the one without a word is that of the month. */
function isOfTheMonth(draft: Draft, all: readonly Draft[], defaults: TableDefaults): boolean {
  const { cutoff } = defaults.span;
  if (cutoff === undefined || draft.facets.aside !== undefined) return false;
  const cumulates = ({ facets: { span } }: Draft): boolean =>
    span?.yearShift === undefined &&
    (span?.accumulation === 'cumulative' || (span?.months?.start === 1 && span.months.length === cutoff && cutoff > 1));
  return all.some((c) => c !== draft && isRead(c) && cumulates(c) && claimOf(c) === claimOf(draft));
}

/** The column on the left, of the same indicator where there is one, whose period is of the latest year, the nearest of several. */
function latest(draft: Draft, left: readonly Draft[], defaults: TableDefaults): Draft | undefined {
  const dated = left.filter((c) => hasSpan(c.facets) && isRead(c));
  const same = dated.filter((c) => indicatorOf(c) === indicatorOf(draft) && c.facets.region === draft.facets.region);
  let best: Draft | undefined;
  let bestYear = Number.NEGATIVE_INFINITY;
  // The period in another indicator's name (地区生产总值(一季度)) is that one's, where the title states one for all.
  const candidates = same.length > 0 || statesMonths(defaults.span) ? same : dated;
  for (const column of candidates) {
    const span = column.facets.span ?? {};
    const year = (span.year ?? defaults.span.year ?? 0) + (span.yearShift ?? 0);
    if (year >= bestYear) {
      best = column;
      bestYear = year;
    }
  }
  return best;
}
