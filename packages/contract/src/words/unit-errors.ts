import type { ErrorCode } from '@shigan/core';
import type { ErrorWords } from './language.ts';

/** Refusals about the units that indicators are made of, in words: enterprises and projects. */
export const unitErrorWords: Readonly<
  Record<Extract<ErrorCode, 'unknown-enterprise' | 'unknown-project'>, ErrorWords>
> = {
  'unknown-enterprise': {
    title: { zh: '名录中没有这家企业', en: 'no such enterprise in the register' },
    hint: { zh: '请用 enterprises list 查找企业', en: 'look it up with: enterprises list' },
  },
  'unknown-project': {
    title: { zh: '没有这个项目', en: 'no such project' },
    hint: { zh: '请用 projects list 查找项目', en: 'look it up with: projects list' },
  },
};
