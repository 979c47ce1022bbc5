import type { Language } from '@shigan/core';

/** What the commands about parks say. */
export interface ParkCommandWords {
  readonly commands: Readonly<
    Record<'parks' | 'list' | 'show' | 'explain' | 'judge' | 'export' | 'judgements', string>
  >;
  readonly options: Readonly<Record<'period' | 'out' | 'criterion' | 'mark' | 'grounds', string>>;
  readonly heads: Readonly<
    Record<
      | 'rank'
      | 'name'
      | 'region'
      | 'total'
      | 'land'
      | 'outputPerMu'
      | 'taxPerMu'
      | 'growth'
      | 'criterion'
      | 'weight'
      | 'measure'
      | 'score'
      | 'judge'
      | 'day'
      | 'mark'
      | 'grounds'
      | 'projects'
      | 'gap',
      string
    >
  >;
  readonly nothing: string;
  readonly demo: string;
  readonly written: (path: string, size: number) => string;
  readonly judged: (key: string, day: string) => string;
}

export const parkCommandWords: Readonly<Record<Language, ParkCommandWords>> = {
  zh: {
    commands: {
      parks: '园区：“五好”比较、用地、亩均产出和税收（园区表用 import 导入）',
      list: '列出园区，得分高的在前',
      show: '一个园区：各评价项得分和依据、项目',
      explain: '园区数据从哪里来，直到单元格',
      judge: '给园区一个评价项评分，须写依据',
      export: '导出园区运行情况表（.xlsx），可再导入',
      judgements: '导出园区评议表（.xlsx），可再导入',
    },
    options: {
      period: '月份，2021-04；默认最近一期',
      out: '写到哪个文件',
      criterion: 'planning（规划定位）、services（公共服务配套）、management（管理体制）或 appearance（形象环境）',
      mark: '0到100分',
      grounds: '评分依据',
    },
    heads: {
      rank: '位次',
      name: '园区',
      region: '县市区',
      total: '总分',
      land: '已供用地(亩)',
      outputPerMu: '亩均产出(万元)',
      taxPerMu: '亩均税收(万元)',
      growth: '产值同比%',
      criterion: '评价项',
      weight: '权重',
      measure: '数值',
      score: '得分',
      judge: '评议人',
      day: '日期',
      mark: '评分',
      grounds: '依据',
      projects: '重点项目',
      gap: '进度差距',
    },
    nothing: '没有园区。用 import 导入园区运行情况表。\n',
    demo: '演示数据，均为虚构',
    written: (path, size) => `已写入${path}（${size}字节）\n`,
    judged: (key, day) => `已记入 ${key} ${day}\n`,
  },
  en: {
    commands: {
      parks: 'parks: the five goods, land, output and tax per mu (a table of parks comes in by import)',
      list: 'list parks, the best first',
      show: 'one park: every criterion with its grounds, its projects',
      explain: 'where a figure of parks comes from, down to the cell',
      judge: 'give a mark on a criterion of a park, with its grounds',
      export: 'write the table of parks (.xlsx), which can be brought in again',
      judgements: 'write the table of judgements (.xlsx), which can be brought in again',
    },
    options: {
      period: 'the month, 2021-04; the last one reported by default',
      out: 'the file to write',
      criterion: 'planning, services, management or appearance',
      mark: '0 to 100',
      grounds: 'what the mark rests on',
    },
    heads: {
      rank: 'rank',
      name: 'park',
      region: 'county',
      total: 'total',
      land: 'land (mu)',
      outputPerMu: 'output per mu',
      taxPerMu: 'tax per mu',
      growth: 'output yoy %',
      criterion: 'criterion',
      weight: 'weight',
      measure: 'measure',
      score: 'score',
      judge: 'judged by',
      day: 'day',
      mark: 'mark',
      grounds: 'grounds',
      projects: 'key projects',
      gap: 'gap',
    },
    nothing: 'No parks. Bring in a table of parks with: import\n',
    demo: 'Demonstration: all of it is invented',
    written: (path, size) => `${path} written (${size} bytes)\n`,
    judged: (key, day) => `kept ${key} ${day}\n`,
  },
};
