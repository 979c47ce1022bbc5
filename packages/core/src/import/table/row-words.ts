import { withoutBrackets, withoutPrefix } from '../../indicator/match.ts';
import { foldText } from '../../fold.ts';
import type { IndicatorCode } from '../../indicator/indicator.ts';
import type { Label } from '../label/label.ts';
import { statusOfText } from '../label/status-words.ts';
import type { SpanWords } from '../label/span-scan.ts';
import { unitList } from '../label/unit-words.ts';
import type { Column } from './column.ts';
import type { FaultSeed, RowWords } from './coordinate.ts';
import { type Facets, stackLabel, stackSpan } from './facets.ts';
import { statusOfMarks } from './lines.ts';
import type { Table } from './table.ts';

/** What rows further up leave behind: 增长 belongs to the indicator above it, 其中 items to the one they are items of. */
export interface RowState {
  readonly last?: IndicatorCode;
  readonly group?: IndicatorCode;
  readonly groupIndent: number;
  /** The heading above, as written: 规模以上工业 before 利润总额. */
  readonly headingText?: string;
  readonly section: Facets;
  /** The period in the name of the last indicator (地区生产总值(一季度)): that of its 增长 below, too. */
  readonly span?: SpanWords;
  /** The last months of a row: those of 上年同期 below it. */
  readonly months?: SpanWords;
}

/** What a row says, but for its region, with the faults that keep it from being read and what it leaves to the rows below. */
export interface ReadWords {
  readonly words: RowWords;
  readonly faults: readonly FaultSeed[];
  readonly state: RowState;
  readonly total: boolean;
}

type RowDraft = { -readonly [K in keyof RowWords]: RowWords[K] } & { facets: Facets };

/** Reads the texts of a row's label columns (in the order of `table.labels`), regions and dates of release aside. */
export function readWords(table: Table, texts: readonly string[], state: RowState): ReadWords {
  const draft: RowDraft = { facets: {}, section: state.section };
  const faults: FaultSeed[] = [];
  let marks = '';
  let named: { readonly label: Label; readonly column: Column } | undefined;
  for (const [i, column] of table.labels.entries()) {
    const text = texts[i] ?? '';
    if (foldText(text) === '') continue;
    const seed = readLabelCell(table, column, text, draft);
    if (seed) faults.push(seed);
    const label = table.vocabulary.label(text);
    if (column.role === 'indicator' || column.role === 'measure') {
      named = { label, column };
      marks += label.marks;
      draft.labelAt = { row: 0, column: column.column };
      draft.labelText = text.trim();
    }
  }
  const { measure, units } = state.section;
  draft.facets = {
    ...(measure === undefined ? {} : { measure }),
    ...(units === undefined ? {} : { units }),
    ...draft.facets,
  };
  const naming = nameRow(table, named, draft, state);
  if (naming.fault) faults.push(naming.fault);
  const { span } = draft.facets;
  const relative = span?.months === undefined && (span?.yearShift !== undefined || span?.sameMonths === true);
  // 上年同期 below 1-4月累计 means those months.
  if (relative && state.months !== undefined) {
    const { year: _, ...months } = state.months;
    draft.facets = { ...draft.facets, span: { ...months, ...span } };
  }
  const next =
    span?.months === undefined || span.yearShift !== undefined ? naming.state : { ...naming.state, months: span };
  const byMark = statusOfMarks(marks, table.notes);
  if (byMark !== undefined && draft.status === undefined) draft.status = byMark;
  return { words: draft, faults, state: next, total: draft.facets.total === true };
}

/** Takes what one label cell says; a fault where it says nothing that such a cell should. */
function readLabelCell(table: Table, column: Column, text: string, draft: RowDraft): FaultSeed | undefined {
  const label = table.vocabulary.label(text);
  const at = { row: 0, column: column.column };
  const seed = (code: FaultSeed['code'], wholeRow = true): FaultSeed => ({
    code,
    row: null,
    column: column.column,
    value: text.trim(),
    params: {},
    wholeRow,
  });
  switch (column.role) {
    case 'indicator':
    case 'measure':
      draft.facets = stackLabel(draft.facets, label, at);
      return undefined;
    case 'indicatorCode': {
      const code = text.trim();
      if (draft.facets.indicator === undefined && table.vocabulary.indicators.indicators.has(code))
        draft.facets = { ...draft.facets, indicator: code };
      return undefined;
    }
    case 'span':
      if (spanCell(label, draft, at)) return undefined;
      return label.day
        ? { ...seed('date-for-span'), params: { likely: likelySpan(label.day) } }
        : seed('bad-span-label');
    case 'year':
    case 'month':
    case 'quarter':
      return partOfSpan(column.role, label, draft, at) ? undefined : seed('bad-span-label');
    case 'unit': {
      const units = unitList(foldText(text));
      if (units === undefined) return seed('unknown-unit');
      if (units.length === 1 && units[0] !== undefined) {
        draft.statedUnit = units[0];
        draft.unitAt = at;
      }
      return undefined;
    }
    case 'status': {
      const status = statusOfText(foldText(text));
      if (status === undefined) return seed('unknown-status', false);
      draft.status = status;
      return undefined;
    }
    case 'remark':
      return remark(table, text, draft);
    default:
      return undefined;
  }
}

/** A remark that is a status word and nothing else states the row's status, where there is no column for it. 修订 in a remark
 *  is what somebody thought of it. */
function remark(table: Table, text: string, draft: RowDraft): undefined {
  if (table.labels.some((c) => c.role === 'status')) return;
  const status = statusOfText(foldText(text));
  if (status !== undefined && status !== 'revised') draft.status ??= status;
}

