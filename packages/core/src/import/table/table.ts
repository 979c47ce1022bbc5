import { foldText } from '../../fold.ts';
import type { IndicatorCode } from '../../indicator/indicator.ts';
import type { Day } from '../../instant.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Label } from '../label/label.ts';
import type { SpanWords } from '../label/span-scan.ts';
import type { Vocabulary } from '../label/vocabulary.ts';
import type { MeasureWord } from '../label/words.ts';
import { type Column, readColumn } from './column.ts';
import type { Facets } from './facets.ts';
import { inheritAlongHead } from './inherit.ts';
import { type LineFacts, type NoteFacts, readLines } from './lines.ts';
import type { Line } from './lines.ts';
import type { ViewRow } from './sheet-view.ts';
import { defaultsOf, regionOfLines } from './defaults.ts';
import { endOfTitleName, nameUnderTitle } from './name-under-title.ts';
import { oneRankEach } from './rank-scope.ts';
import { sideBySide } from './side-by-side.ts';
import { withoutAmountsOfChange } from './amount-of-change.ts';

/** What holds for a whole table: its title, the lines above it, its sheet. */
export interface TableDefaults {
  readonly region?: RegionCode;
  readonly indicator?: IndicatorCode;
  readonly measure?: MeasureWord;
  readonly span: SpanWords;
  readonly units: readonly string[];
  readonly status?: ObservationStatus;
}

/** A column of figures with what it takes from its neighbours: 增速 after 社会消费品零售额 is the growth of that. */
export interface ValueColumn extends Column {
  readonly inherited: Facets;
}

/** A table as recognised (表): its columns of labels, its columns of figures, and what holds for all of them. */
export interface Table {
  readonly headRows: readonly ViewRow[];
  readonly labels: readonly Column[];
  readonly values: readonly ValueColumn[];
  readonly others: readonly Column[];
  readonly defaults: TableDefaults;
  readonly notes: NoteFacts;
  readonly facts: LineFacts;
  readonly lines: readonly Line[];
  readonly vocabulary: Vocabulary;
  readonly rowsGiveRegion: boolean;
  readonly rowsGiveIndicator: boolean;
  readonly columnsGiveRegion: boolean;
  /** The region that 合计 and 总计 mean: the one that the others lie in. */
  readonly whole?: RegionCode;
  /** The whole has a row or column of its own, so that a total says it twice. */
  readonly wholeStated: boolean;
  /** The day that no figure can be later than: filed, released, or today. */
  readonly reference: Day;
}

/** Where a table's defaults come from when its own lines do not say: the sheet's first lines, its name, the file's name. */
export interface Surroundings {
  readonly sheetLines: readonly Line[];
  readonly sheetName: Label;
  readonly fileName: Label | undefined;
  readonly today: Day;
  vocabularyOf(region: RegionCode | undefined): Vocabulary;
  notesOf(vocabulary: Vocabulary): NoteFacts;
}

/** The parts of a sheet that a table is recognised from: its head, the lines above it, its first rows with figures. */
export interface TableParts {
  readonly headRows: readonly ViewRow[];
  readonly lines: readonly Line[];
  readonly sample: readonly ViewRow[];
}

/** Roles whose cells name the rows. */
const labelRoles: ReadonlySet<Column['role']> = new Set<Column['role']>([
  'region',
  'regionCode',
  'indicator',
  'indicatorCode',
  'span',
  'year',
  'month',
  'quarter',
  'measure',
  'unit',
  'status',
  'release',
  'remark',
]);

/** Whether the cells of a column name its rows. */
function isLabelColumn(column: Column): boolean {
  return labelRoles.has(column.role);
}

const cellsLookedAt = 10_000;

/** Recognises the tables that share these head rows: one, or several side by side. */
export function recogniseTables(parts: TableParts, around: Surroundings): readonly Table[] {
  const base = around.vocabularyOf(undefined);
  const firstFacts = readLines(parts.lines, base);
  const region = regionOfLines(firstFacts, around, base);
  const vocabulary = around.vocabularyOf(region);
  const used = usedColumns(parts);
  // Of a very wide sheet fewer rows are looked at.
  const sample = parts.sample.slice(0, Math.max(20, Math.floor(cellsLookedAt / used.length)));
  const columns = used.map((c) => readColumn(c, parts.headRows, sample, vocabulary));
  return sideBySide(columns).flatMap((part) => tableOf(part, parts, vocabulary, around) ?? []);
}

function usedColumns({ headRows, sample }: TableParts): readonly number[] {
  const used = new Set<number>();
  for (const row of [...headRows, ...sample]) row.cells.forEach((cell, column) => cell && used.add(column));
  return [...used].toSorted((a, b) => a - b);
}

