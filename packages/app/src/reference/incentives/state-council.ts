import type { IncentiveMeasure, RuleSet, StatedReward } from '@shigan/core';

type Recipient = IncentiveMeasure['recipients'][number];

/** id, number in the document, title, who can win, agencies, reward, what of it was held against a document. */
type Row = readonly [
  id: string,
  number: number | null,
  title: string,
  recipients: string,
  agencies: string,
  reward: string,
  verified: boolean,
  evidence: string,
];

const textSeen = '文件原文已核对';
const newSeen = '“2018年新增”已核对；文字和次序未核对';
const listSeen = '见于公开的激励名单或实施办法；文字和次序未核对';
const unseen = '未核对';

// 1–5: order and text as printed. Of the others the set is reconstructed (21 kept and 9 new make 30), the order is not known.
const rows: readonly Row[] = [
  [
    'business-registration',
    1,
    '深化商事制度改革成效显著、落实事中事后监管、社会反映好',
    'MC',
    '市场监管总局',
    '优先纳入商事制度改革、事中事后监管试点',
    true,
    textSeen,
  ],
  ['trade', 2, '促进外贸外资稳定增长、优化营商环境', 'P', '商务部', '优先培育外贸转型升级基地', true, textSeen],
  [
    'bonds',
    3,
    '社会投资健康发展，企业债券发行、创新和风险防范',
    'M',
    '国家发展改革委',
    '两年内企业债券“直通车”',
    true,
    textSeen,
  ],
  [
    'fixed-investment',
    4,
    '年度固定资产投资稳定增长，中央预算内投资项目开工、完成',
    'P',
    '国家发展改革委',
    '既有专项中安排奖励投资',
    true,
    textSeen,
  ],
  [
    'fiscal',
    5,
    '财政管理（预算执行、收入质量、存量资金、库款、统筹、公开）',
    'PMC',
    '财政部',
    '奖励资金',
    true,
    `${textSeen}；市县见于2019年名单`,
  ],
  [
    'transport',
    null,
    '公路水路交通建设目标完成、地方投资到位',
    'P',
    '交通运输部、财政部',
    '三年滚动计划优先，车购税、港建费支持',
    true,
    newSeen,
  ],
  ['quality', null, '推进质量工作成效突出', 'MC', '市场监管总局', '改革创新试点优先', true, newSeen],
  [
    'farm-trade',
    null,
    '农产品流通现代化、农村电商、产销对接',
    'MC',
    '商务部、财政部',
    '电子商务进农村综合示范倾斜',
    true,
    newSeen,
  ],
  ['rivers', null, '河长制湖长制、河湖管理', 'PMC', '水利部、财政部', '水利发展资金', true, listSeen],
  [
    'rural-environment',
    null,
    '农村人居环境整治',
    'C',
    '农业农村部、乡村振兴局、财政部',
    '2000万元奖励',
    true,
    listSeen,
  ],
  ['farmland', null, '高标准农田按时完成且成效显著', 'P', '农业农村部、财政部', '资金倾斜', true, newSeen],
  ['resource-cities', null, '资源枯竭城市转型', 'MC', '国家发展改革委、财政部', '资金支持、改革先行', true, newSeen],
  ['vocational', null, '职业教育改革', 'P', '教育部', '项目安排倾斜', true, newSeen],
  ['poverty', null, '脱贫攻坚成效考核“好”', 'P', '财政部、扶贫办', '扶贫资金奖励', true, listSeen],
  ['relocation', null, '易地扶贫搬迁', 'P', '国家发展改革委', '中央预算内投资倾斜', false, unseen],
  [
    'environment',
    null,
    '环境治理工程推进快、大气和水质改善',
    'M',
    '财政部、生态环境部',
    '污染防治资金奖励',
    true,
    listSeen,
  ],
  [
    'finance',
    null,
    '金融服务实体经济、防范风险、金融秩序',
    'M',
    '人民银行、银保监会、证监会',
    '金融改革试点优先',
    false,
    unseen,
  ],
  [
    'water-investment',
    null,
    '地方水利投资落实、中央水利投资计划完成率高',
    'P',
    '水利部、国家发展改革委',
    '每省增加中央预算内投资1000万元',
    true,
    listSeen,
  ],
  ['innovation', null, '创新驱动、自主创新和高新技术产业', 'PM', '科技部', '省级高新区升级优先', false, unseen],
  [
    'research',
    null,
    '改善科研基础条件、科技成果转化',
    'P',
    '科技部、财政部',
    '中央引导地方科技发展资金',
    false,
    unseen,
  ],
  ['startups', null, '双创政策落地、双创示范基地', 'C', '国家发展改革委', '预算内投资倾斜', false, unseen],
  ['industry', null, '工业稳增长和转型升级', 'M', '工业和信息化部', '专项、示范优先', false, unseen],
  ['old-industry', null, '老工业基地调整改造', 'MC', '国家发展改革委', '示范区、资金支持', false, unseen],
  ['emerging', null, '战略性新兴产业', 'MC', '国家发展改革委', '集群、平台优先', true, listSeen],
  ['land', null, '土地节约集约、闲置少', 'MC', '自然资源部', '用地计划指标奖励', false, unseen],
  ['employment', null, '就业创业政策', 'P', '财政部、人力资源社会保障部', '就业补助资金', false, unseen],
  [
    'shanty',
    null,
    '棚户区改造',
    'MC',
    '住房城乡建设部、国家发展改革委、财政部',
    '专项资金',
    false,
    '2018年名单见财综文件；文字未核对',
  ],
  ['dangerous-housing', null, '农村危房改造', 'C', '住房城乡建设部、财政部', '补助倾斜', false, unseen],
  ['hospitals', null, '公立医院综合改革', 'MC', '国家卫生健康委、财政部', '补助资金', false, unseen],
  ['elderly', null, '养老服务体系建设', 'M', '民政部、国家发展改革委', '预算内投资、试点', false, unseen],
];

