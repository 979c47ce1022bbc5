import type { IncomingFile } from '@shigan/app';
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createWorkbookReader } from '../workbook-reader.ts';
import { createWorkbookWriter } from './workbook-writer.ts';

test.each([
  ['xlsx', { kind: 'xlsx', sheets: [{ name: '一', rows: [{ cells: ['指标', 12.5] }] }] }],
  ['csv', { kind: 'csv', rows: [['指标', 12.5]], encoding: 'gb18030' }],
] as const)('an %s file can be read as long as it is used, and is gone afterwards', async (kind, content) => {
  const reader = createWorkbookReader();
  let used: IncomingFile | undefined;
  const cells = await createWorkbookWriter().withFile(`表.${kind}`, content, async (file) => {
    used = file;
    const workbook = await reader.open(file, { headRows: 10 });
    const [sheet] = workbook.sheets;
    await workbook.close();
    return sheet?.head.rows[0]?.cells.map((cell) => cell?.number ?? cell?.text);
  });
  await reader.close();
  expect(cells).toEqual(['指标', kind === 'csv' ? '12.5' : 12.5]);
  expect(used?.name).toBe(`表.${kind}`);
  expect(existsSync(used?.path ?? '')).toBe(false);
});
