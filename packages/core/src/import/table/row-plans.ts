import { foldText } from '../../fold.ts';
import type { RegionCode, RegionLevel } from '../../region/region.ts';
import { type CellPlan, planCell } from './coordinate.ts';
import type { RowCells } from './row-cells.ts';
import { headingOf } from './row-kind.ts';
import { type RowRegion, readRegion } from './row-region.ts';
import { type ReadWords, type RowState, readWords } from './row-words.ts';
import { labelText } from './sheet-view.ts';
import type { Table } from './table.ts';

/** What a row's labels say, with a place for what each of its figures is. */
export interface PlannedRow extends ReadWords {
  readonly plans: (CellPlan | undefined)[];
}

/** Works out what the figures of a table's rows are, once per combination of label texts: rows of a long table repeat them. */
export interface RowPlans {
  /** What the row says; what it leaves behind holds for the rows read after it. */
  words(row: RowCells): PlannedRow;
  region(row: RowCells): RowRegion;
  plan(words: PlannedRow, index: number, region: RegionCode | undefined): CellPlan;
  /** A row without figures: what it says holds for the rows below. */
  heading(row: RowCells): void;
}

const levels: readonly RegionLevel[] = ['country', 'province', 'city', 'county', 'cityLevel', 'managementArea', 'park'];

/** Texts that never come back (names of enterprises in a label column) must not fill the memory. */
const cacheLimit = 20_000;

function keep<V>(cache: Map<string, V>, key: string, value: V): V {
  if (cache.size >= cacheLimit) cache.clear();
  cache.set(key, value);
  return value;
}

/** Starts the reading of a table's rows, from the first one down. */
export function createRowPlans(table: Table): RowPlans {
  const { labels, values } = table;
  const regionColumns = labels.filter((c) => c.role === 'region').map((c) => c.column);
  const codeColumn = labels.find((c) => c.role === 'regionCode')?.column;
  const wordColumns = labels.map((c) =>
    c.role === 'region' || c.role === 'regionCode' || c.role === 'release' ? undefined : c.column,
  );
  const plannedRows = new Map<string, PlannedRow>();
  const rowRegions = new Map<string, RowRegion>();
  const carries = carryingColumns(table);
  const carried = new Map<number, string>();
  const texts: string[] = [];
  let state: RowState = { groupIndent: 0, section: {} };
  let sections = 0;
  let stateKey = keyOf(state, sections);
  let last: PlannedRow | undefined;
  let lastKey = '';

  const textAt = (row: RowCells, column: number): string => {
    const text = labelText(row.at(column));
    if (!carries.has(column)) return text;
    if (foldText(text) === '') return carried.get(column) ?? '';
    // A new group ends the one of the columns to its right.
    for (const other of carries) if (other > column) carried.delete(other);
    carried.set(column, text);
    return text;
  };

  return {
    words: (row) => {
      // Rows of a long table mostly say what the row above them says, but for the region.
      let same = stateKey === lastKey;
      for (let i = 0; i < wordColumns.length; i++) {
        const column = wordColumns[i];
        const text = column === undefined ? '' : textAt(row, column);
        if (texts[i] === text) continue;
        texts[i] = text;
        same = false;
      }
      let found = same ? last : undefined;
      if (found === undefined) {
        const key = `${stateKey}\u0001${texts.join('\u0001')}`;
        found = plannedRows.get(key) ?? keep(plannedRows, key, { ...readWords(table, texts, state), plans: [] });
        last = found;
        lastKey = stateKey;
      }
      if (found.state !== state) {
        state = found.state;
        stateKey = keyOf(state, sections);
      }
      return found;
    },
    region: (row) => {
      let key = '';
      for (const column of regionColumns) key += `${textAt(row, column)}\u0001`;
      if (codeColumn !== undefined) key += labelText(row.at(codeColumn));
      const held = rowRegions.get(key);
      if (held) return held;
      const names = regionColumns.map((column) => [column, textAt(row, column)] as const);
      const code = codeColumn === undefined ? undefined : ([codeColumn, labelText(row.at(codeColumn))] as const);
      return keep(rowRegions, key, readRegion(table, names, code));
    },
    plan: (words, index, region) => {
      const level = (region === undefined ? undefined : table.vocabulary.regions.regions.get(region)?.level) ?? 'city';
      const at = index * levels.length + levels.indexOf(level);
      const held = words.plans[at];
      if (held) return held;
      const column = values[index];
      if (!column) throw new Error(`no column of figures: ${index}`);
      const plan = planCell(table, column, words.words, level);
      words.plans[at] = plan;
      return plan;
    },
    heading: (row) => {
      const heading = headingOf(table, row);
      if (heading === undefined) return;
      sections++;
      const { last: _, group: __, ...rest } = state;
      const { indicator } = heading.section;
      state = {
        ...(heading.forget ? rest : state),
        section: stackHeading(state.section, heading.section),
        groupIndent: 0,
        headingText: heading.text,
        ...(indicator === undefined ? {} : { last: indicator, group: indicator }),
      };
      stateKey = keyOf(state, sections);
    },
  };
}

/** Columns of groups: those that mostly are empty and have names to their right. The last names are each row's own. */
function carryingColumns({ labels }: Table): ReadonlySet<number> {
  const naming = labels.filter(
    (c) => c.role === 'region' || c.role === 'indicator' || c.role === 'span' || c.role === 'measure',
  );
  const last = naming.at(-1)?.column ?? -1;
  return new Set(labels.filter((c) => c.carries && c.column < last).map((c) => c.column));
}

function spanText(span: RowState['span']): string {
  if (span === undefined) return '';
  const { year = '', yearShift = '', months, cutoff = '', accumulation = '' } = span;
  return `${year},${yearShift},${months?.start ?? ''},${months?.length ?? ''},${cutoff},${accumulation}`;
}

function keyOf(state: RowState, sections: number): string {
  const { last = '', group = '', groupIndent, span, months } = state;
  return `${last}|${group}|${groupIndent}|${sections}|${spanText(span)}|${spanText(months)}`;
}

/** A heading that names an indicator ends what the one before it said about measure and unit. */
function stackHeading(above: RowState['section'], heading: RowState['section']): RowState['section'] {
  if (heading.indicator === undefined) return { ...above, ...heading };
  const { measure: _, units: __, ...rest } = above;
  return { ...rest, ...heading };
}
