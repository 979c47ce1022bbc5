import type { Language } from '../words/language.ts';

/** The roles (角色) of people who do the work. Source: `supervision.md`, "Who may do what". */
export const personRoles = [
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

/** The three separated administrators (三员分立, GB/T 22239): the system's works, the people's rights, the record of both. */
export const administratorRoles = ['systemAdministrator', 'securityAdministrator', 'auditAdministrator'] as const;

/** Who acts without an account: anybody, of a city with invented data (`visitor`) or of a real one (`stranger`); and whoever holds
 *  the data directory (`operator`). */
const unnamedRoles = ['visitor', 'stranger', 'operator'] as const;

/** A role that an account can have. */
export type AccountRole = (typeof personRoles)[number] | (typeof administratorRoles)[number];
export type Role = AccountRole | 'visitor' | 'stranger' | 'operator';

export const accountRoles: readonly AccountRole[] = [...personRoles, ...administratorRoles];
export const roles: readonly Role[] = [...accountRoles, ...unnamedRoles];

/** Every role in words. */
export const roleWords: Readonly<Record<Role, Readonly<Record<Language, string>>>> = {
  leader: { zh: '领导', en: 'leader' },
  supervisionOfficer: { zh: '督查人员', en: 'supervision officer' },
  unitHead: { zh: '单位负责人', en: 'head of a unit' },
  caseOfficer: { zh: '经办人', en: 'case officer' },
  countyOfficer: { zh: '县市区联络员', en: 'county officer' },
  statistician: { zh: '统计人员', en: 'statistician' },
  analyst: { zh: '分析人员', en: 'analyst' },
  assessor: { zh: '考核人员', en: 'assessor' },
  viewer: { zh: '查看者', en: 'viewer' },
  systemAdministrator: { zh: '系统管理员', en: 'system administrator' },
  securityAdministrator: { zh: '安全管理员', en: 'security administrator' },
  auditAdministrator: { zh: '审计管理员', en: 'audit administrator' },
  visitor: { zh: '演示访客', en: 'visitor of a demonstration' },
  stranger: { zh: '未登录者', en: 'somebody not signed in' },
  operator: { zh: '本机操作员', en: 'operator of the machine' },
};

export function isAccountRole(text: string): text is AccountRole {
  return accountRoles.some((role) => role === text);
}

const separated: ReadonlySet<string> = new Set(administratorRoles);

/** Whether one person may hold these roles together. An administrator holds one role alone: who gives rights neither runs the
 *  system, nor checks the record of what was given, nor does what the rights are for (三员分立). */
export function isSeparated(held: readonly AccountRole[]): boolean {
  return new Set(held).size <= 1 || !held.some((role) => separated.has(role));
}
