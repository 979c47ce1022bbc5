import type { RegionContext, RegionIndex } from '../../region/match.ts';
import { announcesRecipients, isGroupLabel, labelBefore, withoutCount } from './group-words.ts';
import { kindOfLine } from './line-kind.ts';
import { isKnownName } from './match-name.ts';
import { type Opening, openingOf } from './opening.ts';
import { joinWrapped } from './wrapped-lines.ts';

/** A list with its surroundings, before the names are read. */
export interface OutlinedList {
  readonly reason: string;
  names: string;
  rewards: string;
  agencies: string;
}

/** A measure as the text lays it out. */
export interface OutlinedMeasure {
  readonly number: string | null;
  title: string;
  readonly lists: OutlinedList[];
}

export interface Outline {
  readonly title: string;
  readonly measures: readonly OutlinedMeasure[];
}

/** Lays out the text of a notice: measures, the sub-items within, and for each its names, its reward and its agencies. The
 *  first style of number that heads a list or announces recipients is that of the measures; a chapter above (一、经济类) heads
 *  nothing, a style below opens sub-items. */
export function outlineNotice(text: string, index: RegionIndex, context: RegionContext): Outline {
  const lines = joinWrapped(
    text
      .replaceAll('\r', '\n')
      .replace(/^\uFEFF/u, '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
    index,
    context,
  ).flatMap((line) => sentencesOf(line));
  const state: Reading = { measures: [], measureStyle: undefined, pending: undefined, list: undefined };
  const head: string[] = [];
  for (const line of lines) {
    const opening = openingOf(line);
    if (opening !== undefined && opensPart(opening, index, context)) {
      openPart(state, opening);
      continue;
    }
    if (state.measures.length === 0 && (isTitle(line) || !announcesRecipients(line))) head.push(line);
    else takeLine(state, line, index, context);
  }
  return { title: titleOf(head), measures: state.measures };
}

/** A paragraph that is a whole part by itself (一是…的市州。长沙市、株洲市。对上述地区…。): heading, names and reward as lines. */
function sentencesOf(line: string): readonly string[] {
  const end = line.indexOf('。');
  if (end < 0 || end === line.length - 1 || line.includes('\t')) return [line];
  if (openingOf(line) === undefined) return [line];
  const first = line.slice(0, end);
  // …成效明显的县市区：浏阳市、宁乡市。奖励：…。责任单位：…。 is one line with its names behind the colon.
  if (/[:：]/u.test(first) && announcesRecipients(first.split(/[:：]/u)[0] ?? ''))
    return line
      .split(/(?<=。)(?![)）])/u)
      .map((sentence) => sentence.trim())
      .filter((sentence) => sentence !== '');
  if (!announcesRecipients(first)) return [line];
  const [heading = '', ...rest] = line.split(/(?<=。)(?![)）])/u);
  return [heading.slice(0, -1), ...rest].map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

interface Reading {
  readonly measures: OutlinedMeasure[];
  measureStyle: Opening['style'] | undefined;
  /** The heading that the next list is for, where it is a sub-item's. */
  pending: string | undefined;
  list: OutlinedList | undefined;
}

/** A number before a name or a label (1.长沙市, （一）市州) opens nothing. */
function opensPart(opening: Opening, index: RegionIndex, context: RegionContext): boolean {
  if (opening.rest === '') return opening.style === 'alone' || opening.style === 'item';
  if (isGroupLabel(opening.rest) || labelBefore(opening.rest) !== undefined) return false;
  const first = opening.rest.split(/[、,，;；\s。:：]/u)[0] ?? '';
  if (isKnownName(index, first, context)) return false;
  const kind = kindOfLine(opening.rest, index, context);
  return kind !== 'reward' && kind !== 'agencies' && kind !== 'names';
}

const order: Readonly<Record<Opening['style'], number>> = {
  item: 0,
  alone: 1,
  han: 2,
  hanBracket: 3,
  digit: 4,
  digitBracket: 5,
  circled: 6,
};

