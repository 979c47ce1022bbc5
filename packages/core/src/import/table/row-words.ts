import { foldText } from '../../fold.ts';
import type { IndicatorCode } from '../../indicator/indicator.ts';
import type { Label } from '../label/label.ts';
import { statusOfText } from '../label/status-words.ts';
import type { SpanWords } from '../label/span-scan.ts';
import { unitList } from '../label/unit-words.ts';
import type { Column } from './column.ts';
import type { FaultSeed, RowWords } from './coordinate.ts';
import { type Facets, stackLabel } from './facets.ts';
import { statusOfMarks } from './lines.ts';
import type { Table } from './table.ts';
import { likelySpan, partOfSpan, spanCell } from './period-cell.ts';
import { nameRow } from './row-name.ts';

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

/** A row while its labels are read. */
export type RowDraft = { -readonly [K in keyof RowWords]: RowWords[K] } & { facets: Facets };

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
