import type {
  EffectScore,
  EscalationStep,
  MatterAct,
  MatterState,
  Need,
  NoteKind,
  PromiseVerdict,
  RecordOutcome,
  ReportVerdict,
  SourceKind,
  SupervisionRole,
} from '@shigan/core';
import type { InEveryLanguage } from './language.ts';

type WordsOf<K extends string> = Readonly<Record<K, InEveryLanguage>>;

/** States of a matter in words (状态). */
export const stateWords: WordsOf<MatterState> = {
  drafted: { zh: '拟立项', en: 'drafted' },
  approved: { zh: '已立项', en: 'approved' },
  assigned: { zh: '已交办', en: 'assigned' },
  acknowledged: { zh: '已签收', en: 'acknowledged' },
  inProgress: { zh: '办理中', en: 'in progress' },
  reportedDone: { zh: '申请办结', en: 'reported done' },
  underVerification: { zh: '核查中', en: 'under verification' },
  returned: { zh: '退回', en: 'returned' },
  concluded: { zh: '已办结', en: 'concluded' },
  struckOff: { zh: '已销号', en: 'struck off' },
  archived: { zh: '归档', en: 'archived' },
  extension: { zh: '申请延期', en: 'extension asked' },
  suspended: { zh: '中止', en: 'suspended' },
  merged: { zh: '合并办理', en: 'merged' },
  review: { zh: '复核中', en: 'under review' },
};

/** Acts in words (动作). */
export const actWords: WordsOf<MatterAct> = {
  draft: { zh: '拟立项', en: 'draft' },
  approve: { zh: '立项', en: 'approve' },
  assign: { zh: '交办', en: 'assign' },
  acknowledge: { zh: '签收', en: 'acknowledge' },
  start: { zh: '开始办理', en: 'start' },
  reportDone: { zh: '申请办结', en: 'report done' },
  beginVerification: { zh: '开始核查', en: 'begin verification' },
  return: { zh: '退回', en: 'return' },
  restart: { zh: '重新办理', en: 'take up again' },
  conclude: { zh: '核查通过、办结', en: 'conclude' },
  strikeOff: { zh: '销号', en: 'strike off' },
  archive: { zh: '归档', en: 'archive' },
  askExtension: { zh: '申请延期', en: 'ask for an extension' },
  grantExtension: { zh: '同意延期', en: 'grant the extension' },
  refuseExtension: { zh: '不予延期', en: 'refuse the extension' },
  suspend: { zh: '中止', en: 'suspend' },
  resume: { zh: '恢复办理', en: 'resume' },
  merge: { zh: '合并办理', en: 'merge' },
  separate: { zh: '解除合并', en: 'separate' },
  askReview: { zh: '申请复核', en: 'ask for review' },
  uphold: { zh: '复核：维持', en: 'uphold' },
  overturn: { zh: '复核：撤销', en: 'overturn' },
  amend: { zh: '修改', en: 'amend' },
  report: { zh: '报告进展', en: 'report' },
  judgeReport: { zh: '评判报告', en: 'judge a report' },
  verifyMilestone: { zh: '核实节点', en: 'verify a milestone' },
  grade: { zh: '核查亮灯', en: 'set the verified light' },
  instruct: { zh: '批示', en: 'instruct' },
  attach: { zh: '附佐证', en: 'attach evidence' },
  remind: { zh: '催办', en: 'remind' },
  readReminder: { zh: '已阅催办', en: 'read a reminder' },
  issueNote: { zh: '发督查单', en: 'issue a supervision note' },
  escalate: { zh: '升级处置', en: 'escalate' },
  judgePromise: { zh: '评判承诺', en: 'judge a promise' },
};

