import { judgedCriteria, judgementKey, type ParkCriterion, usualCriteria } from '@shigan/core';
import { random } from '../random.ts';
import type { DemoRosterRow } from '../roster-table.ts';
import { demoParks } from './parks.ts';

/** Two invented judges of the demonstration. */
const judges = [
  ['panel-a', '评议一组'],
  ['panel-b', '评议二组'],
] as const;

const grounds: Readonly<Partial<Record<ParkCriterion, readonly [good: string, fair: string, poor: string]>>> = {
  planning: ['主导产业与规划一致，产业链完整', '规划已修编，部分地块与主导产业不符', '主导产业不突出，规划未修编'],
  services: ['检测、物流、污水处理等配套齐全', '配套基本齐全，公共检测平台在建', '污水处理和生活配套不足'],
  management: ['“管委会+公司”运行顺畅，权责清单明确', '机构改革到位，市场化运营刚起步', '管委会承担社会事务较多'],
  appearance: ['道路、绿化、标识统一，入园印象好', '主干道整洁，次干道有裸露地块', '园区边界不清，环境脏乱点较多'],
};

const day = '2021-04-16';

/** What two panels said of every park after the first quarter (演示评议). */
export function demoJudgementRows(seed: string): readonly DemoRosterRow[] {
  return demoParks.flatMap(({ code }) => {
    const level = 66 + 24 * random(seed, 'park level', code).uniform();
    return judgedCriteria.flatMap((criterion) =>
      judges.map(([judge, name]): DemoRosterRow => {
        const spread = random(seed, 'mark', code, criterion, judge).normal() * 5;
        const mark = Math.max(40, Math.min(98, Math.round(level + spread)));
        const [good, fair, poor] = grounds[criterion] ?? ['', '', ''];
        return {
          code: judgementKey({ park: code, criterion, judge }),
          month: null,
          cells: {
            criterion: usualCriteria[criterion].words.zh,
            judge: name,
            day,
            mark,
            grounds: mark >= 82 ? good : mark >= 72 ? fair : poor,
          },
        };
      }),
    );
  });
}
