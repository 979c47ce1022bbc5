import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys, served } from './chromium.ts';
import { digitsOfNoFigure, expectShown, overlappingCells, sidewaysScroll, smallTexts } from './on-page.ts';

const lines = 'table.matters tbody tr:not(.band)';

/** Signs in as somebody of the demonstration, in this page's own session. */
async function signIn(page: Page, signInName: string): Promise<void> {
  const answer = await page.request.post(`${served()}/api/v1/session`, { data: { signInName, demo: true } });
  expect(answer.status()).toBe(200);
}

journeys('matters', ({ open, openWith }) => {
  test('are listed with four lights side by side, those two steps apart first', async () => {
    const page = await open('/matters');
    expect(await page.locator('.band .band-name').first().textContent()).toBe('四灯相差两级');
    expect(await page.locator(lines).first().locator('.light').count()).toBe(4);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await overlappingCells(page)).toEqual([]);
    expect(await digitsOfNoFigure(page)).toEqual([]);
  });

  test('can be used by everybody: by state, and one of them', async () => {
    const page = await open('/matters');
    await page.getByRole('button', { name: '按状态' }).click();
    await page.locator('.state-board').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('link', { name: '工业技改投资连续三期下降' }).click();
    await page.locator('.four-lights').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  test('are found by words', async () => {
    const page = await open('/matters');
    await page.getByRole('searchbox').fill('破零');
    expect(await page.locator(lines).count()).toBe(1);
  });

  test('are laid out by state', async () => {
    const page = await open('/matters');
    await page.getByRole('button', { name: '按状态' }).click();
    await expectShown(page.locator('.state-board'));
    for (const state of ['办理中', '退回', '核查中', '已销号', '复核中'])
      await expectShown(page.getByRole('heading', { name: state }).first());
    expect(await digitsOfNoFigure(page)).toEqual([]);
  });

  test('show where they stand, what happened, and what the data say', async () => {
    const page = await open('/matters');
    await page.getByRole('link', { name: '工业技改投资连续三期下降' }).click();
    await expectShown(page.getByText('四灯相差两级，由人判断'));
    await expectShown(page.getByText('与上次报告相似100%', { exact: false }));
    await expectShown(page.locator('.stations .on', { hasText: '办理中' }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.locator('.four-lights .door').click();
    await expectShown(page.getByRole('dialog').getByText('公式'));
  });

  test('are opened from a finding of the board in two clicks', async () => {
    const page = await openWith('/board?region=431200&period=2021-04', (opened) => signIn(opened, 'supervision'));
    await page.getByRole('button', { name: /^立项/u }).first().click();
    const panel = page.getByRole('dialog');
    await expectShown(panel.getByLabel('牵头单位'));
    expect(await panel.getByLabel('牵头单位').inputValue()).not.toBe('');
    expect(await panel.getByLabel('责任领导').inputValue()).not.toBe('');
    await panel.getByRole('button', { name: '立为督办' }).click();
    await expectShown(page.locator('.stations .on', { hasText: '已立项' }));
    await page.waitForURL(/matters\?.*matter=/u);
  });

  test('are acted on, and refuse with the reason', async () => {
    const page = await open('/board?region=431200&period=2021-04', { as: 'supervision' });
    await page.getByRole('button', { name: /^立项/u }).last().click();
    await page.getByRole('dialog').getByRole('button', { name: '立为督办' }).click();
    await expectShown(page.locator('.stations .on', { hasText: '已立项' }));
    await page.getByRole('button', { name: '交办', exact: true }).click();
    const form = page.locator('.act-form');
    const send = form.getByRole('button', { name: '确定' });
    expect(await send.isDisabled()).toBe(true);
    await form.getByLabel('依据文件').fill('怀政督〔2021〕60号');
    await send.click();
    await expectShown(page.locator('.stations .on', { hasText: '已交办' }));
  });

  test('say to a visitor whose it is to act, and let nobody else', async () => {
    const page = await open('/matters');
    await page.getByRole('link', { name: '工业技改投资连续三期下降' }).click();
    const button = page.getByRole('button', { name: '报告进展' });
    expect(await button.isDisabled()).toBe(true);
    await expectShown(page.getByText('只有牵头单位经办人或牵头单位负责人可以办理'));
  });

  test('say what happened when they cannot be read', async () => {
    const page = await openWith('/matters', (opened) => opened.route('**/api/v1/matters*', (route) => route.abort()));
    await expectShown(page.getByRole('alert').getByText('连不上服务'));
  });

  test('are reported on in the monthly review, filled in with what was said, and judged by another', async () => {
    const page = await openWith('/matters?view=review', (opened) => signIn(opened, 'industry-officer'));
    await expectShown(page.getByRole('heading', { name: '5月调度', exact: false }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByRole('button', { name: '填报' }).first().click();
    const told = page.getByLabel('进展（一段话）');
    expect(await told.inputValue()).toContain('12个');
    await told.fill('第13、14个项目取得施工许可，昨日进场。');
    await page.getByLabel('佐证名称，每行一份').fill('施工许可证.pdf');
    await page.getByRole('button', { name: '报送' }).click();
    await expectShown(page.getByText('第13、14个项目取得施工许可'));
    const other = await openWith('/matters?view=review', (opened) => signIn(opened, 'supervision-2'));
    const line = other.locator('tr', { hasText: '第13、14个项目' });
    await line.getByRole('button', { name: '评判' }).click();
    await other.getByLabel('认可', { exact: true }).check();
    await other.getByRole('button', { name: '确定' }).click();
    await expectShown(line.getByText('认可', { exact: true }));
  });
});
