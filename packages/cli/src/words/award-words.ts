import type { Language } from '@shigan/core';

/** What the commands about incentives say. */
export interface AwardWords {
  readonly commands: Readonly<
    Record<
      | 'notice'
      | 'noticeParse'
      | 'noticeEnter'
      | 'awards'
      | 'standing'
      | 'odds'
      | 'goal'
      | 'evidence'
      | 'plan'
      | 'list'
      | 'reverse'
      | 'points'
      | 'pointsShow'
      | 'catalogue'
      | 'catalogueExport'
      | 'catalogueImport'
      | 'ledgerExport'
      | 'ledgerImport',
      string
    >
  >;
  readonly options: Readonly<
    Record<
      | 'year'
      | 'authority'
      | 'capacity'
      | 'include'
      | 'exclude'
      | 'seed'
      | 'settle'
      | 'notice'
      | 'on'
      | 'reason'
      | 'if'
      | 'add'
      | 'proof'
      | 'output',
      string
    >
  >;
  readonly heads: Readonly<
    Record<
      | 'measure'
      | 'recipients'
      | 'unmatched'
      | 'reward'
      | 'agencies'
      | 'city'
      | 'total'
      | 'cityLevel'
      | 'counties'
      | 'rank'
      | 'tier'
      | 'against'
      | 'class'
      | 'grade'
      | 'estimate'
      | 'effort'
      | 'margin'
      | 'gain'
      | 'chosen'
      | 'points'
      | 'cash'
      | 'id'
      | 'year'
      | 'recipient',
      string
    >
  >;
  readonly classes: Readonly<Record<'stronghold' | 'mustWin' | 'potential' | 'watch', string>>;
  readonly grades: Readonly<Record<'hopeful' | 'possible' | 'difficult', string>>;
  readonly demo: string;
  readonly entered: (entered: number, held: number) => string;
  readonly reversed: string;
  readonly catalogueRead: (name: string, measures: number, changed: number) => string;
  readonly evidence: (title: string, required: number, missing: number) => string;
  readonly evidenceMissing: string;
  readonly evidenceHeads: Readonly<Record<'examined' | 'proof' | 'files', string>>;
  readonly planned: (count: number, effort: number, expected: string) => string;
}

const zh: AwardWords = {
  commands: {
    notice: '激励通报',
    noticeParse: '解析通报文字（.txt、.docx、.html；- 为标准输入），不登记',
    noticeEnter: '解析通报并登记入台账',
    awards: '督查激励',
    standing: '排位、差距、覆盖面',
    odds: '项目分类与预判',
    evidence: '一个小项的申报材料：要什么、有什么、缺什么；-o 打成一个带目录的压缩包',
    goal: '目标“市本级进入第一方阵，县市区达到平均水平”要多少次、把握多大（给定种子的模拟）',
    plan: '在投入力量内选择争取哪些小项（精确求解）',
    list: '列出台账',
    reverse: '冲销一条台账',
    points: '绩效考核加分',
    pointsShow: '按办法计算各县市区加分，逐条说明',
    catalogue: '激励措施目录',
    catalogueExport: '导出一个年度的激励措施（.xlsx）',
    catalogueImport: '导入激励措施（.xlsx）：一次列出全部问题，有问题则一条不入',
    ledgerExport: '导出台账（.xlsx）',
    ledgerImport: '从表格导入台账（.xlsx、.xls、.csv）：一次列出全部问题，有问题则一条不入',
  },
  options: {
    year: '考核年度',
    authority: '激励主体：stateCouncil、province、city',
    capacity: '可投入力量',
    include: '必选的小项，可多次',
    exclude: '不选的小项，可多次',
    seed: '模拟的种子',
    settle: '指明一个名称：名称=区划代码；名称= 为不登记；可多次',
    notice: '通报的文号或标题',
    on: '公布日期',
    reason: '冲销的理由',
    if: '假设再获一项：区划代码=措施[@主体]，可多次',
    add: '把这个文件放入申报材料，须有 --proof',
    proof: '它证明什么',
    output: '写到哪个文件',
  },
  heads: {
    measure: '措施',
    recipients: '名单',
    unmatched: '未识别',
    reward: '奖励',
    agencies: '组织实施',
    city: '市州',
    total: '总数',
    cityLevel: '市本级',
    counties: '县市区',
    rank: '位次',
    tier: '方阵',
    against: '市本级较平均',
    class: '分类',
    grade: '单位预判',
    estimate: '平台估计',
    effort: '力量',
    margin: '反选少得',
    gain: '增加的概率',
    chosen: '选',
    points: '加分',
    cash: '奖金（万元）',
    id: '编号',
    year: '年度',
    recipient: '获奖单位',
  },
  classes: { stronghold: '优势', mustWin: '必争', potential: '潜力', watch: '关注' },
  grades: { hopeful: '很有希望', possible: '较有可能', difficult: '有难度' },
  demo: '演示数据：地名真实，激励情况为虚构',
  entered: (entered, held) => `已登记${entered}条，台账原有${held}条`,
  reversed: '已冲销',
  catalogueRead: (name, measures, changed) => `${name}：${measures}项措施，与原有相比变动${changed}项`,
  evidence: (title, required, missing) => `${title}：应有${required}项证明材料，缺${missing}项`,
  evidenceMissing: '缺',
  evidenceHeads: { examined: '评价内容', proof: '证明材料', files: '文件' },
  planned: (count, effort, expected) => `选${count}项，投入${effort}，预计多获${expected}次`,
};

