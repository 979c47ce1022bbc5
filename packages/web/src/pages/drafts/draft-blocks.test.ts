import type { DraftPartBody } from '@shigan/contract';
import { describe, expect, it } from 'vitest';
import { draftBlocks, titleOf } from './draft-blocks.ts';

const part = (kind: DraftPartBody['kind'], start: number, end: number): DraftPartBody => ({
  key: `${kind}-${start}-${end}`,
  kind,
  at: 0,
  start,
  end,
  corrections: [],
  decision: 'open',
  reason: null,
  by: null,
  decidedAt: null,
});

describe('the pieces of a draft', () => {
  it('are its paragraphs, with what was found in each beside it', () => {
    const blocks = draftBlocks('一、经济\n增长6.5%。\n完', [part('claim', 5, 11)]);
    expect(blocks.map(({ start, end, parts }) => [start, end, parts.length])).toEqual([
      [0, 5, 0],
      [5, 13, 1],
      [13, 14, 0],
    ]);
  });

  it('of a long paragraph are sentences, and no part is cut', () => {
    const text = `${'一'.repeat(95)}。二。三`;
    expect(draftBlocks(text, []).map(({ end }) => end)).toEqual([96, 99]);
    expect(draftBlocks(text, [part('usage', 90, 97)]).map(({ end }) => end)).toEqual([98, 99]);
  });

  it('where much was found are sentences too', () => {
    const parts = [0, 2, 4].map((start) => part('claim', start, start + 1));
    expect(draftBlocks('1、2、3；4、5。', parts).map(({ end }) => end)).toEqual([6, 10]);
  });

  it('cover the text once, a claim before the usage around it', () => {
    const text = '环比回落0.6个百分点。';
    const [block] = draftBlocks(text, [part('usage', 0, 11), part('claim', 4, 11)]);
    expect(block?.segments.map(({ start, end, part: one, isUsage }) => [start, end, one?.kind, isUsage])).toEqual([
      [0, 4, 'usage', true],
      [4, 11, 'claim', true],
      [11, 12, undefined, false],
    ]);
  });
});

it('the title of pasted words is their first line', () => {
  expect(titleOf('\n 在调度会上的讲话 \n同志们')).toBe('在调度会上的讲话');
});