/** What an act needs, as what is lacking where it is not met (要件). */
export const needWords: WordsOf<Need> = {
  source: { zh: '须有来源', en: 'a source is needed' },
  problem: { zh: '须写明标题和问题', en: 'a title and the problem are needed' },
  oneResponsibleLeader: { zh: '须有且只有一位责任领导', en: 'exactly one responsible leader is needed' },
  oneLeadUnit: { zh: '须有且只有一个牵头单位', en: 'exactly one lead unit is needed' },
  taskForceHead: { zh: '须有专班及负责人', en: 'a task force with a head is needed' },
  deadline: { zh: '须有未过的完成时限', en: 'a deadline that is not past is needed' },
  doneCriterion: { zh: '须有办结标准', en: 'what counts as done is needed' },
  basisDocument: { zh: '须有依据文件', en: 'a document as its basis is needed' },
  report: { zh: '须有报告，进度在0到100%之间', en: 'a report with progress between 0 and 100% is needed' },
  evidence: { zh: '须附佐证', en: 'evidence is needed' },
  evidenceFiled: { zh: '须有已归集的佐证', en: 'evidence on file is needed' },
  reason: { zh: '须写明理由', en: 'a reason is needed' },
  newDeadline: { zh: '新时限须晚于原时限', en: 'a deadline later than the present one is needed' },
  bothDeadlinesKept: { zh: '没有待批的延期申请', en: 'no extension has been asked for' },
  otherOpenMatter: { zh: '须并入另一个未办结的事项', en: 'another open matter is needed' },
  factsVerified: { zh: '事实尚未核实', en: 'the facts are not verified' },
  problemSolved: { zh: '问题尚未解决', en: 'the problem is not solved' },
  formComplete: { zh: '佐证和手续不全', en: 'the form is not complete' },
  beforeDeadline: { zh: '须在完成时限前提出', en: 'it is asked before the deadline' },
  within30DaysOfDecision: { zh: '须在决定后30日内提出，一项决定复核一次', en: 'within 30 days of a decision, once' },
  within30DaysOfRequest: { zh: '须在申请后30日内决定', en: 'within 30 days of the request' },
  notOfLeadUnit: { zh: '本单位是牵头单位，不能核查', en: 'nobody of the lead unit verifies' },
  notOfSupportingUnit: { zh: '本单位是配合单位，不能核查', en: 'nobody of a supporting unit verifies' },
  otherPersonThanConcluded: { zh: '办结与销号须由两人分别办理', en: 'another person than who concluded strikes off' },
  notWhoDecidedFirst: { zh: '原决定人应当回避', en: 'who decided first does not decide again' },
  notReporter: { zh: '报告人不能核查自己报告的事项', en: 'who reported does not verify' },
  afterLastEntry: { zh: '不得早于上一条记录', en: 'nothing is recorded before the last entry' },
  openReport: { zh: '没有待评判的这份报告', en: 'there is no such report to judge' },
  openMilestone: { zh: '没有待核实的这个节点', en: 'there is no such milestone to verify' },
  openReminder: { zh: '没有未阅的这次催办', en: 'there is no such reminder to read' },
  openPromise: { zh: '没有待评判的这项承诺', en: 'there is no such promise to judge' },
  colour: { zh: '须选定灯色', en: 'a light is needed' },
  words: { zh: '须有内容', en: 'words are needed' },
  noteKind: { zh: '须选定督查单种类', en: 'the kind of note is needed' },
  step: { zh: '须选定处置方式', en: 'the step is needed' },
  verdict: { zh: '须有评判，不利的评判须有理由', en: 'a judgement is needed, with grounds where it is adverse' },
};

/** Kinds of sources in words (来源). */
export const sourceWords: WordsOf<SourceKind> = {
  meeting: { zh: '会议', en: 'meeting' },
  document: { zh: '文件', en: 'document' },
  instruction: { zh: '领导批示', en: 'instruction' },
  inspection: { zh: '督查', en: 'inspection' },
  selfCheck: { zh: '自查', en: 'self-check' },
  incentiveMeasure: { zh: '激励措施', en: 'incentive measure' },
  enterpriseRequest: { zh: '企业诉求', en: 'enterprise request' },
  campaign: { zh: '专项行动', en: 'campaign' },
  finding: { zh: '平台研判', en: 'finding' },
};

export const matterRoleWords: WordsOf<SupervisionRole> = {
  supervisionOfficer: { zh: '督查室', en: 'the Supervision Office' },
  caseOfficer: { zh: '经办人', en: 'a case officer' },
  unitHead: { zh: '负责人', en: 'the head' },
  leader: { zh: '市领导', en: 'a leader' },
};

/** Supervision notes (督查单) and steps beyond. */
export const stepWords: WordsOf<NoteKind | EscalationStep> = {
  reminder: { zh: '督查单：提醒', en: 'supervision note: reminder' },
  warning: { zh: '督查单：预警', en: 'supervision note: warning' },
  followUp: { zh: '督查单：督办', en: 'supervision note: follow-up' },
  circular: { zh: '通报', en: 'circular' },
  admonitoryTalk: { zh: '约谈', en: 'admonitory talk' },
  referral: { zh: '移送问责线索', en: 'referral' },
};

export const verdictWords: WordsOf<ReportVerdict | PromiseVerdict> = {
  accepted: { zh: '认可', en: 'accepted' },
  notAccepted: { zh: '不认可', en: 'not accepted' },
  perfunctory: { zh: '敷衍', en: 'perfunctory' },
  kept: { zh: '兑现', en: 'kept' },
  partly: { zh: '部分兑现', en: 'partly kept' },
  broken: { zh: '落空', en: 'broken' },
  cannotTell: { zh: '尚不能判断', en: 'cannot tell' },
};

export const effectWords: WordsOf<EffectScore> = {
  reached: { zh: '达到', en: 'reached' },
  partly: { zh: '部分', en: 'partly' },
  not: { zh: '未达到', en: 'not reached' },
  open: { zh: '未到公布时', en: 'not due yet' },
  cannotTell: { zh: '尚不能判断', en: 'cannot tell' },
};

export const outcomeWords: WordsOf<RecordOutcome> = {
  kept: { zh: '兑现', en: 'kept' },
  partly: { zh: '部分', en: 'partly' },
  broken: { zh: '落空', en: 'broken' },
  open: { zh: '未到期', en: 'open' },
  cannotTell: { zh: '尚不能判断', en: 'cannot tell' },
};
