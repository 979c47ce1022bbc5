import { rosterChoice, rosterColumn as column, type RosterForm } from '../roster/roster-form.ts';
import type { Language } from '../words/language.ts';
import type { CapitalOrigin, DealStage, Top500 } from './deal.ts';

type Words = Readonly<Record<Language, string>>;

export const stageWords: Readonly<Record<DealStage, Words>> = {
  lead: { zh: '线索', en: 'lead' },
  visited: { zh: '洽谈', en: 'in talks' },
  contracted: { zh: '签约', en: 'contracted' },
  landed: { zh: '落地', en: 'landed' },
  producing: { zh: '投产', en: 'in production' },
};

export const top500Words: Readonly<Record<Top500, Words>> = {
  global: { zh: '世界500强', en: 'Global 500' },
  china: { zh: '中国企业500强', en: 'China 500' },
  private: { zh: '民营企业500强', en: 'private 500' },
};

export const originWords: Readonly<Record<CapitalOrigin, Words>> = {
  domestic: { zh: '内资', en: 'domestic' },
  foreign: { zh: '外资', en: 'foreign' },
};

const thing = { of: 'thing', kind: 'text' } as const;
const node = { of: 'thing', kind: 'month' } as const;
const money = { kind: 'number', unit: '万元' } as const;

/** The table of investment attraction (招商引资项目台账): one row per deal and month. Money in 万元; what arrived runs from January. */
export const dealForm: RosterForm = {
  roster: 'attraction',
  layout: 'attraction-roster',
  code: {
    head: /^(?:招商(?:线索|项目)?|线索)编号$/u,
    read: (text) => {
      const code = text.replaceAll(/\s/gu, '').normalize('NFKC').toUpperCase();
      return /^[0-9A-Z][0-9A-Z-]{2,29}$/u.test(code) ? code : undefined;
    },
    words: { zh: '招商项目编号', en: 'Code of the deal' },
    fault: 'bad-deal-code',
  },
  columns: [
    column('name', '项目名称', 'Deal', { head: /^(?:招商)?项目名称$/u, required: true, ...thing }),
    column('region', '县市区', 'County', { head: /^(?:县市区|地区|承接地)$/u, kind: 'region', of: 'thing' }),
    column('park', '落户园区', 'Park', { head: /^(?:落户|所属|承接)?园区$/u, ...thing }),
    column('investor', '投资方', 'Investor', { head: /^投资(?:方|商|企业|主体)(?:名称)?$/u, ...thing }),
    column('top500', '500强类别', 'Top 500', {
      head: /^(?:三类)?500强(?:企业)?(?:类别|类型)?$/u,
      ...rosterChoice(
        [
          [/^世界/u, 'global'],
          [/^中国(?:企业)?500强/u, 'china'],
          [/^(?:中国)?民营/u, 'private'],
        ],
        top500Words,
      ),
      of: 'thing',
    }),
    column('origin', '资金来源', 'Capital', {
      head: /^(?:资金(?:来源|性质)|内外资)$/u,
      ...rosterChoice(
        [
          [/^(?:内资|市外|省外)/u, 'domestic'],
          [/^(?:外资|外商|港澳台)/u, 'foreign'],
        ],
        originWords,
      ),
      of: 'thing',
    }),
    column('mode', '招商方式', 'Mode', { head: /^招商(?:方式|模式|途径)$/u, ...thing }),
    column('chain', '产业链', 'Chain', { head: /^(?:所属)?产业链$/u, ...thing }),
    column('leadUnit', '牵头单位', 'Lead unit', { head: /^(?:牵头|责任)单位$/u, ...thing }),
    column('leader', '联系领导', 'Leader', { head: /^(?:责任|联系|包联|挂点)(?:市?领导)$/u, ...thing }),
    column('handler', '跟踪责任人', 'Followed by', { head: /^(?:跟踪|跟进)(?:责任)?人$/u, ...thing }),
    column('project', '项目代码', 'Project code', { head: /^(?:投资)?项目(?:统一)?代码$/u, ...thing }),
    column('lead', '线索登记', 'Lead', { head: /^线索(?:登记|获取)?(?:时间|年月|日期)?$/u, ...node }),
    column('visited', '首次洽谈', 'First talks', {
      head: /^(?:首次)?(?:洽谈|考察|对接)(?:时间|年月|日期)?$/u,
      ...node,
    }),
    column('contracted', '签约时间', 'Contracted', { head: /^(?:正式)?签约(?:时间|年月|日期)?$/u, ...node }),
    column('landed', '落地时间', 'Landed', { head: /^(?:落地|开工|注册)(?:时间|年月|日期)?$/u, ...node }),
    column('producing', '投产时间', 'In production', { head: /^投产(?:时间|年月|日期)?$/u, ...node }),
    column('ended', '终止时间', 'Ended', { head: /^(?:终止|流失|退出)(?:时间|年月|日期)?$/u, ...node }),
    column('contractedFunds', '合同引资额', 'Contracted funds', {
      head: /^(?:合同|协议)(?:引资|投资)(?:额|总额)?$/u,
      ...money,
      of: 'thing',
    }),
    column('arrivedBefore', '截至上年底累计到位', 'Arrived before the year', {
      head: /^(?:截至|至|到)(?:上年|去年|\d{4}年)底累计到位(?:资金)?$/u,
      ...money,
      of: 'year',
    }),
    column('arrived', '本年累计到位资金', 'Arrived this year', {
      head: /^(?:本年|年初以来)?(?:累计)?到位资金$/u,
      ...money,
      of: 'month',
    }),
    column('contacts', '本月对接', 'Contacts of the month', {
      head: /^(?:本月)?(?:对接|跟进)(?:次数)?$/u,
      kind: 'number',
      unit: '次',
      of: 'month',
    }),
    column('followUp', '跟进情况', 'Follow-up', { head: /^(?:跟进|进展|对接)情况$/u, kind: 'text', of: 'month' }),
    column('next', '下步安排', 'Next step', { head: /^下(?:一)?步(?:安排|打算|工作)$/u, kind: 'text', of: 'month' }),
    column('problem', '存在问题', 'Problems', { head: /^(?:存在|主要)?问题$/u, kind: 'text', of: 'month' }),
  ],
};
