import type { Draft } from './label.ts';
import { type ScannedSpan, looksLikeSpan } from './span-scan.ts';
import type { Tile } from './tile.ts';
import type { Vocabulary } from './vocabulary.ts';

type IndicatorTile = Extract<Tile, { kind: 'indicator' }>;

/** Adds to a label what its pieces say together; in a title unknown text does no harm. */
export function readTiles(
  tiles: readonly Tile[],
  draft: Draft,
  vocabulary: Vocabulary,
  title: boolean,
  whole: string,
): void {
  const indicators: IndicatorTile[] = [];
  const unknown: string[] = [];
  let against = false;
  for (const [i, one] of tiles.entries()) {
    switch (one.kind) {
      case 'indicator':
        // In a title an unknown word beside a name makes it the name of something else: 高新区工业投资, 规模以上工业效益.
        if (
          !title ||
          [tiles[i - 1], tiles[i + 1]].every((beside) => beside?.kind !== 'unknown' || regionIn(beside, vocabulary))
        )
          indicators.push(one);
        break;
      case 'span':
        takeSpan(draft, one.span);
        break;
      case 'units':
        draft.units = one.units;
        break;
      case 'unknown':
        unknown.push(one.text);
        break;
      case 'word':
        if (one.word.kind === 'against') {
          against = true;
          if (one.word.year !== undefined) draft.againstYear = one.word.year;
        }
        takeWord(draft, one.word);
        break;
      default:
        one satisfies never;
    }
  }
  if (against && draft.aside === undefined && draft.measure === undefined) draft.measure = 'yoy';
  takeIndicators(draft, indicators);
  takeUnknown(draft, unknown, vocabulary, title, whole);
}

function regionIn(one: Tile | undefined, vocabulary: Vocabulary): boolean {
  return one?.kind === 'unknown' && vocabulary.regionOf(one.text).kind === 'matched';
}

function takeSpan(draft: Draft, span: ScannedSpan): void {
  if (span.bad) draft.badSpan = true;
  if (span.day) draft.day = span.day;
  if (span.monthOnly) draft.monthOnly = true;
  else delete draft.monthOnly;
  if (Object.keys(span.words).length > 0) draft.span = { ...draft.span, ...span.words };
}

function takeWord(draft: Draft, word: Extract<Tile, { kind: 'word' }>['word']): void {
  switch (word.kind) {
    case 'measure':
      // 增速位次 is a rank, 占比 增幅 a growth: the later word says what kind of figure stands there; a bare quantity never does.
      if (word.measure !== 'quantity' || draft.measure === undefined) draft.measure = word.measure;
      break;
    case 'rankOf':
      draft.measure = 'rank';
      draft.rankOf = word.of;
      break;
    case 'span':
      draft.span = { ...draft.span, ...word.words };
      break;
    case 'accumulation':
      draft.span = { ...draft.span, accumulation: word.accumulation };
      if (word.measure !== undefined && draft.measure === undefined) draft.measure = word.measure;
      break;
    case 'status':
      draft.status = word.status;
      break;
    case 'aside':
      draft.aside = word.reason;
      break;
    case 'total':
      draft.total = true;
      break;
    case 'set':
      draft.set = true;
      break;
    case 'against':
    case 'of':
    case 'filler':
      break;
    default:
      word satisfies never;
  }
}

function takeIndicators(draft: Draft, found: readonly IndicatorTile[]): void {
  const [first, ...others] = found;
  if (!first) return;
  const codes = new Set(found.flatMap((one) => one.meanings.map((m) => m.code)));
  if (others.length === 0 || codes.size === 1) takeIndicator(draft, first);
  else draft.indicatorCandidates = [...codes];
}

/** Takes the indicator that a name means, or the several that it may mean, and the measure that is part of the name. */
export function takeIndicator(draft: Draft, { meanings }: IndicatorTile): void {
  const [only, ...more] = meanings;
  if (!only) return;
  if (more.length > 0) draft.indicatorCandidates = meanings.map((m) => m.code);
  else draft.indicator = only.code;
  if (only.measure !== undefined && draft.measure === undefined) draft.measure = only.measure;
}

/** Unknown text may be a region (怀化市地区生产总值); in a title a region may begin it (怀化市主要指标…). */
function takeUnknown(
  draft: Draft,
  unknown: readonly string[],
  vocabulary: Vocabulary,
  title: boolean,
  whole: string,
): void {
  const left: string[] = [];
  for (const text of unknown) {
    if (draft.region === undefined && takeRegion(draft, text, vocabulary)) continue;
    if (title && draft.region === undefined) {
      const code = vocabulary.regionAtStart(text);
      if (code !== undefined) draft.region = code;
    }
    left.push(text);
  }
  draft.unknown = left.join('…');
  if (draft.unknown !== '' && draft.span === undefined && !title && looksLikeSpan(whole)) draft.badSpan = true;
}

/** Whether the text names one region, or several. Figures and words that are known to be something else are not asked for. */
export function takeRegion(draft: Draft, text: string, vocabulary: Vocabulary): boolean {
  const match = vocabulary.regionOf(text);
  switch (match.kind) {
    case 'matched':
      draft.region = match.code;
      return true;
    case 'ambiguous':
      draft.regionCandidates = match.candidates;
      return true;
    case 'unknown': {
      // 431200 怀化市: a code before the name says the same again.
      const named = /^\d{6}(?:\d{6})?(\D.+)$/u.exec(text);
      return named?.[1] !== undefined && takeRegion(draft, named[1], vocabulary);
    }
    default:
      return match satisfies never;
  }
}
