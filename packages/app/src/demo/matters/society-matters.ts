import {
  type MatterScript,
  begun,
  numbered,
  finished,
  leaders,
  officer,
  proof,
  said,
  striker,
  termsOf,
  verifier,
} from './script.ts';
import { education, housing, resources, emergency, agriculture, petitions, yuanling, xupu } from './units.ts';

const factory: MatterScript = {
  key: 'factory',
  terms: termsOf({
    key: 'factory',
    title: '沅陵产业园标准厂房用地迟迟未供',
    problem: '签约企业反映标准厂房用地一年未供，设备已到货。',
    source: ['enterpriseRequest', '企业直通车第112号（虚构）', '03-08'],
    leader: leaders.construction,
    unit: yuanling,
    deadline: '05-31',
    done: '完成供地并交付首批标准厂房2.1万平方米。',
    over: {
      region: '431222',
      supportingUnits: [{ code: resources.code, name: resources.name }],
      controllability: 4,
      milestones: [
        { id: 'land', name: '完成供地', due: '2021-04-30', weight: 60 },
        { id: 'handover', name: '交付首批厂房', due: '2021-05-31', weight: 40 },
      ],
    },
  }),
  life: [
    ...begun(yuanling, numbered(33), 'inProgress', ['03-10', '03-11', '03-12', '03-15']),
    {
      at: '04-19 18:00',
      by: yuanling.clerk,
      act: 'report',
      details: said('组卷材料已报省级，等待批复。', 0.4, 'yellow'),
      evidence: proof('报批受理单.pdf'),
    },
    {
      at: '05-17 15:00',
      by: yuanling.head,
      act: 'askExtension',
      reason: '用地批复未下达，申请延期。',
      details: { newDeadline: '2021-07-15' },
    },
  ],
};

const flood: MatterScript = {
  key: 'flood',
  terms: termsOf({
    key: 'flood',
    title: '防汛：山洪灾害隐患点转移预案到户',
    problem: '汛前排查发现36处山洪隐患点没有到户的转移预案。',
    source: ['campaign', '防汛（虚构）', '04-01'],
    leader: leaders.agriculture,
    unit: emergency,
    deadline: '04-30',
    done: '36处隐患点转移预案全部到户并演练一次。',
    over: { campaign: '防汛', controllability: 5, rhythm: { kind: 'weekly' } },
  }),
  life: [
    ...begun(emergency, numbered(43), 'inProgress', ['04-01', '04-01', '04-02', '04-02']),
    {
      at: '04-08 17:00',
      by: emergency.clerk,
      act: 'report',
      details: said('完成预案到户14处，演练5处。', 0.4, 'green'),
      evidence: proof('到户签收表.pdf'),
    },
    {
      at: '04-15 17:00',
      by: emergency.clerk,
      act: 'report',
      details: said('完成预案到户29处，演练17处。', 0.8, 'green'),
      evidence: proof('演练照片.zip'),
    },
    ...finished(emergency, '04-27', '05-12', '36处预案全部到户，演练36场次。'),
  ],
};

const petition: MatterScript = {
  key: 'petition',
  terms: termsOf({
    key: 'petition',
    title: '省督查反馈：3件信访积案化解',
    problem: '省督查组交办信访积案3件，超过两年未化解。',
    source: ['inspection', '省督查组反馈意见第6条（虚构）', '01-20'],
    leader: leaders.executive,
    unit: petitions,
    deadline: '04-15',
    done: '3件积案全部化解并由当事人签字。',
  }),
  life: [
    ...begun(petitions, numbered(5), 'inProgress', ['01-21', '01-22', '01-25', '01-25']),
    {
      at: '02-18 10:00',
      by: petitions.clerk,
      act: 'report',
      details: said('化解1件，另2件已召开协调会。', 0.4, 'yellow'),
      evidence: proof('息访承诺书.pdf'),
    },
    {
      at: '03-18 10:00',
      by: petitions.clerk,
      act: 'report',
      details: said('累计化解2件，第3件签订补偿协议。', 0.8, 'green'),
      evidence: proof('补偿协议.pdf'),
    },
    ...finished(petitions, '04-09', '04-13', '3件积案全部化解，当事人均已签字。'),
    { at: '05-06 10:00', by: striker, act: 'strikeOff' },
  ],
};

const villages: MatterScript = {
  key: 'villages',
  terms: termsOf({
    key: 'villages',
    title: '农村人居环境整治争先',
    problem: '农村人居环境整治是必争的督查激励事项，厕所改造进度落后。',
    source: ['incentiveMeasure', '农村人居环境整治激励措施（虚构）', '01-06'],
    leader: leaders.agriculture,
    unit: agriculture,
    deadline: '03-31',
    done: '完成农村厕所改造1.2万座，抽查合格率95%以上。',
  }),
  life: [
    ...begun(agriculture, numbered(2), 'inProgress', ['01-07', '01-08', '01-08', '01-11']),
    {
      at: '02-18 16:00',
      by: agriculture.clerk,
      act: 'report',
      details: said('完成厕改6100座，抽查合格率96%。', 0.5, 'green'),
      evidence: proof('厕改台账.xlsx'),
    },
    ...finished(agriculture, '03-25', '03-29', '完成厕改12060座，抽查合格率97%。'),
    { at: '04-06 10:00', by: striker, act: 'strikeOff' },
    { at: '04-20 10:00', by: officer, act: 'archive' },
  ],
};

