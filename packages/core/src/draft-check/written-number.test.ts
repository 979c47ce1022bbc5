import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readVectors } from '../testing/vectors.ts';
import { isWithin } from './tolerance.ts';
import { fallen, writtenNumbers } from './written-number.ts';

interface NumberKinds {
  readonly number: {
    readonly input: { readonly text: string };
    readonly expected: {
      readonly number?: null;
      readonly value: number;
      readonly unit: string;
      readonly tolerance: unknown;
      readonly probes: readonly { readonly actual: string; readonly verdict: 'right' | 'wrong' }[];
    };
  };
}

const all = readVectors<NumberKinds>('draft-numbers.json').of('number');
const vectors = all.filter(({ expected }) => expected.number !== null);
const phrases = all.filter(({ expected }) => expected.number === null);
const falling = /^下降/;

describe('numbers as people write them', () => {
  it.each(vectors.map(({ id, input, expected }) => [id, input.text, expected] as const))(
    '%s',
    (_id, text, expected) => {
      const [found, ...more] = writtenNumbers(text).map((number) => (falling.test(text) ? fallen(number) : number));
      expect(more).toEqual([]);
      expect(found).toMatchObject({ value: expected.value, unit: expected.unit, tolerance: expected.tolerance });
      for (const { actual, verdict } of expected.probes)
        expect([actual, found && isWithin(Number(actual), found.tolerance)]).toEqual([actual, verdict === 'right']);
    },
  );

  it.each(phrases.map(({ input }) => [input.text]))('%s is none', (text) => {
    expect(phrases.length).toBeGreaterThan(0);
    expect(writtenNumbers(text)).toEqual([]);
  });

  it.each<[string, readonly (readonly [string, number, string | null])[]]>([
    [
      '增长12.9%，居全省第7',
      [
        ['12.9%', 12.9, '%'],
        ['第7', 7, '位'],
      ],
    ],
    ['居全省第四，较去年前移两位', [['第四', 4, '位']]],
    ['第一产业增长3.1%，第二季度', [['3.1%', 3.1, '%']]],
    ['要做好三个方面、两件大事，一次次', []],
    [
      '获得国务院督查激励表扬1次、省政府表扬71次',
      [
        ['1次', 1, '次'],
        ['71次', 71, '次'],
      ],
    ],
    [
      '放缓2.2、0.5和1.0个百分点',
      [
        ['2.2', 2.2, null],
        ['0.5', 0.5, null],
        ['1.0个百分点', 1, '百分点'],
      ],
    ],
    [
      '用电量达12.5亿千瓦时，用工3.2万人',
      [
        ['12.5亿千瓦时', 12.5, '亿千瓦时'],
        ['3.2万人', 3.2, '万人'],
      ],
    ],
    ['实际利用外资1062万美元', [['1062万美元', 1062, '万美元']]],
    [
      '新增100余家，其中近三成为民营',
      [
        ['100余家', 100, '家'],
        ['近三成', 30, '%'],
      ],
    ],
    ['提高两个百分点', [['两个百分点', 2, '百分点']]],
    ['完成投资10多亿元', [['10多亿元', 10, '亿元']]],
    ['一百零五家、一百五家、十四五家', [['一百零五家', 105, '家']]],
    [
      '1.5.3版，居第4,1-4月',
      [
        ['第4', 4, '位'],
        ['1', 1, null],
        ['4', 4, null],
      ],
    ],
    [`${'9'.repeat(40)}亿元`, []],
    ['努力把“三高四新”落到实处，庆祝建党100周年，“500强”企业', []],
    [
      '扩大到去年的1.5倍，比去年增长1.5倍',
      [
        ['1.5倍', 50, '%'],
        ['1.5倍', 150, '%'],
      ],
    ],
  ])('%s', (text, expected) => {
    const found = writtenNumbers(text).filter(({ unit, value }) => unit !== null || value < 100);
    expect(found.map(({ start, end, value, unit }) => [text.slice(start, end), value, unit])).toEqual(expected);
  });

  it('lie one behind the other within the text, with the value within its own tolerance unless only an end is said', () => {
    const pieces = fc.constantFrom(
      '近',
      '第',
      '十',
      '三',
      '百',
      '万',
      '亿',
      '元',
      '%',
      '成',
      '多',
      '-',
      '.',
      ',',
      '1',
      '20',
      '、',
      '增长',
      '百分之',
      '倍',
      '翻番',
      '“',
      '四',
      '上',
      '位',
      '家',
      '点',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { start, end, value, tolerance, roughly } of writtenNumbers(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
          expect(Number.isFinite(value)).toBe(true);
          const isEnd = tolerance.low === value || tolerance.high === value;
          expect(isWithin(value, tolerance) || (isEnd && roughly !== 'about')).toBe(true);
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('takes the sign of a falling word to the other side', () => {
    const [number] = writtenNumbers('超过5%');
    expect(number && fallen(number).tolerance).toEqual({
      low: null,
      high: -5,
      lowIncluded: false,
      highIncluded: false,
    });
  });
});
