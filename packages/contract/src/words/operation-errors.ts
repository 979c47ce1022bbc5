import type { ErrorCode } from '@shigan/core';
import type { ErrorWords } from './language.ts';

/** Refusals about backups, the soundness of a store, and exchange with other systems, in words. */
export const operationErrorWords: Readonly<
  Record<
    Extract<
      ErrorCode,
      'backup-broken' | 'backup-newer' | 'store-not-empty' | 'store-damaged' | 'unknown-dataflow' | 'invalid-data-query'
    >,
    ErrorWords
  >
> = {
  'backup-broken': {
    title: { zh: '备份文件不完整或已被改动', en: 'the backup is not whole, or was changed' },
    hint: { zh: '请改用另一份备份', en: 'use another backup' },
  },
  'backup-newer': {
    title: { zh: '备份由更新的版本写成', en: 'the backup was written by a newer version' },
    hint: { zh: '请升级程序', en: 'upgrade the program' },
  },
  'store-not-empty': {
    title: { zh: '目标数据库已有数据', en: 'there are data where the backup is to go' },
    hint: { zh: '请换一个空目录或空数据库', en: 'name an empty directory or an empty database' },
  },
  'store-damaged': {
    title: { zh: '核验发现问题', en: 'something of the store does not hold' },
    hint: {
      zh: '请停止写入，查明原因，必要时从备份恢复',
      en: 'stop writing, find the cause, restore a backup if need be',
    },
  },
  'unknown-dataflow': {
    title: { zh: '没有数据集“{asked}”，只有{offered}', en: 'there is no {asked}; there is {offered}' },
    hint: { zh: '请改用给出的名称', en: 'ask for the one that there is' },
  },
  'invalid-data-query': {
    title: { zh: '查询条件“{query}”看不懂', en: 'the query {query} is not understood' },
    hint: {
      zh: '键按频率、地区、指标、口径四段写，用点隔开，不限的写星号',
      en: 'a key has four parts with dots between: frequency, region, indicator, measure; an asterisk stands for any',
    },
  },
};
