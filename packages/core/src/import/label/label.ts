import type { IndicatorCode, Measure } from '../../indicator/indicator.ts';
import { withoutPrefix } from '../../indicator/match.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import type { RegionCode } from '../../region/region.ts';
import { fold } from '../../fold.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { ScannedSpan, SpanWords } from './span-scan.ts';
import { looksLikeSpan } from './span-scan.ts';
import { statusOfText } from './status-words.ts';
import { type Tile, tile } from './tile.ts';
import { unitList } from './unit-words.ts';
import { type AsideReason, type HeadRole, type MeasureWord, roleOfHead } from './words.ts';

/** Everything that the text of a head, a row or a title says, as far as it says it. */
export interface Label {
  /** The folded text. */
  readonly text: string;
  readonly indent: number;
  /** 其中：, #, or blanks before it: an item of what stands above. */
  readonly nested: boolean;
  readonly marks: string;
  readonly role?: HeadRole;
  readonly indicator?: IndicatorCode;
  /** Several indicators have this name. */
  readonly indicatorCandidates?: readonly IndicatorCode[];
  readonly region?: RegionCode;
  readonly regionCandidates?: readonly RegionCode[];
  readonly span?: SpanWords;
  /** It reads like a period and is none. */
  readonly badSpan?: boolean;
  /** The period is a month with nothing said about cumulating. */
  readonly monthOnly?: boolean;
  readonly day?: NonNullable<ScannedSpan['day']>;
  readonly measure?: MeasureWord;
  readonly rankOf?: MeasureWord;
  /** `占X比重`: the indicator that a share is a share of. */
  readonly shareOf?: IndicatorCode;
  readonly units?: readonly string[];
  readonly status?: ObservationStatus;
  readonly aside?: AsideReason;
  readonly total?: boolean;
  /** Names a set of regions (各市州). */
  readonly set?: boolean;
  /** What nothing explains. Empty in a label that was understood. */
  readonly unknown: string;
}

type Draft = { -readonly [K in keyof Label]: Label[K] };

export type LabelPlace = 'label' | 'title';

/** Longer texts are no names. */
const longestLabel = 150;

/** Reads a label. In a title more words are taken for padding, and unknown text does no harm. */
export function parseLabel(text: string, vocabulary: Vocabulary, place: LabelPlace = 'label'): Label {
  const folded = fold(text);
  const bare = folded.text.replace(/^[:,、.;]+|[:,、.;。]+$/gu, '');
  const prefix = withoutPrefix(bare);
  const draft: Draft = {
    text: folded.text,
    indent: folded.indent,
    nested: prefix.nested,
    marks: folded.marks,
    unknown: '',
  };
  if (prefix.text === '') return draft;
  if (bare.length > longestLabel) {
    draft.unknown = bare.slice(0, longestLabel);
    return draft;
  }
  if (vocabulary.override(bare, draft)) return draft;
  const role = roleOfHead(bare) ?? roleOfHead(prefix.text);
  if (role !== undefined) draft.role = role;
  if (wholeLabel(prefix.text, draft, vocabulary)) return draft;
  readPieces(prefix.text, draft, vocabulary, place);
  return draft;
}

/** The whole text as one name: a region, an indicator, a unit, a status. */
function wholeLabel(text: string, draft: Draft, vocabulary: Vocabulary): boolean {
  const names = vocabulary.indicators.names.get(text);
  if (names) {
    takeIndicator(draft, { kind: 'indicator', text, meanings: names });
    return true;
  }
  const units = unitList(text);
  if (units) {
    draft.units = units;
    return true;
  }
  const status = statusOfText(text);
  if (status !== undefined && status !== 'revised') {
    draft.status = status;
    return true;
  }
  if (isTotalWord(text)) return false;
  if (!text.includes('(')) return takeRegion(draft, text, vocabulary);
  // 洪江(区) is one name; in 怀化(初报) the name stands before the bracket, and what the bracket says is read on its own.
  const flat = text.replace(/[()]/g, '');
  return vocabulary.regionOf(flat).kind === 'matched' && takeRegion(draft, flat, vocabulary);
}

const totalWords = new Set(['合计', '总计', '共计', '总合计', '汇总', '全部', 'total']);

function isTotalWord(text: string): boolean {
  return totalWords.has(text);
}

