import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { journeys } from './chromium.ts';
import { digitsOfNoFigure, expectShown, overlappingCells, rowsInSight, sidewaysScroll, smallTexts } from './on-page.ts';

const at = 'region=431200&period=2021-04';
const investment = `/indicators/fixed-asset-investment?${at}`;

/** What a chart offers to take along, saved and read. */
async function saved(
  page: Page,
  chart: string,
  as: string,
): Promise<{ readonly name: string; readonly content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page
      .getByRole('region', { name: chart })
      .first()
      .getByRole('button', { name: `下载${as}` })
      .click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

journeys('an indicator’s page', ({ open }) => {
  test('is reached from the board, and says where the indicator stands', async () => {
    const page = await open(`/board?${at}`);
    await page.locator('.board .name', { hasText: '固定资产投资' }).first().click();
    await expectShown(page.getByRole('heading', { level: 1, name: '固定资产投资守得住' }));
    expect(page.url()).toContain(`/indicators/fixed-asset-investment?${at}`);
    await expectShown(page.locator('.charts'));
    expect(await page.locator('.key-figures .key').count()).toBeGreaterThanOrEqual(7);
    expect(await page.title()).toContain('固定资产投资');
    await page.goBack();
    await expectShown(page.locator('table.board'));
  });

  test('answers its questions without scrolling sideways, nothing of it small', async () => {
    const page = await open(investment);
    await expectShown(page.getByRole('heading', { name: '这些数改过没有？' }));
    for (const question of ['会不会落到目标线下面？', '位次稳不稳？', '哪些县市区拖了后腿？', '增长是谁拉动的？'])
      await expectShown(page.getByRole('heading', { name: question }));
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await overlappingCells(page)).toEqual([]);
  });

  test('leads from a mark of a drawing down to the cell it was published in', async () => {
    const page = await open(investment);
    await page.locator('.lines .end').first().click();
    await expectShown(page.getByRole('dialog').locator('.cell').first());
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('has a table for every drawing, reached by the keyboard', async () => {
    const page = await open(investment);
    const chart = page.getByRole('region', { name: '位次稳不稳？' }).first();
    await chart.getByRole('button', { name: '数据表' }).focus();
    await page.keyboard.press('Enter');
    await expectShown(chart.locator('.data-table table'));
    expect(await chart.locator('tbody tr').count()).toBe(16);
    await chart.locator('.data-table button.door').first().focus();
    await page.keyboard.press('Enter');
    await expectShown(page.getByRole('dialog').locator('.explained').first());
  });

  test('gives its charts and tables away: SVG, PNG, XLSX, CSV', async () => {
    const page = await open(investment);
    const chart = '会不会落到目标线下面？';
    const svg = await saved(page, chart, 'SVG');
    expect([svg.name, svg.content.toString().slice(0, 4)]).toEqual(['会不会落到目标线下面.svg', '<svg']);
    expect(svg.content.toString()).toContain('演示数据');
    const png = await saved(page, chart, 'PNG');
    expect(png.content.subarray(1, 4).toString()).toBe('PNG');
    const xlsx = await saved(page, chart, 'XLSX');
    expect(xlsx.content.subarray(0, 2).toString()).toBe('PK');
    const csv = await saved(page, chart, 'CSV');
    const lines = csv.content.toString().split('\r\n');
    // Behind every column of figures one with their ids.
    expect(lines[0]?.startsWith('\uFEFF报告期,增速,增速_数字标识,总量,总量_数字标识')).toBe(true);
    expect(lines.find((line) => line.startsWith('2021年1-4月'))).toMatch(/^2021年1-4月,15\.7,[^,]+,231\.40,[^,]+,/u);
    expect(lines.filter((line) => /(?:^|,)[=+@]/u.test(line))).toEqual([]);
  });

  test('compares places with the year before or with the release before', async () => {
    const page = await open(investment);
    const slopes = page.getByRole('region', { name: '谁的位次升了，谁降了？' }).first();
    const labels = (): Promise<readonly string[]> => slopes.locator('.slope text').allTextContents();
    await expectShown(slopes.locator('.slope').first());
    const before = await labels();
    await slopes.getByRole('button', { name: '上期' }).click();
    await slopes.locator('.chart-subtitle', { hasText: '1-3月' }).waitFor();
    expect(await labels()).not.toEqual(before);
  });

  test('shows what sectors added to growth as published, and the drivers side by side', async () => {
    const page = await open(`/indicators/gdp?${at}`);
    const parts = page.getByRole('region', { name: '增长是谁拉动的？' }).first();
    expect(await parts.locator('tbody tr').first().locator('td').allTextContents()).toContain('0.98');
    // Heads stand over their columns.
    const edges = (row: string): Promise<readonly number[]> =>
      parts
        .locator(row)
        .first()
        .locator('th, td')
        .evaluateAll((cells) => cells.map((cell) => Math.round(cell.getBoundingClientRect().right)));
    expect(await edges('thead tr')).toEqual(await edges('tbody tr'));
    const drivers = page.getByRole('region', { name: '消费、投资、出口谁快谁慢？' }).first();
    expect(await drivers.locator('tbody tr').count()).toBe(3);
  });

  test('shows a past day as it was, and English with nothing left in Chinese but names of files', async () => {
    const past = await open(`${investment}&asOf=2021-04-30`);
    await expectShown(past.locator('.past-notice'));
    await past.locator('.key dt', { hasText: '1-3月' }).waitFor();
    const english = await open(`/indicators/gdp?${at}&lang=en`);
    await expectShown(english.getByRole('heading', { name: 'Were these figures changed?' }));
    const words = await english
      .locator('main')
      .evaluate((main) =>
        [...main.querySelectorAll('*')]
          .filter((e) => e.children.length === 0 && e.closest('.file, .data-table') === null)
          .map((e) => e.textContent ?? ''),
      );
    expect(words.filter((text) => /\p{Script=Han}/u.test(text))).toEqual([]);
  });

  test('is printed with its drawings over the whole sheet, and nothing that can only be pressed', async () => {
    const page = await open(investment);
    await page.locator('.detail .charts').first().waitFor({ state: 'attached' });
    await page.emulateMedia({ media: 'print' });
    const widths = await page.locator('.detail').evaluate((detail) => ({
      charts: detail.querySelector('.charts')?.clientWidth,
      sheet: detail.clientWidth,
    }));
    expect(widths.charts).toBe(widths.sheet);
    expect(await page.locator('.chart-tools').first().isVisible()).toBe(false);
  });

  test('fits a phone', async () => {
    const page = await open(investment, { width: 390, height: 844 });
    await expectShown(page.locator('.charts'));
    const right = await page.locator('.detail').evaluate((detail) => detail.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(390);
    expect(await page.locator('.detail').evaluate((detail) => detail.scrollWidth - detail.clientWidth)).toBe(0);
  });
});

journeys('the catalogue', ({ open }) => {
  test('lists what the city tracks, finds by other names, and narrows by subject, kind and light', async () => {
    const page = await open(`/indicators?${at}`);
    const rows = page.locator('table.catalogue tbody tr');
    const all = await rows.count();
    expect(all).toBeGreaterThan(60);
    expect(await rowsInSight(page, 'table.catalogue tbody tr')).toBeGreaterThanOrEqual(14);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('searchbox').fill('固投');
    await page.waitForURL(/q=/);
    expect(await rows.count()).toBe(1);
    await rows.first().getByRole('link').click();
    await expectShown(page.locator('.key-figures'));
    await page.goBack();
    await page.getByRole('searchbox').fill('');
    await page.getByLabel('进度').selectOption('red');
    await page.waitForURL(/light=red/);
    const behind = await rows.count();
    expect(behind).toBeGreaterThan(0);
    expect(behind).toBeLessThan(all);
    await page.getByLabel('专业').selectOption('banking');
    await expectShown(page.getByRole('button', { name: '清除条件' }));
    await page.getByRole('button', { name: '清除条件' }).click();
    await rows.nth(all - 1).waitFor();
  });

  test('marks every digit', async () => {
    expect(await digitsOfNoFigure(await open(`/indicators?${at}`))).toEqual([]);
  });
});