const recipientOf: Readonly<Record<string, Recipient>> = { P: 'province', M: 'cityLevel', C: 'county' };

function measureOf([id, number, title, marks, agencies, reward, verified, evidence]: Row): IncentiveMeasure {
  const recipients = [...marks].flatMap((mark) => recipientOf[mark] ?? []);
  const stated: StatedReward = { kind: 'priority', level: null, amount: null, unit: '', text: reward };
  return {
    id,
    number,
    title: { zh: title },
    agencies: agencies.split('、'),
    recipients,
    subItems: recipients
      .filter((recipient) => recipient !== 'province')
      .map((level) => ({
        id: `${id}.${level === 'cityLevel' ? 'city' : level}`,
        title: { zh: title },
        level,
        quota: null,
        criteria: [],
        rewards: [stated],
        verified,
      })),
    successorOf: [],
    verified,
    evidence,
  };
}

/** The State Council's rule sets (国务院真抓实干督查激励措施). Of 2016 and 2021 the documents are known, of the measures only what
 *  was held against them. Source: 国办发〔2016〕82号, 国办发〔2018〕117号, 国办发〔2021〕49号. */
export const stateCouncilRuleSets: readonly RuleSet[] = [
  {
    authority: 'stateCouncil',
    year: 2016,
    name: { zh: '国务院督查激励措施（2016年）', en: 'State Council incentives 2016' },
    document: { number: '国办发〔2016〕82号', title: '' },
    measureCount: 24,
    measures: [],
    verified: true,
  },
  {
    authority: 'stateCouncil',
    year: 2018,
    name: { zh: '国务院督查激励措施（2018年）', en: 'State Council incentives 2018' },
    document: {
      number: '国办发〔2018〕117号',
      title: '国务院办公厅关于对真抓实干成效明显地方进一步加大激励支持力度的通知',
      publishedOn: '2018-12-10',
    },
    measureCount: 30,
    measures: rows.map((row) => measureOf(row)),
    verified: false,
  },
  {
    authority: 'stateCouncil',
    year: 2021,
    name: { zh: '国务院督查激励措施（2021年）', en: 'State Council incentives 2021' },
    document: { number: '国办发〔2021〕49号', title: '新形势下进一步加强督查激励的通知' },
    measureCount: 30,
    measures: later(),
    verified: false,
  },
];

function later(): readonly IncentiveMeasure[] {
  const seen: readonly (readonly [string, number | null, string, string, string, readonly string[]])[] = [
    ['innovation', 1, '创新驱动', 'P', '科技部、财政部', ['innovation']],
    ['startups', 2, '双创示范基地', 'C', '国家发展改革委', ['startups']],
    ['intellectual-property', 3, '知识产权', 'MC', '国家知识产权局', []],
    ['industry', null, '工业稳增长和先进制造业集群', 'M', '工业和信息化部', ['industry']],
    ['rural-revival', null, '乡村振兴', 'C', '', []],
    ['ecology', null, '生态文明体制改革', 'MC', '', []],
    ['hospitals', null, '医药卫生体制改革', 'MC', '国家卫生健康委', ['hospitals']],
    ['water-investment', null, '水利投资', 'P', '水利部', ['water-investment']],
    ['fixed-investment', null, '固定资产投资', 'P', '国家发展改革委', ['fixed-investment']],
    ['vocational', null, '职业教育', 'P', '教育部', ['vocational']],
    ['emerging', null, '战略性新兴产业', 'MC', '国家发展改革委', ['emerging']],
    ['business-registration', null, '商事登记便利化和双随机监管', 'MC', '市场监管总局', ['business-registration']],
    ['elderly', null, '养老服务', 'M', '民政部', ['elderly']],
    ['old-industry', null, '老工业基地', 'MC', '国家发展改革委', ['old-industry']],
    ['quality', null, '质量强国', 'MC', '市场监管总局', ['quality']],
    ['environment', null, '环境治理', 'M', '生态环境部', ['environment']],
    ['rivers', null, '河湖长制', 'PMC', '水利部', ['rivers']],
    ['forests', null, '林长制', 'PMC', '', []],
  ];
  return seen.map(([id, number, title, marks, agencies, before]) => ({
    ...measureOf([id, number, title, marks, agencies, '', number !== null, number === null ? listSeen : textSeen]),
    agencies: agencies === '' ? [] : agencies.split('、'),
    successorOf: before.map((one) => `stateCouncil/2018:${one}`),
  }));
}
