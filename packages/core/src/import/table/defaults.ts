import type { RegionCode } from '../../region/region.ts';
import type { Label } from '../label/label.ts';
import type { SpanWords } from '../label/span-scan.ts';
import type { Vocabulary } from '../label/vocabulary.ts';
import type { Column } from './column.ts';
import { stackSpan } from './facets.ts';
import { type LineFacts, type NoteFacts, readLines } from './lines.ts';
import type { Surroundings, TableDefaults } from './table.ts';

/** The region that a table is about, by its title, the sheet or the file. */
export function regionOfLines(facts: LineFacts, around: Surroundings, vocabulary: Vocabulary): RegionCode | undefined {
  const own = facts.titles.findLast(({ label }) => label.region !== undefined)?.label.region;
  if (own !== undefined) return own;
  const sheet = readLines(around.sheetLines, vocabulary).titles.findLast(({ label }) => label.region !== undefined);
  return sheet?.label.region ?? cleanRegion(around.sheetName) ?? around.fileName?.region;
}

function cleanRegion(label: Label): RegionCode | undefined {
  return label.unknown === '' ? label.region : undefined;
}

/** What holds for a table where its columns and rows do not say otherwise; what stands nearer to it counts. */
export function defaultsOf(
  facts: LineFacts,
  notes: NoteFacts,
  labels: readonly Column[],
  vocabulary: Vocabulary,
  around: Surroundings,
): TableDefaults {
  const own = facts.titles.map(({ label }) => label);
  const sheet = readLines(around.sheetLines, vocabulary);
  const sheetTitles = sheet.titles.map(({ label }) => label);
  const outer = [around.fileName, around.sheetName, ...sheetTitles].filter((label) => label !== undefined);
  const naming = own.some((label) => label.text.length > 3) ? own : [...outer, ...own];
  const region = [...outer, ...own].findLast((label) => label.region !== undefined)?.region;
  const indicator =
    naming.findLast((label) => label.indicator !== undefined)?.indicator ??
    (around.sheetName.unknown === '' ? around.sheetName.indicator : undefined);
  const measure = naming.findLast(
    (l) => l.measure !== undefined && l.measure !== 'quantity' && !/总[量额]|[及和、]/u.test(l.text),
  );
  const status = own.findLast((label) => label.status !== undefined)?.status ?? notes.status;
  const cornerUnits = labels.findLast((c) => c.role !== 'unit' && c.facets.units !== undefined)?.facets.units;
  const titleUnits = own.findLast((label) => label.units !== undefined)?.units;
  const units =
    facts.units.length > 0
      ? facts.units
      : (cornerUnits ?? titleUnits ?? (sheet.units.length > 0 ? sheet.units : (notes.units ?? [])));
  return {
    span: spanOfTitles(own, outer, facts, sheet),
    units,
    ...(region === undefined ? {} : { region }),
    ...(indicator === undefined ? {} : { indicator }),
    ...(measure?.measure === undefined ? {} : { measure: measure.measure }),
    ...(status === undefined ? {} : { status }),
  };
}

/** The period of a title: the nearest one that states months counts, and the nearest that states a year. A bare month in a
 *  title is the month of the bulletin, up to which figures may cumulate. */
function spanOfTitles(own: readonly Label[], outer: readonly Label[], facts: LineFacts, sheet: LineFacts): SpanWords {
  let span: SpanWords = {};
  for (const label of [...outer, ...own]) span = stackSpan(span, titleSpan(label));
  if (span.year === undefined) {
    const dated = facts.released ?? facts.filed ?? sheet.released ?? sheet.filed;
    const end = span.cutoff ?? (span.months && span.months.start + span.months.length - 1) ?? 1;
    if (dated !== undefined)
      span = { ...span, year: Number(dated.slice(0, 4)) - (Number(dated.slice(5, 7)) < end ? 1 : 0) };
  }
  return span;
}

function titleSpan(label: Label): SpanWords {
  const words = label.span ?? {};
  const { months, yearShift: _, ...rest } = words;
  if (months === undefined) return rest;
  return label.monthOnly ? { ...rest, cutoff: months.start } : { ...rest, months };
}
