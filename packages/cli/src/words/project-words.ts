import type { Language } from '@shigan/core';

/** What the commands about projects say. */
export interface ProjectCommandWords {
  readonly commands: Readonly<Record<'projects' | 'list' | 'show' | 'explain' | 'chains' | 'export', string>>;
  readonly options: Readonly<Record<'sector' | 'chain' | 'state' | 'flagged' | 'most' | 'period' | 'out', string>>;
  readonly heads: Readonly<
    Record<
      | 'code'
      | 'name'
      | 'region'
      | 'plan'
      | 'spent'
      | 'completion'
      | 'gap'
      | 'forecast'
      | 'state'
      | 'findings'
      | 'month'
      | 'progress'
      | 'value'
      | 'knownFrom'
      | 'source'
      | 'indicator'
      | 'published'
      | 'coverage'
      | 'link'
      | 'strength'
      | 'enterprises'
      | 'projects',
      string
    >
  >;
  readonly found: (shown: number, of: number) => string;
  readonly nothing: string;
  readonly demo: string;
  readonly written: (path: string, size: number) => string;
  readonly problem: string;
  readonly photos: (count: number) => string;
}

export const projectCommandWords: Readonly<Record<Language, ProjectCommandWords>> = {
  zh: {
    commands: {
      projects: '重点项目：进度、问题、与指标核对（项目表用 import 导入）',
      list: '列出项目，最该盯的在前',
      show: '一个项目：本年进度、各月、变更',
      explain: '项目数据从哪里来，直到单元格',
      chains: '产业链强、弱、缺的环节',
      export: '导出项目调度表（.xlsx），可再导入',
    },
    options: {
      sector: 'industry、farming、services、infrastructure、livelihood 或 realEstate',
      chain: '产业链名称',
      state: 'preparing、notStarted、behind、onSchedule 或 completed',
      flagged: '只列有研判提示的',
      most: '最多列出几个（默认30）',
      period: '月份，2021-04；默认最近一期',
      out: '写到哪个文件',
    },
    heads: {
      code: '项目代码',
      name: '项目名称',
      region: '县市区',
      plan: '年度计划',
      spent: '累计完成',
      completion: '完成%',
      gap: '差距',
      forecast: '全年预计',
      state: '状态',
      findings: '研判提示',
      month: '月份',
      progress: '形象进度',
      value: '数值',
      knownFrom: '获知日期',
      source: '出处',
      indicator: '指标',
      published: '公布数',
      coverage: '项目占比%',
      link: '环节',
      strength: '强弱',
      enterprises: '企业',
      projects: '项目',
    },
    found: (shown, of) => `列出${shown}个，共${of}个\n`,
    nothing: '没有项目。用 import 导入项目调度表。\n',
    demo: '演示数据，项目和数据均为虚构',
    written: (path, size) => `已写入${path}（${size}字节）\n`,
    problem: '存在问题',
    photos: (count) => `照片${count}张`,
  },
  en: {
    commands: {
      projects: 'key projects: pace, problems, the indicators they feed (a table of projects comes in by import)',
      list: 'list projects, those to look at first',
      show: 'one project: its year, its months, what was amended',
      explain: 'where a figure of projects comes from, down to the cell',
      chains: 'industry chains with their strong, weak and missing links',
      export: 'write the table of projects (.xlsx), which can be brought in again',
    },
    options: {
      sector: 'industry, farming, services, infrastructure, livelihood or realEstate',
      chain: 'name of a chain',
      state: 'preparing, notStarted, behind, onSchedule or completed',
      flagged: 'only those with a finding',
      most: 'so many at most (30)',
      period: 'the month, 2021-04; the last one reported by default',
      out: 'the file to write',
    },
    heads: {
      code: 'code',
      name: 'project',
      region: 'county',
      plan: 'plan',
      spent: 'spent',
      completion: 'done %',
      gap: 'gap',
      forecast: 'forecast',
      state: 'state',
      findings: 'findings',
      month: 'month',
      progress: 'progress',
      value: 'value',
      knownFrom: 'known from',
      source: 'source',
      indicator: 'indicator',
      published: 'published',
      coverage: 'covered %',
      link: 'link',
      strength: 'strength',
      enterprises: 'units',
      projects: 'projects',
    },
    found: (shown, of) => `${shown} of ${of}\n`,
    nothing: 'No projects. Bring in a table of projects with: import\n',
    demo: 'Demonstration: projects and figures are invented',
    written: (path, size) => `${path} written (${size} bytes)\n`,
    problem: 'problem',
    photos: (count) => `${count} photos`,
  },
};
