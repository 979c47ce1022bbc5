import type { Language } from '@shigan/core';

/** What the commands about assessments say. */
interface AssessmentWords {
  readonly commands: Readonly<
    Record<'assessment' | 'show' | 'publish' | 'object' | 'decide' | 'settle' | 'document' | 'awardDocument', string>
  >;
  readonly options: Readonly<
    Record<'year' | 'unit' | 'words' | 'objection' | 'upheld' | 'reason' | 'correct' | 'output', string>
  >;
  readonly heads: readonly string[];
  readonly state: (year: number, name: string, isDraft: boolean) => string;
  readonly objection: (number: number, unit: string, words: string, verdict: boolean | null, reason: string) => string;
  readonly done: string;
}

const zh: AssessmentWords = {
  commands: {
    assessment: '绩效考核',
    show: '考核结果：指标、督办、激励加分，逐条说明',
    publish: '公示考核结果',
    object: '对一个县市区的结果提出异议',
    decide: '处理异议；采纳的可改正所列各项得分，原得分留痕',
    settle: '考核定稿',
    document: '考核结果通报（.docx）',
    awardDocument: '激励公文（.docx）：standing 通报、work 分工、points 加分和奖励',
  },
  options: {
    year: '考核年度',
    unit: '县市区代码',
    words: '异议内容',
    objection: '异议序号',
    upheld: '采纳',
    reason: '处理理由',
    correct: '改正一项得分：项目=得分，可多次',
    output: '写到哪个文件',
  },
  heads: ['位次', '县市区', '指标', '督办', '激励加分', '总分'],
  state: (year, name, isDraft) => `${year}年度，${name}${isDraft ? '，未公示，按现有数据测算' : '，已公示'}`,
  objection: (number, unit, words, verdict, reason) =>
    `异议${number} ${unit}：${words}（${verdict === null ? '待处理' : `${verdict ? '采纳' : '不采纳'}：${reason}`}）`,
  done: '已记录',
};

const en: AssessmentWords = {
  commands: {
    assessment: 'performance assessment',
    show: 'the results: indicators, supervision, awards, each point explained',
    publish: 'publish the results',
    object: 'object to the results of a county',
    decide: 'decide on an objection; what is upheld corrects points, and what they were stays',
    settle: 'settle the results',
    document: 'the results as an official document (.docx)',
    awardDocument: 'a document of incentives (.docx): standing, work, points',
  },
  options: {
    year: 'year assessed',
    unit: 'code of the county',
    words: 'what is objected to',
    objection: 'number of the objection',
    upheld: 'it is upheld',
    reason: 'reason of the decision',
    correct: 'correct the points of a line: ITEM=POINTS; may be repeated',
    output: 'the file to write',
  },
  heads: ['rank', 'county', 'indicators', 'supervision', 'awards', 'total'],
  state: (year, name, isDraft) => `${year}, ${name}: ${isDraft ? 'not published, by what is known' : 'published'}`,
  objection: (number, unit, words, verdict, reason) =>
    `objection ${number}, ${unit}: ${words} (${verdict === null ? 'open' : `${verdict ? 'upheld' : 'dismissed'}: ${reason}`})`,
  done: 'on record',
};

export const assessmentWords: Readonly<Record<Language, AssessmentWords>> = { zh, en };
