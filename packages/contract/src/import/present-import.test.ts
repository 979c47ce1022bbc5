import { type LayoutFound, makeFault } from '@shigan/core';
import { describe, expect, test } from 'vitest';
import { importBody, importHistoryBody } from './import-body.ts';
import { presentImport, presentImportHistory } from './present-import.ts';

const sha256 = 'b'.repeat(64);
const counts = { stored: 3, revised: 1, unchanged: 2, setBack: 0 };

describe('an import as JSON', () => {
  const fault = makeFault('unknown-region', { sheet: '表一', row: 19, column: 'C' }, '怀北市');
  const sheet: LayoutFound = {
    sheet: '表一',
    name: 'regions-down',
    head: 'f1',
    tables: [
      {
        name: 'regions-down',
        headRows: [2, 3],
        lines: [],
        defaults: { period: '2021年1-4月', units: ['亿元'] },
        columns: [
          { column: 'A', head: ['地区'], role: 'region' },
          {
            column: 'B',
            head: ['规上工业', '增速'],
            role: 'value',
            indicator: 'industrial-value-added',
            measure: 'yoy',
          },
        ],
      },
    ],
  };
  const outcome = {
    file: 'a.xlsx',
    sha256,
    layout: 'long',
    ...counts,
    accepted: false,
    mapping: [sheet],
    faults: [fault],
  };

  test('is what its schema says', () => {
    const body = presentImport(outcome, false, 'zh');
    expect(importBody.parse(body)).toEqual(body);
  });

  test('says its faults in the language asked for', () => {
    const [zh] = presentImport(outcome, false, 'zh').faults;
    const [en] = presentImport(outcome, false, 'en').faults;
    expect(zh).toEqual({
      sheet: '表一',
      row: 19,
      column: 'C',
      code: 'unknown-region',
      severity: 'error',
      message: '地区不存在：怀北市',
      value: '怀北市',
    });
    expect(en?.message).not.toMatch(/地区/);
  });
});

test('the history of imports begins with the newest', () => {
  const record = (id: string, acceptedAt: string) => ({
    id,
    file: { sha256, name: `${id}.csv`, size: 10 },
    layout: 'long',
    ...counts,
    acceptedAt,
    by: 'local',
    byName: '命令行',
  });
  const body = presentImportHistory([
    record('old', '2021-05-01T00:00:00.000Z'),
    record('new', '2021-05-02T00:00:00.000Z'),
  ]);
  expect(importHistoryBody.parse(body)).toEqual(body);
  expect(body.imports.map((i) => i.file)).toEqual(['new.csv', 'old.csv']);
});
