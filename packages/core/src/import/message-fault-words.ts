import type { FaultKind } from './register-fault-words.ts';

/** Faults of messages between systems (报文导入问题): SDMX, and the answer of the statistics query. */
export const messageFaultCodes = [
  'message-broken',
  'message-structure',
  'message-test',
  'message-delete',
  'message-no-value',
  'message-decimals',
  'message-moment',
  'query-refused',
  'query-value-unlike',
] as const;

export const messageFaults: Readonly<Record<(typeof messageFaultCodes)[number], FaultKind>> = {
  'message-broken': {
    severity: 'error',
    zh: '报文不合规范，{at}处应为{expected}',
    en: 'the message is not as it should be: at {at} there should be {expected}',
  },
  'message-structure': {
    severity: 'error',
    zh: '报文的数据结构是{value}，这里只收{expected}',
    en: 'the message is of the structure {value}; only {expected} is taken in',
  },
  'message-test': {
    severity: 'error',
    zh: '报文标明是测试用的，不是数据',
    en: 'the message says that it is a test; it is no data',
  },
  'message-delete': {
    severity: 'error',
    zh: '报文要求删除：记录只增不减，以前看到的数要能再看到；改数请发新值',
    en: 'the message asks to delete: the record only grows, so that what was seen can be seen again; send the new value instead',
  },
  'message-no-value': {
    severity: 'error',
    zh: '没有数值：一条记录整条收下，不能只改附注，也不能改为没有',
    en: 'there is no value: an entry is taken as a whole; its attributes cannot be changed alone, nor can it be made empty',
  },
  'message-decimals': {
    severity: 'error',
    zh: '数值{value}的小数位数多于注明的{decimals}位',
    en: 'the value {value} has more decimals than the {decimals} stated',
  },
  'message-moment': {
    severity: 'error',
    zh: '不是日期或时刻：{value}',
    en: 'neither a day nor a moment: {value}',
  },
  'query-refused': {
    severity: 'error',
    zh: '查询没有成功，答复代码{value}',
    en: 'the query failed, with the code {value}',
  },
  'query-value-unlike': {
    severity: 'error',
    zh: '同一格的两个数不同：{value}和{other}',
    en: 'the two numbers of one node differ: {value} and {other}',
  },
};
