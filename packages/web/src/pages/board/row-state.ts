import type { BoardRowBody } from '@shigan/contract';
import { growthTurn, isMissing, type Missing, type MissingReason } from '@shigan/core';
import type { LightOrNone } from '../../components/light.tsx';
import type { Text } from '../../text/zh-CN.ts';

/** The field of a row whose figure stands for the indicator. */
export type HeadlineField = 'value' | 'growth' | 'share';

/** A figure of a row: what is printed and what it opens, or the reason why there is none. */
export interface Shown {
  readonly text: string;
  readonly figure: string | undefined;
}

/** A figure of a row by the name of its field. */
export function shownOf(row: Pick<BoardRowBody, 'shown' | 'figures'>, field: string): Shown | undefined {
  const text = row.shown[field];
  return text === undefined ? undefined : { text, figure: row.figures[field] };
}

/** Which figure a row shows first: its headline, or whatever else of it is held. */
export function headlineField(row: Pick<BoardRowBody, 'headline' | 'shown'>): HeadlineField {
  const wanted: HeadlineField = row.headline === 'yoy' ? 'growth' : row.headline === 'share' ? 'share' : 'value';
  const held = ([wanted, 'growth', 'share', 'value'] as const).find((field) => row.shown[field] !== undefined);
  return held ?? wanted;
}

/** Unit of the figure shown first. */
export function headlineUnit(row: Pick<BoardRowBody, 'headline' | 'shown' | 'unit'>): string {
  return headlineField(row) === 'value' ? row.unit : '%';
}

/** Why the figure shown first is absent. */
export function headlineMissing(
  row: Pick<BoardRowBody, 'headline' | 'shown' | HeadlineField>,
): MissingReason | undefined {
  const value: number | Missing = row[headlineField(row)];
  return isMissing(value) ? value.missing : undefined;
}

/** The word beneath a change: what it was for a growth, a share, an amount. */
export function changeWord(row: BoardRowBody, text: Text['change']): string | undefined {
  const shown = row.shown['change'];
  const now = row[headlineField(row)];
  if (shown === undefined || isMissing(row.change) || isMissing(now)) return undefined;
  if (Number(shown) === 0) return text.same;
  const { value: change } = row.change;
  switch (headlineField(row)) {
    case 'growth':
      return text[growthTurn(now - change, now)];
    case 'share':
      return change > 0 ? text.shareUp : text.shareDown;
    case 'value':
      if (now === change) return text.brokeZero;
      return change > 0 ? text.more : text.fewer;
  }
}

/** Whether the distance is to the wrong side. */
export function isWorseThanWhole(row: BoardRowBody): boolean {
  if (isMissing(row.distance) || row.better === 'neutral') return false;
  return row.better === 'higher' ? row.distance.value < 0 : row.distance.value > 0;
}

export function lightOf(row: BoardRowBody): LightOrNone {
  return isMissing(row.pace) ? 'none' : row.pace.light;
}

/** The outlook's light: how likely the target is. */
export function outlookLightOf(row: BoardRowBody): LightOrNone {
  return isMissing(row.outlook) || isMissing(row.outlook.light) ? 'none' : row.outlook.light;
}

/** How likely the year's target is, in percent; absent without a target or an outlook. */
export function probabilityOf(row: BoardRowBody): number | undefined {
  return isMissing(row.outlook) || isMissing(row.outlook.probability) ? undefined : row.outlook.probability;
}

/** A probability as it is said: never quite nought, never quite certain. */
export function chanceText(percent: number): string {
  if (percent < 1) return '<1';
  return percent > 99 ? '>99' : String(Math.round(percent));
}

/** How far a row has come: 1 is where it should be by now. Absent without a target or a figure. */
export function paceRatio(row: BoardRowBody): number | undefined {
  if (isMissing(row.pace) || isMissing(row.target)) return undefined;
  const { kind, value: goal } = row.target;
  switch (kind) {
    case 'level':
    case 'count':
      return row.shown['paceRatio'] === undefined ? undefined : Number(row.shown['paceRatio']);
    case 'growth':
    case 'share': {
      const now = kind === 'growth' ? row.growth : row.share;
      if (isMissing(now) || isMissing(goal)) return undefined;
      // A goal of zero or less has no ratio: one point beyond it counts as a fifth of the way.
      return goal > 0 ? now / goal : 1 + (now - goal) / 5;
    }
    case 'rank':
      return isMissing(row.rank) || isMissing(goal) ? undefined : goal / row.rank.place;
    case 'milestone':
      return undefined;
  }
}

/** The sentence beneath a pace bar, and the figures it says. */
export function paceCondition(
  row: BoardRowBody,
  text: Text['pace'],
): { readonly text: string; readonly figures: readonly (string | undefined)[] } | undefined {
  if (isMissing(row.pace) || isMissing(row.target)) return undefined;
  const { shown, figures } = row;
  if (shown['completion'] !== undefined) {
    const seasonal = row.pace.against === 'seasonalSchedule';
    const due = seasonal ? 'seasonal' : 'schedule';
    const say = seasonal ? text.doneAgainstSeason : text.doneAgainstSchedule;
    return { text: say(shown['completion'], shown[due] ?? ''), figures: [figures['completion'], figures[due]] };
  }
  const gap = shown['gap'];
  if (gap !== undefined) {
    const size = gap.replace('-', '');
    const say =
      Number(gap) === 0 ? text.atTarget : gap.startsWith('-') ? text.belowTarget(size) : text.aboveTarget(size);
    // A goal of another measure than the one shown first says which value it is compared with.
    const field = aimedField(row);
    const now = field === headlineField(row) ? undefined : shown[field];
    if (now === undefined) return { text: say, figures: [figures['gap']] };
    const lead = field === 'share' ? text.shareIs(now) : text.growthIs(now);
    return { text: lead + say, figures: [figures[field], figures['gap']] };
  }
  if (row.target.kind === 'rank' && !isMissing(row.rank)) {
    return {
      text: text.rankAgainst(row.rank.place, shown['target'] ?? ''),
      figures: [figures['rank'], figures['target']],
    };
  }
  return undefined;
}

/** The field that the target speaks of. */
export function aimedField(row: BoardRowBody): HeadlineField {
  if (isMissing(row.target)) return headlineField(row);
  switch (row.target.kind) {
    case 'growth':
      return 'growth';
    case 'share':
      return 'share';
    case 'level':
    case 'count':
      return 'value';
    case 'rank':
    case 'milestone':
      return headlineField(row);
  }
}

const severities = { warning: 0, notice: 1, info: 2 } as const;

/** Findings, the gravest first. */
export function findingsInOrder(row: BoardRowBody): BoardRowBody['findings'] {
  return row.findings.toSorted((a, b) => severities[a.severity] - severities[b.severity]);
}

/** How hard a needed growth is, in words: in how many past years it was reached. */
export function howHardWords(share: string, text: Text['needed']): string {
  const value = Number(share);
  if (value === 0) return text.never;
  return value === 100 ? text.always : text.howHard(share);
}
