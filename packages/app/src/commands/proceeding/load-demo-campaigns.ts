import {
  addDays,
  type Actor,
  type CampaignPlan,
  campaignTemplates,
  type Day,
  dueDays,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { leaders, officer, proof } from '../../demo/matters/script.ts';
import { agriculture, commerce, emergency, industry, planning, xupu, yuanling } from '../../demo/matters/units.ts';
import { always, type Conducted } from '../../supervision/proceedings.ts';
import {
  clearHazard,
  closeCampaign,
  enterCampaignFigures,
  enterHazard,
  planCampaign,
  writeShifts,
} from './conduct-campaign.ts';

const unit = ({ code, name }: { readonly code: string; readonly name: string }) => ({ code, name });
const zhijiang = { code: '431228', name: '芷江侗族自治县人民政府' };
const at = (moment: string, by = officer): Conducted => ({ by, at: moment });
const { isOnDuty: _summer, ...summerTemplate } = campaignTemplates.summerOffensive;
const { isOnDuty: _flood, ...floodTemplate } = campaignTemplates.flood;

const spring: CampaignPlan = {
  kind: 'plain',
  name: '开门红项目攻坚',
  from: '2021-02-21',
  to: '2021-04-20',
  leader: leaders.executive,
  leadUnit: unit(planning),
  units: [industry, yuanling, xupu].map(unit),
  aim: '一季度开工项目集中攻坚，项目早开工、设备早进场、投资早入统。',
  rhythm: 'tenDays',
  indicators: [
    {
      id: 'started',
      name: '新开工项目',
      unit: '个',
      decimals: 0,
      bound: 'atLeast',
      start: 0,
      goal: 24,
      statedBy: 'units',
    },
    {
      id: 'invested',
      name: '完成投资',
      unit: '亿元',
      decimals: 2,
      bound: 'atLeast',
      start: 0,
      goal: 18,
      statedBy: 'units',
    },
  ],
};

const flood: CampaignPlan = {
  ...floodTemplate,
  from: '2021-04-01',
  to: '2021-09-30',
  leader: leaders.agriculture,
  leadUnit: unit(emergency),
  units: [...[agriculture, yuanling, xupu].map(unit), zhijiang],
  indicators: floodTemplate.indicators.map((one) => ({ ...one, goal: one.id === 'patrolled' ? 6000 : one.goal / 10 })),
};

const summer: CampaignPlan = {
  ...summerTemplate,
  from: '2021-05-18',
  to: '2021-08-31',
  leader: leaders.executive,
  leadUnit: unit(planning),
  units: [industry, commerce, yuanling, xupu].map(unit),
  indicators: [
    ...summerTemplate.indicators,
    {
      id: 'retail',
      name: '社会消费品零售总额增速',
      unit: '%',
      decimals: 1,
      bound: 'atLeast',
      start: 17.5,
      goal: 22,
      statedBy: 'office',
      recorded: { indicator: 'retail-sales', region: '431200', measure: 'yoy' },
    },
  ],
};

type Step = readonly [id: string, step: () => Promise<unknown>];

/** Enters the campaigns of the demonstration (演示专项行动): one that is over with its conclusion, one on flood under way with a duty
 *  roster and hidden dangers, of which one unit owes its figures, and one that has just begun. A load that broke off is taken up again. */
export async function loadDemoCampaigns(app: Application, actor: Actor, city: RegionCode): Promise<void> {
  authorise(actor, 'demo.load', city);
  const state = (id: string, of: string, on: Day, values: Readonly<Record<string, number>>): Step => [
    id,
    () =>
      enterCampaignFigures(app, actor, city, id, {
        unit: of,
        on,
        figures: Object.entries(values).map(([indicator, value]) => ({ indicator, value })),
        ...at(`${on}T17:20`, { id: `${of}-duty`, name: '值班员（虚构）', roles: ['caseOfficer'], unit: of }),
      }),
  ];
  const [projects, water, rush] = ['2021-1', '2021-2', '2021-3'];
  const dangers = [
    [yuanling, '沅陵县借母溪村三组', '屋后坡体出现裂缝，涉及6户23人', '2021-05-15', '每日巡查两次，雨天提前转移'],
    [xupu, '溆浦县思蒙镇下游堤段', '堤脚渗水，草袋临时护脚', '2021-05-31', '专人驻守，备足砂石料'],
    [zhijiang, '芷江县碧涌镇水库', '溢洪道淤积，泄洪能力不足', '2021-05-10', '降低水位运行'],
    [yuanling, '沅陵县凉水井镇山塘', '放水闸门锈死，不能开启', '2021-06-10', '抽水降低水位'],
  ] as const;
  const steps: readonly Step[] = [
    [projects, () => planCampaign(app, actor, city, spring, at('2021-02-20T10:00'))],
    ...dueDays(spring, spring.to).flatMap((on, n): readonly Step[] => [
      state(projects, industry.code, on, { started: 2 * n, invested: round(1.1 * (n + 1)) }),
      state(projects, yuanling.code, on, { started: n + 1, invested: round(0.8 * (n + 1)) }),
      state(projects, xupu.code, on, { started: n, invested: round(0.5 * (n + 1)) }),
    ]),
    [
      projects,
      () =>
        closeCampaign(app, actor, city, projects, {
          conclusion:
            '项目开工基本达到目标，投资入统偏慢，主要是技改设备到货晚于计划；未开工的转入夏季攻势继续督办，入统资料由统计部门逐个项目辅导',
          ...at('2021-04-23T16:00'),
        }),
    ],
    [water, () => planCampaign(app, actor, city, flood, at('2021-03-30T09:30'))],
    ...flood.units.map(({ code }): Step => [
      water,
      () =>
        writeShifts(app, actor, city, water, {
          unit: code,
          shifts: Array.from({ length: 6 }, (_, n) => ({
            on: addDays('2021-05-18', n),
            leader: n % 2 === 0 ? '舒某（虚构）' : '谌某（虚构）',
            officer: n % 3 === 0 ? '米某（虚构）' : '覃某（虚构）',
            telephone: `0745-000${code.length}${n}00`,
          })),
          ...at('2021-05-17T15:00'),
        }),
    ]),
    ...Array.from({ length: 10 }, (_, n) => addDays('2021-05-10', n)).flatMap((on, n): readonly Step[] =>
      flood.units.flatMap((one, m): readonly Step[] =>
        one.code === zhijiang.code && n > 6
          ? []
          : [
              state(water, one.code, on, {
                patrolled: 330 + 12 * m + (11 - m) * n,
                rehearsed: 6 + m + Math.floor(n / 4),
                ...(n === 0 ? { stored: 240 - 20 * m, casualties: 0 } : {}),
              }),
            ],
      ),
    ),
    ...dangers.map(([of, place, text, due, precaution]): Step => [
      water,
      () =>
        enterHazard(app, actor, city, water, {
          unit: of.code,
          place,
          text,
          due,
          precaution,
          responsible: '龚某（虚构）',
          ...at('2021-04-28T11:00'),
        }),
    ]),
    [
      water,
      () =>
        clearHazard(app, actor, city, water, {
          hazard: 'h3',
          words: '溢洪道已清淤，复核泄洪能力达到设计标准',
          evidence: proof('清淤前后对比.jpg'),
          ...at('2021-05-09T16:30'),
        }),
    ],
    [rush, () => planCampaign(app, actor, city, summer, at('2021-05-17T17:00'))],
  ];
  const seen = new Map<string, number>();
  for (const [id, step] of steps) {
    const version = (seen.get(id) ?? 0) + 1;
    seen.set(id, version);
    if ((await app.store.proceedings.events(city, 'campaign', always, id)).length < version) await step();
  }
}

const round = (value: number): number => Number(value.toFixed(2));
