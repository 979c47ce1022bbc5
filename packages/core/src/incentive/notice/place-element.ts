import { foldText } from '../../fold.ts';
import type { AwardLevel } from '../authority.ts';
import type { IncentiveMeasure, RuleSet, SubItem } from '../catalogue.ts';
import type { NoticeElement } from './notice.ts';

/** Where an element of a notice belongs in the catalogue. Without a match the ids are the titles as printed. */
export interface PlacedElement {
  readonly measure: string;
  readonly subItem: (level: AwardLevel) => string;
  /** Found in the catalogue. */
  readonly known: boolean;
}

/** The least likeness of a title and a heading that still counts as a match. */
const leastLikeness = 0.5;

/** Finds the measure of an element by its words, never by its number, which changes from rules to notice: the measure of which
 *  the largest share of two-character pieces stands in the heading or the reason. A tie, or less than half, is no match. */
export function placeElement(element: NoticeElement, ruleSet: RuleSet | undefined): PlacedElement {
  const text = foldText(`${element.measure.title} ${element.reason}`);
  const measure = ruleSet === undefined ? undefined : bestOf(ruleSet.measures, text, (one) => one.title.zh);
  if (measure === undefined) {
    const title = element.measure.title === '' ? element.reason : element.measure.title;
    return { measure: title, subItem: () => element.reason, known: false };
  }
  const reason = foldText(element.reason);
  return {
    measure: measure.id,
    subItem: (level) => subItemAt(measure, level, reason)?.id ?? element.reason,
    known: true,
  };
}

/** The measures of a rule set that a title may mean, the likeliest first: those that share a third of their pieces with it. */
export function measuresLike(ruleSet: RuleSet, title: string): readonly IncentiveMeasure[] {
  const text = foldText(title);
  return ruleSet.measures
    .map((measure) => {
      const own = foldText(measure.title.zh);
      return { measure, likeness: Math.max(shareWithin(own, text), shareWithin(text, own)) };
    })
    .filter(({ likeness }) => likeness >= 1 / 3)
    .toSorted((a, b) => b.likeness - a.likeness)
    .slice(0, 5)
    .map(({ measure }) => measure);
}

function subItemAt(measure: IncentiveMeasure, level: AwardLevel, reason: string): SubItem | undefined {
  const there = measure.subItems.filter((subItem) => subItem.level === level);
  return there.length < 2 ? there[0] : (bestOf(there, reason, (one) => one.title.zh) ?? there[0]);
}

function bestOf<T>(list: readonly T[], text: string, title: (one: T) => string): T | undefined {
  let best: T | undefined;
  let most = 0;
  let tied = false;
  for (const one of list) {
    const likeness = shareWithin(foldText(title(one)), text);
    if (likeness > most) {
      best = one;
      most = likeness;
      tied = false;
    } else if (likeness === most) tied = true;
  }
  return most >= leastLikeness && !tied ? best : undefined;
}

/** The share of a title's two-character pieces that a text holds; a single character counts for itself. */
function shareWithin(title: string, text: string): number {
  const pieces =
    title.length < 2 ? [title] : Array.from({ length: title.length - 1 }, (_, at) => title.slice(at, at + 2));
  return pieces.filter((piece) => text.includes(piece)).length / pieces.length;
}
