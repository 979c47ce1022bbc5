import type { ReviewOutcome } from '@shigan/core';
import type { InEveryLanguage } from './language.ts';

/** What became of what a round asked for, in words. */
export const reviewOutcomeWords: Readonly<Record<ReviewOutcome, InEveryLanguage>> = {
  onTime: { zh: '按期报送', en: 'in time' },
  late: { zh: '迟报', en: 'late' },
  missing: { zh: '未报', en: 'not reported' },
  awaited: { zh: '待报', en: 'awaited' },
  exempt: { zh: '正常免报', en: 'green, nothing to write' },
};
