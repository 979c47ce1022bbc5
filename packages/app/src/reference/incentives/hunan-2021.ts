import type { AwardLevel, IncentiveMeasure, RuleSet, StatedReward, SubItem } from '@shigan/core';

interface Row {
  readonly id: string;
  readonly number?: number;
  readonly title: string;
  readonly agencies?: readonly string[];
  /** Sub-items other than 4 cities and 10 counties. */
  readonly parts?: readonly Part[];
  /** Money per city and per county, 万元. */
  readonly money?: readonly [city: number | null, county: number | null];
  readonly from?: readonly string[];
  /** C the text of the document, A a list of awards, S the speech, N reports of counties, G general knowledge. */
  readonly seen: string;
}
type Part = readonly [
  id: string,
  title: string,
  level: AwardLevel,
  quota: number,
  money: number | null,
  other?: string,
];

const rows: readonly Row[] = [
  {
    id: 'quality-development',
    number: 1,
    title: '推动高质量发展',
    agencies: ['省政府办公厅', '省发展改革委'],
    parts: [['county', '推动高质量发展', 'county', 10, null]],
    from: ['quality-development'],
    seen: 'CA',
  },
  {
    id: 'streamlining',
    number: 2,
    title: '深化“放管服”改革、“一件事一次办”',
    agencies: ['省政务管理局'],
    money: [null, 50],
    from: ['streamlining'],
    seen: 'CA',
  },
  {
    id: 'business-environment',
    number: 3,
    title: '优化营商环境和社会信用体系建设',
    agencies: ['省发展改革委', '省政务管理局'],
    from: ['business-environment'],
    seen: 'CA',
  },
  {
    id: 'manufacturing',
    number: 4,
    title: '打造国家重要先进制造业高地',
    agencies: ['省工业和信息化厅'],
    money: [500, 100],
    from: ['manufacturing'],
    seen: 'CA',
  },
  { id: 'strategic-projects', number: 5, title: '“三高四新”战略产业项目建设', from: ['major-projects'], seen: 'C' },
  {
    id: 'opening',
    number: 7,
    title: '打造内陆改革开放高地，稳外资、稳外贸、促消费',
    agencies: ['省商务厅', '省财政厅'],
    money: [200, 100],
    from: ['opening'],
    seen: 'A',
  },
  {
    id: 'rural-environment',
    number: 15,
    title: '农村人居环境整治和城乡环境基础设施建设',
    agencies: ['省农业农村厅', '省住房和城乡建设厅', '省财政厅'],
    parts: [
      ['living-city', '农村人居环境整治', 'cityLevel', 2, 200],
      ['living-county', '农村人居环境整治', 'county', 5, null, '1个省级美丽乡村示范创建村指标'],
      ['works-city', '城乡环境基础设施建设', 'cityLevel', 2, 300],
      ['works-county', '城乡环境基础设施建设', 'county', 5, 100],
    ],
    from: ['rural-environment'],
    seen: 'A',
  },
  { id: 'culture-tourism', number: 20, title: '公共文化服务和文化旅游产业', from: ['culture-tourism'], seen: 'A' },
  {
    id: 'education',
    number: 25,
    title: '教育评价改革、职业教育、义务教育均衡和公办幼儿园',
    from: ['education'],
    seen: 'A',
  },
  { id: 'grain', title: '粮食安全责任制', money: [400, 200], from: ['grain'], seen: 'A' },
  { id: 'commended', title: '获得国务院督查激励或省综合大督查表扬', seen: 'A' },
  {
    id: 'agriculture',
    title: '六大强农行动',
    parts: [['county', '六大强农行动', 'county', 10, null]],
    from: ['agriculture'],
    seen: 'N',
  },
  { id: 'hospitals', title: '公立医院综合改革', from: ['hospitals'], seen: 'N' },
  {
    id: 'petitions',
    title: '信访“三无”',
    parts: [['county', '信访“三无”', 'county', 10, null]],
    from: ['petitions'],
    seen: 'NS',
  },
  {
    id: 'pupils',
    title: '中小学心理健康',
    parts: [['county', '中小学心理健康', 'county', 10, null]],
    from: ['pupils'],
    seen: 'N',
  },
  { id: 'farmland', title: '自然资源管理和耕地保护', from: ['farmland'], seen: 'NS' },
  { id: 'fiscal', title: '财税管理', from: ['fiscal'], seen: 'S' },
  { id: 'attraction', title: '招商引资', from: ['attraction'], seen: 'S' },
  { id: 'science', title: '科技创新', from: ['science'], seen: 'S' },
  { id: 'fixed-investment', title: '固定资产投资', from: ['fixed-investment'], seen: 'S' },
  { id: 'safety', title: '安全生产', from: ['safety'], seen: 'S' },
  { id: 'arrears', title: '清欠和根治拖欠农民工工资', from: ['arrears'], seen: 'S' },
  { id: 'finance', title: '金融服务实体经济', from: ['finance'], seen: 'S' },
  { id: 'quality', title: '质量强省', from: ['quality'], seen: 'S' },
  { id: 'transport', title: '交通强国建设', from: ['transport'], seen: 'S' },
  { id: 'rivers', title: '河长制湖长制', from: ['rivers'], seen: 'G' },
  { id: 'pollution', title: '污染防治', from: ['pollution'], seen: 'G' },
  { id: 'employment', title: '就业创业', from: ['employment'], seen: 'G' },
  { id: 'elderly', title: '养老服务和民生实事', from: ['elderly'], seen: 'G' },
  { id: 'rural-revival', title: '乡村振兴', from: ['rural-revival'], seen: 'G' },
];

