import { withoutBrackets, withoutPrefix } from '../../indicator/match.ts';
import { foldText } from '../../fold.ts';
import type { Label } from '../label/label.ts';
import type { Vocabulary } from '../label/vocabulary.ts';
import type { HeadRole } from '../label/words.ts';
import { growthInWords } from '../growth-in-words.ts';
import { type Facets, type Place, saysSomething, stackLabel } from './facets.ts';
import type { ViewCell, ViewRow } from './sheet-view.ts';

/** One cell of a head over a column. */
export interface HeadCell {
  readonly label: Label;
  readonly at: Place;
  readonly text: string;
}

/** What a column holds: figures, or labels of one kind for the rows. */
export type ColumnRole = HeadRole | 'value' | 'aside' | 'empty';

/** A column of a table (列): its head, and what that says. */
export interface Column {
  readonly column: number;
  /** The head over it, from top to bottom, each merged cell once. */
  readonly head: readonly HeadCell[];
  readonly role: ColumnRole;
  /** What the head says together. */
  readonly facets: Facets;
  /** The head cell that nothing explains, where that keeps the column from being read. */
  readonly unknown?: HeadCell;
  readonly hasFigures: boolean;
  /** A group's name stands in its first row only: an empty cell means the one above. */
  readonly carries: boolean;
}

/** How the cells of a column look in the first rows under the head. */
interface Contents {
  readonly filled: number;
  readonly figures: number;
  readonly texts: number;
  readonly dates: number;
  readonly regions: number;
  readonly indicators: number;
  readonly measures: number;
  readonly spans: number;
  readonly units: number;
  readonly statuses: number;
  readonly codes: number;
  readonly monthCodes: number;
  /** Consecutive whole numbers: a numbering. */
  readonly numbering: boolean;
  readonly distinct: number;
}

/** The cells of a head over one column, from top to bottom. */
function headOf(column: number, headRows: readonly ViewRow[], vocabulary: Vocabulary): readonly HeadCell[] {
  const head: HeadCell[] = [];
  let before: ViewCell | undefined;
  for (const row of headRows) {
    const cell = row.cells[column];
    if (cell === undefined || sameCell(cell, before)) continue;
    before = cell;
    head.push({ label: vocabulary.label(cell.text), at: { row: cell.row, column: cell.column }, text: cell.text });
  }
  return head;
}

function sameCell(a: ViewCell, b: ViewCell | undefined): boolean {
  return b !== undefined && a.row === b.row && a.column === b.column;
}

function contentsOf(column: number, sample: readonly ViewRow[], vocabulary: Vocabulary): Contents {
  const c = {
    filled: 0,
    figures: 0,
    texts: 0,
    dates: 0,
    regions: 0,
    indicators: 0,
    measures: 0,
    spans: 0,
    units: 0,
    statuses: 0,
    codes: 0,
    monthCodes: 0,
  };
  const texts = new Set<string>();
  let numbering = true;
  let last: number | undefined;
  for (const row of sample) {
    const cell = row.cells[column];
    if (cell === undefined) continue;
    c.filled++;
    texts.add(cell.text);
    const folded = foldText(cell.text);
    if (cell.kind === 'date') c.dates++;
    else if (cell.kind !== 'text' || growthInWords(cell.text) !== undefined) c.figures++;
    else c.texts++;
    const n = cell.kind === 'number' ? Number(folded) : Number.NaN;
    numbering &&= Number.isInteger(n) && (last === undefined ? n <= 2 : n === last + 1);
    last = n;
    if (isRegionCode(folded, vocabulary)) c.codes++;
    if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])$/.test(folded)) c.monthCodes++;
    if (cell.kind === 'text' && growthInWords(cell.text) === undefined) countLabel(c, vocabulary.label(cell.text));
  }
  return { ...c, numbering: numbering && c.filled > 1, distinct: texts.size };
}

type Counts = { -readonly [K in keyof Contents]: Contents[K] };

function countLabel(c: Partial<Counts>, label: Label): void {
  const add = (key: 'regions' | 'indicators' | 'measures' | 'spans' | 'units' | 'statuses'): void => {
    c[key] = (c[key] ?? 0) + 1;
  };
  if (label.region !== undefined || label.regionCandidates !== undefined) add('regions');
  if (label.indicator !== undefined || label.indicatorCandidates !== undefined) add('indicators');
  else if (label.measure !== undefined || label.aside !== undefined) add('measures');
  if (label.span !== undefined || label.badSpan) add('spans');
  if (label.units !== undefined && label.indicator === undefined && label.measure === undefined) add('units');
  if (label.status !== undefined && label.region === undefined) add('statuses');
}

const regionCode = /^\d{6}(?:\d{6}|\d{3}|\.local)?$/;

/** The code that identifies a region: longer ones end in the digits of smaller areas. */
export function codeOf(folded: string): string {
  return folded.endsWith('.local') ? folded : folded.slice(0, 6);
}

/** A code of six or twelve digits that a region has or had. */
export function isRegionCode(folded: string, vocabulary: Vocabulary): boolean {
  return regionCode.test(folded) && vocabulary.regionOf(codeOf(folded)).kind === 'matched';
}

