import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { likeness, numbersOf, reportSigns } from './perfunctory.ts';

const said = (text: string, over: object = {}) => ({
  text,
  progress: 0.3,
  light: 'green' as const,
  evidence: [],
  number: 7,
  ...over,
});
const around = { names: ['市工业和信息化局'], milestonesSince: 0, data: null };

describe('likeness', () => {
  it('takes names, numbers and set phrases out', () => {
    const march = '市工业和信息化局高度重视，逐户走访技改企业，已开工11个项目，总体平稳。';
    const april = '我们逐户走访技改企业，已开工12个项目，各项工作有序推进。';
    expect(likeness(march, april, around.names)).toBeGreaterThan(0.7);
  });

  it('is 1 of a text with itself, and between 0 and 1', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(likeness(a, a)).toBe(1);
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('falls with what is said anew, not with a word put in', () => {
    const before = '逐户走访技改企业，协调解决用地和融资困难，其余项目正在办理前期手续。';
    expect(likeness(before.replace('协调', '积极协调'), before)).toBe(1);
    expect(likeness(`${before}银行同意续贷，企业复工，首批设备昨日进场安装。`, before)).toBeLessThan(0.7);
  });

  it.each([
    ['full-width numbers like others', '开工１２个，投资41.7亿元', ['12', '41.7']],
    ['numbers however they are written', '开工十二个，投资41.70亿元，占六成', ['12', '41.7', '60']],
    ['no number in days and months', '截至2021年5月31日，6月底前办结', []],
  ])('reads %s', (_, text, numbers) => {
    expect([...numbersOf(text)]).toEqual(numbers);
  });
});

describe('signs of going through the motions', () => {
  const text = '逐户走访技改企业，帮助解决用地和融资困难，已开工12个项目。';

  it('points out a report that repeats the last', () => {
    expect(reportSigns(said(text), said(text), around)).toEqual([{ sign: 'repeats', likeness: 1, of: 7 }]);
  });

  it.each([
    ['a new number', said(text.replace('12', '15')), around],
    ['new evidence', said(text, { evidence: [{ name: '许可.pdf' }] }), around],
    ['a milestone verified since', said(text), { ...around, milestonesSince: 1 }],
    ['other words', said('与开发银行签订贷款协议，推动设备更新贴息落地到户，企业反映良好。'), around],
  ])('lets pass %s', (_, report, facts) => {
    expect(reportSigns(report, said(text), facts).filter((one) => one.sign === 'repeats')).toEqual([]);
  });

  it('does not take evidence sent again for new', () => {
    const evidence = [{ name: '许可.pdf', sha256: 'ab' }];
    const again = [{ name: '许可(新).pdf', sha256: 'ab' }];
    expect(reportSigns(said(text, { evidence: again }), said(text, { evidence }), around)).toHaveLength(1);
  });

  it('points out progress without evidence, and a grading better than the data by two steps', () => {
    expect(reportSigns(said(text, { progress: 0.9 }), said('此前'), { ...around, data: 'red' })).toEqual([
      { sign: 'noEvidence' },
      { sign: 'contradictsData', steps: 2 },
    ]);
    expect(reportSigns(said(text, { light: 'yellow' }), said('此前'), { ...around, data: 'red' })).toEqual([]);
  });
});
