import type { ErrorCode } from '@shigan/core';
import type { ErrorWords } from './language.ts';

/** Refusals about the units that indicators are made of, in words: enterprises, projects, parks and deals. */
export const unitErrorWords: Readonly<
  Record<Extract<ErrorCode, 'unknown-enterprise' | 'unknown-project' | 'unknown-park' | 'unknown-deal'>, ErrorWords>
> = {
  'unknown-enterprise': {
    title: { zh: '名录中没有这家企业', en: 'no such enterprise in the register' },
    hint: { zh: '请用 enterprises list 查找企业', en: 'look it up with: enterprises list' },
  },
  'unknown-project': {
    title: { zh: '没有这个项目', en: 'no such project' },
    hint: { zh: '请用 projects list 查找项目', en: 'look it up with: projects list' },
  },
  'unknown-park': {
    title: { zh: '没有这个园区', en: 'no such park' },
    hint: { zh: '请用 parks list 查找园区', en: 'look it up with: parks list' },
  },
  'unknown-deal': {
    title: { zh: '没有这个招商项目', en: 'no such investment deal' },
    hint: { zh: '请用 attraction list 查找招商项目', en: 'look it up with: attraction list' },
  },
};
