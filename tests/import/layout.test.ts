import { rememberLayout } from '@shigan/core';
import { describe, expect, it } from 'vitest';
import { read, sheet } from './sheet.ts';

const april = `
2021年4月各市州主要经济指标
单位：亿元
市州 | 幸福产业 | < | 社会消费品零售总额 | < | 其他
^ | 1-4月累计 | 增长% | 1-4月累计 | 增长% | ^
怀化市 | 12.34 | 8.8 | 211.57 | 19.4 | 7
长沙市 | 99.10 | 9.9 | 1642.35 | 20.6 | 9
`;
const may = april.replaceAll('4月', '5月');

describe('the layout of a sheet', () => {
  it('is described column by column', () => {
    const { layout } = read(sheet(april, '四月'));
    expect(layout).toMatchObject({ sheet: '四月', name: 'regions-down' });
    expect(layout.tables).toHaveLength(1);
    expect(layout.tables[0]).toMatchObject({
      headRows: [3, 4],
      lines: [
        { row: 1, text: '2021年4月各市州主要经济指标' },
        { row: 2, text: '单位：亿元' },
      ],
      defaults: { period: '2021年截至4月', units: ['亿元'] },
      columns: [
        { column: 'A', role: 'region', head: ['市州'] },
        { column: 'B', role: 'value', aside: 'not-understood' },
        { column: 'C', role: 'value', aside: 'not-understood' },
        { column: 'D', role: 'value', indicator: 'retail-sales', period: '1-4月' },
        { column: 'E', role: 'value', indicator: 'retail-sales', measure: 'yoy', unit: '%' },
        { column: 'F', role: 'value', aside: 'not-understood' },
      ],
    });
  });

  it('has the same fingerprint next month, and another for another head', () => {
    const { head } = read(sheet(april)).layout;
    expect(read(sheet(may)).layout.head).toBe(head);
    expect(read(sheet(april.replace('社会消费品零售总额', '固定资产投资'))).layout.head).not.toBe(head);
    expect(head).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is none where no table is', () => {
    expect(read(sheet('怀化市统计月报')).layout).toMatchObject({ name: 'none', tables: [] });
  });
});

describe('a remembered layout', () => {
  const mapping = { 幸福产业: 'tourism-revenue', 其他: 'aside' };

  it('says next month what a label means, and what to leave out', () => {
    const first = read(sheet(april));
    expect(first.faults).toEqual(['B3 unknown-indicator', 'F3 unknown-indicator']);
    const layouts = [rememberLayout(first.layout, mapping)];
    const next = read(sheet(may.replaceAll('1-5月', '1-6月')), { layouts });
    expect(next.faults).toEqual([]);
    expect(next.lines.slice(0, 4)).toEqual([
      'B5 旅游总收入 431200 2021-01-01/P6M level 12.34 亿元',
      'C5 旅游总收入 431200 2021-01-01/P6M yoy 8.8 %',
      'D5 社会消费品零售总额 431200 2021-01-01/P6M level 211.57 亿元',
      'E5 社会消费品零售总额 431200 2021-01-01/P6M yoy 19.4 %',
    ]);
  });

  it('says nothing of a sheet with another head', () => {
    const layouts = [rememberLayout(read(sheet(april)).layout, mapping)];
    const other = april.replace('社会消费品零售总额', '固定资产投资');
    expect(read(sheet(other), { layouts }).faults).toEqual(['B3 unknown-indicator', 'F3 unknown-indicator']);
  });

  it('can be said for one file, with region, measure and unit too', () => {
    const picture = `
2021年1-4月部分指标
单位 | 指标 | 数
本部 | 幸福产业 | 8.8
`;
    const said = { 本部: 'region:431202', 幸福产业: 'indicator:retail-sales;measure:yoy;unit:%' };
    expect(read(sheet(picture)).lines).toEqual([]);
    expect(read(sheet(picture), { mapping: said }).lines).toEqual([
      'C3 社会消费品零售总额 431202 2021-01-01/P4M yoy 8.8 %',
    ]);
  });
});
