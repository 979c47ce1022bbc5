import { errorCodes, figureRules } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { errorSentence, errorWords, surfaceCodes } from './errors.ts';
import { formulaWords } from './formulas.ts';
import { languages } from './language.ts';
import { missingWords } from './missing.ts';
import { unitWord } from './units.ts';

const chinese = /\p{Script=Han}/u;

describe('words', () => {
  test('every refusal says in Chinese and English what happened and what to do', () => {
    expect(Object.keys(errorWords).toSorted()).toEqual([...errorCodes, ...surfaceCodes].toSorted());
    for (const words of Object.values(errorWords)) {
      expect(words.title.zh).toMatch(chinese);
      expect(words.hint.zh).toMatch(chinese);
      expect(words.title.en + words.hint.en).not.toMatch(chinese);
      for (const language of languages) {
        expect(words.title[language]).not.toMatch(/[!！]/);
        expect(words.hint[language]).not.toBe('');
      }
    }
  });

  test('every rule of figures has its formula', () => {
    expect(Object.keys(formulaWords).toSorted()).toEqual([...figureRules].toSorted());
    for (const words of Object.values(formulaWords)) expect([words.zh, words.en, words.symbols]).not.toContain('');
  });

  test('every reason of absence has words', () => {
    for (const words of Object.values(missingWords)) {
      expect(words.zh).toMatch(chinese);
      expect(words.en).not.toMatch(chinese);
    }
  });

  test('a sentence names what was refused', () => {
    expect(errorSentence('unknown-region', { region: '999999' }, 'zh')).toBe('没有这个地区（999999）');
    expect(errorSentence('unknown-region', { region: '999999' }, 'en')).toBe('no such region (999999)');
    expect(errorSentence('file-empty', {}, 'zh')).toBe('文件为空');
    const sent = { reason: 'a quote never closes', row: 7, file: 'a.csv' };
    expect(errorSentence('file-unreadable', sent, 'zh')).toBe('文件无法读取（a.csv，引号没有成对，第7行）');
    expect(errorSentence('file-truncated', { reason: 'the archive has no directory', file: 'a.xlsx' }, 'zh')).toBe(
      '文件不完整（a.xlsx）',
    );
    const lacking = { act: 'approve', state: 'drafted', obstacles: 'oneResponsibleLeader deadline' };
    expect(errorSentence('matter-incomplete', lacking, 'zh')).toBe(
      '要件不齐（立项）：须有且只有一位责任领导；须有未过的完成时限',
    );
  });

  test('percentage points are pp in English, and 百分点 in Chinese', () => {
    expect([
      unitWord('百分点', 'zh'),
      unitWord('百分点', 'en'),
      unitWord('%', 'en'),
      unitWord('吨标准煤', 'en'),
    ]).toEqual(['百分点', 'pp', '%', '吨标准煤']);
  });
});
