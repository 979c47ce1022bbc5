import {
  type MatterScript,
  begun,
  condition,
  numbered,
  leaders,
  officer,
  proof,
  said,
  termsOf,
  verifier,
} from './script.ts';
import { industry, commerce, finance, federation } from './units.ts';

const services: MatterScript = {
  key: 'services',
  terms: termsOf({
    key: 'services',
    title: '新增规模以上服务业企业“破零”',
    problem: '今年以来没有新增规模以上服务业企业。',
    source: ['meeting', '3月经济运行调度会（虚构）', '03-26'],
    leader: leaders.commerce,
    unit: commerce,
    deadline: '06-30',
    done: '上半年新增规模以上服务业企业5家以上（平台按公布数自动判定）。',
    over: {
      indicator: 'new-above-threshold-services',
      done: {
        text: '上半年新增规模以上服务业企业5家以上（平台按公布数自动判定）。',
        condition: condition('new-above-threshold-services', 'count', 5, 'P6M', { decimals: 0, unit: '家' }),
      },
      controllability: 5,
    },
  }),
  life: [
    ...begun(commerce, numbered(41), 'inProgress', ['03-29', '03-30', '03-31', '04-01']),
    {
      at: '04-16 11:00',
      by: commerce.clerk,
      act: 'report',
      details: said('已摸排库中距门槛10%以内的企业23家，逐户上门辅导。', 0.3, 'yellow', [
        { id: 'p-5', text: '4月底前入库5家', due: '2021-04-30', value: 5, unit: '家' },
      ]),
      evidence: proof('企业摸排名单.xlsx'),
    },
    {
      at: '05-06 10:00',
      by: commerce.head,
      act: 'reportDone',
      details: said('5家企业的入库材料均已上报，请予办结。', 1, 'green'),
      evidence: proof('入库申报表.pdf'),
    },
    {
      at: '05-10 15:00',
      by: verifier,
      act: 'judgePromise',
      reason: '名录库中没有新增',
      details: { item: 'p-5', verdict: 'broken', words: '0家' },
    },
    { at: '05-10 15:30', by: verifier, act: 'return', reason: '上报不等于入库，名录库中新增仍为0家。' },
  ],
};

const privateInvestment: MatterScript = {
  key: 'private',
  terms: termsOf({
    key: 'private',
    title: '民间投资下降，企业不敢投',
    problem: '民间投资增速低于全部投资，企业反映审批慢、融资难。',
    source: ['instruction', '市长批示（虚构）', '04-02'],
    leader: leaders.executive,
    unit: federation,
    deadline: '07-31',
    done: '民间投资累计增速回正，20家重点民企诉求办结率90%以上。',
    over: {
      indicator: 'private-investment',
      done: {
        text: '民间投资累计增速回正，20家重点民企诉求办结率90%以上。',
        condition: condition('private-investment', 'yoy', 0, 'P7M'),
      },
      rhythm: { kind: 'tenDays' },
    },
  }),
  life: [
    ...begun(federation, numbered(45), 'inProgress', ['04-06', '04-07', '04-08', '04-09']),
    {
      at: '04-16 17:00',
      by: federation.clerk,
      act: 'report',
      details: said('走访20家重点民营企业，收集诉求46条，已交办。', 0.1, 'yellow'),
      evidence: proof('诉求清单.xlsx'),
    },
    {
      at: '04-27 17:00',
      by: federation.clerk,
      act: 'report',
      details: said('46条诉求办结21条，融资类18条正在对接银行。', 0.25, 'red'),
      evidence: proof('办理台账.xlsx'),
    },
    {
      at: '05-07 17:00',
      by: federation.clerk,
      act: 'report',
      details: said('办结29条；4家企业表示下半年才有投资计划，增速短期难以转正。', 0.35, 'red'),
      evidence: proof('企业座谈记录.pdf'),
    },
    { at: '05-10 09:00', by: officer, act: 'judgeReport', details: { verdict: 'accepted' } },
    {
      at: '05-17 17:00',
      by: federation.clerk,
      act: 'report',
      details: said('办结33条，其中融资类9条，放款1.2亿元。', 0.45, 'red'),
      evidence: proof('放款凭证汇总.pdf'),
    },
  ],
};

