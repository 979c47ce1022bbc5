import type { IndicatorIndex } from '../../indicator/match.ts';
import type { Day } from '../../instant.ts';
import type { RegionIndex } from '../../region/match.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Grid } from '../grid.ts';
import { type LabelOverride, type Vocabulary, createVocabulary } from '../label/vocabulary.ts';
import { type NoteFacts, isNote, readNotes } from './lines.ts';
import { type ViewRow, holdsFigures } from './sheet-view.ts';
import type { Surroundings } from './table.ts';

/** What sheets are read with, as far as tables ask. */
export interface SheetContext {
  readonly indicators: IndicatorIndex;
  readonly regions: RegionIndex;
  readonly city: RegionCode;
  readonly today: Day;
  readonly fileName?: string;
  readonly overrides: ReadonlyMap<string, LabelOverride>;
}

/** What a sheet says around its tables: its first lines, its name, its notes. */
export function surroundingsOf(grid: Grid, rows: readonly ViewRow[], context: SheetContext): Surroundings {
  const vocabularies = new Map<string, Vocabulary>();
  const vocabularyOf = (region: RegionCode | undefined): Vocabulary => {
    const inContext = contextOf(region, context);
    const key = `${inContext.province ?? ''}|${inContext.city ?? ''}`;
    let vocabulary = vocabularies.get(key);
    if (!vocabulary) {
      vocabulary = createVocabulary(context.indicators, context.regions, inContext, context.overrides);
      vocabularies.set(key, vocabulary);
    }
    return vocabulary;
  };
  const base = vocabularyOf(undefined);
  const notes = rows
    .filter((row) => row.distinct.length <= 2)
    .flatMap((row) => row.distinct.filter((c) => c.kind === 'text').map((c) => c.text));
  const factsOf = new Map<Vocabulary, NoteFacts>();
  const first = rows.findIndex((row) => row.distinct.length > 2 || holdsFigures(row));
  const sheetLines = rows
    .slice(0, Math.max(0, first))
    .flatMap((row) =>
      row.distinct
        .filter((c) => !isNote(c.text))
        .map((c) => ({ row: c.row, from: c.column, to: c.column + c.width - 1, text: c.text })),
    );
  return {
    sheetLines,
    sheetName: base.title(grid.sheet),
    fileName: context.fileName === undefined ? undefined : base.title(context.fileName.replace(/\.[a-z]{3,4}$/iu, '')),
    today: context.today,
    vocabularyOf,
    notesOf: (vocabulary) => {
      let facts = factsOf.get(vocabulary);
      if (!facts) {
        facts = readNotes(notes, vocabulary);
        factsOf.set(vocabulary, facts);
      }
      return facts;
    },
  };
}

/** 全省 and 全市 as a table about a region means them. */
function contextOf(
  region: RegionCode | undefined,
  context: SheetContext,
): { province?: RegionCode; city?: RegionCode } {
  const { regions } = context.regions;
  let city: RegionCode | undefined = context.city;
  let province = regions.get(context.city)?.parent ?? undefined;
  for (let at = region; at !== undefined; at = regions.get(at)?.parent ?? undefined) {
    const level = regions.get(at)?.level;
    if (level === 'city') {
      city = at;
      province = regions.get(at)?.parent ?? undefined;
      break;
    }
    if (level === 'province') {
      if (at !== province) city = undefined;
      province = at;
      break;
    }
  }
  return { ...(province === undefined ? {} : { province }), ...(city === undefined ? {} : { city }) };
}