function tableOf(
  columns: readonly Column[],
  parts: TableParts,
  vocabulary: Vocabulary,
  around: Surroundings,
): Table | undefined {
  const labels = columns.filter((c) => isLabelColumn(c));
  const figures = columns.filter((c) => c.role === 'value');
  // Figures without a head, beside others that have one, are somebody's workings.
  const headed = figures.filter((c) => c.head.length > 0);
  if (figures.length === 0) return undefined;
  const from = columns[0]?.column ?? 0;
  const to = columns.at(-1)?.column ?? 0;
  const lines = parts.lines.filter((line) => lineCovers(line, from, to, parts.lines));
  const notes = around.notesOf(vocabulary);
  const facts = withDatesOf(around, readLines(lines, vocabulary), vocabulary, notes);
  const defaults = defaultsOf(facts, notes, labels, vocabulary, around);
  const understood = (headed.length > 0 ? headed : figures).map((c) =>
    abbreviated(c, defaults.indicator, facts.titles, vocabulary),
  );
  const values = withoutAmountsOfChange(understood);
  const rowsGiveIndicator = labels.some((c) => c.role === 'indicator' || c.role === 'indicatorCode');
  const regions = regionsOf(labels, values, parts.sample, vocabulary);
  const whole = wholeOf(regions, vocabulary);
  return {
    headRows: parts.headRows,
    labels,
    values: oneRankEach(inheritAlongHead(values, defaults, rowsGiveIndicator), regions, vocabulary),
    others: columns.filter((c) => !isLabelColumn(c) && values.every((v) => v.column !== c.column)),
    defaults,
    notes,
    facts,
    lines,
    vocabulary,
    rowsGiveRegion: labels.some((c) => c.role === 'region' || c.role === 'regionCode'),
    rowsGiveIndicator,
    columnsGiveRegion: values.some((c) => c.facets.region !== undefined),
    wholeStated: whole !== undefined && regions.includes(whole),
    reference: facts.filed ?? facts.released ?? around.today,
    ...(whole === undefined ? {} : { whole }),
  };
}

/** A date of release below the tables, or one of release or filing at the top of a sheet, holds for all tables below that have none of their own. */
function withDatesOf(around: Surroundings, facts: LineFacts, vocabulary: Vocabulary, notes: NoteFacts): LineFacts {
  if (facts.released !== undefined || facts.filed !== undefined) return facts;
  const above = readLines(around.sheetLines, vocabulary);
  const { filed } = above;
  const released = above.released ?? notes.released;
  return { ...facts, ...(released === undefined ? {} : { released }), ...(filed === undefined ? {} : { filed }) };
}

/** 零售额 under the title 社会消费品零售总额: part of the name of what the whole table is about. */
function abbreviated(
  column: Column,
  about: IndicatorCode | undefined,
  titles: LineFacts['titles'],
  vocabulary: Vocabulary,
): Column {
  if (about !== undefined && column.head.some(({ label }) => endOfTitleName(label, about, vocabulary)))
    return { ...column, facets: { ...column.facets, indicator: about } };
  if (column.unknown !== undefined && column.facets.indicator === undefined) {
    const completed = nameUnderTitle(column.unknown.label, titles, vocabulary);
    const { unknown: _, ...known } = column;
    if (completed !== undefined) return { ...known, facets: { ...column.facets, indicator: completed } };
  }
  const indicator = about === undefined ? undefined : vocabulary.indicators.indicators.get(about);
  if (!indicator || column.unknown === undefined || column.facets.indicator !== undefined) return column;
  const text = column.unknown.label.unknown;
  const names = [indicator.name.zh, ...indicator.aliases].map((name) => foldText(name));
  if (text.length < 2 || !names.some((name) => name.includes(text))) return column;
  const { unknown: _, ...rest } = column;
  return { ...rest, facets: { ...column.facets, indicator: indicator.code } };
}

/** A line holds for the columns under it; one that stands alone in its row holds for all. */
function lineCovers(line: Line, from: number, to: number, lines: readonly Line[]): boolean {
  const alone = lines.every((other) => other === line || other.row !== line.row);
  return alone || (line.from <= to && line.to >= from) || line.to < from;
}

function regionsOf(
  labels: readonly Column[],
  values: readonly Column[],
  sample: readonly ViewRow[],
  vocabulary: Vocabulary,
): readonly RegionCode[] {
  const column = labels.find((c) => c.role === 'region');
  const inRows = column
    ? sample.flatMap((row) => {
        const cell = row.cells[column.column];
        return cell === undefined ? [] : (vocabulary.label(cell.text).region ?? []);
      })
    : [];
  return [...new Set([...inRows, ...values.flatMap((c) => c.facets.region ?? [])])];
}

function wholeOf(regions: readonly RegionCode[], vocabulary: Vocabulary): RegionCode | undefined {
  const counts = new Map<RegionCode, number>();
  for (const code of regions) {
    const parent = vocabulary.regions.regions.get(code)?.parent;
    if (parent !== undefined && parent !== null) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted((a, b) => b[1] - a[1]);
  return best && best[1] > 1 ? best[0] : undefined;
}
