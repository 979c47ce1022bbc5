import type { FaultKind } from './register-fault-words.ts';

/** Faults of tables that rosters are kept by (台账导入问题): projects, parks, investment attraction. */
export const rosterFaultCodes = [
  'bad-project-code',
  'bad-link-code',
  'bad-park-code',
  'bad-judgement-code',
  'bad-deal-code',
  'bad-visit-code',
  'below-zero',
  'beyond-whole',
  'stages-crossed',
  'nodes-crossed',
  'beyond-total',
  'spending-falls',
] as const;

export const rosterFaults: Readonly<Record<(typeof rosterFaultCodes)[number], FaultKind>> = {
  'bad-project-code': {
    severity: 'error',
    zh: '项目代码有误：{value}，应写作2021-431202-13-01-012345',
    en: 'not a project code: {value}; write 2021-431202-13-01-012345',
  },
  'bad-link-code': {
    severity: 'error',
    zh: '环节编码有误：{value}，应为字母、数字和短横，如C1-3',
    en: 'not a code of a link: {value}; letters, digits and hyphens, as C1-3',
  },
  'bad-park-code': {
    severity: 'error',
    zh: '园区代码有误：{value}，应为一位字母和六位数字，如S437001',
    en: 'not a code of a park: {value}; one letter and six digits, as S437001',
  },
  'bad-judgement-code': {
    severity: 'error',
    zh: '评议编号有误：{value}，应写作 园区代码/评价项/评议人',
    en: 'not a key of a judgement: {value}; write park/criterion/person',
  },
  'bad-deal-code': {
    severity: 'error',
    zh: '招商项目编号有误：{value}，应为字母、数字和短横，如ZS2021-0001',
    en: 'not a code of an investment deal: {value}; letters, digits and hyphens, as ZS2021-0001',
  },
  'bad-visit-code': {
    severity: 'error',
    zh: '走访编号有误：{value}，应为八位以上的字母、数字和短横',
    en: 'not a key of a visit: {value}; eight or more letters, digits and hyphens',
  },
  'beyond-whole': {
    severity: 'error',
    zh: '{part}{value}，大于{whole}{of}',
    en: '{part} {value} is above {whole} {of}',
  },
  'stages-crossed': {
    severity: 'error',
    zh: '{step}{to}早于{first}{from}',
    en: '{step} {to} lies before {first} {from}',
  },
  'below-zero': { severity: 'error', zh: '不能为负：{value}', en: 'must not be below zero: {value}' },
  'nodes-crossed': {
    severity: 'error',
    zh: '竣工时间{to}早于开工时间{from}',
    en: 'completion {to} lies before the start {from}',
  },
  'beyond-total': {
    severity: 'warning',
    zh: '累计完成投资{done}万元，超过总投资{total}万元两成以上',
    en: '{done} ten thousand yuan done, a fifth above the total investment of {total}',
  },
  'spending-falls': {
    severity: 'warning',
    zh: '本年累计完成投资少于{month}的{earlier}万元：{value}',
    en: 'spent this year falls below the {earlier} of {month}: {value}',
  },
};
