import type { CategoryThreshold, LadderRung } from '@shigan/core';

const frame = '统计报表制度“四上”单位划分标准（依公开的地方统计机构说明整理，待核）';

function threshold(
  code: string,
  name: CategoryThreshold['name'],
  of: Pick<CategoryThreshold, 'category' | 'industries' | 'least' | 'plan'>,
): CategoryThreshold {
  return { code, name, ...of, monthly: of.least === null ? 'all' : 'new', basis: frame, verified: false };
}

const upTo = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(2, '0'));

/** From when on units are counted in the frame: amounts as local statistical offices state them; a city verifies and amends them. */
export const categoryThresholds: readonly CategoryThreshold[] = [
  threshold(
    'industry',
    { zh: '规模以上工业', en: 'industry' },
    { category: 'industry', industries: upTo(6, 46), least: 2000, plan: 'new-above-threshold-industry' },
  ),
  threshold(
    'construction',
    { zh: '有资质的建筑业', en: 'qualified construction' },
    { category: 'construction', industries: upTo(47, 50), least: null, plan: 'new-above-threshold-construction' },
  ),
  threshold(
    'wholesale',
    { zh: '限额以上批发业', en: 'wholesale' },
    { category: 'wholesale', industries: ['51'], least: 2000, plan: 'new-above-threshold-trade' },
  ),
  threshold(
    'retail',
    { zh: '限额以上零售业', en: 'retail' },
    { category: 'retail', industries: ['52'], least: 500, plan: 'new-above-threshold-trade' },
  ),
  threshold(
    'catering',
    { zh: '限额以上住宿餐饮业', en: 'lodging and catering' },
    { category: 'catering', industries: ['61', '62'], least: 200, plan: 'new-above-threshold-trade' },
  ),
  threshold(
    'real-estate',
    { zh: '房地产开发经营业', en: 'real estate development' },
    { category: 'realEstate', industries: ['701'], least: null, plan: 'new-above-threshold-real-estate' },
  ),
  threshold(
    'services-2000',
    {
      zh: '规模以上服务业：交通仓储邮政、信息、水利环境、卫生',
      en: 'services: transport, information, environment, health',
    },
    {
      category: 'services',
      industries: [...upTo(53, 60), ...upTo(63, 65), ...upTo(76, 79), '84'],
      least: 2000,
      plan: 'new-above-threshold-services',
    },
  ),
  threshold(
    'services-1000',
    {
      zh: '规模以上服务业：租赁商务、科研技术、教育、物业中介',
      en: 'services: business, research, education, property',
    },
    {
      category: 'services',
      industries: ['71', '72', '73', '74', '75', '83', '702', '703', '704'],
      least: 1000,
      plan: 'new-above-threshold-services',
    },
  ),
  threshold(
    'services-500',
    { zh: '规模以上服务业：居民服务、文体娱乐、社会工作', en: 'services: households, culture, social work' },
    {
      category: 'services',
      industries: ['80', '81', '82', '85', ...upTo(86, 90)],
      least: 500,
      plan: 'new-above-threshold-services',
    },
  ),
];

const whole = ['candidate', 'materials', 'county', 'city', 'province', 'state', 'in'] as const;
const rounds = [
  { kind: 'yearly', name: '年度第一批', from: '11-15', to: '11-30' },
  { kind: 'yearly', name: '年度第二批', from: '12-15', to: '12-31' },
] as const;

/** Rungs of the ladder as a city begins with them: steps, windows and papers are data that it edits. */
export const ladderRungs: readonly LadderRung[] = [
  {
    code: 'individual-to-enterprise',
    name: { zh: '个转企', en: 'household business to enterprise' },
    order: 1,
    from: { zh: '个体工商户', en: 'household business' },
    to: { zh: '企业', en: 'enterprise' },
    path: ['candidate', 'materials', 'county', 'in'],
    windows: [{ kind: 'monthly', until: 31 }],
    materials: ['个体工商户营业执照', '转型登记申请书', '清税证明'],
    overThreshold: false,
    plan: null,
    verified: false,
  },
  {
    code: 'small-to-above',
    name: { zh: '小升规', en: 'over the threshold' },
    order: 2,
    from: { zh: '规模（限额）以下', en: 'below the threshold' },
    to: { zh: '四上单位', en: 'above the threshold' },
    path: whole,
    windows: [{ kind: 'monthly', until: 20 }, ...rounds],
    materials: ['申报表', '营业执照', '利润表', '增值税申报表', '经营场所照片'],
    overThreshold: true,
    plan: 'new-above-threshold',
    verified: false,
  },
  {
    code: 'above-to-joint-stock',
    name: { zh: '规改股', en: 'to a joint-stock company' },
    order: 3,
    from: { zh: '有限责任公司', en: 'limited company' },
    to: { zh: '股份有限公司', en: 'joint-stock company' },
    path: ['candidate', 'materials', 'county', 'city', 'in'],
    windows: [{ kind: 'monthly', until: 31 }],
    materials: ['股改方案', '审计报告', '资产评估报告'],
    overThreshold: false,
    plan: null,
    verified: false,
  },
  {
    code: 'joint-stock-to-listed',
    name: { zh: '股上市', en: 'to a listed company' },
    order: 4,
    from: { zh: '股份有限公司', en: 'joint-stock company' },
    to: { zh: '上市公司', en: 'listed company' },
    path: ['candidate', 'materials', 'city', 'province', 'state', 'in'],
    windows: [{ kind: 'monthly', until: 31 }],
    materials: ['上市辅导备案', '三年审计报告', '合规证明'],
    overThreshold: false,
    plan: null,
    verified: false,
  },
  {
    code: 'specialised',
    name: { zh: '专精特新', en: 'specialised and new' },
    order: 5,
    from: { zh: '中小企业', en: 'small or medium enterprise' },
    to: { zh: '专精特新企业', en: 'specialised enterprise' },
    path: ['candidate', 'materials', 'county', 'city', 'province', 'in'],
    windows: [{ kind: 'yearly', name: '年度申报', from: '06-01', to: '07-15' }],
    materials: ['申请书', '研发费用专项审计', '知识产权清单', '主导产品说明'],
    overThreshold: false,
    plan: null,
    verified: false,
  },
];
