import type { Criterion, RuleSet } from '@shigan/core';
import { hunan2021 } from '../../reference/incentives/hunan-2021.ts';

const invented = (id: string, title: string, weight: number, change: Partial<Criterion> = {}): Criterion => ({
  id,
  title: `演示：${title}`,
  weight,
  better: 'higher',
  dataSource: '省统计局',
  scoring: 'rank',
  proof: [],
  verified: false,
  ...change,
});

/** Invented criteria by sub-item: what the figures of the platform can score, and what only a survey or an inspection can. */
const criteria: Readonly<Record<string, readonly Criterion[]>> = {
  'manufacturing.city': [
    invented('value-added', '规模以上工业增加值增速', 40, { indicator: 'industrial-value-added' }),
    invented('investment', '工业投资增速', 30, { indicator: 'industrial-investment' }),
    invented('on-site', '重大制造业项目现场核查', 30, {
      dataSource: '省工业和信息化厅',
      proof: ['项目开工证明', '现场照片'],
    }),
  ],
  'manufacturing.county': [
    invented('value-added', '规模以上工业增加值增速', 60, { indicator: 'industrial-value-added' }),
    invented('on-site', '制造业项目现场核查', 40, { dataSource: '省工业和信息化厅', proof: ['项目开工证明'] }),
  ],
  'opening.city': [
    invented('retail', '社会消费品零售总额增速', 50, { indicator: 'retail-sales' }),
    invented('foreign-capital', '实际利用外资增速', 50, { indicator: 'foreign-capital', dataSource: '省商务厅' }),
  ],
  'opening.county': [invented('retail', '社会消费品零售总额增速', 100, { indicator: 'retail-sales' })],
};

/** The measures of 2021 with invented criteria for some sub-items (演示数据): the real ones are not in the document. */
export const demoRules: RuleSet = {
  ...hunan2021,
  measures: hunan2021.measures.map((measure) => ({
    ...measure,
    subItems: measure.subItems.map((subItem) => ({ ...subItem, criteria: criteria[subItem.id] ?? subItem.criteria })),
  })),
};
