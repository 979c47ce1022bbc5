import type { IndicatorCode, Measure } from '../../indicator/indicator.ts';
import { withoutPrefix } from '../../indicator/match.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import type { RegionCode } from '../../region/region.ts';
import { fold } from '../../fold.ts';
import { withoutEnd, withoutStart } from '../../trimmed.ts';
import type { Vocabulary } from './vocabulary.ts';
import type { ScannedSpan, SpanWords } from './span-scan.ts';
import { readTiles, takeIndicator, takeRegion } from './read-tiles.ts';
import { statusOfText } from './status-words.ts';
import { tile } from './tile.ts';
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
  /** The year that a growth is against, where it is named: 比2019年同期. */
  readonly againstYear?: number;
  readonly rankOf?: MeasureWord;
  /** `占X比重`, `对X增长贡献率`: the indicator that a share is a share of. */
  readonly shareOf?: IndicatorCode;
  /** The same where it is no name of an indicator: 占全部投资比重. */
  readonly shareOfText?: string;
  readonly units?: readonly string[];
  readonly status?: ObservationStatus;
  readonly aside?: AsideReason;
  readonly total?: boolean;
  /** Names a set of regions (各市州). */
  readonly set?: boolean;
  /** What nothing explains. Empty in a label that was understood. */
  readonly unknown: string;
}

/** A label while it is read. */
export type Draft = { -readonly [K in keyof Label]: Label[K] };

/** Where a label stands: over or beside figures, or in a line above a table. */
export type LabelPlace = 'label' | 'title';

/** Longer texts are no names. */
const longestLabel = 150;

/** Reads a label. In a title more words are taken for padding, and unknown text does no harm. */
export function parseLabel(text: string, vocabulary: Vocabulary, place: LabelPlace = 'label'): Label {
  const folded = fold(text);
  const bare = withoutEnd(withoutStart(folded.text, ':,、.;'), ':,、.;。');
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

/** Main text and bracket contents apart: what stands in brackets and says nothing known is a remark. */
function readPieces(text: string, draft: Draft, vocabulary: Vocabulary, place: LabelPlace): void {
  const { main, inside } = splitBrackets(
    text
      .replace(setInBrackets, '县市区')
      .replace(/市\(州\)/gu, '市州')
      .replace(besideParks, '$1'),
  );
  const title = place === 'title';
  const rest = takeContribution(takeWhole(main, draft, vocabulary), draft, vocabulary);
  if (rest !== '') readTiles(tile(rest, vocabulary.indicators, title), draft, vocabulary, title, rest);
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

const shareOfWhole =
  /^(.*?)占((?!全[省市国县区州]|预算|年|计划|目标|任务|调整|比).{1,20}?)的?(?:所占)?(?:比重|比例|份额|比)$/u;

/** Takes off 占X比重 and keeps what it is a share of; the rest of the label names whose share it is. */
function takeWhole(main: string, draft: Draft, vocabulary: Vocabulary): string {
  const m = shareOfWhole.exec(main);
  if (!m?.[2] || vocabulary.indicators.names.has(main)) return main;
  const whole = vocabulary.indicators.names.get(m[2])?.[0]?.code;
  draft.measure = 'share';
  if (whole === undefined) draft.shareOfText = m[2];
  else draft.shareOf = whole;
  return m[1] ?? '';
}

const contributionTo =
  /^(.*?)(?:对(.{2,16}?)(?:的?(?:增长|增速))?的?(贡献率|贡献|拉动)(?:点数|百分点|作用)?|拉动(.{2,16}?)(?:增长|增速)?(?:点数|百分点)?)$/u;

/** Takes off 对GDP增长贡献率 and 拉动经济增长: what a part gives to the growth of its whole, which names no indicator of its own. */
function takeContribution(main: string, draft: Draft, vocabulary: Vocabulary): string {
  const [, rest = '', of, word, pulled] = contributionTo.exec(main) ?? [];
  const whole = (of ?? pulled)?.replace(/^(?:全[市省县]|本地区)(?!生产)/u, '');
  if (whole === undefined || !(whole === '经济' || vocabulary.indicators.names.has(whole))) return main;
  draft.measure = word?.startsWith('贡献') ? 'contributionShare' : 'contribution';
  const code = vocabulary.indicators.names.get(whole)?.[0]?.code;
  if (code !== undefined) draft.shareOf = code;
  return rest;
}

/** 县(市、区), 市(县、区), 区县(市): sets of regions, whatever is in the bracket. */
const setInBrackets = /(?:县|区县|市县|市|区)\((?:市|县|区|州)(?:[、,和]?(?:市|县|区|州))*\)/gu;

/** 各县市区、园区规模以上工业增加值: the parks are places that the table lists, not part of the indicator's name. */
const besideParks = /(县市区|县区|区县|市州)[、,和及](?:各?(?:产业)?园区|开发区)/gu;

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
  if (piece.againstYear !== undefined) draft.againstYear = piece.againstYear;
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
