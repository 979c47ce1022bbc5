import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys, served } from './chromium.ts';
import { digitsOfNoFigure, expectShown, idsOn, sidewaysScroll, smallTexts, unanswered } from './on-page.ts';

/** Signs in as one of the invented people of the demonstration who writes bulletins and may issue them. */
async function signIn(page: Page): Promise<void> {
  const data = { signInName: 'supervision', demo: true };
  const response = await page.request.post(`${served()}/api/v1/session`, { data });
  expect(response.status()).toBe(200);
}

/** Drafts the bulletin of April. */
async function draft(page: Page): Promise<void> {
  await page.getByRole('button', { name: '起草怀化市2021年4月通报' }).click();
  await expectShown(page.locator('.paper-title'));
}

async function issue(page: Page): Promise<void> {
  await page.getByRole('button', { name: '印发…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('签发人').fill('周主任');
  await dialog.getByRole('button', { name: '印发' }).click();
  await page.waitForURL(/bulletin=/);
  await expectShown(page.getByText('周主任签发'));
}

const april = '/bulletins?region=431200&period=2021-04';

journeys('bulletins', ({ openWith }) => {
  test('are drafted, changed with their figures linked, and issued under the next number', async () => {
    const page = await openWith(april, signIn);
    await draft(page);
    const place = page.locator('.place', { hasText: '一季度，全市地区生产总值' }).first();
    await place.hover();
    await place.getByRole('button', { name: /^改：/ }).click();
    const field = page.locator('.place-editor textarea');
    const words = await field.inputValue();
    await field.fill(words.replace('同比增长13.4%', '同比增长13.5%').replace('创近10年新高', '创近10年新高，总体平稳'));
    await page.getByRole('button', { name: '保存' }).click();
    await page.locator('.place-editor').waitFor({ state: 'detached' });
    expect(await page.locator('.by-hand').allTextContents()).toEqual(['同比增长13.5%', '，总体平稳']);
    expect(await page.locator('.place.is-changed').count()).toBe(1);
    await page.getByRole('button', { name: '印发…' }).click();
    const dialog = page.getByRole('dialog');
    const number = await dialog.getByLabel('期号').inputValue();
    await dialog.getByLabel('签发人').fill('周主任');
    const confirm = dialog.getByRole('button', { name: '印发' });
    expect(await confirm.isDisabled()).toBe(true);
    await dialog.getByLabel('以上各数已核对').check();
    await confirm.click();
    await page.waitForURL(/bulletin=/);
    await expectShown(page.getByText(`第${number}期`, { exact: true }));
    expect(await page.locator('.by-hand').first().getAttribute('title')).toContain('原为：同比增长13.4%');
  });

  test('are read with every figure a door, and their charts drawn', async () => {
    const page = await openWith(april, signIn);
    await draft(page);
    await issue(page);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    const ids = [...new Set(await idsOn(page))];
    expect(ids.length).toBeGreaterThan(300);
    expect(await unanswered(page, ids)).toEqual([]);
    await page.locator('.text-door').first().click();
    await expectShown(page.getByRole('dialog').locator('.explanation .cell').first());
    await page.keyboard.press('Escape');
    const drawing = page.locator('.paper img').first();
    await drawing.scrollIntoViewIfNeeded();
    await drawing.evaluate(async (image) => (image instanceof HTMLImageElement ? image.decode() : undefined));
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 .docx' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.docx$/);
  });

  test('can be taken back, and stay', async () => {
    const page = await openWith(april, signIn);
    await draft(page);
    await issue(page);
    await page.getByRole('button', { name: '撤回' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('撤回原因').fill('数据有误');
    await dialog.getByRole('button', { name: '撤回' }).click();
    await expectShown(page.getByText('撤回：数据有误'));
    await expectShown(page.locator('.paper-title'));
  });

  test('are for others to read only', async () => {
    const page = await openWith(april, async () => undefined);
    await expectShown(page.locator('h1', { hasText: '通报' }));
    expect(await page.getByRole('button', { name: /^起草/ }).count()).toBe(0);
  });

  test('can be used by everybody, in either theme', async () => {
    const page = await openWith(april, signIn);
    await draft(page);
    expect(await breaches(page)).toEqual([]);
    await page.locator('.place').nth(2).getByRole('button', { name: /^改：/ }).click();
    expect(await breaches(page, '.place-editor')).toEqual([]);
    await page.getByRole('button', { name: '取消' }).click();
    await issue(page);
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('link', { name: '通报目录' }).click();
    await expectShown(page.locator('.issues'));
    expect(await breaches(page)).toEqual([]);
  });
});
