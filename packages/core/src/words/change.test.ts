import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSpanLabel } from '../span/parse-label.ts';
import { difference, percent } from '../quantity.ts';
import { foldPunctuation, percentOf, readVectors } from '../testing/vectors.ts';
import {
  type ChangeWords,
  countChangeWords,
  distanceWords,
  growthChangeWords,
  growthTurn,
  rangeInDocument,
  rankChangeWords,
  shareChangeWords,
} from './change.ts';
import {
  type SentencePart,
  changeSinceWords,
  countSentence,
  growthSentence,
  growthWords,
  sentenceText,
  shareSentence,
} from './sentence.ts';

interface SentenceInput {
  readonly span: string;
  readonly region: string;
  readonly indicator: string;
  readonly growth?: string;
  readonly previous?: { readonly span: string; readonly growth: string };
  readonly rank?: number;
  readonly of?: number;
  readonly members?: string;
  readonly province?: string;
  readonly record?: number;
  readonly share?: string;
  readonly target?: string;
  readonly count?: number;
  readonly base?: number;
  readonly provinceTotal?: number;
}

interface WordsKinds {
  readonly change: {
    input: { from: string; to: string };
    expected: { words: string; also?: string; value?: number; display?: string; unit?: string };
  };
  readonly countFromZero: { input: { from: number; to: number }; expected: { words: string | null } };
  readonly count: { input: { from: number; to: number; unit: string }; expected: { words: string } };
  readonly share: { input: { from: string; to: string }; expected: { words: string } };
  readonly distanceToProvince: { input: { value: string; province: string }; expected: { words: string } };
  readonly rank: { input: { before: number; now: number }; expected: { words: string } };
  readonly rangeInDocument: { input: { label: string }; expected: { words: string } };
  readonly sentence: { input: SentenceInput; expected: { zh: string } };
}

const whole = (value: number) => ({ value, decimals: 0 });

/** A vector's sentence in the form its figures ask for. */
function partsOf(input: SentenceInput): readonly SentencePart[] {
  const subject = { span: rangeInDocument(input.span), region: input.region, indicator: input.indicator };
  const rank =
    input.rank === undefined
      ? {}
      : { rank: { place: input.rank, of: input.of ?? 0, membersWord: input.members ?? '' } };
  if (input.count !== undefined) {
    return countSentence({
      ...subject,
      ...rank,
      count: { ...whole(input.count), unit: '家' },
      ...(input.base === undefined ? {} : { base: whole(input.base) }),
      ...(input.provinceTotal === undefined ? {} : { provinceTotal: whole(input.provinceTotal) }),
    });
  }
  if (input.share !== undefined) {
    const target = input.target === undefined ? {} : { target: percentOf(input.target) };
    return shareSentence({ ...subject, share: percentOf(input.share), ...target });
  }
  const { previous } = input;
  return growthSentence({
    ...subject,
    ...rank,
    growth: percentOf(input.growth ?? ''),
    ...(previous && {
      previous: { span: rangeInDocument(previous.span), growth: percentOf(previous.growth) },
    }),
    ...(input.province === undefined ? {} : { province: percentOf(input.province) }),
    ...(input.record === undefined
      ? {}
      : { record: { kind: 'high' as const, run: { years: input.record, dataEndFirst: false } } }),
  });
}

/** What is found of a change, in the vector's words. */
function changeFound({ words, also, size }: ChangeWords): WordsKinds['change']['expected'] {
  return {
    words,
    ...(also === undefined ? {} : { also }),
    ...(size && { value: size.value, display: size.value.toFixed(size.decimals), unit: size.unit }),
  };
}

const vectors = readVectors<WordsKinds>('words.json');

