import type { Language } from '../words/language.ts';
import type { Role } from './role.ts';

/** Everything that can be done (操作), one word pair each. */
export const actions = [
  'board.read',
  'outlook.read',
  'outlook.make',
  'bulletin.read',
  'bulletin.draft',
  'bulletin.publish',
  'series.read',
  'figure.read',
  'observations.export',
  'file.read',
  'observations.import',
  'observations.backdate',
  'register.read',
  'register.amend',
  'settings.amend',
  'matters.read',
  'matters.open',
  'matters.act',
  'proceeding.conduct',
  'circular.answer',
  'campaign.enter',
  'demo.load',
  'demo.advance',
  'store.migrate',
  'health.read',
  'session.begin',
  'session.read',
  'session.end',
  'account.secure',
  'search',
  'notification.read',
  'view.save',
  'channel.own',
  'jobs.read',
  'jobs.run',
  'account.read',
  'account.amend',
  'access.read',
  'audit.read',
  'audit.export',
  'award.read',
  'award.enter',
  'incentive.amend',
  'assessment.conduct',
  'assessment.object',
  'draft.check',
  'enterprise.read',
  'enterprise.check',
  'ladder.move',
  'request.file',
  'request.answer',
  'project.read',
  'visit.file',
  'park.read',
  'park.judge',
  'attraction.read',
  'draft.keep',
  'draft.read',
] as const;

export type Action = (typeof actions)[number];

/** How far a right goes (权限范围): everything of the city; a region and all below it; a unit and all below it, of a leader the
 *  portfolio; only what is the person's own. */
export type Scope = 'city' | 'region' | 'department' | 'own';

export type Grants = Readonly<Partial<Record<Role, Scope>>>;

/** One line of the table of rights: what is done, in words, and which role may do it how far. */
export interface Right {
  readonly words: Readonly<Record<Language, string>>;
  readonly grants: Grants;
}

function grant(scope: Scope, ...roles: readonly Role[]): Grants {
  return Object.fromEntries(roles.map((role) => [role, scope]));
}

function right(zh: string, en: string, ...grants: readonly Grants[]): Right {
  return { words: { zh, en }, grants: Object.assign({}, ...grants) };
}

const administrators = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const;
/** Who does the work of the field. Administrators see none of it: least privilege (最小授权). */
const officials = [
  'leader',
  'supervisionOfficer',
  'unitHead',
  'caseOfficer',
  'countyOfficer',
  'statistician',
  'analyst',
  'assessor',
  'viewer',
] as const;
const signedIn = [...officials, ...administrators] as const;
/** Figures that are out: all officials, and anybody where they are invented. */
const readers = [...officials, 'visitor'] as const;
const anybody = [...signedIn, 'visitor', 'stranger'] as const;

/** The table of rights (权限表): every action, and who may do it how far. A role that a line does not name may not do it. The
 *  operator, who holds the data directory anyway, may do everything and stands in no line. A new action is a word pair above
 *  and a line here. */
