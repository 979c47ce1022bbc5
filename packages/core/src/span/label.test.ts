import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Frequency } from '../indicator/indicator.ts';
import { readVectors } from '../testing/vectors.ts';
import { otherSpanLabels, spanLabel, spanLabelEn, spanLabelEnWithYear, spanLabelWithYear } from './label.ts';
import { type WrittenSpan, parseSpanLabel } from './parse-label.ts';
import { previousRelease, releaseExists } from './release.ts';
import { type Span, isSpan, parseSpanIso, spanIso, yearBefore } from './span.ts';

interface LabelVector {
  readonly zh: string;
  readonly zhInDocuments: string;
  readonly zhWithYear: string;
  readonly zhAlso: readonly string[];
  readonly en: string;
  readonly enWithYear: string;
  readonly iso: string;
}

const notASpan = { missing: 'not-a-span' } as const;

interface LabelKinds {
  readonly label: { input: { span: Span; frequency: Frequency }; expected: LabelVector };
  readonly parse: { input: { text: string }; expected: WrittenSpan | typeof notASpan };
  readonly parseIso: { input: { iso: string }; expected: Span | typeof notASpan };
  readonly release: { input: { firstMonth: number; span: Span }; expected: { exists: boolean } };
  readonly previousRelease: { input: { span: Span; frequency: Frequency; firstMonth?: number }; expected: Span };
  readonly yearBefore: { input: { span: Span }; expected: Span };
}

const vectors = readVectors<LabelKinds>('labels.json');

describe('vectors of labels.json', () => {
  it.each(vectors.of('label'))('label: $id', ({ input: { span, frequency }, expected }) => {
    expect({
      zh: spanLabel(span, frequency),
      zhInDocuments: spanLabel(span, frequency, 'document'),
      zhWithYear: spanLabelWithYear(span, frequency),
      zhAlso: otherSpanLabels(span, frequency),
      en: spanLabelEn(span, frequency),
      enWithYear: spanLabelEnWithYear(span, frequency),
      iso: spanIso(span),
    }).toEqual(expected);
  });

  it.each(vectors.of('parse'))('parse: $id', ({ input: { text }, expected }) => {
    expect(parseSpanLabel(text) ?? notASpan).toEqual(expected);
  });

  it.each(vectors.of('parseIso'))('parseIso: $id', ({ input: { iso }, expected }) => {
    expect(parseSpanIso(iso) ?? notASpan).toEqual(expected);
  });

  it.each(vectors.of('release'))('release: $id', ({ input: { firstMonth, span }, expected }) => {
    expect(releaseExists(span, { frequency: 'M', firstMonth })).toBe(expected.exists);
  });

  it.each(vectors.of('previousRelease'))('previousRelease: $id', ({ input: { span, ...rhythm }, expected }) => {
    expect(previousRelease(span, rhythm)).toEqual(expected);
  });

  it.each(vectors.of('yearBefore'))('yearBefore: $id', ({ input: { span }, expected }) => {
    expect(yearBefore(span)).toEqual(expected);
  });

  it('are tested, every kind', () => {
    expect(vectors.untested()).toEqual([]);
  });
});

const anySpan = fc
  .record({ year: fc.integer({ min: 1949, max: 2999 }), startMonth: fc.integer({ min: 1, max: 12 }) })
  .chain(({ year, startMonth }) =>
    fc.integer({ min: 1, max: 13 - startMonth }).map((length): Span => ({ year, startMonth, length })),
  );
const anyFrequency = fc.constantFrom<Frequency>('M', 'Q', 'A');

describe('a label', () => {
  it('reads back as its span, in every form it is written in', () => {
    fc.assert(
      fc.property(anySpan, anyFrequency, (span, frequency) => {
        const bare = { ...span, year: null };
        expect(parseSpanLabel(spanLabelWithYear(span, frequency))).toEqual(span);
        expect(parseSpanLabel(spanLabelWithYear(span, frequency, 'document'))).toEqual(span);
        expect(parseSpanLabel(spanLabelEnWithYear(span, frequency))).toEqual(span);
        expect(parseSpanLabel(spanLabel(span, frequency))).toEqual(bare);
        expect(parseSpanLabel(spanLabelEn(span, frequency))).toEqual(bare);
        for (const other of otherSpanLabels(span, frequency)) expect(parseSpanLabel(other)).toEqual(bare);
      }),
    );
  });

  it('tells any two spans apart', () => {
    fc.assert(
      fc.property(anySpan, anySpan, anyFrequency, (a, b, frequency) => {
        const same = spanIso(a) === spanIso(b);
        expect(spanLabelWithYear(a, frequency) === spanLabelWithYear(b, frequency)).toBe(same);
        expect(spanLabelEnWithYear(a, frequency) === spanLabelEnWithYear(b, frequency)).toBe(same);
      }),
    );
  });

  it('has an ISO interval that reads back', () => {
    fc.assert(
      fc.property(anySpan, (span) => {
        expect(parseSpanIso(spanIso(span))).toEqual(span);
      }),
    );
  });
});

describe('reading a span', () => {
  it.each([
    ['前4个月', null, 1, 4],
    ['前四个月', null, 1, 4],
    ['前两个月', null, 1, 2],
    ['第二季度', null, 4, 3],
    ['1季度', null, 1, 3],
    ['1-3季度', null, 1, 9],
    ['一至三季度', null, 1, 9],
    ['前3季度', null, 1, 9],
    ['一至四月', null, 1, 4],
    ['十二月', null, 12, 1],
    ['4月份', null, 4, 1],
    ['下半年', null, 7, 6],
    ['2021年度', 2021, 1, 12],
    ['二〇二一年1—4月', 2021, 1, 4],
    ['2021 年 1 ─ 4 月', 2021, 1, 4],
    ['２０２１年１－４月份', 2021, 1, 4],
    ['2021 Q1', 2021, 1, 3],
    ['H2', null, 7, 6],
    ['Q1-Q3 2020', 2020, 1, 9],
    ['January to April 2021', 2021, 1, 4],
    ['jan - apr, 2021', 2021, 1, 4],
    ['Full year 2020', 2020, 1, 12],
  ])('takes %s', (text, year, startMonth, length) => {
    expect(parseSpanLabel(text)).toEqual({ year, startMonth, length });
  });

  it.each([
    '',
    '月',
    '2021年',
    '2021',
    '年度',
    '前13个月',
    '前五季度',
    '四至一季度',
    'Q5',
    'H3',
    'Apr–Jan',
    'Foo',
    'Marble',
    '2021 Q1 2021',
    '1-4',
    '12.9',
    '14月',
    '十三月',
    '第七位',
  ])('takes nothing from %j', (text) => {
    expect(parseSpanLabel(text)).toBeUndefined();
  });

  it('gives a span or nothing, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom(...'0123一二三四十年月季度上半前至-—Q jan'.split('')) }),
        (a, b) => {
          for (const found of [parseSpanLabel(a), parseSpanLabel(b)]) {
            expect(found === undefined || isSpan({ ...found, year: found.year ?? 2000 })).toBe(true);
          }
        },
      ),
    );
  });
});
