import type { Grade, IncentiveMeasure, MeasureDecision, SubItem, SubItemWork } from '@shigan/core';
import { subItemsOf } from '@shigan/core';
import { demoRules } from './criteria.ts';
import { random } from '../random.ts';

const by = '演示：市政府督查室';

const decisive: readonly (readonly [measure: string, reason: string])[] = [
  ['strategic-projects', '事关全局：重大项目建设'],
  ['streamlining', '事关全局：“放管服”改革'],
  ['rural-environment', '事关民生：农村人居环境整治'],
  ['arrears', '事关民生：清欠和根治拖欠农民工工资'],
];

/** Won by most similar cities, and yet not gone for this year. */
const notThisYear: readonly (readonly [measures: string, reason: string])[] = [
  ['quality-development business-environment', '按提升幅度和第三方评估计分，短期难有突破，列入关注'],
  [
    'manufacturing opening grain agriculture education pupils rivers pollution employment elderly rural-revival',
    '同类市州多有获得；本年力量集中于优势、必争和潜力项目，列入关注',
  ],
];

/** What people decided on the measures of 2021 (演示数据): the four that must be won, one whose awards say little about the
 *  city's work, and those that others win but for which there is no strength this year. */
export const demoDecisions: readonly MeasureDecision[] = [
  ...decisive.map(([measure, reason]): MeasureDecision => ({ ...of(measure), decisive: true, reason, by })),
  {
    ...of('petitions'),
    decisive: false,
    class: 'watch',
    reason: '面上普遍可得，不能代表单项工作水平，不列入潜力项目',
    by,
  },
  ...notThisYear.flatMap(([measures, reason]) =>
    measures
      .split(' ')
      .map((measure): MeasureDecision => ({ ...of(measure), decisive: false, class: 'watch', reason, by })),
  ),
];

function of(measure: string): Pick<MeasureDecision, 'authority' | 'year' | 'measure'> {
  return { authority: 'province', year: 2021, measure };
}

/** Vice mayors of the demonstration, each with a portfolio. */
const leaders = ['演示：副市长甲', '演示：副市长乙', '演示：副市长丙', '演示：副市长丁', '演示：副市长戊'];

/** The city's own department beside a provincial one: 省财政厅 → 市财政局. */
function unitFor(agency: string | undefined): string {
  return agency === undefined ? '市政府办公室' : agency.replace(/^省/u, '市').replace(/厅$/u, '局');
}

/** Checklist and liaison log of one measure, as they are kept through the year. */
const workOnFiscal: Pick<SubItemWork, 'checklist' | 'liaison'> = {
  checklist: [
    {
      examined: '预算执行进度',
      how: '省财政厅按月调度数据，年终实地抽查',
      proof: ['月度支出报表', '国库对账单'],
      selfCheck: 'met',
    },
    {
      examined: '非税收入占比',
      how: '按决算数据计算，与上年比较',
      proof: ['收入决算表'],
      selfCheck: 'partly',
      countermeasure: '压减一次性非税入库，税务部门按旬报送税源分析',
    },
  ],
  liaison: [
    {
      on: '2021-04-12',
      whom: '演示：省财政厅预算处',
      about: '了解本年度评价指标和计分口径的变化',
      next: '五月底指标锁定前报送自评初稿',
    },
  ],
};

/** A checklist from the criteria, where they are known: what is examined, by whose data, with which proof. */
function checklistOf(measure: IncentiveMeasure, { criteria }: SubItem): Pick<SubItemWork, 'checklist'> {
  if (criteria.length === 0) return {};
  return {
    checklist: criteria.map((criterion) => ({
      examined: criterion.title,
      how: criterion.dataSource === '' ? (measure.agencies[0] ?? '') : `按${criterion.dataSource}数据`,
      proof: criterion.proof,
      selfCheck: 'open',
    })),
  };
}

/** Grades, effort and expected gain of every sub-item of 2021 (演示数据), drawn by the seed: better chances where it was won. */
export function demoWork(seed: string, wonBefore: ReadonlySet<string>): readonly SubItemWork[] {
  const draw = random(seed, 'sub-item-work');
  let rank = 0;
  return subItemsOf(demoRules).map(({ measure, subItem }) => {
    const lot = draw.uniform() + (wonBefore.has(measure.id) ? 0.45 : 0);
    const grade: Grade = lot > 0.95 ? 'hopeful' : lot > 0.5 ? 'possible' : 'difficult';
    return {
      authority: 'province',
      year: 2021,
      measure: measure.id,
      subItem: subItem.id,
      leader: leaders[Math.floor(rank++ / 4) % leaders.length] ?? '',
      leadUnit: `演示：${unitFor(measure.agencies[0])}`,
      grade,
      effort: 1 + Math.floor(draw.uniform() * 4),
      gain: Math.round((0.05 + 0.35 * draw.uniform()) * 100) / 100,
      ...(measure.id === 'fiscal' ? workOnFiscal : checklistOf(measure, subItem)),
      calendar: [
        { step: 'rulesOut', due: '2021-03-05', doneOn: '2021-03-05' },
        { step: 'criteriaFrozen', due: '2021-05-31' },
        { step: 'selfAssessment', due: '2021-10-31' },
        { step: 'application', due: '2021-11-15' },
        { step: 'provincialCheck', due: '2021-12-15' },
        { step: 'result', due: '2022-01-31' },
      ],
    };
  });
}
