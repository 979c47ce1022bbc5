import { display } from '../decimal.ts';
import type { Figure } from '../figure/figure.ts';
import type { Finding, FindingRule } from '../finding/finding.ts';
import type { Language } from './language.ts';

type Sentence = (f: Finding) => string;

/** A figure in running text: its digits and unit, or a dash. */
function text(figure: Figure | undefined, language: Language, options: { readonly absolute?: boolean } = {}): string {
  if (figure === undefined || typeof figure.value !== 'number') return '—';
  const digits = display(options.absolute ? Math.abs(figure.value) : figure.value, figure.decimals).replace('-', '−');
  if (language === 'en') return `${digits}${figure.unit === '百分点' ? ' pp' : figure.unit === '%' ? '%' : ''}`;
  return `${digits}${figure.unit === '百分点' ? '个百分点' : figure.unit}`;
}

/** A growth in words: `增长15.7%`, `下降11.3%`. */
function growth(figure: Figure | undefined): string {
  if (figure === undefined || typeof figure.value !== 'number') return '—';
  if (figure.value === 0) return '持平';
  return `${figure.value > 0 ? '增长' : '下降'}${text(figure, 'zh', { absolute: true })}`;
}

/** What the rest of the year needs, in words: `后期需增长17.65%`, or that even a fall would do. */
function neededWords(figure: Figure | undefined, language: Language): string {
  if (figure === undefined || typeof figure.value !== 'number') return '';
  if (language === 'en')
    return figure.value < 0
      ? `; the year's target is met even if the rest of the year falls ${text(figure, 'en', { absolute: true })}`
      : `; the rest of the year needs ${text(figure, 'en')}`;
  return figure.value < 0
    ? `，后期即使下降${text(figure, 'zh', { absolute: true })}也能完成`
    : `，后期需增长${text(figure, 'zh')}`;
}

/** A probability as it is said: never quite nought, never quite certain. */
function chance(figure: Figure | undefined): string {
  if (figure === undefined || typeof figure.value !== 'number') return '—';
  if (figure.value < 1) return '<1%';
  return figure.value > 99 ? '>99%' : `${Math.round(figure.value)}%`;
}

/** What is expected of the year: growth in words, anything else as it is. */
function outlookWords(figure: Figure | undefined, language: Language): string {
  return language === 'zh' && figure?.measure === 'yoy' ? growth(figure) : text(figure, language);
}

/** A number of a finding's settings without its sign. */
function size(param: string | number | undefined): string {
  return String(param ?? '').replace(/^[-−]/u, '');
}

const is = (figure: Figure | undefined): boolean => typeof figure?.value === 'number';

const zh: Readonly<Record<FindingRule, Sentence>> = {
  'behind-schedule': ({ figures: f, params }) => {
    const needed = neededWords(f['growthNeeded'], 'zh');
    if (is(f['completion'])) {
      const against =
        params['against'] === 'seasonalSchedule'
          ? `历年同期进度${text(f['seasonalSchedule'], 'zh')}`
          : params['against'] === 'schedule'
            ? `序时进度${text(f['schedule'], 'zh')}`
            : '应达进度';
      const gap = is(f['distanceToSchedule']) ? `，相差${text(f['distanceToSchedule'], 'zh', { absolute: true })}` : '';
      return `完成年度目标${text(f['completion'], 'zh')}，落后于${against}${gap}${needed}`;
    }
    return is(f['gap'])
      ? `距年度目标${text(f['target'], 'zh')}相差${text(f['gap'], 'zh', { absolute: true })}${needed}`
      : '未达到年度目标进度';
  },
  'target-unlikely': ({ figures: f }) =>
    `年度目标完成概率${chance(f['probability'])}，预计全年${outlookWords(f['estimate'], 'zh')}（80%区间${text(f['low80'], 'zh')}至${text(f['high80'], 'zh')}），目标${text(f['target'], 'zh')}${neededWords(f['growthNeeded'], 'zh')}`,
  'growth-below-province': ({ figures: f, params }) => {
    const whole =
      params['to'] === 'city'
        ? '全市'
        : params['to'] === 'meanOfPeers'
          ? '同组平均'
          : params['to'] === 'country'
            ? '全国'
            : '全省';
    const d = f['distance'];
    return `${typeof d?.value === 'number' && d.value < 0 ? '低于' : '高于'}${whole}${text(d, 'zh', { absolute: true })}`;
  },
  'rank-fell': ({ figures: f }) =>
    `位次较上期后移${text(f['rankChange'], 'zh', { absolute: true })}，居第${text(f['rank'], 'zh')}`,
  'left-reasonable-range': ({ figures: f, params }) =>
    `${f['headline']?.measure === 'yoy' ? `同比${growth(f['headline'])}` : `为${text(f['headline'], 'zh')}`}，${params['side'] === 'below' ? '低于' : '高于'}合理区间${params['side'] === 'below' ? '下限' : '上限'}${params['bound']}${f['headline']?.unit ?? ''}`,
  'slowed-in-a-row': ({ params }) => `连续${params['releases']}期回落`,
  'private-below-total-investment': ({ figures: f }) =>
    `民间投资同比${growth(f['growth'])}，增速低于全部投资（${growth(f['total'])}）`,
  'category-at-zero': () => '今年以来尚未“破零”',
  'not-reported-by-date': ({ params }) => `${params['due']}前应报的数据尚未报来`,
  'revised-by-more-than': ({ figures: f }) => `由${text(f['before'], 'zh')}修订为${text(f['now'], 'zh')}`,
  'base-effect-explains': ({ figures: f, params }) =>
    params['kind'] === 'level'
      ? `同比${growth(f['growth'])}与基数相当：上年同期${growth(f['yearBefore'])}，按两年平均增长${params['trend']}%推算应${growth(f['path'])}`
      : `增速较上期低${size(params['change'])}个百分点，其中基数影响${size(params['base'])}个百分点，变化主要由基数引起`,
  'rank-published-differs': ({ params }) =>
    `公布位次第${params['published']}位，按各地公布数计算为第${params['computed']}位`,
  'two-year-average-differs': ({ figures: f }) =>
    `公布的两年平均增速${text(f['published'], 'zh')}，计算为${text(f['computed'], 'zh')}`,
  'remainder-grew-implausibly': ({ figures: f }) => `除民间投资外的投资增长${text(f['remainder'], 'zh')}，请核实口径`,
};