export const rights: Readonly<Record<Action, Right>> = {
  'board.read': right('查看总览', 'read boards', grant('city', ...readers)),
  'outlook.read': right('查看研判前景', 'read outlooks', grant('city', ...readers)),
  'outlook.make': right('作研判前景', 'make outlooks', grant('city', 'analyst', 'statistician', 'supervisionOfficer')),
  'bulletin.read': right('查看通报', 'read bulletins', grant('city', ...readers)),
  'bulletin.draft': right(
    '起草通报',
    'draft bulletins',
    grant('city', 'supervisionOfficer', 'statistician', 'analyst'),
  ),
  'bulletin.publish': right(
    '印发、撤回通报',
    'publish and withdraw bulletins',
    grant('city', 'leader', 'supervisionOfficer'),
  ),
  'series.read': right('查看指标', 'read series', grant('city', ...readers)),
  'figure.read': right('数据溯源', 'see where a figure comes from', grant('city', ...readers)),
  'observations.export': right('导出数据', 'export the record', grant('city', ...readers)),
  'file.read': right('查看收到的文件', 'read received files', grant('city', ...readers)),
  'observations.import': right('导入数据', 'bring data in', grant('region', 'statistician')),
  'observations.backdate': right(
    '倒填知悉时间',
    'state an earlier moment of knowledge',
    grant('region', 'statistician'),
  ),
  'register.read': right('查看名录', 'read registers', grant('city', ...readers, ...administrators)),
  'register.amend': right('维护指标目录和目标', 'maintain catalogue and targets', grant('city', 'statistician')),
  'settings.amend': right(
    '维护区划、单位、日历和设置',
    'maintain regions, units, calendar and settings',
    grant('city', 'systemAdministrator'),
  ),
  'matters.read': right('查看督办事项', 'read matters', grant('city', ...readers)),
  'matters.open': right('拟立督办事项', 'open matters', grant('city', 'supervisionOfficer')),
  // Which act of which matter is the matter's own table; this is the door to it.
  'matters.act': right(
    '办理督办事项',
    'act on matters',
    grant('city', 'supervisionOfficer', 'leader', 'unitHead', 'caseOfficer', 'countyOfficer'),
  ),
  'proceeding.conduct': right(
    '主持月调度、督查通报、调度会、督查和专项行动',
    'conduct monthly reviews, circulars, meetings, inspections and campaigns',
    grant('city', 'supervisionOfficer'),
  ),
  'circular.answer': right(
    '答复督查通报事先核实',
    'answer the fact check of a circular',
    grant('department', 'unitHead', 'caseOfficer', 'countyOfficer'),
  ),
  'campaign.enter': right(
    '填报专项行动进度、值班和隐患',
    'state figures, duty and hidden dangers of campaigns',
    grant('department', 'unitHead', 'caseOfficer', 'countyOfficer'),
  ),
  'demo.load': right('载入演示数据', 'load the demonstration', grant('city', 'systemAdministrator')),
  'demo.advance': right('推进演示日期', 'advance the business date', grant('city', 'systemAdministrator')),
  'store.migrate': right('升级数据库', 'upgrade the store', grant('city', 'systemAdministrator')),
  'health.read': right('查看运行状态', 'read the state of the server', grant('city', ...anybody)),
  'session.begin': right('登录', 'sign in', grant('city', ...anybody)),
  'session.read': right('查看本人身份', 'see who one is', grant('own', ...anybody)),
  'session.end': right('退出登录', 'sign out', grant('own', ...anybody)),
  'account.secure': right(
    '修改本人密码和二次验证',
    'change the own password and second factor',
    grant('own', ...signedIn),
  ),
  // Of what is found each kind has a right of its own.
  search: right('查找', 'search', grant('city', ...signedIn, 'visitor')),
  'notification.read': right('查看本人通知', 'read the own notifications', grant('own', ...signedIn)),
  'view.save': right('保存视图', 'keep views under a name', grant('own', ...signedIn)),
  'channel.own': right('管理本人提醒渠道', 'keep one’s own channels', grant('own', ...officials)),
  'jobs.read': right(
    '查看自动任务',
    'read the queue of jobs',
    grant('city', 'supervisionOfficer', 'systemAdministrator'),
  ),
  // The platform works it by itself; by hand it is the system's administrator.
  'jobs.run': right('执行自动任务', 'work the queue of jobs', grant('city', 'systemAdministrator')),
  'account.read': right('查看账号', 'read accounts', grant('city', 'securityAdministrator', 'auditAdministrator')),
  'account.amend': right('管理账号和授权', 'manage accounts and their rights', grant('city', 'securityAdministrator')),
  'access.read': right('查看权限表', 'read the table of rights', grant('city', ...signedIn, 'visitor')),
  'audit.read': right('查看审计日志', 'read the audit log', grant('city', 'auditAdministrator')),
  'award.read': right('查看激励', 'read awards and incentives', grant('city', ...readers)),
  'award.enter': right('登记激励台账', 'enter awards in the ledger', grant('city', 'supervisionOfficer')),
  'incentive.amend': right(
    '维护激励措施、预判和加分办法',
    'maintain measures, odds and points policies',
    grant('city', 'supervisionOfficer', 'assessor'),
  ),
  'assessment.conduct': right(
    '公示绩效考核结果、处理异议',
    'publish assessments and decide on objections',
    grant('city', 'assessor', 'supervisionOfficer'),
  ),
  'assessment.object': right(
    '对本县市区的考核结果提出异议',
    'object to the assessment of one’s county',
    grant('region', 'countyOfficer'),
  ),
  'draft.check': right('核稿', 'check drafts', grant('city', ...readers)),
  // What single enterprises report is not public: who works with it at the city sees it, a county its own; where all of it is
  // invented, everybody.
  'enterprise.read': right(
    '查看企业数据',
    'read data of enterprises',
    grant(
      'city',
      'leader',
      'supervisionOfficer',
      'unitHead',
      'caseOfficer',
      'statistician',
      'analyst',
      'assessor',
      'visitor',
    ),
    grant('region', 'countyOfficer'),
  ),
  // A suspicion is no verdict: it stays with those who can ask the enterprise and mend the return.
  'enterprise.check': right('核查企业数据', 'check data of enterprises', grant('region', 'statistician')),
  // The county's steps end at the county; from the city on they are entered by the city's statisticians.
  'ladder.move': right(
    '办理培育和申报环节',
    'take steps of declarations',
    grant('region', 'countyOfficer', 'statistician'),
  ),
  'request.file': right(
    '登记、评价企业诉求',
    'take down and rate requests of enterprises',
    grant('region', 'supervisionOfficer', 'unitHead', 'caseOfficer', 'countyOfficer'),
  ),
  'request.answer': right(
    '答复企业诉求',
    'answer requests of enterprises',
    grant('region', 'supervisionOfficer', 'unitHead', 'caseOfficer', 'countyOfficer'),
  ),
  'project.read': right('查看重点项目', 'read key projects', grant('city', ...readers)),
  'visit.file': right(
    '登记项目走访',
    'report visits to projects',
    grant('city', 'leader', 'supervisionOfficer', 'unitHead', 'caseOfficer', 'countyOfficer'),
  ),
  'park.read': right('查看园区', 'read parks', grant('city', ...readers)),
  'park.judge': right(
    '评议园区',
    'give marks to parks',
    grant('city', 'leader', 'supervisionOfficer', 'analyst', 'assessor'),
  ),
  'attraction.read': right('查看招商引资', 'read investment attraction', grant('city', ...readers)),
  'draft.keep': right(
    '送核文稿、采纳修改',
    'keep drafts that are checked and decide on them',
    grant('own', ...officials.filter((role) => role !== 'viewer')),
  ),
  // A draft not yet spoken is its writer's; the offices that check for the city see all.
  'draft.read': right(
    '查看送核文稿',
    'see drafts that are kept',
    grant('own', ...officials.filter((role) => role !== 'viewer')),
    grant('city', 'leader', 'supervisionOfficer', 'statistician', 'analyst'),
  ),
  'audit.export': right('导出审计日志', 'export the audit log', grant('city', 'auditAdministrator')),
};
