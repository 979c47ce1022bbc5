import type { Settings } from '@shigan/core';

/** Settings that a city begins with: the lights' defaults of analysis rule 5, three tiers, 2020 left out of seasonal schedules. */
export const settings: Settings = {
  abnormalYears: [2020],
  paceLight: { levelYellow: 0.95, growthYellow: -1, rankYellow: 2, milestoneYellowDays: 15 },
  tiers: 3,
};
