import type { Language } from '../words/language.ts';
import type { DealFinding, DealRule } from './deal.ts';

export const dealRuleWords: Readonly<Record<DealRule, Readonly<Record<Language, string>>>> = {
  'deal-quiet': { zh: '无人跟进', en: 'no follow-up' },
  'deal-not-contracted': { zh: '久谈未签', en: 'long in talks' },
  'deal-not-landed': { zh: '签约未落地', en: 'not landed' },
  'deal-without-funds': { zh: '资金未到位', en: 'no funds' },
};

/** What a finding says of its deal, in one clause without a stop. */
export function dealFindingSentence({ rule, measured }: DealFinding, language: Language): string {
  const zh = language === 'zh';
  switch (rule) {
    case 'deal-quiet':
      return zh ? `已${measured}个月没有跟进记录` : `no follow-up for ${measured} months`;
    case 'deal-not-contracted':
      return zh ? `登记${measured}个月仍未签约` : `not contracted ${measured} months after the first lead`;
    case 'deal-not-landed':
      return zh ? `签约${measured}个月仍未落地` : `not landed ${measured} months after the contract`;
    case 'deal-without-funds':
      return zh ? `落地${measured}个月资金尚未到位` : `no funds ${measured} months after landing`;
  }
}
