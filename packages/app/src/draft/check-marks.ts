import {
  type Actor,
  type BulletinFigure,
  display,
  endMonth,
  type Figure,
  figureId,
  type Instant,
  isMissing,
  parseEnterpriseFigureId,
  parseFigureId,
  parseSpanIso,
  type Period,
} from '@shigan/core';
import type { Application } from '../application.ts';
import { type Printed, reviewFigures } from '../bulletin/review-figures.ts';
import type { DraftReading, MarkedFigure, OutdatedFigure } from '../ports.ts';
import { figureAt } from '../queries/explain-figure.ts';
import { explainAnyFigures } from '../queries/explain-any.ts';
import { outdatedBeside } from './outdated-beside.ts';
import type { Moment } from '../queries/moment.ts';

/** How a marked figure of a document that came back stands (文中标识核对):
 *  - stands 未变: the record says what the document prints
 *  - revised 已修订: the record says something else by now
 *  - altered 已改动: the document prints something else than the figure was
 *  - unknown 无此数: the record has no such figure */
export type MarkState = 'stands' | 'revised' | 'altered' | 'unknown';

export interface CheckedMark extends Omit<MarkedFigure, 'exported'> {
  readonly text: string;
  readonly state: MarkState;
  /** What the figure was when the document was made. */
  readonly was?: BulletinFigure;
  /** What it is now, where that is another. */
  readonly now?: OutdatedFigure;
}

/** Holds the figures that are marked in a document against the record as of a moment: each is explained by its id, and worked out
 *  again. */
export async function checkMarks(
  app: Application,
  actor: Actor,
  moment: Moment,
  { text, marks }: Pick<DraftReading, 'text' | 'marks'>,
): Promise<readonly CheckedMark[]> {
  const ids = [...new Set(marks.map(({ figure }) => figure))];
  const explained = await explainAnyFigures(app, actor, moment.city.code, ids);
  const unknown = new Set(explained.unknown);
  const were = new Map<string, BulletinFigure>();
  for (const { id, figure } of Object.values(explained).flat().filter(isExplained)) {
    if (isMissing(figure.value)) continue;
    const { value, decimals, unit } = figure;
    were.set(id, { id, value, decimals, unit });
  }
  const outdated = new Map([
    ...(await outdatedOf(app, moment, were)),
    ...(await outdatedBeside(app, actor, moment, explained, were)),
  ]);
  // Several figures may stand behind one number: it is altered where it is none of them.
  const printedAt = new Set(
    marks.filter((mark) => isPrinted(text, mark, were.get(mark.figure))).map(({ start }) => start),
  );
  return marks.map((mark): CheckedMark => {
    const { figure, start, end } = mark;
    const said = { figure, start, end, text: text.slice(start, end) };
    if (unknown.has(figure)) return { ...said, state: 'unknown' };
    const was = were.get(figure);
    const now = outdated.get(figure);
    const state = printedAt.has(start) ? (now === undefined ? 'stands' : 'revised') : 'altered';
    return { ...said, state, ...(was === undefined ? {} : { was }), ...(now === undefined ? {} : { now }) };
  });
}

function isExplained<T extends { readonly id: string }>(one: T | string): one is T {
  return typeof one !== 'string';
}

function isPrinted(
  text: string,
  { figure, start, end, exported }: MarkedFigure,
  was: BulletinFigure | undefined,
): boolean {
  const printed = text.slice(start, end);
  if (printed === exported) return true;
  // An absent figure is told in words.
  if (was === undefined) return !/\d/u.test(printed);
  return saidInWords.has(ruleOf(figure)) || prints(printed, was);
}

function ruleOf(id: string): string {
  return parseFigureId(id)?.rule ?? parseEnterpriseFigureId(id)?.rule ?? '';
}

/** Figures are reviewed with the others of their edition: what came after it is what revised them, and nothing revised those of the
 *  record's own. */
async function outdatedOf(
  app: Application,
  moment: Moment,
  were: ReadonlyMap<string, BulletinFigure>,
): Promise<ReadonlyMap<string, OutdatedFigure>> {
  const byEdition = new Map<Instant, BulletinFigure[]>();
  for (const figure of were.values()) {
    const edition = parseFigureId(figure.id)?.asOf;
    if (edition === undefined || edition === moment.edition) continue;
    byEdition.set(edition, [...(byEdition.get(edition) ?? []), figure]);
  }
  const found = new Map<string, OutdatedFigure>();
  for (const [edition, own] of byEdition) {
    const bulletin: Printed = { period: lastMonth(own), mark: { edition }, storedAt: edition };
    for (const one of await reviewFigures(app, moment, { figures: own, bulletin })) {
      const sure = isMissing(one.now) ? await lookedUp(app, moment, one, were.get(one.id)) : one;
      if (sure !== undefined) found.set(one.id, sure);
    }
  }
  return found;
}

/** A figure that no row of its month holds any more: some stand on an indicator's page beside its row. Undefined where it is the same. */
async function lookedUp(
  app: Application,
  { city, asOf }: Moment,
  one: OutdatedFigure,
  was: BulletinFigure | undefined,
): Promise<OutdatedFigure | undefined> {
  const locator = parseFigureId(one.id);
  if (locator === undefined || was === undefined) return one;
  const isSame = ({ value, unit }: Figure): boolean =>
    !isMissing(value) && unit === was.unit && display(value, was.decimals) === display(was.value, was.decimals);
  const now = await figureAt(app, city.code, locator, asOf, isSame);
  if (now === undefined) return one;
  return isSame(now) ? undefined : { ...one, now: now.value, nowId: figureId(now, app.digest.sha256) };
}

/** The month of a document: the last that a figure of it ends in, targets left aside, which are of a whole year. */
function lastMonth(figures: readonly BulletinFigure[]): Period {
  let last = 0;
  for (const { id } of figures) {
    const locator = parseFigureId(id);
    const span = locator === undefined || locator.rule === 'target' ? undefined : parseSpanIso(locator.span);
    if (span !== undefined) last = Math.max(last, span.year * 12 + endMonth(span) - 1);
  }
  return last === 0 ? { year: 1900, month: 1 } : { year: Math.floor(last / 12), month: (last % 12) + 1 };
}

/** Figures that documents tell in words with numbers of their own: 不足1%, 近6年同期均未达到. */
const saidInWords: ReadonlySet<string> = new Set(['probability', 'howHard', 'thresholdChance']);

/** Whether a stretch prints a figure: one of its numbers is the figure to the decimals that are printed. Words without a number
 *  (持平, 首位) are taken as they stand. */
function prints(printed: string, { value }: BulletinFigure): boolean {
  const numbers = printed.replaceAll(',', '').match(/\d+(?:\.\d+)?/gu);
  if (numbers === null) return true;
  return numbers.some((number) => display(Math.abs(value), number.split('.')[1]?.length ?? 0) === number);
}
