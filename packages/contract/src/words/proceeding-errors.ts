import type { ErrorCode } from '@shigan/core';
import type { ErrorWords } from './language.ts';

/** Refusals about what is conducted around matters, in words: reviews, circulars, meetings, inspections, campaigns. */
export const proceedingErrorWords: Readonly<
  Record<
    Extract<
      ErrorCode,
      'unknown-proceeding' | 'proceeding-changed' | 'proceeding-wrong-state' | 'inspection-repeats' | 'fact-check-open'
    >,
    ErrorWords
  >
> = {
  'unknown-proceeding': {
    title: { zh: '没有这一轮调度、通报或会议', en: 'no such review, circular or meeting' },
    hint: { zh: '请从列表中选择', en: 'choose one of the list' },
  },
  'proceeding-changed': {
    title: { zh: '别人刚办过，内容已变', en: 'somebody else was faster' },
    hint: { zh: '请刷新后再办理', en: 'look at it again, then repeat' },
  },
  'proceeding-wrong-state': {
    title: { zh: '现在不能这样办', en: 'not possible as it stands' },
    hint: { zh: '请看清目前的进展再办理', en: 'look at how far it has come' },
  },
  'inspection-repeats': {
    title: {
      zh: '间隔期内重复督查同一单位',
      en: 'the unit is inspected again within the interval',
    },
    hint: {
      zh: '请与前次督查合并、另择时间，或写明再次督查的理由',
      en: 'join it with the other inspection, choose another time, or state why it is needed',
    },
  },
  'fact-check-open': {
    title: {
      zh: '核实期未满，点名单位尚未全部答复',
      en: 'the fact check is open: units that are named have not all answered',
    },
    hint: {
      zh: '请等各单位答复或满24小时后再印发',
      en: 'publish once every unit has answered or its 24 hours have passed',
    },
  },
};
