import { withoutBrackets, withoutPrefix } from '../../indicator/match.ts';
import { foldText } from '../../fold.ts';
import type { Label } from '../label/label.ts';
import type { Facets } from './facets.ts';
import { saysSomething, stackLabel } from './facets.ts';
import { isNote } from './lines.ts';
import type { RowCells } from './row-cells.ts';
import { labelText } from './sheet-view.ts';
import type { Table } from './table.ts';

const namingRoles: ReadonlySet<string> = new Set(['region', 'indicator', 'span', 'measure']);

/** Whether a row's labels are such as the table has: its regions are regions and no cell of it is a head's word. */
export function fitsLabels(table: Table, row: RowCells): boolean {
  let fitting = 0;
  for (const column of table.labels) {
    const text = labelText(row.at(column.column));
    if (foldText(text) === '' || !namingRoles.has(column.role)) continue;
    const label = table.vocabulary.label(text);
    if (label.role !== undefined) return false;
    if (fitsRole(label, column.role)) fitting++;
  }
  return fitting > 0;
}

function fitsRole(label: Label, role: string): boolean {
  switch (role) {
    case 'region':
      return label.region !== undefined || label.regionCandidates !== undefined || label.total === true;
    case 'span':
      return label.span !== undefined;
    default:
      return label.indicator !== undefined || label.indicatorCandidates !== undefined || label.measure !== undefined;
  }
}

/** What a heading between rows leaves to the rows below it. */
export interface Heading {
  readonly section: Facets;
  readonly text: string;
  /** What was said further up no longer holds. */
  readonly forget: boolean;
}

/** What a row without figures says for the rows below it (一、规模以上工业增加值; 长沙市). Undefined for a note, and for a row
 *  of several labels, which only has no figures. */
export function headingOf(table: Table, row: RowCells): Heading | undefined {
  const texts = new Set<string>();
  for (const column of table.labels) {
    const text = labelText(row.at(column.column));
    if (foldText(text) !== '') texts.add(text);
  }
  const [text, ...more] = texts;
  if (text === undefined || more.length > 0 || isNote(text)) return undefined;
  const label = table.vocabulary.label(text);
  const core = withoutBrackets(withoutPrefix(label.text).text);
  if (label.unknown !== '' || !saysSomething(label))
    return { section: {}, text: core, forget: table.rowsGiveIndicator };
  return { section: stackLabel({}, label, { row: 0, column: 0 }), text: core, forget: false };
}
