import { display } from '../decimal.ts';
import { isMissing } from '../missing.ts';
import type { Language } from '../words/language.ts';
import type { UnitFinding, UnitFindingRule } from './unit-finding.ts';

/** What each rule is called. */
export const unitFindingWords: Readonly<Record<UnitFindingRule, Readonly<Record<Language, string>>>> = {
  'moved-by-few-enterprises': { zh: '增减集中在少数企业', en: 'few enterprises make the change' },
  'change-of-definition': { zh: '口径变动', en: 'a change of what is counted' },
  'loss-makers-rose': { zh: '亏损企业增多', en: 'more enterprises in loss' },
  'projects-behind-schedule': { zh: '项目投资落后序时', en: 'projects behind the schedule' },
  'deals-bring-less': { zh: '招商到位资金下降', en: 'deals bring less' },
};

/** A finding from units as a sentence; its digits are those of the figures it rests on. */
export function unitFindingSentence({ rule, figures, units }: UnitFinding, language: Language): string {
  const shown = (role: string): string => {
    const figure = figures[role];
    return figure === undefined || isMissing(figure.value)
      ? '—'
      : display(figure.value, figure.decimals).replace('-', '−');
  };
  const together = units.reduce((sum, { figure }) => sum + (isMissing(figure.value) ? 0 : figure.value), 0);
  const moved = display(Math.abs(together), 2);
  const isZh = language === 'zh';
  switch (rule) {
    case 'moved-by-few-enterprises': {
      const verb = together < 0 ? '下拉' : '拉动';
      return isZh
        ? `${units.length}家企业合计${verb}${moved}个百分点，全部企业同比${shown('growth')}%`
        : `${units.length} ${units.length === 1 ? 'enterprise' : 'enterprises'} ${together < 0 ? 'lowered' : 'lifted'} it by ${moved} points; all together ${shown('growth')} % on a year before`;
    }
    case 'change-of-definition':
      return isZh
        ? `入库退库带来${shown('definition')}个百分点，同口径${shown('sameScope')}%`
        : `entries and exits make ${shown('definition')} points of it; same scope ${shown('sameScope')} %`;
    case 'loss-makers-rose':
      return isZh
        ? `亏损企业${shown('lossMakers')}家，同比增${shown('change')}%，亏损额${shown('total')}万元`
        : `${shown('lossMakers')} enterprises in loss, ${shown('change')} % more than a year before`;
    case 'projects-behind-schedule':
      return isZh
        ? `项目完成年度计划${shown('completion')}%，序时应为${shown('due')}%`
        : `projects have done ${shown('completion')} % of the year's plan, ${shown('due')} % was due`;
    case 'deals-bring-less':
      return isZh
        ? `招商项目到位资金同比${shown('growth')}%`
        : `funds that arrived by deals ${shown('growth')} % on a year before`;
  }
}
