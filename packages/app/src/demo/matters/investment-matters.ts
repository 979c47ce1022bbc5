import {
  type MatterScript,
  begun,
  condition,
  numbered,
  leaderActing,
  leaders,
  officer,
  proof,
  said,
  termsOf,
  verifier,
} from './script.ts';
import { industry, planning, finance } from './units.ts';

const orderly = '各项工作有序推进，专班逐户走访技改企业，协调解决用地、用能和融资问题，已开工';

const upgrading: MatterScript = {
  key: 'upgrading',
  terms: termsOf({
    key: 'upgrading',
    title: '工业技改投资连续三期下降',
    problem: '工业技改投资累计降幅逐月扩大，连续两月没有新开工技改项目。',
    source: ['finding', '2021年1-2月连续三期回落', '02-25'],
    leader: leaders.industry,
    unit: industry,
    deadline: '06-30',
    done: '上半年工业技改投资累计降幅收窄到10%以内（平台按公布数自动判定），且60个项目开工均有施工许可或现场影像佐证。',
    over: {
      indicator: 'industrial-upgrading-investment',
      supportingUnits: [planning, finance].map(({ code, name }) => ({ code, name })),
      taskForce: { name: '技改攻坚专班', head: { id: industry.head.id, name: industry.head.name }, size: 7 },
      done: {
        text: '上半年工业技改投资累计降幅收窄到10%以内（平台按公布数自动判定），且60个项目开工均有施工许可或现场影像佐证。',
        condition: condition('industrial-upgrading-investment', 'yoy', -10, 'P6M'),
      },
      milestones: [
        { id: 'list', name: '项目清单60个', due: '2021-03-31', weight: 20 },
        { id: 'begun-30', name: '开工30个', due: '2021-04-30', weight: 30 },
        { id: 'begun-45', name: '开工45个', due: '2021-05-31', weight: 30 },
        { id: 'narrowed', name: '降幅收窄到10%以内', due: '2021-06-30', weight: 20 },
      ],
      measures: [
        {
          id: 'subsidy',
          text: '设备更新贴息2000万元',
          expected: { what: '1-4月累计降幅收窄到', value: 24, decimals: 0, unit: '%' },
          condition: condition('industrial-upgrading-investment', 'yoy', -24, 'P4M'),
        },
        {
          id: 'projects',
          text: '60个技改项目集中开工',
          expected: { what: '上半年降幅收窄到', value: 10, decimals: 0, unit: '%' },
          condition: condition('industrial-upgrading-investment', 'yoy', -10, 'P6M'),
        },
      ],
      controllability: 4,
    },
  }),
  life: [
    {
      at: '02-26 09:00',
      by: leaderActing(leaders.industry),
      act: 'instruct',
      details: { words: '逐个项目查，不要只报总数。' },
    },
    ...begun(industry, numbered(37), 'inProgress', ['02-26', '03-01', '03-02', '03-03']),
    {
      at: '03-29 15:00',
      by: industry.clerk,
      act: 'report',
      details: said('项目清单60个已报送，总投资41.7亿元。', 0.2, 'green'),
      evidence: proof('技改项目清单.xlsx'),
    },
    {
      at: '03-30 10:00',
      by: verifier,
      act: 'verifyMilestone',
      details: { item: 'list' },
      evidence: proof('清单核对记录.pdf'),
    },
    {
      at: '04-20 20:03',
      by: industry.clerk,
      act: 'report',
      details: said(`${orderly}12个，技改投资总体平稳。`, 0.5, 'green', [
        { id: 'p-30', text: '4月底开工30个', due: '2021-04-30', value: 30, unit: '个' },
        { id: 'p-24', text: '1-4月累计降幅收窄到24%', due: '2021-05-18', value: -24, unit: '%' },
      ]),
      evidence: proof('开工项目汇总表.pdf'),
    },
    { at: '04-26 17:00', by: officer, act: 'judgeReport', details: { verdict: 'accepted' } },
    {
      at: '05-11 09:00',
      by: officer,
      act: 'issueNote',
      reason: '5月18日前逐项目报开工佐证；4月30日节点未达到。',
      details: { note: 'reminder' },
    },
    { at: '05-11 09:05', by: officer, act: 'remind', details: { words: '请于5月18日前逐项目报送开工佐证。' } },
    { at: '05-11 16:20', by: industry.clerk, act: 'readReminder' },
    {
      at: '05-14 17:00',
      by: verifier,
      act: 'grade',
      reason: '抽查4个“已开工”项目：1个在建，2个未平整场地，1个查无此地。',
      details: { colour: 'red' },
    },
    {
      at: '05-14 17:10',
      by: verifier,
      act: 'judgePromise',
      reason: '现场核实开工12个',
      details: { item: 'p-30', verdict: 'broken', words: '12个' },
    },
    {
      at: '05-18 17:55',
      by: industry.clerk,
      act: 'report',
      details: said(`${orderly}12个，技改投资总体平稳。`, 0.85, 'green'),
      evidence: proof('开工项目汇总表.pdf'),
    },
    {
      at: '05-19 09:30',
      by: verifier,
      act: 'judgePromise',
      reason: '按公布数',
      details: { item: 'p-24', verdict: 'broken', words: '−50.8%' },
    },
  ],
};

