import {
  type Actor,
  type BulletinFigure,
  display,
  endMonth,
  type Instant,
  isMissing,
  parseFigureId,
  parseSpanIso,
  type Period,
} from '@shigan/core';
import type { Application } from '../application.ts';
import { type Printed, reviewFigures } from '../bulletin/review-figures.ts';
import type { MarkedFigure, OutdatedFigure } from '../ports.ts';
import { explainFigures } from '../queries/explain-figure.ts';
import type { Moment } from '../queries/moment.ts';

/** How a marked figure of a document that came back stands (文中标识核对):
 *  - stands 未变: the record says what the document prints
 *  - revised 已修订: the record says something else by now
 *  - altered 已改动: the document prints something else than the figure was
 *  - unknown 无此数: the record has no such figure */
export type MarkState = 'stands' | 'revised' | 'altered' | 'unknown';

export interface CheckedMark extends MarkedFigure {
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
  { text, marks }: { readonly text: string; readonly marks: readonly MarkedFigure[] },
): Promise<readonly CheckedMark[]> {
  const ids = [...new Set(marks.map(({ figure }) => figure))];
  const explained = await explainFigures(app, actor, moment.city.code, ids);
  const were = new Map<string, BulletinFigure>();
  for (const one of explained) {
    if (one === undefined || isMissing(one.figure.value)) continue;
    const { value, decimals, unit } = one.figure;
    were.set(one.id, { id: one.id, value, decimals, unit });
  }
  const outdated = await outdatedOf(app, moment, [...were.values()]);
  return marks.map((mark): CheckedMark => {
    const printed = text.slice(mark.start, mark.end);
    const was = were.get(mark.figure);
    if (was === undefined) return { ...mark, text: printed, state: 'unknown' };
    const now = outdated.get(mark.figure);
    const state =
      saidInWords.has(parseFigureId(mark.figure)?.rule ?? '') || prints(printed, was)
        ? now === undefined
          ? 'stands'
          : 'revised'
        : 'altered';
    return { ...mark, text: printed, state, was, ...(now === undefined ? {} : { now }) };
  });
}

/** Figures are reviewed with the others of their edition: what came after it is what revised them. */
async function outdatedOf(
  app: Application,
  moment: Moment,
  figures: readonly BulletinFigure[],
): Promise<ReadonlyMap<string, OutdatedFigure>> {
  const byEdition = new Map<Instant, BulletinFigure[]>();
  for (const figure of figures) {
    const edition = parseFigureId(figure.id)?.asOf;
    if (edition !== undefined) byEdition.set(edition, [...(byEdition.get(edition) ?? []), figure]);
  }
  const found = new Map<string, OutdatedFigure>();
  for (const [edition, own] of byEdition) {
    const bulletin: Printed = { period: lastMonth(own), mark: { edition }, storedAt: edition };
    for (const one of await reviewFigures(app, moment, { figures: own, bulletin })) found.set(one.id, one);
  }
  return found;
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
const saidInWords: ReadonlySet<string> = new Set(['probability', 'howHard']);

/** Whether a stretch prints a figure: one of its numbers is the figure to the decimals that are printed. Words without a number
 *  (持平, 首位) are taken as they stand. */
function prints(printed: string, { value }: BulletinFigure): boolean {
  const numbers = printed.replaceAll(',', '').match(/\d+(?:\.\d+)?/gu);
  if (numbers === null) return true;
  return numbers.some((number) => display(Math.abs(value), number.split('.')[1]?.length ?? 0) === number);
}