const en: Readonly<Record<FindingRule, Sentence>> = {
  'behind-schedule': ({ figures: f, params }) => {
    const needed = neededWords(f['growthNeeded'], 'en');
    if (is(f['completion']))
      return `${text(f['completion'], 'en')} of the year's target done, behind ${params['against'] === 'seasonalSchedule' ? `the seasonal schedule of ${text(f['seasonalSchedule'], 'en')}` : `the schedule of ${text(f['schedule'], 'en')}`}${needed}`;
    return is(f['gap'])
      ? `${text(f['gap'], 'en', { absolute: true })} off the year's target of ${text(f['target'], 'en')}${needed}`
      : "off the year's target";
  },
  'target-unlikely': ({ figures: f }) =>
    `the year’s target has a probability of ${chance(f['probability'])}; expected for the year: ${outlookWords(f['estimate'], 'en')} (80% interval ${text(f['low80'], 'en')} to ${text(f['high80'], 'en')}), target ${text(f['target'], 'en')}${neededWords(f['growthNeeded'], 'en')}`,
  'growth-below-province': ({ figures: f, params }) => {
    const whole =
      params['to'] === 'city'
        ? 'the city'
        : params['to'] === 'meanOfPeers'
          ? 'the mean of its peers'
          : params['to'] === 'country'
            ? 'the country'
            : 'the province';
    const d = f['distance'];
    return `${text(d, 'en', { absolute: true })} ${typeof d?.value === 'number' && d.value < 0 ? 'below' : 'above'} ${whole}`;
  },
  'rank-fell': ({ figures: f }) =>
    `fell by ${text(f['rankChange'], 'en', { absolute: true })} places to rank ${text(f['rank'], 'en')}`,
  'left-reasonable-range': ({ figures: f, params }) =>
    `${text(f['headline'], 'en')} is ${params['side']} the reasonable range's bound of ${params['bound']}`,
  'slowed-in-a-row': ({ params }) => `slowed ${params['releases']} releases in a row`,
  'private-below-total-investment': ({ figures: f }) =>
    `growth of private investment is ${text(f['growth'], 'en')}, of all investment ${text(f['total'], 'en')}`,
  'category-at-zero': () => 'still none this year',
  'not-reported-by-date': ({ params }) => `figures due by ${params['due']} have not come in`,
  'revised-by-more-than': ({ figures: f }) => `revised from ${text(f['before'], 'en')} to ${text(f['now'], 'en')}`,
  'base-effect-explains': ({ figures: f, params }) =>
    params['kind'] === 'level'
      ? `growth of ${text(f['growth'], 'en')} is what the base alone gives: ${text(f['yearBefore'], 'en')} a year before, ${text(f['path'], 'en')} at a two-year average of ${params['trend']}%`
      : `growth is ${size(params['change'])} pp lower than in the release before, of which ${size(params['base'])} pp come from the base: the change follows the base`,
  'rank-published-differs': ({ params }) =>
    `published rank ${params['published']}, computed from the members' figures ${params['computed']}`,
  'two-year-average-differs': ({ figures: f }) =>
    `published two-year average ${text(f['published'], 'en')}, computed ${text(f['computed'], 'en')}`,
  'remainder-grew-implausibly': ({ figures: f }) =>
    `investment other than private grew ${text(f['remainder'], 'en')}: please check the definition`,
};

/** A finding as a sentence without its subject and full stop: the row or the heading names the indicator. */
export function findingSentence(finding: Finding, language: Language): string {
  return (language === 'zh' ? zh : en)[finding.rule](finding);
}
