import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect, test } from 'vitest';
import { withDemoFiles } from './demo-files.ts';

test('workbooks lie there until they are removed, and none once nobody reads them any more', async () => {
  const seen: string[] = [];
  const left = await withDemoFiles(async ({ count, files }) => {
    expect(count).toBeGreaterThan(100);
    for await (const { file, remove } of files) {
      seen.push(file.name);
      expect(file.size).toBeGreaterThan(1000);
      if (seen.length === 2) return file.path;
      await remove();
      expect(existsSync(file.path)).toBe(false);
    }
    throw new Error('more than two were promised');
  });
  expect(seen).toEqual(['2010-2014年各市州地区生产总值.csv', '2010-2014年怀化市各县市区地区生产总值.csv']);
  expect(existsSync(dirname(dirname(left)))).toBe(false);
});

test('whoever fails while reading is told so, and the directory goes', async () => {
  const failing = withDemoFiles(async ({ count }) => {
    throw new Error(`none of ${count} wanted`);
  });
  await expect(failing).rejects.toThrow(/none of \d+ wanted/);
});
