import type { Page } from 'playwright-core';
import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys, served } from './chromium.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';

const faulty = fileURLToPath(new URL('../../spec/workbooks/8-faults.xlsx', import.meta.url));

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shigan-journey-'));
});
afterAll(async () => rm(directory, { recursive: true, force: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(directory, name);
  await writeFile(path, content);
  return path;
}

/** A table of one figure of a year long past, so that no other journey sees it. */
function oneFigure(value: string): string {
  return `行政区划代码,县市区,指标名称,时期,计量单位,数值\n431228,芷江侗族自治县,社会消费品零售总额,2009年1-12月,亿元,${value}\n`;
}

journeys('the record', ({ open, openWith }) => {
  const signedIn = async (page: Page): Promise<void> => {
    const url = served();
    await page.request.post(`${url}/api/v1/session`, {
      headers: { origin: url },
      data: { signInName: 'statistics', demo: true },
    });
  };
  const choose = async (page: Page, path: string): Promise<void> =>
    page.locator('input[type=file]').setInputFiles(path);

  test('a workbook with faults: all listed, marked in their cells, not to be taken in', async () => {
    const page = await openWith('/data', signedIn);
    await choose(page, faulty);
    await expectShown(page.getByRole('heading', { name: /“8-faults\.xlsx”有\d+处错误/u }));
    const row = page.locator('.faults tbody tr', { hasText: '怀北市' });
    expect(await row.first().locator('td').allTextContents()).toEqual(
      expect.arrayContaining([expect.stringContaining('错误'), '市州指标', '19', 'C', '怀北市']),
    );
    await row.first().getByRole('button', { name: '定位' }).click();
    await expectShown(page.locator('.sheet td.chosen.fault.error', { hasText: '怀北市' }));
    expect(await page.getByRole('button', { name: '整份导入' }).isDisabled()).toBe(true);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
  });

  test('files that are none are refused with a reason, and the page stays usable', async () => {
    const page = await openWith('/data', signedIn);
    const large = await fileOf('太大.csv', '');
    await truncate(large, 97 * 1024 * 1024);
    // Text under a workbook's name is read as what it is, and holds no table.
    await choose(page, await fileOf('说明.xlsx', '这不是工作簿，只是改了名字的文字。'));
    await expectShown(page.getByRole('heading', { name: /“说明\.xlsx”有\d+处错误/u }));
    expect(await page.getByRole('button', { name: '整份导入' }).isDisabled()).toBe(true);
    await page.getByRole('button', { name: '换一个文件' }).click();
    const bad = [
      [
        await fileOf(
          '乱码.xlsx',
          Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251),
        ),
        '乱码.xlsx',
      ],
      [await fileOf('空.csv', ''), '空.csv'],
      [large, '太大.csv'],
    ] as const;
    const told: string[] = [];
    for (const [path, name] of bad) {
      await choose(page, path);
      await expectShown(page.getByText(`“${name}”没有导入，台账未变。`));
      told.push((await page.getByRole('alert').textContent()) ?? '');
    }
    expect(new Set(told).size).toBe(bad.length);
    for (const reason of told) expect(reason).not.toContain('连不上');
    expect(await breaches(page)).toEqual([]);
  });

  test('a file is looked at, taken in, revised by another, and both open from the history down to the figure', async () => {
    const page = await openWith('/data', signedIn);
    // Another value at every run: on a record that was kept, it is a revision all the same.
    const first = 20 + (Date.now() % 100_000) / 10_000;
    const [before, after] = [first.toFixed(2), (first + 0.31).toFixed(2)];
    for (const value of [before, after]) {
      await choose(page, await fileOf(`零售额${value}.csv`, oneFigure(value)));
      await expectShown(page.locator('.differences tbody tr', { hasText: value }));
      const warnings = page.locator('.warnings > ul > li > label input');
      for (const field of await warnings.all()) await field.fill('已与填报单位核对');
      await page.getByRole('button', { name: '整份导入' }).click();
      await expectShown(page.getByRole('heading', { name: `“零售额${value}.csv”已导入` }));
      if (value === before) await page.getByRole('button', { name: '再导入一个' }).click();
    }
    await page.getByRole('link', { name: '查看历次导入' }).click();
    await page.getByRole('link', { name: `零售额${after}.csv` }).click();
    const change = page.locator('.differences tbody tr', { hasText: '2009年' });
    await expectShown(change.locator('.old .door', { hasText: before }));
    await change.locator('td:not(.old) .door', { hasText: after }).click();
    await expectShown(page.getByRole('dialog').getByText(before).first());
    expect(await digitsOfNoFigure(page)).toEqual([]);
  });

  test('the record shows every vintage, and layouts what was learnt', async () => {
    const page = await open('/data?section=record&entry=gdp&region=431200', { as: 'statistics' });
    await page.getByRole('button', { name: '2次' }).first().click();
    await expectShown(page.locator('.entries .earlier .door').first());
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    const [taken] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.page-tables').getByRole('button', { name: 'CSV' }).click(),
    ]);
    expect(taken.suggestedFilename()).toBe('数据.csv');
    const csv = await readFile(await taken.path(), 'utf8');
    expect(csv).toMatch(/^\uFEFF地区生产总值\r\n时期,口径,现值,.*\r\n2021年一季度,总量,/u);
    await page.getByRole('link', { name: '版式', exact: true }).click();
    await expectShown(page.locator('.layouts tbody tr').first());
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
  });

  test('a small table is typed, pasted from a spreadsheet, checked like a file, and taken in', async () => {
    const page = await openWith('/data?section=typing', signedIn);
    await page.locator('.data').getByLabel('月份').fill('2009-12');
    await page.locator('.data').getByLabel('指标', { exact: true }).fill('社会消费品零售总额');
    await page.locator('.data').getByLabel('口径').selectOption({ label: '总量' });
    await page.getByRole('button', { name: '加一列' }).click();
    const first = page.locator('.typing tbody input').first();
    await first.evaluate((input) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '120.5\r\n31.4\r\n');
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expectShown(page.getByText('已录入2个数'));
    expect(await page.locator('.typing tbody input').nth(1).inputValue()).toBe('31.4');
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: '检验' }).click();
    await expectShown(page.getByRole('heading', { name: /“录入 2009-12 社会消费品零售总额\.csv”/u }));
  });

  test('what has arrived: who is late, the grid of releases, the calendar', async () => {
    const page = await openWith('/data?section=completeness&region=431200&period=2021-04', async () => undefined);
    await expectShown(page.getByRole('heading', { name: /迟报\d+项|没有迟报/u }));
    await expectShown(page.locator('.late td.wanting', { hasText: /^洪江区$/u }));
    expect(await page.locator('.arrivals tbody tr').count()).toBeGreaterThan(50);
    await expectShown(page.locator('.calendar .light', { hasText: '未到期' }).first());
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
  });

  test('targets come in as a spreadsheet: all faults at once, then what changes, then in force', async () => {
    const page = await openWith('/data?section=registers&region=431200', signedIn);
    const section = page.locator('section', { has: page.getByRole('heading', { name: '目标', exact: true }) });
    const bring = async (row: string): Promise<void> => {
      const table = `指标编码,地区编码,年度,目标类型,要求,目标值,单位,依据\n${row}\n`;
      await section.locator('input[type=file]').setInputFiles(await fileOf('目标.csv', table));
    };
    await bring('retail-sales,431228,后年,增速,大约,7.5,%,会议');
    await expectShown(section.getByText(/有2处问题/u));
    expect(await section.locator('table.faults tbody tr').count()).toBe(2);
    await bring('retail-sales,431228,2009,增速,不低于,7.5,%,会议');
    await expectShown(section.getByText('读到1行，改动1条'));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    await section.getByRole('button', { name: '确认生效（1条）' }).click();
    await expectShown(section.getByText(/1条已生效/u));
    await bring('retail-sales,431228,2009,增速,不低于,7.5,%,会议');
    await expectShown(section.getByText('读到1行，与现行的一致'));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      section.getByRole('link', { name: '导出表格' }).click(),
    ]);
    expect(download.suggestedFilename()).toContain('目标');
  });

  test('who may not bring data in is not offered to', async () => {
    const page = await open('/data', { as: 'viewer' });
    expect(await page.locator('.page-parts a').allTextContents()).toEqual([
      '报送情况',
      '观测值',
      '目标和目录',
      '历次导入',
      '版式',
    ]);
  });
});
