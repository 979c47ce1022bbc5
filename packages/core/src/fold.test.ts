import { describe, expect, it } from 'vitest';
import { fold, foldText } from './fold.ts';

describe('folding a label', () => {
  it.each([
    ['鹤\n城\n区', '鹤城区'],
    ['市　 州', '市州'],
    ['１—４月', '1-4月'],
    ['1～4月', '1~4月'],
    ['增长（％）', '增长(%)'],
    ['新增“四上”企业', '新增四上企业'],
    ['【亿元】', '(亿元)'],
    ['GDP增速', 'gdp增速'],
    ['\u00A0怀化\u200B市\uFEFF', '怀化市'],
  ])('%j is %s', (label, text) => {
    expect(foldText(label)).toBe(text);
  });

  it('keeps footnote marks apart', () => {
    expect(fold('规模工业增加值增长①')).toEqual({ text: '规模工业增加值增长', marks: '①', indent: 0 });
    expect(fold('洪江区²＊').marks).toBe('²*');
  });

  it('measures the blanks before a name, wide ones double', () => {
    expect(fold('   工业投资').indent).toBe(3);
    expect(fold('　　工业投资').indent).toBe(4);
  });
});
