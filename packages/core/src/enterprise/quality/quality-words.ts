import type { Language } from '../../words/language.ts';
import type { QualityCheck } from './suspicion.ts';

interface CheckWords {
  readonly name: Readonly<Record<Language, string>>;
  /** What would explain it innocently. */
  readonly innocent: Readonly<Record<Language, string>>;
}

/** Every check in words, each with what would explain its finding innocently: nobody is accused by arithmetic. */
export const qualityWords: Readonly<Record<QualityCheck, CheckWords>> = {
  ratio: {
    name: { zh: '同比离群', en: 'year-on-year change far outside the others' },
    innocent: {
      zh: '单位写错、投产或停产、并购、一次性订单',
      en: 'a slip of unit, start or stop, merger, a single order',
    },
  },
  'first-digit': {
    name: { zh: '首位数字分布异常', en: 'first digits off the law' },
    innocent: {
      zh: '企业规模相近、门槛附近集中、代报口径统一',
      en: 'units of one size, many at a threshold, one reporter',
    },
  },
  'last-digit': {
    name: { zh: '末位数字堆积', en: 'last digits that pile up' },
    innocent: {
      zh: '按整数估报后再更正、计量单位换算取整',
      en: 'estimates to be corrected, rounding when units were converted',
    },
  },
  'december-bulge': {
    name: { zh: '12月突增、1月骤降', en: 'massed in December, gone in January' },
    innocent: { zh: '年末集中结算或交付、春节前停产检修', en: 'settlement at the end of the year, a stop for repair' },
  },
  'copied-month': {
    name: { zh: '照抄上月', en: 'a month copied from the one before' },
    innocent: {
      zh: '资料未到先报上月数、长期合同定额结算',
      en: 'papers late and the last month sent, a contract at a fixed rate',
    },
  },
  'parts-total': {
    name: { zh: '分项与合计不符', en: 'parts that do not make up the total' },
    innocent: { zh: '未列“其他”项、含税与不含税混用', en: 'a part not listed, with and without tax mixed' },
  },
  'not-borne-out': {
    name: { zh: '产值与用电、税收不匹配', en: 'output that electricity and tax do not bear out' },
    innocent: {
      zh: '自备电、节能改造、减免缓税、产品升级提价',
      en: 'own power, saving, tax deferred, a dearer product',
    },
  },
};
