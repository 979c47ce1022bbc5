import { withoutBrackets, withoutPrefix } from '../../indicator/match.ts';
import { foldText } from '../../fold.ts';
import type { IndicatorCode } from '../../indicator/indicator.ts';
import type { Label } from '../label/label.ts';
import type { Column } from './column.ts';
import type { FaultSeed } from './coordinate.ts';
import { stackLabel } from './facets.ts';
import { nameUnderTitle } from './name-under-title.ts';
import type { RowDraft, RowState } from './row-words.ts';
import type { Table } from './table.ts';

interface Naming {
  readonly state: RowState;
  readonly fault?: FaultSeed;
}

/** Finds the row's indicator: its own, that of the item it is nested under, or the one above it for 增长, 位次, 占比. */
export function nameRow(
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
  if (child === undefined && label.unknown !== '') {
    const completed = nameUnderTitle(label, table.facts.titles, table.vocabulary);
    if (completed !== undefined) {
      draft.facets = { ...draft.facets, indicator: completed };
      return { state: { ...state, last: completed, group: completed, groupIndent: label.indent } };
    }
    return { state: nested ? state : forgetting(state), fault: unknownName(draft, column) };
  }
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
  if (found.length === 1) return found[0];
  const short = items.filter((code) => isShortFor(coreOf(label), foldText(indicators.get(code)?.name.zh ?? '')));
  return label.indicator === undefined && short.length === 1 ? short[0] : label.indicator;
}

/** 园区工业 for 园区规模以上工业增加值: its characters in their order, from the first one on. */
function isShortFor(name: string, full: string): boolean {
  if (name.length < 3 || !full.startsWith(name.slice(0, 2))) return false;
  let at = 0;
  for (const c of name) {
    at = full.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