/** Reads one column: its head, and what its cells show it to be where the head does not say. */
export function readColumn(
  column: number,
  headRows: readonly ViewRow[],
  sample: readonly ViewRow[],
  vocabulary: Vocabulary,
): Column {
  const head = headOf(column, headRows, vocabulary);
  const contents = contentsOf(column, sample, vocabulary);
  const role = roleOf(head, contents);
  const { facets, unknown } = stackHead(head, vocabulary);
  const carries = naming.has(role) && contents.filled > 0 && contents.filled < sample.length * 0.7;
  return { column, head, role, facets, hasFigures: contents.figures > 0, carries, ...(unknown ? { unknown } : {}) };
}

const naming: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['region', 'indicator', 'span', 'measure', 'year']);

const most = (part: number, whole: number, share = 0.5): boolean => whole > 0 && part >= whole * share;

function roleOf(head: readonly HeadCell[], c: Contents): ColumnRole {
  const bottom = head.findLast((h) => h.label.role !== undefined || saysSomething(h.label) || h.label.unknown !== '');
  const named = bottom?.label.role;
  if (c.filled === 0) return named ?? (head.length > 0 ? 'value' : 'empty');
  if (named !== undefined) return namedRole(named, c);
  const headSays = head.some((h) => saysSomething(h.label));
  if (most(c.texts, c.filled, 0.6)) return textRole(c, headSays);
  if (most(c.dates, c.filled)) return 'span';
  if (most(c.codes, c.filled, 0.7)) return 'regionCode';
  if (head.length === 0 && c.numbering) return 'serial';
  if (!headSays && most(c.monthCodes, c.filled, 0.8)) return 'span';
  return 'value';
}

/** A head such as 名称 or 单位 stands over names of any kind: the cells decide. */
function namedRole(named: HeadRole, c: Contents): ColumnRole {
  switch (named) {
    case 'region':
    case 'indicator':
    case 'unit':
    case 'category':
      // 怀化市地区生产总值 names both: such a cell is read whole.
      if (most(c.regions, c.texts) && most(c.indicators, c.texts)) return 'indicator';
      if (most(c.regions, c.texts, 0.5) && c.regions >= c.indicators) return 'region';
      if (named !== 'category' && most(c.indicators + c.measures, c.texts, 0.5)) return 'indicator';
      if (named !== 'category' && most(c.spans, c.texts)) return 'span';
      if (named !== 'unit' && named !== 'category' && most(c.units, c.texts)) return 'unit';
      if (named === 'unit' && c.units === 0 && c.texts > 0) return 'category';
      return named;
    case 'serial':
      return most(c.codes, c.filled, 0.7) ? 'regionCode' : 'serial';
    default:
      return named;
  }
}

function textRole(c: Contents, headSays: boolean): ColumnRole {
  if (most(c.regions, c.texts)) return 'region';
  if (most(c.spans, c.texts)) return c.indicators > c.spans ? 'indicator' : 'span';
  if (most(c.units, c.texts, 0.6)) return 'unit';
  if (most(c.statuses, c.texts)) return 'status';
  // ±0 and 持平 among the figures under 增速 are slips, not names.
  if (headSays && c.figures > 0 && c.indicators === 0) return 'value';
  if (most(c.indicators + c.measures, c.texts, 0.3)) return c.indicators === 0 ? 'measure' : 'indicator';
  if (headSays && c.figures > 0) return 'value';
  // Names that nothing knows: rows of them are named one by one as unknown, if they hold figures.
  return c.regions + c.indicators > 0 ? (c.regions > c.indicators ? 'region' : 'indicator') : 'category';
}

function core(label: Label): string {
  return withoutBrackets(withoutPrefix(label.text).text);
}

/** Puts the head's cells together. A name that is cut over two cells (规模以上工业 | 利润总额) is one name. */
function stackHead(head: readonly HeadCell[], vocabulary: Vocabulary): { facets: Facets; unknown?: HeadCell } {
  let facets: Facets = {};
  let unknown: HeadCell | undefined;
  for (let i = 0; i < head.length; i++) {
    const cell = head[i];
    if (!cell) continue;
    const { label } = cell;
    const below = head[i + 1];
    const joined = below && joinedName(label, below.label, vocabulary);
    if (joined && below) {
      facets = stackLabel(facets, { ...below.label, ...joined, unknown: '' }, below.at);
      unknown = undefined;
      i++;
      continue;
    }
    const names = label.indicator !== undefined || label.region !== undefined;
    if (names) unknown = undefined;
    if (label.unknown !== '' && label.role === undefined && !label.set) unknown = cell;
    facets = stackLabel(facets, label, cell.at);
  }
  return { facets, ...(unknown ? { unknown } : {}) };
}

function joinedName(above: Label, below: Label, vocabulary: Vocabulary): Partial<Label> | undefined {
  if (below.unknown === '' || (above.unknown === '' && above.indicator === undefined)) return undefined;
  const { indicator, indicatorCandidates, measure, units, unknown } = vocabulary.label(core(above) + core(below));
  if (unknown !== '' || (indicator === undefined && indicatorCandidates === undefined)) return undefined;
  return {
    ...(indicator === undefined ? {} : { indicator }),
    ...(indicatorCandidates === undefined ? {} : { indicatorCandidates }),
    ...(measure === undefined ? {} : { measure }),
    ...(units === undefined ? {} : { units }),
  };
}
