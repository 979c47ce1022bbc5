import type { Language } from '@shigan/core';

/** What the commands about investment attraction say. */
export interface AttractionCommandWords {
  readonly commands: Readonly<Record<'attraction' | 'list' | 'show' | 'report' | 'explain' | 'export', string>>;
  readonly options: Readonly<Record<'period' | 'out' | 'stage' | 'mode' | 'top500' | 'flagged' | 'most', string>>;
  readonly heads: Readonly<
    Record<
      | 'code'
      | 'name'
      | 'region'
      | 'investor'
      | 'stage'
      | 'contracted'
      | 'arrived'
      | 'rate'
      | 'findings'
      | 'reached'
      | 'standing'
      | 'conversion'
      | 'months'
      | 'mode'
      | 'deals'
      | 'growth'
      | 'month'
      | 'followUp'
      | 'next'
      | 'published'
      | 'coverage'
      | 'top500',
      string
    >
  >;
  readonly found: (shown: number, of: number) => string;
  readonly nothing: string;
  readonly demo: string;
  readonly written: (path: string, size: number) => string;
}

export const attractionCommandWords: Readonly<Record<Language, AttractionCommandWords>> = {
  zh: {
    commands: {
      attraction: '招商引资：线索到投产、资金到位、500强（台账用 import 导入）',
      list: '列出招商项目，最该跟进的在前',
      report: '各阶段转化、各方式、三类500强、各月',
      show: '一个招商项目：各步、资金、跟进记录',
      explain: '招商数据从哪里来，直到单元格',
      export: '导出招商引资项目台账（.xlsx），可再导入',
    },
    options: {
      period: '月份，2021-04；默认最近一期',
      out: '写到哪个文件',
      stage: 'lead、visited、contracted、landed 或 producing',
      mode: '招商方式',
      top500: 'global、china、private 或 any',
      flagged: '只列有研判提示的',
      most: '最多列出几个（默认30）',
    },
    heads: {
      code: '编号',
      name: '项目名称',
      region: '县市区',
      investor: '投资方',
      stage: '阶段',
      contracted: '合同引资',
      arrived: '本年到位',
      rate: '到位率%',
      findings: '研判提示',
      reached: '累计到达',
      standing: '现处',
      conversion: '转化率%',
      months: '用时(月)',
      mode: '招商方式',
      deals: '项目',
      growth: '同比%',
      month: '月份',
      followUp: '跟进情况',
      next: '下步安排',
      published: '公布数',
      coverage: '占指标%',
      top500: '三类500强',
    },
    found: (shown, of) => `列出${shown}个，共${of}个\n`,
    nothing: '没有招商项目。用 import 导入招商引资项目台账。\n',
    demo: '演示数据，均为虚构',
    written: (path, size) => `已写入${path}（${size}字节）\n`,
  },
  en: {
    commands: {
      attraction: 'investment attraction: from lead to production, funds, top-500 firms (its table comes in by import)',
      list: 'list deals, those to follow up first',
      report: 'conversion by step, modes, top-500 firms, months',
      show: 'one deal: its steps, funds and follow-up',
      explain: 'where a figure of investment attraction comes from, down to the cell',
      export: 'write the table of investment attraction (.xlsx), which can be brought in again',
    },
    options: {
      period: 'the month, 2021-04; the last one reported by default',
      out: 'the file to write',
      stage: 'lead, visited, contracted, landed or producing',
      mode: 'mode of attraction',
      top500: 'global, china, private or any',
      flagged: 'only those with a finding',
      most: 'so many at most (30)',
    },
    heads: {
      code: 'code',
      name: 'deal',
      region: 'county',
      investor: 'investor',
      stage: 'step',
      contracted: 'contracted',
      arrived: 'arrived',
      rate: 'arrived %',
      findings: 'findings',
      reached: 'came to',
      standing: 'stand there',
      conversion: 'conversion %',
      months: 'months',
      mode: 'mode',
      deals: 'deals',
      growth: 'yoy %',
      month: 'month',
      followUp: 'follow-up',
      next: 'next',
      published: 'published',
      coverage: 'covered %',
      top500: 'top 500',
    },
    found: (shown, of) => `${shown} of ${of}\n`,
    nothing: 'No deals. Bring in a table of investment attraction with: import\n',
    demo: 'Demonstration: all of it is invented',
    written: (path, size) => `${path} written (${size} bytes)\n`,
  },
};
