import { type Grid, type GridCell, isSpan, type Merge, recogniseSheet } from '@shigan/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { context } from './sheet.ts';

const words =
  '地区 市州 指标名称 计量单位 时期 位次 增长% 总量 1-4月累计 4月当月 上年同期 2021年 2020年1-3月 一季度 1-13月 怀化市 长沙市 洪江 全省 合计 市本级 地区生产总值 规模以上工业增加值 固定资产投资增速 其中：工业投资 #民间投资 税收占比 增长 亿元 万元 % 家 单位：亿元、% 发布日期：2021年5月20日 注：带*的为预计数。 2021年4月各市州主要经济指标 — … - 12.9* ★ 约13 备注 序号 431200 目标 位次变化 表二 幸福产业 ( ) （） 指标ID 频率 月 M0048796'.split(
    ' ',
  );

const cell: fc.Arbitrary<GridCell | undefined> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 6, arbitrary: fc.constantFrom(...words).map((text) => ({ text })) },
  {
    weight: 5,
    arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }).map((number) => ({ number, format: '0.0' })),
  },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2100 }).map((number) => ({ number })) },
  { weight: 1, arbitrary: fc.constantFrom('#DIV/0!', '#N/A').map((error) => ({ error })) },
  { weight: 1, arbitrary: fc.constant({ number: 44_199, date: '2021-01-03', format: 'm"月"d"日"' }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }).map((text) => ({ text: text.replaceAll('{', '(') })) },
);

const merge: fc.Arbitrary<Merge> = fc
  .tuple(fc.nat(14), fc.nat(7), fc.nat(2), fc.nat(4))
  .map(([top, left, down, right]) => ({
    top: top + 1,
    left: left + 1,
    bottom: top + 1 + down,
    right: left + 1 + right,
  }));

const grid: fc.Arbitrary<Grid> = fc.record({
  sheet: fc.constantFrom('表', '2021年4月', '固定资产投资'),
  hidden: fc.constant(false),
  hiddenColumns: fc.array(fc.nat(8), { maxLength: 2 }),
  merges: fc.array(merge, { maxLength: 4 }),
  rows: fc
    .array(fc.tuple(fc.array(cell, { maxLength: 9 }), fc.boolean()), { maxLength: 18 })
    .map((rows) => rows.map(([cells, hidden], i) => ({ number: i + 1, hidden: hidden && i % 5 === 4, cells }))),
});

describe('any sheet', () => {
  it('is read without failing, and every reading is of something that is there', () => {
    fc.assert(
      fc.property(grid, (any) => {
        const { readings, faults, proposals } = recogniseSheet(any, context);
        const known = (code: string): boolean =>
          context.indicators.indicators.has(code) || proposals.some((one) => one.code === code);
        for (const reading of readings) {
          expect(known(reading.indicator)).toBe(true);
          expect(context.regions.regions.has(reading.region)).toBe(true);
          expect(isSpan(reading.span)).toBe(true);
          expect(any.hiddenColumns).not.toContain(reading.column);
          expect(any.rows[reading.row - 1]?.hidden).toBe(false);
          expect(reading.value === null).toBe(reading.missing !== undefined);
        }
        for (const fault of faults) expect(fault.message).not.toMatch(/undefined|\{[a-z]+\}/i);
        const cells = readings.map((r) => `${r.row},${r.column}`);
        expect(new Set(cells).size).toBe(cells.length);
      }),
      { numRuns: 150 },
    );
  });
});