function spanCell(label: Label, draft: RowDraft, at: { row: number; column: number }): boolean {
  const words = label.span;
  const stated =
    words !== undefined &&
    (words.months !== undefined ||
      words.cutoff !== undefined ||
      words.year !== undefined ||
      words.yearShift !== undefined);
  // 位次 beside 1-4月累计, over both label columns: a name of another kind, not a bad period.
  if (!label.badSpan && !stated && label.unknown === '' && label.measure !== undefined) {
    draft.facets = stackLabel(draft.facets, label, at);
    return true;
  }
  if (label.badSpan || !stated) return false;
  if (label.day && !isPeriodEnd(label.day)) return false;
  draft.facets = stackLabel(draft.facets, { ...label, unknown: '' }, at);
  return true;
}

/** The period that a spreadsheet made a day of: January 3rd was 1-3月. */
function likelySpan(day: { readonly month: number; readonly day: number }): string {
  return day.month >= 1 && day.day > day.month && day.day <= 12 ? `${day.month}-${day.day}月` : '';
}

/** A day that stands for a month: its first or one of its last. */
export function isPeriodEnd(day: { readonly month: number; readonly day: number; readonly year: number }): boolean {
  return day.year > 0 && (day.day === 1 || day.day >= 28);
}

function partOfSpan(
  role: 'year' | 'month' | 'quarter',
  label: Label,
  draft: RowDraft,
  at: { row: number; column: number },
): boolean {
  const n = /^\d{1,4}$/.test(label.text) ? Number(label.text) : undefined;
  let words = label.span;
  if (n !== undefined) {
    if (role === 'year' && n >= 1949 && n <= 2100) words = { year: n };
    else if (role === 'month' && n >= 1 && n <= 12) words = { cutoff: n };
    else if (role === 'quarter' && n >= 1 && n <= 4) words = { months: { start: n * 3 - 2, length: 3 } };
    else return false;
  }
  if (words === undefined || label.badSpan) return false;
  // 年度 says which year, not that the year is whole, where another column says the month.
  const { months, ...rest } = words;
  const part = role === 'year' && months?.length === 12 ? rest : words;
  draft.facets = { ...draft.facets, span: stackSpan(draft.facets.span, part), spanAt: at, spanText: label.text };
  return true;
}

interface Naming {
  readonly state: RowState;
  readonly fault?: FaultSeed;
}

/** Finds the row's indicator: its own, that of the item it is nested under, or the one above it for 增长, 位次, 占比. */
function nameRow(
  table: Table,
  named: { readonly label: Label; readonly column: Column } | undefined,
  draft: RowDraft,
  state: RowState,
): Naming {
  if (!named) {
    const code = draft.facets.indicator;
    return { state: code === undefined ? state : { ...state, last: code } };
  }
  const { label, column } = named;
  const nested = label.nested || (state.group !== undefined && label.indent > state.groupIndent);
  const child = nested && state.group !== undefined ? childNamed(table, state.group, label) : undefined;
  if (child !== undefined) {
    const { indicatorCandidates: _, ...facets } = draft.facets;
    draft.facets = { ...facets, indicator: child };
  }
  if (child === undefined && label.unknown !== '' && state.headingText !== undefined) {
    const joined = table.vocabulary.label(state.headingText + coreOf(label));
    if (joined.unknown === '' && joined.indicator !== undefined) {
      draft.facets = stackLabel(draft.facets, joined, { row: 0, column: column.column });
      return { state: { ...state, last: joined.indicator } };
    }
  }
  if (child === undefined && label.unknown !== '')
    return { state: nested ? state : forgetting(state), fault: unknownName(draft, column) };
  const own = draft.facets.indicator;
  if (own !== undefined) {
    const { span: _, ...rest } = state;
    const left: RowState = {
      ...rest,
      last: own,
      ...(draft.facets.span === undefined ? {} : { span: draft.facets.span }),
    };
    return { state: nested ? left : { ...left, group: own, groupIndent: label.indent } };
  }
  const understood = draft.facets.indicatorCandidates === undefined && draft.facets.total !== true;
  if (understood && state.last !== undefined && column.role === 'indicator') {
    const span = draft.facets.span ?? state.span;
    draft.facets = { ...draft.facets, indicator: state.last, ...(span === undefined ? {} : { span }) };
  }
  return { state };
}

/** 增长 below an unknown name is not that of the last name known. */
function forgetting(state: RowState): RowState {
  const { last: _, ...rest } = state;
  return rest;
}

function unknownName(draft: RowDraft, column: Column): FaultSeed {
  return {
    code: 'unknown-indicator',
    row: null,
    column: column.column,
    value: draft.labelText ?? null,
    params: {},
    wholeRow: true,
  };
}

function coreOf(label: Label): string {
  return withoutBrackets(withoutPrefix(label.text).text);
}

/** The item of a group that a short name means: 工业 under 全社会用电量 is 工业用电量. */
function childNamed(table: Table, group: IndicatorCode, label: Label): IndicatorCode | undefined {
  const { indicators, parts } = table.vocabulary.indicators;
  const items = parts.get(group) ?? [];
  if (
    label.indicator !== undefined &&
    (items.includes(label.indicator) || indicators.get(label.indicator)?.parent === group)
  )
    return label.indicator;
  const fitting = label.indicatorCandidates?.filter((code) => items.includes(code));
  if (fitting?.length === 1) return fitting[0];
  const name = withoutBrackets(withoutPrefix(label.unknown === '' ? label.text : label.unknown).text);
  if (name.length < 2) return label.indicator;
  const found = items.filter((code) => {
    const full = foldText(indicators.get(code)?.name.zh ?? '');
    return full.startsWith(name) && full.length > name.length;
  });
  return found.length === 1 ? found[0] : label.indicator;
}
