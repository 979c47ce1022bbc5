import { describe, expect, test } from 'vitest';
import { en } from './en.ts';
import { type Names, roleWords, subjectWords } from './subject-words.ts';
import { zhCN } from './zh-CN.ts';

const chinese: Names = { indicators: undefined, regions: undefined, language: 'zh', text: zhCN };
const english: Names = { ...chinese, language: 'en', text: en };

describe('what an input is to a figure', () => {
  test.each([
    ['now', '本期', 'now'],
    ['done last year', '上年同期', 'done last year'],
    ['done 2019', '2019年同期累计', 'done by then 2019'],
    ['rest of 2018', '2018年后续月份', 'rest of 2018'],
    ['431221', '431221', '431221'],
  ])('%s', (role, zh, inEnglish) => {
    expect([roleWords(role, chinese), roleWords(role, english)]).toEqual([zh, inEnglish]);
  });
});

test('what a figure is about is said in codes until the names are read', () => {
  const subject = { indicator: 'gdp', region: '431200', span: '2021-01-01/P3M', measure: 'yoy' };
  expect(subjectWords(subject, chinese)).toBe('431200 2021年1-3月 gdp 同比增速');
  expect(subjectWords(subject, english)).toBe('431200 Jan–Mar 2021 gdp year on year');
});
