import type { LightColour } from '@shigan/core';
import { random } from '../random.ts';
import { begun, leaders, type MatterScript, proof, type Reached, said, termsOf, unitOf } from './script.ts';

/** Counties with the indicator that each is followed up on. */
const counties: readonly (readonly [code: string, name: string, indicator: string, what: string])[] = [
  ['431202', '鹤城区', 'retail-sales', '社会消费品零售总额'],
  ['431221', '中方县', 'industrial-value-added', '规模以上工业增加值'],
  ['431223', '辰溪县', 'fixed-asset-investment', '固定资产投资'],
  ['431225', '会同县', 'budget-revenue', '地方一般公共预算收入'],
  ['431226', '麻阳县', 'fixed-asset-investment', '固定资产投资'],
  ['431227', '新晃县', 'industrial-value-added', '规模以上工业增加值'],
  ['431228', '芷江县', 'retail-sales', '社会消费品零售总额'],
  ['431229', '靖州县', 'budget-revenue', '地方一般公共预算收入'],
  ['431230', '通道县', 'fixed-asset-investment', '固定资产投资'],
  ['431281', '洪江市', 'industrial-value-added', '规模以上工业增加值'],
];

const surnames = [...'赵钱孙王冯卫蒋沈韩杨朱秦许吕施'];
const causes = ['重点企业停产检修', '新开工项目偏少', '一次性因素较多', '项目前期手续滞后'] as const;
const works = [
  ['已召开专题调度', '个重点企业逐一见面'],
  ['实行项目周调度', '个项目补齐前期手续'],
  ['领导包联到企业', '个问题现场交办'],
] as const;

const reached: readonly Reached[] = ['assigned', 'acknowledged', 'inProgress', 'inProgress', 'inProgress'];
const lights: readonly LightColour[] = ['green', 'green', 'yellow', 'red'];

/** One matter for each of the counties, drawn from a seed: how far it has come, what was reported, how it grades itself. */
export function countyMatters(seed: number): readonly MatterScript[] {
  return counties.map(([code, name, indicator, what], index) => {
    const draw = random(seed, 'matters', code);
    const one = <T>(of: readonly T[]): T => {
      const found = of[Math.floor(draw.uniform() * of.length)];
      if (found === undefined) throw new Error(`nothing to draw from: ${name}`);
      return found;
    };
    const unit = unitOf(`${name}人民政府`, `${one(surnames)}某`, `${one(surnames)}某某`, code);
    const to = one(reached);
    const cause = one(causes);
    const goal = Math.round(11 + draw.uniform() * 9);
    const done = `上半年${what}增长${goal}%以上（平台按公布数自动判定）。`;
    const day = (n: number): string => String(n).padStart(2, '0');
    const start = 1 + Math.floor(draw.uniform() * 20);
    const terms = termsOf({
      key: code,
      title: `${name}${what}增速回落`,
      problem: `${name}${what}增速低于全市，${cause}。`,
      source: ['finding', '2021年一季度低于全市', '04-20'],
      leader: indicator === 'retail-sales' ? leaders.commerce : leaders.executive,
      unit,
      deadline: '06-30',
      done,
      over: {
        region: code,
        indicator,
        done: {
          text: done,
          condition: {
            indicator,
            region: code,
            measure: 'yoy',
            bound: 'atLeast',
            goal,
            decimals: 1,
            unit: '%',
            by: '2021-01-01/P6M',
          },
        },
        controllability: 2 + Math.floor(draw.uniform() * 3),
      },
    });
    const opened = [`04-${day(Math.min(30, 21 + (start % 9)))}`, `05-0${6 + (start % 3)}`];
    const [work, counted] = one(works);
    const share = Math.round(draw.uniform() * 60) / 100;
    const report = {
      at: `05-${day(16 + (index % 4))} 1${index % 8}:20`,
      by: unit.clerk,
      act: 'report' as const,
      details: said(
        `${work}，${2 + Math.floor(draw.uniform() * 20)}${counted}，${cause}的影响正在消化。`,
        share,
        one(lights),
      ),
      evidence: draw.uniform() < 0.7 ? proof(`${name}调度情况.pdf`) : [],
    };
    const isReported = to === 'inProgress' && draw.uniform() < 0.9;
    const life = begun(unit, `怀政督〔2021〕${49 + index}号（虚构）`, to, opened);
    return { key: code, terms, life: isReported ? [...life, report] : life };
  });
}
