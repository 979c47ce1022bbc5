import type { ErrorCode } from '@shigan/core';
import type { ErrorWords } from './language.ts';

type AccountCode = Extract<
  ErrorCode,
  | 'sign-in-required'
  | 'sign-in-failed'
  | 'secret-key-missing'
  | 'secret-key-wrong'
  | 'too-many-attempts'
  | 'password-change-due'
  | 'weak-password'
  | 'unknown-account'
  | 'account-exists'
  | 'invalid-account'
  | 'roles-not-separated'
  | 'own-rights'
  | 'last-security-administrator'
  | 'provider-unavailable'
  | 'invalid-view'
  | 'unknown-view'
  | 'audit-log-broken'
>;

/** Refusals of signing in and of accounts, in words. */
export const accountErrorWords: Readonly<Record<AccountCode, ErrorWords>> = {
  'sign-in-required': {
    title: { zh: '请先登录', en: 'sign in first' },
    hint: {
      zh: '请登录后再试；没有账号请联系安全管理员',
      en: 'sign in and try again; a security administrator gives accounts',
    },
  },
  'secret-key-missing': {
    title: {
      zh: '没有密钥，不能设置动态口令，也不能打开加密的归档文件',
      en: 'without a key no second factor can be set up and no sealed file opened',
    },
    hint: {
      zh: '请管理员设置环境变量 SHIGAN_SECRET_KEY（64 位十六进制数）后重启',
      en: 'have SHIGAN_SECRET_KEY (64 hexadecimal digits) set and the server started again',
    },
  },
  'secret-key-wrong': {
    title: { zh: '密钥不符', en: 'the key does not fit' },
    hint: {
      zh: '请核对 SHIGAN_SECRET_KEY、SHIGAN_SECRET_KEY_BEFORE 或数据目录中的 secret.key，须与加密时所用一致',
      en: 'check SHIGAN_SECRET_KEY, SHIGAN_SECRET_KEY_BEFORE, or secret.key in the data directory: it must be the one that was used',
    },
  },
  'sign-in-failed': {
    title: { zh: '用户名、口令或验证码不正确', en: 'name, password or code is not right' },
    hint: {
      zh: '请核对后再试；忘记口令请联系安全管理员',
      en: 'check them and try again; a security administrator can give a new password',
    },
  },
  'too-many-attempts': {
    title: { zh: '尝试过于频繁', en: 'too many attempts' },
    hint: { zh: '请稍候再试', en: 'wait a little and try again' },
  },
  'password-change-due': {
    title: { zh: '须先修改口令', en: 'the password has to be changed first' },
    hint: { zh: '请先修改由他人设置的口令', en: 'change the password that somebody else gave' },
  },
  'weak-password': {
    title: { zh: '口令不合要求', en: 'the password is not strong enough' },
    hint: {
      zh: '至少十二个字符，不含用户名；长比复杂有用',
      en: 'at least twelve characters, without the name in it; length counts, not complexity',
    },
  },
  'unknown-account': {
    title: { zh: '没有这个账号', en: 'no such account' },
    hint: { zh: '用 accounts list 查看账号', en: 'list the accounts with: accounts list' },
  },
  'account-exists': {
    title: { zh: '账号已存在', en: 'the account exists already' },
    hint: { zh: '请换一个用户名', en: 'choose another name' },
  },
  'invalid-account': {
    title: { zh: '账号信息有误', en: 'the account is not valid' },
    hint: { zh: '请核对用户名、单位和角色', en: 'check name, unit and roles' },
  },
  'roles-not-separated': {
    title: { zh: '管理员不能兼任其他角色', en: 'an administrator holds no other role' },
    hint: {
      zh: '系统、安全、审计管理员须由不同的人担任，且不兼业务角色',
      en: 'the system, security and audit administrators are three people, and do no other work',
    },
  },
  'own-rights': {
    title: { zh: '不能修改自己的权限', en: 'nobody changes their own rights' },
    hint: { zh: '请由另一位安全管理员修改', en: 'another security administrator has to do it' },
  },
  'last-security-administrator': {
    title: { zh: '至少要有一位在用的安全管理员', en: 'one security administrator has to remain' },
    hint: { zh: '请先增加另一位安全管理员', en: 'add another security administrator first' },
  },
  'audit-log-broken': {
    title: { zh: '审计日志前后不符', en: 'the audit log does not hold' },
    hint: {
      zh: '请保留现场，与备份和记下的链尾核对',
      en: 'leave everything as it is; compare it with backups and ends noted before',
    },
  },
  'invalid-view': {
    title: { zh: '视图不能保存', en: 'the view cannot be kept' },
    hint: {
      zh: '名称为一至六十个字；每人最多保存一百个视图',
      en: 'a name has one to sixty characters; a person keeps at most a hundred views',
    },
  },
  'unknown-view': {
    title: { zh: '没有这个视图', en: 'no such view' },
    hint: { zh: '只能删除自己保存的视图', en: 'only own views can be taken away' },
  },
  'provider-unavailable': {
    title: { zh: '统一身份认证暂时不可用', en: 'the identity provider cannot be reached' },
    hint: { zh: '请用口令登录，或稍后再试', en: 'sign in by password, or try again' },
  },
};