const share: MatterScript = {
  key: 'share',
  terms: termsOf({
    key: 'share',
    title: '产业投资占比低于目标',
    problem: '产业投资占固定资产投资的比重低于年度目标10个百分点以上。',
    source: ['document', '怀政发〔2021〕3号（虚构）', '02-10'],
    leader: leaders.executive,
    unit: planning,
    deadline: '05-31',
    done: '产业投资占比回升到45%以上，新开工产业项目12个。',
    over: {
      indicator: 'productive-investment',
      done: {
        text: '产业投资占比回升到45%以上，新开工产业项目12个。',
        condition: condition('productive-investment', 'share', 45, 'P5M'),
      },
      controllability: 4,
    },
  }),
  life: [
    ...begun(planning, numbered(12), 'inProgress', ['02-18', '02-19', '02-20', '02-22']),
    {
      at: '03-17 16:00',
      by: planning.clerk,
      act: 'report',
      details: said('已调度产业项目86个，新开工4个，另有8个在办理用地手续。', 0.3, 'yellow'),
      evidence: proof('产业项目调度表.xlsx'),
    },
    { at: '03-19 09:00', by: officer, act: 'judgeReport', details: { verdict: 'accepted' } },
    {
      at: '04-16 16:00',
      by: planning.clerk,
      act: 'report',
      details: said('新开工产业项目累计9个，3个完成用地审批。', 0.6, 'yellow'),
      evidence: proof('开工通知书.pdf'),
    },
    {
      at: '05-17 16:00',
      by: planning.head,
      act: 'reportDone',
      details: said('新开工产业项目累计12个，占比比一季度提高。', 1, 'green'),
      evidence: proof('项目清单.xlsx', '占比测算.pdf'),
    },
    { at: '05-19 09:00', by: verifier, act: 'beginVerification' },
    {
      at: '05-19 17:00',
      by: verifier,
      act: 'grade',
      reason: '12个项目属实，占比按公布数不升反降。',
      details: { colour: 'yellow' },
    },
  ],
};

const stock: MatterScript = {
  key: 'stock',
  terms: termsOf({
    key: 'stock',
    title: '重大项目入库入统滞后',
    problem: '自查发现17个已开工重大项目没有入库入统。',
    source: ['selfCheck', '重大项目入统自查报告（虚构）', '04-12'],
    leader: leaders.executive,
    unit: planning,
    deadline: '05-25',
    done: '17个项目全部入库，或说明不能入库的原因。',
    over: { region: '431200', controllability: 5 },
  }),
  life: [
    ...begun(planning, numbered(48), 'inProgress', ['04-14', '04-15', '04-16', '04-16']),
    {
      at: '05-18 15:00',
      by: planning.head,
      act: 'reportDone',
      details: said('17个项目入库15个，2个为分期项目，已附统计部门说明。', 1, 'green'),
      evidence: proof('入库截图.pdf', '统计部门说明.pdf'),
    },
  ],
};

/** Matters about investment: one wrongly green and perfunctory. */
export const investmentMatters: readonly MatterScript[] = [upgrading, share, stock];
