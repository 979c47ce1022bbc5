import type { IncentiveMeasure, RuleSet } from '@shigan/core';

/** id, title; `county` where only counties can win. */
const hunanMatters: readonly (readonly [id: string, title: string, en: string, only?: 'county'])[] = [
  ['quality-development', '推动高质量发展', 'high-quality development', 'county'],
  ['streamlining', '“放管服”改革', 'streamlining of approvals'],
  ['business-environment', '优化营商环境', 'business environment'],
  ['manufacturing', '先进制造业高地', 'advanced manufacturing'],
  ['major-projects', '重大项目建设', 'major projects'],
  ['fixed-investment', '固定资产投资', 'fixed-asset investment'],
  ['fiscal', '财税管理', 'fiscal and tax management'],
  ['attraction', '招商引资', 'attraction of investment'],
  ['opening', '开放型经济', 'open economy'],
  ['science', '科技创新', 'science and innovation'],
  ['quality', '质量强省', 'quality'],
  ['finance', '金融', 'finance'],
  ['transport', '交通强国', 'transport'],
  ['culture-tourism', '文化旅游', 'culture and tourism'],
  ['rural-environment', '农村人居环境整治', 'rural living environment'],
  ['farmland', '耕地保护', 'protection of farmland'],
  ['grain', '粮食安全责任制', 'grain security'],
  ['agriculture', '六大强农行动', 'strong agriculture', 'county'],
  ['hospitals', '公立医院和医保制度改革', 'public hospitals and health insurance'],
  ['education', '教育改革', 'education reform'],
  ['employment', '就业创业', 'employment'],
  ['elderly', '养老服务体系建设', 'care for the elderly'],
  ['pollution', '污染防治', 'pollution control'],
  ['rivers', '河长制湖长制', 'river and lake chiefs'],
  ['rural-revival', '乡村振兴', 'rural revitalisation'],
  ['safety', '安全生产', 'work safety'],
  ['petitions', '信访“三无”', 'petitions: the three noes', 'county'],
  ['arrears', '清欠和根治拖欠农民工工资', 'arrears and unpaid wages'],
  ['railways', '铁路沿线安全环境', 'safety along railways', 'county'],
  ['pupils', '中小学心理健康', 'mental health at school', 'county'],
];

function measureOf([id, zh, en, only]: (typeof hunanMatters)[number]): IncentiveMeasure {
  const part = (level: 'cityLevel' | 'county', quota: number): IncentiveMeasure['subItems'][number] => ({
    id: `${id}.${level === 'cityLevel' ? 'city' : 'county'}`,
    title: { zh, en },
    level,
    quota,
    criteria: [],
    rewards: [],
    verified: false,
  });
  const subItems = only === 'county' ? [part('county', 10)] : [part('cityLevel', 4), part('county', 10)];
  return {
    id,
    number: null,
    title: { zh, en },
    agencies: [],
    subItems,
    successorOf: [],
    recipients: subItems.map((subItem) => subItem.level),
    verified: false,
    evidence: '名称见于各地报道；次序、名额按通常做法设定，未核对',
  };
}

/** Hunan's rule set of 2020: 25 measures in 30 items (湘政办发〔2020〕7号). The number of items is a fact; their names are those that
 *  reports mention, filled up to thirty, their quotas the usual ones. */
export const hunan2020: RuleSet = {
  authority: 'province',
  year: 2020,
  name: { zh: '湖南省真抓实干督查激励措施（2020年）', en: 'Hunan incentives 2020' },
  document: { number: '湘政办发〔2020〕7号', title: '' },
  measureCount: 30,
  measures: hunanMatters.map((row) => measureOf(row)),
  verified: false,
};
