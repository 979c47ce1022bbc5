import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { fontsWithin } from './drawing-fonts.ts';

const folder = mkdtempSync(join(tmpdir(), 'shigan-fonts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function place(name: string, ...files: readonly string[]): string {
  const path = join(folder, name);
  mkdirSync(join(path, 'noto'), { recursive: true });
  for (const file of files) writeFileSync(join(path, 'noto', file), '');
  return path;
}

test('the first place that has both weights is taken, and nothing else that lies there', async () => {
  const regularOnly = place('one', 'NotoSansCJK-Regular.ttc', 'NotoSerifCJK-Bold.ttc');
  const both = place('two', 'NotoSansCJK-Bold.ttc', 'NotoSansCJK-Regular.ttc', 'NotoSansCJK-Black.ttc', 'a.ttf');
  const fonts = await fontsWithin([join(folder, 'not-there'), regularOnly, both]);
  expect(fonts).toEqual({
    loadSystemFonts: false,
    fontFiles: [join(both, 'noto', 'NotoSansCJK-Regular.ttc'), join(both, 'noto', 'NotoSansCJK-Bold.ttc')],
  });
});

test('where no place has them, whatever the system has will do', async () => {
  expect(await fontsWithin([place('three', 'arial.ttf')])).toEqual({ loadSystemFonts: true });
});
