import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';

const april = '/projects?region=431200&period=2021-04';

/** Paths of everything that the service worker keeps in the browser. */
async function keptPaths(page: Page): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
}

journeys('the projects', ({ open, openWith }) => {
  test('stand against plan and season; a figure opens down to the cells, a finding becomes a matter in two clicks', async () => {
    const page = await open(`${april}&light=notStarted`, { as: 'supervision' });
    await page.locator('.project-table tbody tr').first().waitFor();
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    await page.locator('.headline-block .door').first().click();
    await page.getByRole('dialog').locator('.inputs .door').last().click();
    await expectShown(page.getByRole('dialog').getByRole('link', { name: /重点项目调度表（演示数据）\.csv/ }));
    await page.keyboard.press('Escape');
    await page.locator('.project-table .more').first().click();
    await page.locator('.follow-up').first().click();
    const form = page.getByRole('dialog');
    await form.getByRole('button', { name: '立为督办' }).click();
    await page.waitForURL(/\/matters\?.*matter=/);
  });

  test('one of them shows its year, its months and what was amended, and leads back', async () => {
    const page = await open(april);
    await page.locator('.project-table th .link').first().click();
    await expectShown(page.getByRole('heading', { name: '今年赶得上计划吗？' }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('link', { name: '全部项目' }).click();
    await expectShown(page.getByRole('heading', { name: '哪些项目要盯紧？' }));
    await page.getByRole('link', { name: '工业技改投资' }).click();
    await page.waitForURL(/\/indicators\/industrial-upgrading-investment/);
  });

  test('are visited without a network: what was entered waits in the browser and is sent once when there is one', async () => {
    // The browser reports the lost network as an error of its own.
    // What is kept does not come at first, as where the network goes away early: it is kept once there is one again.
    const lost = '**/shell-worker.js';
    const page = await openWith(april, async (one) => one.context().route(lost, async (route) => route.abort()), {
      as: 'supervision',
      keepsShell: true,
    });
    await page.locator('.project-table th .link').nth(2).click();
    await page.getByRole('button', { name: '登记走访' }).click();
    await page.context().setOffline(true);
    const form = page.getByRole('form', { name: '登记走访' });
    await form.getByLabel('现场情况').fill('主体封顶，设备未到');
    const photo = Buffer.from([
      0xff, 0xd8, 0xff, 0xe0, 0, 16, 74, 70, 73, 70, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9,
    ]);
    await form.getByLabel(/照片/).setInputFiles({ name: '现场.jpg', mimeType: 'image/jpeg', buffer: photo });
    await form.getByRole('button', { name: '提交' }).click();
    await expectShown(page.getByText('1条走访存在本机，联网后发送：'));
    await page.context().unroute(lost);
    await page.context().setOffline(false);
    await expectShown(page.locator('.visits').getByText('主体封顶，设备未到'));
    expect(await page.locator('.visits > li').count()).toBe(1);
    await page.locator('.visit-waiting').waitFor({ state: 'detached' });
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);

    // Opened anew where there is no network: the shell is kept, and the list of projects that were looked at.
    await page.evaluate(async () => navigator.serviceWorker.ready);
    await page.reload();
    await expectShown(page.getByRole('button', { name: '登记走访' }));
    await page.context().setOffline(true);
    await page.reload();
    await expectShown(page.getByRole('heading', { name: '没有网络，走访照样登记' }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    await form.getByLabel('现场情况').fill('设备到货，正在安装');
    await form.getByRole('button', { name: '提交' }).click();
    await expectShown(page.getByText('1条走访存在本机，联网后发送：'));
    await page.context().setOffline(false);
    await expectShown(page.locator('.visits').getByText('设备到货，正在安装'));
    expect(await page.locator('.visits > li').count()).toBe(2);
    await page.locator('.visit-waiting').waitFor({ state: 'detached' });

    // No answer with figures is among what is kept, and after signing out nothing is.
    const kept = await keptPaths(page);
    expect(kept).toContain('/');
    expect(kept.filter((path) => path !== '/' && !path.startsWith('/assets/'))).toEqual([]);
    await page.locator('.account-menu summary').click();
    await page.getByRole('button', { name: '退出', exact: true }).first().click();
    await page.waitForURL(/\/account/);
    await expect.poll(async () => keptPaths(page)).toEqual([]);
  });

  test('chains are drawn with their missing links, in both languages', async () => {
    const page = await open(`${april}&by=${encodeURIComponent('竹木加工')}`);
    await expectShown(page.locator('.chain-graph'));
    expect(await page.locator('.chain-missing').count()).toBeGreaterThan(0);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
  });
});
