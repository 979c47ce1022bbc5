import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { sweepUploads } from './sweep-uploads.ts';

let directory = '';
afterEach(async () => rm(directory, { recursive: true, force: true }));

test('what a killed server left of uploads goes after a day; uploads under way and what is not ours stay', async () => {
  directory = await mkdtemp(join(tmpdir(), 'shigan-sweep-'));
  const now = Date.parse('2021-05-20T01:00:00Z');
  const hoursAgo = (hours: number): Date => new Date(now - hours * 3_600_000);
  for (const [name, hours] of [
    ['shigan-upload-old', 25],
    ['shigan-upload-new', 23],
    ['elsewhere', 400],
  ] as const) {
    await mkdir(join(directory, name));
    await writeFile(join(directory, name, 'upload'), 'rows');
    await utimes(join(directory, name), hoursAgo(hours), hoursAgo(hours));
  }
  await sweepUploads(directory, now);
  expect((await readdir(directory)).toSorted()).toEqual(['elsewhere', 'shigan-upload-new']);
});
