import { fold, foldText } from '../../fold.ts';
import type { IndicatorCode } from '../../indicator/indicator.ts';
import { type Day, daysInMonth, formatDay } from '../../instant.ts';
import type { ObservationStatus } from '../../observation/observation.ts';
import type { Label } from '../label/label.ts';
import type { SpanWords } from '../label/span-scan.ts';
import { statusInSentence } from '../label/status-words.ts';
import { unitList } from '../label/unit-words.ts';
import type { Vocabulary } from '../label/vocabulary.ts';
import type { ViewCell, ViewRow } from './sheet-view.ts';

/** A line outside the figures: title, unit, date, note. */
export interface Line {
  readonly row: number;
  /** Columns it covers: a title over the left of two tables is not the title of the right one. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** What the lines above a table say for the whole of it. */
export interface LineFacts {
  readonly titles: readonly { readonly label: Label; readonly line: Line }[];
  readonly units: readonly string[];
  readonly released?: Day;
  readonly filed?: Day;
}

const keyed = /^\(?([^:()]{1,12}?)[:](.*?)\)?$/u;
const day =
  /((?:19|20)\d{2})(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|号)?|((?:19|20)\d{2})(\d{2})(\d{2})(?!\d)/u;

/** A day in a folded text (2021年5月20日, 2021-05-20, 20210520). */
export function dayIn(folded: string): Day | undefined {
  const m = day.exec(folded);
  // 2021-1-4月 is a period.
  if (!m || folded.charAt(m.index + m[0].length) === '月') return undefined;
  const [year, month, date] = [Number(m[1] ?? m[4]), Number(m[2] ?? m[5]), Number(m[3] ?? m[6])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month)
    ? formatDay(year, month, date)
    : undefined;
}

const noteStart =
  /^(?:\(?注(?:释|\d|[一二三四五六七八九])?[:、.)]|注\d|备注[:]|说明[:]|附注[:]|资料来源|数据来源|来源[:]|本表|带[*#△"“]|[*※△#][^*]{0,3}[为表示是:]|\d{1,2}[.、][^\d].{6,})/u;

/** Whether a line explains figures rather than naming them: it begins like a note, or is a sentence. */
export function isNote(line: string): boolean {
  const { text, marks, indent } = fold(line);
  if (noteStart.test(text) || /[。;；]$/u.test(line.trim())) return true;
  return marks !== '' && /^\s*[①-⑳*※]/u.test(line) && text.length > 12 && indent >= 0;
}

const lineKey =
  /^\(?(?:计量|金额|数量|填报|报送|填表|制表|编制|发布|公布|印发|审核|上报|报告|编报|主管)?(?:单位|日期|时间|机关|部门|人|负责人)[:]|^\(?(?:表号|文号|密级|有效期|联系电话|电话|联系人|审核|制表|填表|数据状态|数据性质)[:]/u;

/** Whether a cell above a head belongs to no column: unit, date, who fills in, a remark in brackets, a sentence. */
export function isLineText(text: string): boolean {
  const folded = foldText(text);
  if (lineKey.test(folded) || isNote(text)) return true;
  if (/^(?:填报|制表|发布|公布|上报)(?:日期|时间)/u.test(folded)) return true;
  if (dayIn(folded) !== undefined && folded.length <= 12) return true;
  return /^\(.{4,}\)$/u.test(folded) || /^(?:表|附表|附件|续表)[一二三四五六七八九十\d-]*$/u.test(folded);
}

/** A cell as a line. */
function lineOf(cell: ViewCell): Line {
  return { row: cell.row, from: cell.column, to: cell.column + cell.width - 1, text: cell.text };
}

/** The lines of a row; a key in one cell and its value in the next (单位： | 亿元) are one line. */
export function linesOf(row: ViewRow): readonly Line[] {
  const lines: Line[] = [];
  let open: Line | undefined;
  for (const cell of row.distinct) {
    const line = lineOf(cell);
    if (open) {
      lines.push({ ...open, to: line.to, text: `${open.text}${line.text}` });
      open = undefined;
    } else if (/[:：]\s*$/u.test(cell.text)) open = line;
    else lines.push(line);
  }
  if (open) lines.push(open);
  return lines;
}

/** Parts of a line that were set apart by blanks: 填报单位：综合科    填报日期：2021年5月20日. */
function partsOf(text: string): readonly string[] {
  const parts = text.split(/\n|[ \t\u00A0\u3000]{2,}/u).filter((part) => foldText(part) !== '');
  return parts.length > 1 && parts.some((part) => /[:：]/u.test(part)) ? parts : [text];
}

/** Reads lines above a table, the ones nearest to it last: what is nearer counts. */
export function readLines(lines: readonly Line[], vocabulary: Vocabulary): LineFacts {
  const titles: { label: Label; line: Line }[] = [];
  let units: readonly string[] = [];
  let released: Day | undefined;
  let filed: Day | undefined;
  for (const line of lines) {
    if (isNote(line.text)) continue;
    for (const part of partsOf(line.text)) {
      const folded = foldText(part);
      if (exceptionIn(folded.replace(/^\(|\)$/gu, ''), vocabulary).length > 0) continue;
      const found = dayIn(folded);
      const [, key = '', value = ''] = keyed.exec(folded) ?? [];
      if (/(?:发布|公布|印发)/u.test(folded) && found !== undefined) released = found;
      else if (found !== undefined && (/(?:日期|时间|填报|制表|上报|报送)/u.test(key || folded) || folded.length <= 12))
        filed = found;
      else if (key.endsWith('单位'))
        units = /^(?:计量|金额|数量|数据|计数)?单位$/u.test(key) ? (unitList(value) ?? units) : units;
      else titles.push({ label: vocabulary.title(part), line });
    }
  }
  return { titles, units, ...(released === undefined ? {} : { released }), ...(filed === undefined ? {} : { filed }) };
}

/** What notes say that changes how figures are read. */
export interface NoteFacts {
  /** Status of figures and names that bear a mark: 带*的为预计数. */
  readonly marks: ReadonlyMap<string, ObservationStatus>;
  /** Status of the whole table: 本表数据为初步数. */
  readonly status?: ObservationStatus;
  /** Periods of single indicators: 地区生产总值为1-3月数. */
  readonly exceptions: ReadonlyMap<IndicatorCode, SpanWords>;
  /** The day of release, where one line below or beside the tables says it, and no two say different ones. */
  readonly released?: Day;
  /** Units of the whole sheet: 总量单位为万元. */
  readonly units?: readonly string[];
}

const releaseLine =
  /^(?:[^:]{0,20}(?:发布|公布|印发)(?:日期|时间)?[:]?(?:于)?)(?:19|20)\d{2}\D?\d{1,2}\D?\d{1,2}日?$|^[^:]{0,24}?(?:19|20)\d{2}\D?\d{1,2}\D?\d{1,2}日?(?:发布|公布|印发)$/u;

/** The day of release that a short line of its own states (发布日期：2021年5月20日); a sentence about other figures is none. */
function releaseIn(text: string): Day | undefined {
  const folded = foldText(text).replace(/^\(|\)$/gu, '');
  return isNote(text) || !releaseLine.test(folded) ? undefined : dayIn(folded);
}

const unitClause =
  /^(?:注|说明)?[:]?(?:\d[.、])?(?:本表|表中|各项)?(.{0,12}?)(?:的)?(?:计量)?单位(?:均|都)?(?:为|是|系|[:])(.{1,8})$/u;

/** Units that a note states for the quantities of a sheet (总量单位为万元，增速单位为%). Those of a single thing are not meant. */
function unitsIn(text: string): readonly string[] {
  if (!isNote(text)) return [];
  return text.split(/[。；;，,\n、]/u).flatMap((clause) => {
    const [, of = '', unit = ''] = unitClause.exec(foldText(clause)) ?? [];
    const isOfAll = /^(?:|总量|数额|金额|绝对额|绝对量|数据|数量|数值|总值|增速|增幅|比重|占比)$/u.test(of);
    return isOfAll ? (unitList(unit) ?? []) : [];
  });
}

const markSign = /[\u2460-\u2473*＊※△▲☆★†‡#]/gu;

/** Reads notes and remarks: what they say about marks, status and single periods. The figures in them are none of the table. */
export function readNotes(texts: readonly string[], vocabulary: Vocabulary): NoteFacts {
  const marks = new Map<string, ObservationStatus>();
  const exceptions = new Map<IndicatorCode, SpanWords>();
  let status: ObservationStatus | undefined;
  const released = new Set<Day>();
  const units: string[] = [];
  for (const text of texts) {
    const release = releaseIn(text);
    if (release !== undefined) released.add(release);
    units.push(...unitsIn(text));
    for (const clause of text.split(/[。；;，,\n()（）]/u)) {
      const folded = foldText(clause).replace(/^\(|\)$/gu, '');
      const said = statusInSentence(folded);
      if (said !== undefined) {
        for (const sign of clause.match(markSign) ?? []) marks.set(sign === '＊' ? '*' : sign, said);
        if (/^(?:注|说明)?[:]?(?:\d[.、])?本表(?:数据|数字|各项数据|所列数据|数)?(?:均|全部)?[为系是]/u.test(folded))
          status = said;
      }
      for (const [code, words] of exceptionIn(folded, vocabulary)) exceptions.set(code, words);
    }
  }
  const [only, ...others] = released;
  return {
    marks,
    exceptions,
    ...(status === undefined ? {} : { status }),
    ...(only === undefined || others.length > 0 ? {} : { released: only }),
    ...(units.length === 0 ? {} : { units }),
  };
}

/** The status that the first explained mark of several stands for. */
export function statusOfMarks(marks: string, notes: NoteFacts): ObservationStatus | undefined {
  for (const mark of marks) {
    const status = notes.marks.get(mark);
    if (status !== undefined) return status;
  }
  return undefined;
}

const exception =
  /^(?:注|其中|说明)?[:]?(?:\d[.、])?(.{2,40}?)(?:数据|指标|数)?均?[为是系](.{2,12}?)(?:数据|数|累计数|累计)?$/u;

function exceptionIn(folded: string, vocabulary: Vocabulary): readonly (readonly [IndicatorCode, SpanWords])[] {
  const m = exception.exec(folded);
  if (!m?.[1] || !m[2]) return [];
  const { span } = vocabulary.label(m[2]);
  if (span?.months === undefined) return [];
  const codes = m[1].split(/[、和及]/u).map((name) => vocabulary.label(name).indicator);
  return codes.every((code) => code !== undefined) ? codes.map((code) => [code, span] as const) : [];
}