describe('vectors of words.json', () => {
  it.each(vectors.of('change'))('change: $id', ({ input: { from, to }, expected }) => {
    expect(changeFound(growthChangeWords(percentOf(from), percentOf(to)))).toEqual(expected);
  });

  it.each(vectors.of('countFromZero'))('countFromZero: $id', ({ input: { from, to }, expected }) => {
    expect(countChangeWords(from, to, '个')).toBe(expected.words);
  });

  it.each(vectors.of('count'))('count: $id', ({ input: { from, to, unit }, expected }) => {
    expect(countChangeWords(from, to, unit)).toBe(expected.words);
  });

  it.each(vectors.of('share'))('share: $id', ({ input: { from, to }, expected }) => {
    expect(shareChangeWords(percentOf(from), percentOf(to)).words).toBe(expected.words);
  });

  it.each(vectors.of('distanceToProvince'))('distance: $id', ({ input: { value, province }, expected }) => {
    expect(distanceWords(difference(percentOf(value), percentOf(province)))).toBe(expected.words);
  });

  it.each(vectors.of('rank'))('rank: $id', ({ input: { before, now }, expected }) => {
    expect(rankChangeWords(before, now)).toBe(expected.words);
  });

  it.each(vectors.of('rangeInDocument'))('range: $id', ({ input: { label }, expected }) => {
    expect(rangeInDocument(label)).toBe(expected.words);
  });

  it.each(vectors.of('sentence'))('sentence: $id', ({ input, expected }) => {
    expect(foldPunctuation(sentenceText(partsOf(input)))).toBe(expected.zh);
  });

  it('are tested, every kind', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

const anyRate = fc.integer({ min: -300, max: 300 }).map((tenths) => percent({ value: tenths / 10, decimals: 1 }));

describe('words of a change', () => {
  it('turned round are those of the opposite turn', () => {
    const opposite = {
      up: 'down',
      down: 'up',
      narrower: 'wider',
      wider: 'narrower',
      turnedUp: 'turnedDown',
      turnedDown: 'turnedUp',
      same: 'same',
    } as const;
    fc.assert(
      fc.property(anyRate, anyRate, (from, to) => {
        fc.pre(from.value !== 0 && to.value !== 0);
        expect(growthTurn(to.value, from.value)).toBe(opposite[growthTurn(from.value, to.value)]);
      }),
    );
  });

  it('state the size of the change, without a sign', () => {
    fc.assert(
      fc.property(anyRate, anyRate, (from, to) => {
        const { words, size } = growthChangeWords(from, to);
        const change = Math.abs(Math.round(to.value * 10) - Math.round(from.value * 10));
        const says = /^(?:加快|回落|降幅收窄|降幅扩大)(\d+\.\d)个百分点$/.exec(words);
        expect(says?.[1]).toBe(size ? (change / 10).toFixed(1) : undefined);
      }),
    );
  });

  it.each([
    ['to zero from growth is a fall', '1.0', '0.0', '回落1.0个百分点'],
    ['to zero from a fall is a smaller fall', '-1.0', '0.0', '降幅收窄1.0个百分点'],
    ['from zero to growth is faster', '0.0', '1.0', '加快1.0个百分点'],
    ['from zero to a fall is slower', '0.0', '-1.0', '回落1.0个百分点'],
  ])('%s', (_, from, to, words) => {
    expect(growthChangeWords(percentOf(from), percentOf(to)).words).toBe(words);
  });

  it('say that what stayed stayed', () => {
    expect(countChangeWords(8, 8, '家')).toBe('与上期持平');
    expect(shareChangeWords(percentOf('39.7'), percentOf('39.70')).words).toBe('与上期持平');
    expect(distanceWords(difference(percentOf('8.0'), percentOf('8.0')))).toBe('与全省持平');
    expect(changeSinceWords('1—3月', percentOf('8.0'), percentOf('8.0'))).toBe('与1—3月持平');
    expect(growthWords(percentOf('0.0'))).toBe('同比持平');
  });
});

describe('a sentence', () => {
  it('keeps which figure each part was written from', () => {
    const subject = { span: '1—4月', region: '全市', indicator: '固定资产投资' };
    const parts = growthSentence({
      ...subject,
      growth: percentOf('15.7'),
      province: percentOf('11.8'),
      rank: { place: 4, of: 14, membersWord: '市州' },
    });
    expect(parts.map((part) => part.role)).toEqual(['span', 'subject', 'growth', 'distance', 'rank']);
  });

  it('leaves out a growth on a base of zero', () => {
    const subject = { span: '1—4月', region: '全市', indicator: '企业' };
    const parts = countSentence({ ...subject, count: { ...whole(8), unit: '家' }, base: whole(0) });
    expect(sentenceText(parts)).toBe('1—4月，全市企业8家。');
  });

  it('says that a record reaches back as far as the data', () => {
    const subject = { span: '一季度', region: '全市', indicator: '地区生产总值' };
    const record = { kind: 'high' as const, run: { years: 7, dataEndFirst: true } };
    expect(sentenceText(growthSentence({ ...subject, growth: percentOf('13.4'), record }))).toBe(
      '一季度，全市地区生产总值同比增长13.4%，创有数据以来新高。',
    );
  });

  it('prints a range so that it still reads as the same span', () => {
    expect(parseSpanLabel(rangeInDocument('1-4月'))).toEqual(parseSpanLabel('1-4月'));
  });
});