const evidenceOf: Readonly<Record<string, string>> = {
  C: '见于文件',
  A: '见于公布的名单',
  S: '见于讲话',
  N: '见于县市区报道',
  G: '一般了解，未核对',
};

function rewards(amount: number | null, other: string | undefined, level: AwardLevel): readonly StatedReward[] {
  const money: readonly StatedReward[] =
    amount === null ? [] : [{ kind: 'money', level, amount, unit: '万元', text: `${amount}万元` }];
  const quota: readonly StatedReward[] =
    other === undefined ? [] : [{ kind: 'quota', level, amount: 1, unit: '个', text: other }];
  return [...money, ...quota];
}

function measureOf(row: Row): IncentiveMeasure {
  const verified = /[CA]/u.test(row.seen);
  const parts: readonly Part[] = row.parts ?? [
    ['city', row.title, 'cityLevel', 4, row.money?.[0] ?? null],
    ['county', row.title, 'county', 10, row.money?.[1] ?? null],
  ];
  const subItems = parts.map(([id, title, level, quota, amount, other]): SubItem => ({
    id: `${row.id}.${id}`,
    title: { zh: title },
    level,
    quota,
    criteria: [],
    rewards: rewards(amount, other, level),
    verified: row.seen.includes('A'),
  }));
  return {
    id: row.id,
    number: row.number ?? null,
    title: { zh: row.title },
    agencies: row.agencies ?? [],
    subItems,
    successorOf: (row.from ?? []).map((id) => `province/2020:${id}`),
    recipients: [...new Set(subItems.map((subItem) => subItem.level))],
    verified,
    evidence: [...row.seen].map((mark) => evidenceOf[mark]).join('；'),
  };
}

/** Hunan's rule set of 2021: 30 measures (湘政办发〔2021〕7号). Numbered where the number is known; quotas are the usual ones where
 *  no list says them. */
export const hunan2021: RuleSet = {
  authority: 'province',
  year: 2021,
  name: { zh: '湖南省真抓实干督查激励措施（2021年）', en: 'Hunan incentives 2021' },
  document: {
    number: '湘政办发〔2021〕7号',
    title: '关于印发2021年真抓实干督查激励措施的通知',
    publishedOn: '2021-03-05',
  },
  measureCount: 30,
  measures: rows.map((row) => measureOf(row)),
  verified: false,
};

/** Hunan's other rule sets: number, name and document are known, their measures are not. */
export const hunanNeighbours: readonly RuleSet[] = [
  bare(2019, '湘政办发〔2019〕25号', 27, '湖南省真抓实干督查激励措施（2019年）'),
  bare(2022, '湘政办发〔2022〕9号', 36, '湖南省真抓实干督查激励措施（2022年）'),
  bare(2024, '湘政办发〔2024〕16号', 20, '湖南省大抓落实工作激励措施二十条'),
];

function bare(year: number, number: string, measureCount: number, zh: string): RuleSet {
  const name = { zh, en: `Hunan incentives ${year}` };
  return {
    authority: 'province',
    year,
    name,
    document: { number, title: '' },
    measureCount,
    measures: [],
    verified: true,
  };
}
