import type { AwardLevel } from '../authority.ts';
import type { StatedReward } from '../catalogue.ts';
import type { NoticeReward } from './notice.ts';

/** What of a notice's rewards a recipient of a level gets (应得奖励). */
export function rewardsFor(rewards: readonly NoticeReward[], level: AwardLevel): readonly StatedReward[] {
  const wanted = level === 'cityLevel' ? 'city' : level;
  return rewards
    .filter((reward) => reward.level === null || reward.level === wanted)
    .map(({ amount, unit, text, level: stated }) => ({
      kind: unit.endsWith('元') ? 'money' : unit === '分' ? 'points' : 'quota',
      level: stated === null ? null : level,
      amount,
      unit,
      text,
    }));
}
