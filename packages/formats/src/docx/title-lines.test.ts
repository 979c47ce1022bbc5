import { describe, expect, it } from 'vitest';
import type { TableBlock } from '@shigan/core';
import { linesIn, rowHeights } from './annex-rows.ts';
import { headLinePitch, rowHeight } from './page.ts';
import { widthInCharacters } from './text-width.ts';
import { titleLines } from './title-lines.ts';

describe('a title', () => {
  it.each([
    ['2021年1—4月全市经济运行情况通报', ['2021年1—4月全市经济运行情况通报']],
    ['关于2020年度县市区绩效考核结果的通报（公示稿）', ['关于2020年度县市区绩效', '考核结果的通报（公示稿）']],
    ['关于2021年度督查激励考核加分和奖励资金的通知', ['关于2021年度督查激励', '考核加分和奖励资金的通知']],
    [
      'Economic performance of the city in January to April 2021',
      ['Economic performance of the city', 'in January to April 2021'],
    ],
  ])('%s is broken between words', (text, lines) => {
    expect(titleLines(text)).toEqual(lines);
  });

  it('never ends a line with an opening mark nor begins one with a closing one, wherever its brackets stand', () => {
    const words = '对真抓实干成效明显的县市区予以督查激励';
    for (let at = 1; at < words.length; at++) {
      const text = `${words.slice(0, at)}（2021年度）${words.slice(at)}`;
      const lines = titleLines(text);
      expect([lines.join(''), lines.length]).toEqual([text, 2]);
      for (const line of lines) {
        expect(line).not.toMatch(/^[）、，。]|[（《“]$/u);
        expect(widthInCharacters(line)).toBeLessThanOrEqual(19);
      }
    }
  });
});

describe('a row of an annex', () => {
  // A column of 1000 twips holds five characters of table type and a half.
  it.each([
    ['办理中', 1],
    ['市发展和改革委员会', 2],
    ['2021-05-31', 1],
    ['到2021-05-31', 2],
    ['2021-05-31T00:00', 2],
    ['一\n二', 2],
    ['', 1],
  ])('%j takes %i lines of five characters', (text, lines) => {
    expect(linesIn(text, 1000)).toBe(lines);
  });

  it('is as high as its highest cell', () => {
    const block: TableBlock<string> = {
      kind: 'table',
      title: '',
      unit: '',
      head: ['事项', '牵头单位'],
      widths: [1, 1],
      rows: [
        [{ text: '甲' }, { text: '市财政局' }],
        [{ text: '甲' }, { text: '市发展和改革委员会、'.repeat(6) }],
      ],
      notes: [],
    };
    expect(rowHeights(block)).toEqual([rowHeight, rowHeight + 2 * headLinePitch]);
  });
});
