import { chainForm } from '@shigan/core';
import { demoNote } from '../tables/cells.ts';
import type { DemoWorkbook } from '../workbooks.ts';
import { demoChains } from './chains.ts';

const released = '2021-01-20';

/** The industries of links in which enterprises of the demonstration work. */
const industries: Readonly<Record<string, string>> = {
  板材: '202',
  家居制品: '2034',
  饮片: '2730',
  制剂: '274',
  精深加工: '137',
  功能材料: '2614',
  元器件: '398',
  铸锻件: '331',
  核心零部件: '348',
  骨料: '301',
  部品部件: '302',
  装备: '382',
  输配: '441',
};

/** The city's chains as a table (演示数据): every link with what it takes from. */
export function chainWorkbook(): DemoWorkbook {
  const heads = chainForm.columns.map(({ words }) => words.zh);
  const rows = demoChains.flatMap(({ name, links }, chain) =>
    links.map(([link], place) => {
      const industry = industries[link];
      const cells: Readonly<Record<string, string | number | null>> = {
        chain: name,
        link,
        position: place + 1,
        upstream: place === 0 ? null : (links[place - 1]?.[0] ?? null),
        industry: industry ?? null,
        leadUnit: name === '食品加工' ? '市农业农村局' : '市工业和信息化局',
        leader: null,
      };
      return [`C${chain + 1}-${place + 1}`, ...chainForm.columns.map(({ item }) => cells[item] ?? null)];
    }),
  );
  return {
    fileName: '怀化市产业链图谱表（演示数据）.csv',
    releasedOn: released,
    content: {
      kind: 'csv',
      encoding: 'utf-8-bom',
      rows: [
        ['怀化市产业链图谱表（演示数据，均为虚构）'],
        [`反馈日期：${released}`],
        [chainForm.code.words.zh, ...heads],
        ...rows,
        [demoNote],
      ],
    },
  };
}
