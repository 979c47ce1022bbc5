import { createWorkbookReader } from '@shigan/formats';
import { exampleApplication } from '@shigan/http/testing/example-city';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand } from '../testing/session.ts';

const head = '统一社会信用代码,单位名称,县市区,报告期,工业总产值(万元),营业收入(万元),实缴税金(万元),用电量(万千瓦时)';
const codes = ['91431202MA4T00019A', '91431200MA4DEM0029'];

const workbooks = createWorkbookReader();
let directory = '';

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shigan-quality-'));
});

afterAll(async () => {
  await workbooks.close();
  await rm(directory, { recursive: true, force: true });
});

async function checked(
  lines: readonly string[],
  ...options: readonly string[]
): Promise<Awaited<ReturnType<typeof runCommand>>> {
  const path = join(directory, 'returns.csv');
  await writeFile(path, `${[head, ...lines].join('\r\n')}\r\n`);
  const app = { ...(await exampleApplication()), workbooks };
  return runCommand(['quality', path, '--period', '2021-04', ...options], { app });
}

test('a copied month is asked about, with what may explain it and the rows it stands in', async () => {
  const ran = await checked(
    [
      `${codes[0]},甲公司,鹤城区,2021-03,1200.5,1100,40.2,33.1`,
      `${codes[0]},甲公司,鹤城区,2021-04,1200.5,1100,40.2,33.1`,
      `${codes[1]},乙公司,中方县,2021-04,800,700,20,15`,
    ],
    '--json',
  );
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.out)).toMatchObject({
    rows: 3,
    enterprises: 2,
    faults: [],
    suspicions: [{ check: 'copied-month', enterprise: codes[0], cells: [{ row: 2 }, { row: 3 }] }],
  });
  const shown = await checked([
    `${codes[0]},甲公司,鹤城区,2021-03,1200.5,1100,40.2,33.1`,
    `${codes[0]},甲公司,鹤城区,2021-04,1200.5,1100,40.2,33.1`,
  ]);
  expect(shown.out).toContain('照抄上月');
  expect(shown.out).toContain('资料未到');
});

test('one region alone is checked where one is named', async () => {
  const ran = await checked(
    [`${codes[0]},甲,鹤城区,2021-04,1,1,1,1`, `${codes[1]},乙,中方县,2021-04,1,1,1,1`],
    '--region',
    '中方县',
    '--json',
  );
  expect(JSON.parse(ran.out)).toMatchObject({ rows: 1, suspicions: [] });
});

test('a file with faults is refused with all of them, and nothing of it is checked', async () => {
  const ran = await checked(
    ['91431202MA4T00019B,甲,鹤城区,2021-04,1,1,1,1', `${codes[1]},乙,中方县,四月,约,1,1,1`],
    '--json',
  );
  expect(ran.code).not.toBe(0);
  const body = JSON.parse(ran.out.slice(0, ran.out.lastIndexOf('}') + 1));
  expect(body.suspicions).toEqual([]);
  expect(body.faults.map((fault: { code: string }) => fault.code)).toEqual([
    'bad-credit-code',
    'bad-span-label',
    'not-a-number',
  ]);
});

test('without a file the record is checked', async () => {
  const app = { ...(await exampleApplication()), workbooks };
  const path = join(directory, 'kept.csv');
  const line = (month: string): string => `${codes[0]},甲公司,431202,${month},1200.5,1100,40.2,33.1`;
  await writeFile(path, `${[head, line('2021-03'), line('2021-04')].join('\r\n')}\r\n`);
  expect((await runCommand(['import', path, '--known-from', '2021-05-18'], { app })).code).toBe(0);
  const ran = await runCommand(['quality', '--region', '431202', '--period', '2021-04', '--json'], { app });
  expect(JSON.parse(ran.out)).toMatchObject({
    rows: 2,
    enterprises: 1,
    suspicions: [
      { check: 'copied-month', enterprise: { code: codes[0] }, months: ['2021-03', '2021-04'], figures: [{}, {}] },
    ],
  });
  expect((await runCommand(['quality'], { app })).out).toContain('照抄上月');
});