const lossMakers: MatterScript = {
  key: 'loss-makers',
  terms: termsOf({
    key: 'loss-makers',
    title: '规模以上工业亏损企业增多',
    problem: '亏损企业家数同比增加，亏损面扩大。',
    source: ['finding', '2021年一季度超出年度控制数', '05-13'],
    leader: leaders.industry,
    unit: industry,
    deadline: '08-31',
    done: '亏损企业减少到90家以内（平台按公布数自动判定）。',
    over: {
      indicator: 'industrial-loss-makers',
      done: {
        text: '亏损企业减少到90家以内（平台按公布数自动判定）。',
        condition: condition('industrial-loss-makers', 'count', 90, 'P8M', {
          bound: 'atMost',
          decimals: 0,
          unit: '家',
        }),
      },
    },
  }),
  life: begun(industry, numbered(58), 'assigned', ['05-17', '05-19']),
};

const consumption: MatterScript = {
  key: 'consumption',
  terms: termsOf({
    key: 'consumption',
    title: '夏季攻势：促消费保增长',
    problem: '社会消费品零售总额增速比一季度放缓，夏季消费旺季要有抓手。',
    source: ['campaign', '夏季攻势（虚构）', '05-18'],
    leader: leaders.commerce,
    unit: commerce,
    deadline: '08-31',
    done: '办成消费促进活动30场，限额以上零售额增速不低于全省。',
    over: { indicator: 'retail-sales', campaign: '夏季攻势' },
  }),
  life: [],
};

const taxShare: MatterScript = {
  key: 'tax-share',
  terms: termsOf({
    key: 'tax-share',
    title: '税收占比偏低',
    problem: '税收收入占地方一般公共预算收入的比重低于目标。',
    source: ['finding', '2021年1-4月距年度目标有差距', '05-19'],
    leader: leaders.executive,
    unit: finance,
    deadline: '09-30',
    done: '税收占比达到70%以上。',
    over: { indicator: 'tax-revenue' },
  }),
  life: begun(finance, numbered(60), 'approved', ['05-19']),
};

const retail: MatterScript = {
  key: 'retail',
  terms: termsOf({
    key: 'retail',
    title: '商贸企业用工和电价诉求',
    problem: '商贸企业反映用工难、电价高，影响零售恢复。',
    source: ['enterpriseRequest', '企业直通车第97号（虚构）', '02-22'],
    leader: leaders.commerce,
    unit: commerce,
    deadline: '06-30',
    done: '社会消费品零售总额上半年增长15%以上（平台按公布数自动判定），诉求办结。',
    over: {
      indicator: 'retail-sales',
      done: {
        text: '社会消费品零售总额上半年增长15%以上（平台按公布数自动判定），诉求办结。',
        condition: condition('retail-sales', 'yoy', 15, 'P6M'),
      },
    },
  }),
  life: [
    ...begun(commerce, numbered(22), 'inProgress', ['02-23', '02-24', '02-25', '02-26']),
    {
      at: '03-18 10:00',
      by: commerce.clerk,
      act: 'report',
      details: said('举办招聘会3场，电价问题已函告供电公司。', 0.4, 'yellow'),
      evidence: proof('招聘会纪要.pdf'),
    },
    {
      at: '04-16 10:00',
      by: commerce.clerk,
      act: 'report',
      details: said('到岗412人；一般工商业电价政策落实到137户。', 0.6, 'yellow'),
      evidence: proof('到岗名单.xlsx'),
    },
    { at: '04-19 10:00', by: officer, act: 'judgeReport', details: { verdict: 'accepted' } },
    {
      at: '05-17 10:00',
      by: commerce.clerk,
      act: 'report',
      details: said('累计到岗655人，电价政策落实到210户。', 0.75, 'yellow'),
      evidence: proof('电价落实清单.xlsx'),
    },
  ],
};

/** Matters about enterprises, consumption and revenue. */
export const economyMatters: readonly MatterScript[] = [
  services,
  privateInvestment,
  lossMakers,
  consumption,
  taxShare,
  retail,
];