/** Whether the text names one region, or several. Figures and words that are known to be something else are not asked for. */
function takeRegion(draft: Draft, text: string, vocabulary: Vocabulary): boolean {
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

/** Main text and bracket contents apart: what stands in brackets and says nothing known is a remark. */
function readPieces(text: string, draft: Draft, vocabulary: Vocabulary, place: LabelPlace): void {
  const { main, inside } = splitBrackets(text.replace(setInBrackets, '县市区').replace(/市\(州\)/gu, '市州'));
  const title = place === 'title';
  if (main !== '') readTiles(tile(main, vocabulary.indicators, title), draft, vocabulary, title, main);
  for (const content of inside) {
    const piece: Draft = { text: content, indent: 0, nested: false, marks: '', unknown: '' };
    if (!wholeLabel(content, piece, vocabulary))
      readTiles(tile(content, vocabulary.indicators, title), piece, vocabulary, title, content);
    // 长沙市(不含浏阳) is a region of its own that nobody knows, not 长沙市.
    if (draft.region !== undefined && draft.indicator === undefined && /^(?:不含|不包括|除|剔除|扣除)/u.test(content)) {
      delete draft.region;
      draft.unknown = content;
    } else if (main === '' || piece.unknown === '') addBracket(draft, piece, main === '');
  }
  finish(draft);
}

/** 县(市、区), 市(县、区), 区县(市): sets of regions, whatever is in the bracket. */
const setInBrackets = /(?:县|区县|市县|市|区)\((?:市|县|区|州)(?:[、,和]?(?:市|县|区|州))*\)/gu;

function splitBrackets(text: string): { readonly main: string; readonly inside: readonly string[] } {
  const inside: string[] = [];
  let main = '';
  let content = '';
  let depth = 0;
  for (const c of text) {
    if (c === '(') {
      if (depth > 0) content += c;
      depth++;
    } else if (c === ')') {
      depth = Math.max(0, depth - 1);
      if (depth > 0) content += c;
      else if (content !== '') {
        inside.push(content);
        content = '';
      }
    } else if (depth > 0) content += c;
    else main += c;
  }
  if (content !== '') inside.push(content);
  return { main, inside };
}

/** What a bracket adds to the label: unit, period, status, measure. A name in it only explains the name before it. */
function addBracket(draft: Draft, piece: Draft, whole: boolean): void {
  if (piece.span !== undefined) draft.span = { ...piece.span, ...draft.span };
  if (piece.monthOnly) draft.monthOnly = true;
  if (piece.badSpan) draft.badSpan = true;
  if (piece.day !== undefined) draft.day = piece.day;
  if (piece.units !== undefined) draft.units = piece.units;
  if (piece.status !== undefined) draft.status = piece.status;
  if (draft.measure === undefined && piece.measure !== undefined && piece.measure !== 'quantity')
    draft.measure = piece.measure;
  if (draft.aside === undefined && piece.aside !== undefined) draft.aside = piece.aside;
  if (whole || (draft.indicator === undefined && draft.unknown === '')) {
    if (piece.indicator !== undefined) draft.indicator = piece.indicator;
    if (piece.indicatorCandidates !== undefined) draft.indicatorCandidates = piece.indicatorCandidates;
  }
  if (whole || (draft.region === undefined && draft.unknown === '')) {
    if (piece.region !== undefined) draft.region = piece.region;
  }
  if (whole) draft.unknown = piece.unknown;
}

type IndicatorTile = Extract<Tile, { kind: 'indicator' }>;

function readTiles(tiles: readonly Tile[], draft: Draft, vocabulary: Vocabulary, title: boolean, whole: string): void {
  const indicators: IndicatorTile[] = [];
  const unknown: string[] = [];
  let against = false;
  for (const [i, one] of tiles.entries()) {
    switch (one.kind) {
      case 'indicator': {
        const shared = tiles[i - 1];
        const before = tiles[i - 2];
        const ofIt = shared?.kind === 'word' && shared.word.kind === 'of';
        if (ofIt && !(before?.kind === 'unknown')) takeShareOf(draft, one);
        // In a title an unknown word beside a name makes it the name of something else: 高新区工业投资, 规模以上工业效益.
        else if (
          !title ||
          [tiles[i - 1], tiles[i + 1]].every((beside) => beside?.kind !== 'unknown' || regionIn(beside, vocabulary))
        )
          indicators.push(one);
        break;
      }
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
        if (one.word.kind === 'against') against = true;
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

function takeShareOf(draft: Draft, { meanings }: IndicatorTile): void {
  draft.measure = 'share';
  if (meanings[0] !== undefined) draft.shareOf = meanings[0].code;
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

function takeIndicator(draft: Draft, { meanings }: IndicatorTile): void {
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

const percentMeasures: ReadonlySet<MeasureWord> = new Set<Measure>(['yoy', 'twoYearAverage', 'sequential']);

/** What the words together mean: a growth in 亿元 is an absolute change, one in 百分点 a change of a rate. */
function finish(draft: Draft): void {
  // 2020年同期 is 2020, not the year before it.
  if (draft.span?.year !== undefined && draft.span.yearShift === -1) {
    const { yearShift: _, ...words } = draft.span;
    draft.span = { ...words, sameMonths: true };
  }
  const unit = draft.units?.length === 1 ? draft.units[0] : undefined;
  if (draft.measure !== undefined && percentMeasures.has(draft.measure) && unit !== undefined && unit !== '%')
    draft.aside ??= unit === '百分点' ? 'change' : 'absolute-change';
  // 同比增加(%) is a growth after all.
  if (draft.aside === 'absolute-change' && unit === '%') {
    delete draft.aside;
    draft.measure = 'yoy';
  }
}
