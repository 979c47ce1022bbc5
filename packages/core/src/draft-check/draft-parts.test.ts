import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { correctedText, correctionsBetween, correctionsOf, type DraftPart, draftParts } from './draft-parts.ts';

describe('changes between a text and what is to stand for it', () => {
  it.each([
    ['大幅下降77.4个百分点', '下降77.4%', ['大幅→', '个百分点→%']],
    ['环比回落0.6个百分点', '较一季度回落0.6个百分点', ['环比→较一季度']],
    ['居第7', '居全省第7', ['第→全省第']],
    ['增长12%', '增长13%', ['12→13']],
    ['一样', '一样', []],
  ])('%s → %s', (printed, instead, changes) => {
    expect(
      correctionsBetween(printed, instead, 0).map(({ start, end, text }) => `${printed.slice(start, end)}→${text}`),
    ).toEqual(changes);
  });

  it('give that text when they are written in, and change at least a character each', () => {
    const text = fc.string({
      unit: fc.constantFrom('增', '长', '1', '2', '.', '%', '较'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(text, text, (printed, instead) => {
        const changes = correctionsBetween(printed, instead, 0);
        expect(correctedText(printed, changes)).toBe(instead);
        for (const { start, end } of changes) expect(end).toBeGreaterThan(start);
      }),
    );
  });
});

test('of two corrections of the same characters the figure goes before the usage', () => {
  const part = (kind: DraftPart['kind'], start: number, end: number, text: string): DraftPart => ({
    key: '',
    kind,
    at: 0,
    start,
    end,
    corrections: [{ start, end, text }],
  });
  expect(
    correctionsOf([part('usage', 0, 6, '较一季度'), part('claim', 4, 6, '13'), part('blank', 8, 10, '沅陵')]),
  ).toEqual([
    { start: 4, end: 6, text: '13' },
    { start: 8, end: 10, text: '沅陵' },
  ]);
});

test('a blank for a figure is decided on as its claim, a blank for a name by itself', () => {
  const parts = draftParts({
    claims: [{ start: 0, end: 5, correction: { start: 2, end: 4, text: '13.4' } }],
    blanks: [
      { start: 2, end: 4, claim: 0, text: '13.4' },
      { start: 9, end: 11, claim: null, text: '沅陵' },
      { start: 12, end: 14, claim: null, text: null },
    ],
    usage: [],
    unparsed: [{ start: 6, end: 8, text: '99' }],
  });
  expect(parts.map(({ key, corrections }) => [key, corrections.length])).toEqual([
    ['claim-0-5', 1],
    ['unparsed-6-8', 0],
    ['blank-9-11', 1],
    ['blank-12-14', 0],
  ]);
});