function openPart(state: Reading, opening: Opening): void {
  const measure = state.measures.at(-1);
  const isBelow = state.measureStyle !== undefined && order[opening.style] > order[state.measureStyle];
  const [heading, rest] = headingOf(opening.rest);
  if (isBelow && measure !== undefined) {
    // What stands above announced nobody and heads no list: a chapter, whose parts are the measures.
    if (measure.lists.length === 0 && !announcesRecipients(measure.title) && !/成效|突出|较好/u.test(measure.title)) {
      state.measures.pop();
    } else {
      state.list = undefined;
      state.pending = heading;
      if (rest !== '') startList(state, rest);
      return;
    }
  }
  if (state.measureStyle === undefined || order[opening.style] !== order[state.measureStyle])
    state.measureStyle = opening.style;
  state.measures.push({ number: opening.number, title: heading, lists: [] });
  state.pending = undefined;
  state.list = undefined;
  if (rest !== '') startList(state, rest);
}

/** A heading that goes on with the names on the same line (…的市、县市区:长沙市、…). */
function headingOf(line: string): readonly [heading: string, rest: string] {
  const colon = line.search(/[:：]/u);
  if (colon > 0 && colon < line.length - 1 && announcesRecipients(line.slice(0, colon + 1)))
    return [withoutCount(line.slice(0, colon + 1)), line.slice(colon + 1).trim()];
  return [announcesRecipients(line) ? withoutCount(line) : line, ''];
}

function startList(state: Reading, names: string): OutlinedList | undefined {
  const measure = state.measures.at(-1);
  if (measure === undefined) return undefined;
  const list = { reason: state.pending ?? measure.title, names, rewards: '', agencies: '' };
  measure.lists.push(list);
  state.list = list;
  return list;
}

function awaitsNames(state: Reading, measure: OutlinedMeasure): boolean {
  if (state.list !== undefined) return false;
  return state.pending !== undefined || measure.lists.length === 0;
}

function takeLine(state: Reading, line: string, index: RegionIndex, context: RegionContext): void {
  const measure = state.measures.at(-1);
  const [heading, rest] = headingOf(line);
  if (announcesRecipients(line) || rest !== '') {
    announce(state, measure, heading);
    if (rest !== '') startList(state, rest);
    return;
  }
  if (measure === undefined) return;
  switch (kindOfLine(line, index, context)) {
    case 'names':
      if (state.list === undefined) startList(state, line);
      else state.list.names += `\n${line}`;
      return;
    case 'reward':
      takeReward(state, measure, line);
      return;
    case 'agencies':
      if (state.list !== undefined) state.list.agencies += `\n${line}`;
      return;
    case 'sentence':
    case 'prose':
      if (measure.lists.length === 0 && state.pending === undefined && measure.title === '') measure.title = line;
      // What follows a heading that announces recipients is their list, though no name on it be known.
      else if (awaitsNames(state, measure) && kindOfLine(line, index, context) === 'prose') startList(state, line);
      return;
    case 'imprint':
  }
}

/** A heading of a list: the measure's own title where it has none yet, else a sub-item. */
function announce(state: Reading, measure: OutlinedMeasure | undefined, heading: string): void {
  state.list = undefined;
  if (measure === undefined) {
    state.measures.push({ number: null, title: heading, lists: [] });
  } else if (measure.title === '') {
    measure.title = heading;
  } else if (measure.number === null && measure.lists.length > 0) {
    state.measures.push({ number: null, title: heading, lists: [] });
  } else {
    state.pending = heading;
  }
}

/** A reward belongs to the list above it; where the sub-items before have none of their own, to them as well. */
function takeReward(state: Reading, measure: OutlinedMeasure, line: string): void {
  const list = state.list ?? measure.lists.at(-1) ?? startList(state, '');
  if (list === undefined) return;
  list.rewards += list.rewards === '' ? line : `\n${line}`;
}

/** A title that ends as a heading does (2020年真抓实干成效明显的地区名单). */
function isTitle(line: string): boolean {
  return /\d{4}年.{0,200}(?:真抓实干|督查|激励|表扬|名单|通报)/u.test(line) && !/[:：]$/u.test(line);
}

function titleOf(head: readonly string[]): string {
  return head.find((line) => /(?:名单|通报|激励|表扬|奖励)/u.test(line)) ?? head[0] ?? '';
}
