import type { FaultKind } from './register-fault-words.ts';

/** Faults of tables that matters are opened from (督办清单导入问题), and what else only they and returns have. */
export const matterFaultCodes = [
  'no-matters',
  'cell-missing',
  'text-too-long',
  'matter-repeated',
  'matter-contradicts',
  'unknown-department',
  'unknown-leader',
  'ambiguous-leader',
  'unit-supports-itself',
  'not-a-day',
  'unknown-rhythm',
  'matter-held',
  'unknown-category',
] as const;

export const matterFaults: Readonly<Record<(typeof matterFaultCodes)[number], FaultKind>> = {
  'no-matters': { severity: 'error', zh: '文件里没有督办事项', en: 'the file states no matter' },
  'cell-missing': { severity: 'error', zh: '没有填写{what}', en: 'the {what} is not stated' },
  'text-too-long': {
    severity: 'error',
    zh: '{what}超过{most}字',
    en: 'the {what} is longer than {most} characters',
  },
  'matter-repeated': {
    severity: 'error',
    zh: '事项与第{otherRow}行重复：{value}',
    en: 'the matter stands in row {otherRow} already: {value}',
  },
  'matter-contradicts': {
    severity: 'error',
    zh: '{what}与{other}不一致：那里是{held}，这里是{value}',
    en: 'the {what} contradicts {other}: {held} there, {value} here',
  },
  'unknown-department': {
    severity: 'error',
    zh: '单位名录里没有这个单位：{value}',
    en: 'no such unit in the register: {value}',
  },
  'unknown-leader': {
    severity: 'error',
    zh: '领导名录里没有这位领导：{value}',
    en: 'no such leader in the register: {value}',
  },
  'ambiguous-leader': {
    severity: 'error',
    zh: '领导不明，请写明职务：{value}',
    en: 'more than one leader is meant; state the post: {value}',
  },
  'unit-supports-itself': {
    severity: 'error',
    zh: '牵头单位不能同时是配合单位：{value}',
    en: 'the lead unit cannot be a supporting unit as well: {value}',
  },
  'not-a-day': {
    severity: 'error',
    zh: '日期有误：{value}，应写作2021年6月30日',
    en: 'not a date: {value}; write 2021-06-30',
  },
  'unknown-rhythm': {
    severity: 'error',
    zh: '报告频次不明：{value}，应写作每周、每旬、每月18日或一次性',
    en: 'not a reporting rhythm: {value}',
  },
  'matter-held': {
    severity: 'note',
    zh: '同名事项已经立项，未重复立项：{value}',
    en: 'there is such a matter already; it was not opened again: {value}',
  },
  'unknown-category': { severity: 'warning', zh: '单位类别不明：{value}', en: 'unknown category: {value}' },
};
