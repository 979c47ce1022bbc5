import { expect, it } from 'vitest';
import { memberText } from '../docx/testing/unzip.ts';
import { writeFolder } from './write-folder.ts';

it('writes files under their Chinese names, byte for byte, and the same bytes again', () => {
  const files = [
    { path: '00 目录.docx', bytes: Buffer.from('contents') },
    { path: '01 支出进度/01-1-1 月度报表.csv', bytes: Buffer.from('一,二\n') },
  ];
  const folder = writeFolder(files);
  expect(files.map(({ path }) => memberText(folder, path))).toEqual(['contents', '一,二\n']);
  expect(writeFolder(files)).toEqual(folder);
});
