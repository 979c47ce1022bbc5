import { display, displayFigure } from '../decimal.ts';
import type { Percent, PercentagePoints } from '../quantity.ts';
import { difference } from '../quantity.ts';

/** What a change is called, and the figure that is said with it. */
export interface ChangeWords {
  /** The official wording: `回落2.2个百分点`. */
  readonly words: string;
  /** An equally right one: `放缓2.2个百分点`. */
  readonly also?: string;
  /** The change without its sign; absent where no figure is said. */
  readonly size?: PercentagePoints;
}

/** How a growth went from one release to the next. */
export type GrowthTurn = 'up' | 'down' | 'narrower' | 'wider' | 'turnedUp' | 'turnedDown' | 'same';

/** Which wording a change of growth calls for. A fall to or from exactly zero is no change of sign. */
export function growthTurn(from: number, to: number): GrowthTurn {
  if (from === to) return 'same';
  if (from < 0 && to > 0) return 'turnedUp';
  if (from > 0 && to < 0) return 'turnedDown';
  if (from < 0) return to > from ? 'narrower' : 'wider';
  return to > from ? 'up' : 'down';
}

function sizeOf(from: Percent, to: Percent): PercentagePoints {
  const change = difference(to, from);
  return { value: Math.abs(change.value), decimals: change.decimals, unit: '百分点' };
}

/** Change of a growth (增速变化) in words: 加快, 回落(放缓), 降幅收窄, 降幅扩大, 由降转增, 由增转降, 与上期持平. */
export function growthChangeWords(from: Percent, to: Percent): ChangeWords {
  const size = sizeOf(from, to);
  const points = `${displayFigure(size)}个百分点`;
  switch (growthTurn(from.value, to.value)) {
    case 'up':
      return { words: `加快${points}`, size };
    case 'down':
      return { words: `回落${points}`, also: `放缓${points}`, size };
    case 'narrower':
      return { words: `降幅收窄${points}`, size };
    case 'wider':
      return { words: `降幅扩大${points}`, size };
    case 'turnedUp':
      return { words: '由降转增' };
    case 'turnedDown':
      return { words: '由增转降' };
    case 'same':
      return { words: '与上期持平' };
  }
}

/** Change of a share in words: 提高, 下降 x 个百分点. */
export function shareChangeWords(from: Percent, to: Percent): ChangeWords {
  const size = sizeOf(from, to);
  if (size.value === 0) return { words: '与上期持平' };
  return { words: `${to.value > from.value ? '提高' : '下降'}${displayFigure(size)}个百分点`, size };
}

/** Change of a number of things in words: 实现“破零” for zero to some, else 增加, 减少 x 家. Nothing is said of zero that stays. */
export function countChangeWords(from: number, to: number, unit: string): string | null {
  if (from === 0 && to === 0) return null;
  if (from === 0 && to > 0) return '实现“破零”';
  if (from === to) return '与上期持平';
  return `${to > from ? '增加' : '减少'}${display(Math.abs(to - from), 0)}${unit}`;
}

/** Distance to the whole in words: 高于(低于)全省 x 个百分点. */
export function distanceWords(distance: PercentagePoints, whole = '全省'): string {
  if (distance.value === 0) return `与${whole}持平`;
  const size = display(Math.abs(distance.value), distance.decimals);
  return `${distance.value > 0 ? '高于' : '低于'}${whole}${size}个百分点`;
}

/** Change of a rank in words: 位次较上期前移(后移) k 位, 持平. */
export function rankChangeWords(before: number, now: number): string {
  if (before === now) return '位次较上期持平';
  return `位次较上期${now < before ? '前移' : '后移'}${Math.abs(before - now)}位`;
}

/** A rank with its set, without which it says nothing: `居全省第7位（14个市州）`. */
export function rankWords(rank: number, of: number, membersWord: string, whole = '全省'): string {
  return `居${whole}第${rank}位（${of}个${membersWord}）`;
}

/** A range as documents print it, with the one-em dash: `1-4月` → `1—4月`. */
export function rangeInDocument(label: string): string {
  return label.replace(/(\d)\s*[-–~〜至]\s*(?=\d)/gu, '$1—');
}