const registration: MatterScript = {
  key: 'registration',
  terms: termsOf({
    key: 'registration',
    title: '不动产登记“一窗办”仍要跑三次',
    problem: '企业反映不动产登记一窗受理后仍要跑税务、住建窗口。',
    source: ['meeting', '营商环境专题会（虚构）', '03-02'],
    leader: leaders.construction,
    unit: resources,
    deadline: '04-30',
    done: '一般登记当日办结、只跑一次，第三方暗访20次全部达标。',
  }),
  life: [
    ...begun(resources, numbered(28), 'inProgress', ['03-04', '03-05', '03-08', '03-08']),
    {
      at: '04-16 16:00',
      by: resources.clerk,
      act: 'report',
      details: said('税务、住建窗口已并入，系统对接完成。', 0.8, 'green'),
      evidence: proof('系统对接验收单.pdf'),
    },
    {
      at: '04-27 10:00',
      by: resources.head,
      act: 'reportDone',
      details: said('一窗受理全面上线，当日办结率98%。', 1, 'green'),
      evidence: proof('办件统计.xlsx'),
    },
    { at: '05-10 09:00', by: verifier, act: 'return', reason: '暗访20次，3次仍需跑第二个窗口。' },
    { at: '05-14 10:00', by: resources.head, act: 'askReview', reason: '3次均为抵押登记，不在一般登记之列。' },
  ],
};

const neighbourhoods: MatterScript = {
  key: 'neighbourhoods',
  terms: termsOf({
    key: 'neighbourhoods',
    title: '老旧小区改造开工率偏低',
    problem: '年度改造小区132个，开工率低于时序。',
    source: ['document', '怀建发〔2021〕8号（虚构）', '03-15'],
    leader: leaders.construction,
    unit: housing,
    deadline: '06-30',
    done: '132个小区全部开工。',
  }),
  life: [
    ...begun(housing, numbered(36), 'inProgress', ['03-17', '03-18', '03-19', '03-22']),
    {
      at: '04-19 17:00',
      by: housing.clerk,
      act: 'report',
      details: said('开工61个，因专项债资金未下达，其余暂缓。', 0.45, 'yellow'),
      evidence: proof('开工明细.xlsx'),
    },
    {
      at: '05-08 10:00',
      by: officer,
      act: 'suspend',
      reason: '专项债额度调整，待省里下达后恢复。',
      details: { basisDocument: '省财政厅资金调整通知（虚构）' },
    },
  ],
};

const schools: MatterScript = {
  key: 'schools',
  terms: termsOf({
    key: 'schools',
    title: '校园安全隐患整改不到位',
    problem: '督查发现28所学校消防、校车隐患没有闭环。',
    source: ['inspection', '市督查室第3督查组（虚构）', '03-22'],
    leader: leaders.executive,
    unit: education,
    deadline: '05-10',
    done: '28所学校隐患全部整改并复查销号。',
    over: { controllability: 5, region: '431200', indicator: 'livelihood-expenditure' },
  }),
  life: [
    ...begun(education, numbered(39), 'inProgress', ['03-24', '03-25', '03-26', '03-26']),
    {
      at: '04-18 22:10',
      by: education.clerk,
      act: 'report',
      details: said('整改18所，其余10所正在采购消防设备。', 0.6, 'yellow'),
      evidence: proof('整改销号表.pdf'),
    },
    {
      at: '05-12 09:00',
      by: officer,
      act: 'remind',
      details: { words: '已过完成时限，请报余下10所整改情况。' },
    },
    { at: '05-12 10:00', by: officer, act: 'issueNote', reason: '逾期2个工作日', details: { note: 'reminder' } },
  ],
};

const schoolBuses: MatterScript = {
  key: 'school-buses',
  terms: termsOf({
    key: 'school-buses',
    title: '部分县校车超员',
    problem: '督查发现6辆校车超员，与校园安全事项重叠。',
    source: ['inspection', '市督查室第3督查组（虚构）', '03-29'],
    leader: leaders.executive,
    unit: education,
    deadline: '05-31',
    done: '校车超员清零。',
    over: { indicator: 'livelihood-expenditure' },
  }),
  life: [
    ...begun(education, numbered(40), 'acknowledged', ['03-30', '03-31', '04-01']),
    { at: '04-06 10:00', by: officer, act: 'merge', reason: '与校园安全隐患事项为同一问题', into: 'schools' },
  ],
};

const silent: MatterScript = {
  key: 'silent',
  terms: termsOf({
    key: 'silent',
    title: '溆浦县三件民生实事逾期',
    problem: '农村公路、饮水、义务教育学位三件实事没有按时完成，也没有报告。',
    source: ['selfCheck', '民生实事半月调度（虚构）', '02-24'],
    leader: leaders.executive,
    unit: xupu,
    deadline: '04-30',
    done: '三件实事全部完成并经群众代表确认。',
    over: { region: '431224' },
  }),
  life: [
    ...begun(xupu, numbered(24), 'inProgress', ['02-25', '02-26', '03-01', '03-01']),
    { at: '04-20 09:00', by: officer, act: 'remind', details: { words: '4月报告未收到，请即报。' } },
    { at: '04-30 09:00', by: officer, act: 'remind', details: { words: '今天是完成时限。' } },
    {
      at: '05-08 10:00',
      by: officer,
      act: 'issueNote',
      reason: '逾期且两次未报告',
      details: { note: 'reminder' },
    },
    { at: '05-13 10:00', by: officer, act: 'issueNote', reason: '提醒后仍未报告', details: { note: 'warning' } },
  ],
};

/** Matters about land, safety, villages and people. */
export const societyMatters: readonly MatterScript[] = [
  factory,
  flood,
  petition,
  villages,
  registration,
  neighbourhoods,
  schools,
  schoolBuses,
  silent,
];
