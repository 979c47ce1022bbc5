import { createDocumentWriter } from '@shigan/formats';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys, served } from './chromium.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';

const documents = createDocumentWriter();
const text = [
  '在全市经济形势分析会上的讲话',
  '一季度，全市地区生产总值增长——%，居全省第5，创近10年新高。',
  '1-4月，全市固定资产投资增长15.9%，居全省第4。民间投资增速环比回落0.6个百分点。',
  '2020年，我市获得省政府真抓实干督查激励21次，居全省第11位。',
].join('\n');

/** Signs in as one of the invented people of the demonstration who check for the city. */
async function signIn(page: Page): Promise<void> {
  const data = { signInName: 'supervision', demo: true };
  const response = await page.request.post(`${served()}/api/v1/session`, { data });
  expect(response.status()).toBe(200);
}

/** The workbook as LibreOffice writes it (`SOFFICE`: another one); as it is where there is none that knows workbooks. */
async function resave(path: string, directory: string): Promise<string> {
  const profile = `-env:UserInstallation=file://${directory}/profile`;
  const out = join(directory, 'resaved');
  const args = [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, path];
  await promisify(execFile)(process.env['SOFFICE'] ?? 'soffice', args).catch(() => undefined);
  return existsSync(join(out, 'own.xlsx')) ? join(out, 'own.xlsx') : path;
}

const drafts = '/drafts?region=431200&period=2021-04';

journeys('draft checks', ({ openWith }) => {
  test('a document comes in, is decided on part by part, and goes out with tracked changes', async () => {
    const page = await openWith(drafts, signIn);
    const title = `讲话 ${Date.now() % 100_000}`;
    const mark = { author: '', at: '2021-05-20T01:00:00Z' };
    await page.getByLabel('或者选择文件').setInputFiles({
      name: `${title}.docx`,
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(await documents.correctedDraft({ form: 'text', text }, [], mark)),
    });
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.waitForURL(/draft=/);
    await expectShown(page.getByRole('heading', { name: title }));
    const found = (tone: string): Promise<number> => page.locator(`.found.${tone}`).count();
    expect([await found('wrong'), await found('filled'), await found('usage')]).toEqual([2, 1, 1]);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);

    const [rank, investment] = [page.locator('.found.wrong').nth(0), page.locator('.found.wrong').nth(1)];
    await rank.getByRole('button', { name: '采纳', exact: true }).click();
    await expectShown(rank.getByText('已采纳'));
    await investment.getByRole('button', { name: '不采纳' }).click();
    await investment.getByLabel('不采纳的原因').fill('按快报数');
    await investment.getByRole('button', { name: '确定' }).click();
    await expectShown(investment.getByText('按快报数'));
    await page.getByRole('button', { name: /采纳全部修改/ }).click();
    await expectShown(page.getByText('采纳3处，不采纳1处'));

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /导出修订稿/ }).click(),
    ]);
    const { form, text: corrected } = await documents.readDraft(await readFile(await download.path()));
    expect(form).toBe('docx');
    expect(corrected).toContain('增长13.4%，居全省第4，');
    expect(corrected).toContain('固定资产投资增长15.9%');
    expect(corrected).toContain('较一季度回落0.6个百分点');

    await page.locator('.found.right .door').first().click();
    await expectShown(page.getByRole('dialog').locator('.explanation').first());
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '‹ 核稿' }).click();
    await expectShown(page.getByRole('link', { name: title }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
  });

  test('an exported table comes back, resaved by a spreadsheet program: each of its figures is held against the record', async () => {
    const page = await openWith('/counties/431224?region=431200&period=2021-04', signIn);
    await page.locator('table.county tbody').first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.page-tables').getByRole('button', { name: 'XLSX' }).click(),
    ]);
    const directory = await mkdtemp(join(tmpdir(), 'shigan-table-'));
    const own = join(directory, 'own.xlsx');
    await download.saveAs(own);
    const resaved = await resave(own, directory);
    await page.goto(served() + drafts);
    await page.getByLabel('或者选择文件').setInputFiles(resaved);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await page.waitForURL(/draft=/);
    await expectShown(page.getByRole('heading', { name: /文中\d{2,}个带标识的数，均与台账一致/u }));
    await page.getByRole('button', { name: /列出全部\d+个数/u }).click();
    expect(await page.locator('.marks-table tbody tr.stands').count()).toBeGreaterThan(100);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    // What is laid out by scripts follows the window a moment later.
    await expect.poll(() => sidewaysScroll(page)).toBe(0);
    await rm(directory, { recursive: true });
  });

  test('without signing in a text is checked and not kept', async () => {
    const page = await openWith(drafts, async () => undefined);
    await page.getByLabel('粘贴文稿').fill(text);
    await page.getByRole('button', { name: '核对', exact: true }).click();
    await expectShown(page.locator('.found.wrong').first());
    expect(await page.getByRole('button', { name: '采纳', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: /^不符/ }).click();
    expect(await page.locator('.found').count()).toBe(2);
    await page.getByRole('button', { name: '‹ 核稿' }).click();
    await expectShown(page.getByLabel('粘贴文稿'));
  });
});
