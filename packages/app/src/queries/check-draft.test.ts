import { checkDraft, type Claim, type DraftCheck } from '@shigan/core';
import * as fc from 'fast-check';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { demoRecord } from '../testing/demo-record.ts';

const record = demoRecord();
const check = (text: string): DraftCheck => checkDraft(text, '431200', record);
const vectors = fileURLToPath(new URL('../../../../spec/vectors/draft-speech.json', import.meta.url));
const speech = fileURLToPath(new URL('../../../../../shared/source/speech.txt', import.meta.url));

interface Labelled {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: string;
  readonly indicator: string | readonly string[];
  readonly span: unknown;
  readonly region: string | null;
  readonly measure: string;
  readonly value: unknown;
  readonly unit: string | null;
  readonly underUsage?: number;
  readonly demo: { readonly verdict: string };
}

interface SpeechCase {
  readonly cases: readonly [
    {
      readonly expected: {
        readonly claims: readonly Labelled[];
        readonly usage: readonly {
          readonly start: number;
          readonly end: number;
          readonly rule: number;
          readonly suggestion: string;
        }[];
        readonly blanks: readonly {
          readonly start: number;
          readonly end: number;
          readonly class: string;
          readonly verdict: string;
          readonly demo?: unknown;
        }[];
      };
    },
  ];
}

// Where the speech must be, its absence is a failure and not a reason to look away.
const mayBeAbsent = process.env['CI'] !== 'true';

describe.skipIf(!existsSync(speech) && mayBeAbsent)(
  'the speech (skipped where it does not lie beside the project)',
  () => {
    const { expected } = (JSON.parse(readFileSync(vectors, 'utf8')) as SpeechCase).cases[0];
    const found = existsSync(speech) ? check(readFileSync(speech, 'utf8')) : undefined;
    const shape = (claim: Claim): unknown => [
      claim.start,
      claim.end,
      claim.text,
      claim.kind,
      claim.span,
      claim.region,
      claim.measure,
      claim.value,
      claim.unit,
      claim.underUsage,
      claim.verdict,
    ];

    it('has the 51 claims of the vector, each judged, and nothing else', () => {
      expect(found?.claims.map((claim) => shape(claim))).toEqual(
        expected.claims.map((one) => [
          one.start,
          one.end,
          one.text,
          one.kind,
          one.span,
          one.region,
          one.measure,
          one.value,
          one.unit,
          one.underUsage ?? null,
          one.demo.verdict,
        ]),
      );
      expect(found?.unparsed).toEqual([]);
    });

    it('speaks of the indicators of the vector, by the catalogue’s name or another that it knows them by', () => {
      // The vector has 服务业新增“四上”企业 as the speech prints it; the catalogue calls the same 新增规模以上服务业企业.
      const folded = (name: string): string => name.replaceAll(/[“”"]/gu, '');
      const names = found?.claims.map(({ subject }) => {
        if (subject?.from !== 'catalogue') return subject?.names ?? [];
        const { aliases } = record.registry.indicators.get(subject.code)!;
        return [subject.name, ...aliases];
      });
      const other = expected.claims.filter(
        ({ indicator }, at) =>
          !(names?.[at] ?? []).some((name) => [indicator].flat().map(folded).includes(folded(name))),
      );
      expect(other.map(({ text, indicator }) => [text, indicator])).toEqual([]);
    });

    it('has three faults of usage', () => {
      expect(found?.usage.map(({ start, end, rule, suggestion }) => ({ start, end, rule, suggestion }))).toEqual(
        expected.usage.map(({ start, end, rule, suggestion }) => ({ start, end, rule, suggestion })),
      );
    });

    it('has twenty blanks: figures filled from the record, places solved, persons left', () => {
      expect(found?.blanks.map((one) => [one.start, one.end, one.class, one.verdict])).toEqual(
        expected.blanks.map((one) => [one.start, one.end, one.class, one.verdict]),
      );
      expect(
        found?.blanks
          .filter((one) => one.class === 'place')
          .slice(1)
          .map(({ region }) => region),
      ).toEqual(
        expected.blanks
          .filter((one) => one.class === 'place')
          .slice(1)
          .map(({ demo }) => demo),
      );
    });
  },
);

describe('a draft', () => {
  it('has no number passed over in silence', () => {
    const pieces = fc.constantFrom(
      '1-4月',
      '全市',
      'GDP',
      '固定资产投资',
      '增长',
      '下降',
      '12.9%',
      '3',
      '第7位',
      '居全省',
      '，',
      '。',
      '、',
      '——%',
      '21次',
      '激励',
      '2020年',
      '《',
      '》',
      '近',
      '百分点',
      '亿元',
      '1.5.3',
      '十',
      '三成',
      '（1）',
      '\n',
      '占',
      '比重',
      '市本级',
      '“四上”',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const { text, claims, usage, unparsed, plain } = check(parts.join(''));
        const covered = new Set<number>();
        for (const { start, end } of [...claims, ...usage, ...unparsed, ...plain])
          for (let at = start; at < end; at++) covered.add(at);
        for (const match of text.matchAll(/\d/gu))
          expect([text, match.index, covered.has(match.index)]).toEqual([text, match.index, true]);
      }),
    );
  });

  it.each([
    ['1-4月，全市固定资产投资增长15.7%。', 'right'],
    ['1-4月，全市固定资产投资增长15.8%。', 'wrong'],
    ['1—4月，全市固定资产投资同比增长15.7亿元。', 'wrong'],
    ['1-4月，全市交通投资增长15.7%。', 'unknown'],
  ])('%s', (text, verdict) => {
    expect(check(text).claims.map((claim) => claim.verdict)).toEqual([verdict]);
  });

  it('is read in bounded time, however hostile', () => {
    for (const text of [
      '9'.repeat(200_000),
      '（'.repeat(5_000),
      '《'.repeat(5_000),
      '第一'.repeat(5_000),
      '1、'.repeat(5_000),
      '——'.repeat(5_000),
    ])
      expect(check(text).claims.length).toBeLessThan(10);
  }, 30_000);
});
