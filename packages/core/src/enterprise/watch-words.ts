import type { Language } from '../words/language.ts';
import type { WatchReason, WatchRule } from './watch.ts';

/** Why an enterprise is on the watch list, in words. */
export const watchWords: Readonly<Record<WatchRule, Readonly<Record<Language, string>>>> = {
  'enterprise-fell': { zh: '大幅下降', en: 'fell sharply' },
  'enterprise-turned-to-loss': { zh: '由盈转亏', en: 'turned to loss' },
  'enterprise-power-fell': { zh: '用电量大幅下降', en: 'electricity fell sharply' },
  'enterprise-stopped': { zh: '当月停产', en: 'at a stop this month' },
  'enterprise-not-reported': { zh: '当月未报', en: 'no return this month' },
};

/** A reason as a sentence: the words, and the fall in percent where it was measured. */
export function watchSentence({ rule, percent }: WatchReason, language: Language): string {
  const words = watchWords[rule][language];
  return percent === null ? words : `${words}${language === 'zh' ? '' : ' '}${Math.abs(percent).toFixed(1)}%`;
}