const en: AwardWords = {
  commands: {
    notice: 'notices of awards',
    noticeParse: 'read the text of a notice (.txt, .docx, .html; - for standard input), keep nothing',
    noticeEnter: 'read a notice and enter it in the ledger',
    awards: 'incentives',
    standing: 'ranks, distances, coverage',
    odds: 'classes and odds of the measures',
    evidence:
      'the evidence of an application: required, held, missing; with -o as one folder (ZIP) with a table of contents',
    goal: 'what the first tier for the city level and the mean for the counties take, and how likely they are (seeded simulation)',
    plan: 'choose what to go for within a capacity, exact',
    list: 'list the ledger',
    reverse: 'reverse an entry of the ledger',
    points: 'points for awards',
    pointsShow: 'work out the points of every county, explained award by award',
    catalogue: 'the catalogue of measures',
    catalogueExport: 'write the measures of a year to a workbook (.xlsx)',
    catalogueImport: 'put the measures of a workbook in force; all faults at once, whole or not at all',
    ledgerExport: 'write the ledger to a workbook (.xlsx)',
    ledgerImport: 'enter the awards of a spreadsheet; all faults at once, all or none',
  },
  options: {
    year: 'year judged',
    authority: 'who awards: stateCouncil, province, city',
    capacity: 'capacity',
    include: 'sub-item that must be chosen; may be repeated',
    exclude: 'sub-item that must not be chosen; may be repeated',
    seed: 'seed of the simulation',
    settle: 'settle a name: NAME=CODE, or NAME= to leave it out; may be repeated',
    notice: 'number or title of the notice',
    on: 'day of announcement',
    reason: 'reason of the reversal',
    if: 'suppose a further award: CODE=MEASURE[@AUTHORITY]; may be repeated',
    add: 'puts this file into the evidence; wants --proof',
    proof: 'what it proves',
    output: 'the file to write',
  },
  heads: {
    measure: 'measure',
    recipients: 'recipients',
    unmatched: 'unmatched',
    reward: 'reward',
    agencies: 'agencies',
    city: 'city',
    total: 'total',
    cityLevel: 'city level',
    counties: 'counties',
    rank: 'rank',
    tier: 'tier',
    against: 'city level against mean',
    class: 'class',
    grade: "unit's grade",
    estimate: 'own estimate',
    effort: 'effort',
    margin: 'lost otherwise',
    gain: 'gain',
    chosen: 'chosen',
    points: 'points',
    cash: 'cash (10,000 yuan)',
    id: 'id',
    year: 'year',
    recipient: 'recipient',
  },
  classes: { stronghold: 'stronghold', mustWin: 'must-win', potential: 'potential', watch: 'watch' },
  grades: { hopeful: 'hopeful', possible: 'possible', difficult: 'difficult' },
  demo: 'Demonstration: real places, invented awards',
  entered: (entered, held) => `entered ${entered}, held already ${held}`,
  reversed: 'reversed',
  catalogueRead: (name, measures, changed) => `${name}: ${measures} measures, ${changed} changed`,
  evidence: (title, required, missing) => `${title}: ${required} proofs required, ${missing} missing`,
  evidenceMissing: 'missing',
  evidenceHeads: { examined: 'examined', proof: 'proof', files: 'files' },
  planned: (count, effort, expected) => `${count} chosen, effort ${effort}, ${expected} more awards expected`,
};

export const awardWords: Readonly<Record<Language, AwardWords>> = { zh, en };
