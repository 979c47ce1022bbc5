import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys, served } from './chromium.ts';
import { digitsOfNoFigure, expectShown, overlappingCells, rowsInSight, sidewaysScroll, smallTexts } from './on-page.ts';
import { settled } from './settled.ts';

const rows = 'table.board tbody tr:not(.band)';
const april = '/board?region=431200&period=2021-04';

journeys('the board', ({ open, openWith }) => {
  test('shows fourteen indicators at once on a small screen, none of it small, none of it out of sight', async () => {
    const page = await open(april);
    expect(await rowsInSight(page, rows)).toBeGreaterThanOrEqual(14);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await overlappingCells(page)).toEqual([]);
  });

  test('says that its figures are invented', async () => {
    const page = await open('/');
    expect(await page.locator('.masthead .demo').textContent()).toBe('演示数据');
  });

  test('has the furthest behind first', async () => {
    const page = await open(april);
    const bands = await page.locator('.band .band-name').allTextContents();
    expect(bands[0]).toBe('落后');
    expect(await page.locator('h1').textContent()).toMatch(/^\d+项落后/);
  });

  test('opens a figure down to the cell it was published in, and closes it again', async () => {
    const page = await open(april);
    const row = page.locator(rows, { hasText: '规模以上工业增加值' }).first();
    await row.locator('.c-change .door').click();
    const panel = page.getByRole('dialog');
    await panel.getByText('较上期变化').waitFor();
    await panel.locator('.inputs .door').first().click();
    await panel.locator('.cell').waitFor();
    expect(await panel.locator('.cell').textContent()).toMatch(/^[A-Z]+\d+$/);
    expect(await panel.locator('.vintages tbody tr').count()).toBeGreaterThan(0);
    // The rows around it, as the sheet has them.
    await panel.getByRole('button', { name: '看原表' }).click();
    await panel.locator('.surroundings .sought').waitFor();
    expect(await panel.locator('.surroundings .sought').textContent()).toBe(
      (await panel.locator('.explained b').textContent())?.replace('%', ''),
    );
    expect(await breaches(page, '.panel')).toEqual([]);
    await page.goBack();
    await panel.getByText('较上期变化').waitFor();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });

  test('every figure leads to where it comes from', async () => {
    const page = await open(april);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    const ids = await page
      .locator('main [data-figure]')
      .evaluateAll((doors) => doors.flatMap((door) => door.getAttribute('data-figure')?.split(' ') ?? []));
    expect(ids.length).toBeGreaterThan(100);
    const different = [...new Set(ids)];
    const every = Math.ceil(different.length / 24);
    for (const id of different.filter((_, index) => index % every === 0)) {
      const response = await page.request.get(`${served()}/api/v1/figures/${encodeURIComponent(id)}`);
      expect(`${response.status()} ${id}`).toBe(`200 ${id}`);
    }
  });

  test('works from the keyboard', async () => {
    const page = await open(april);
    const door = page.locator(`${rows} .door`).first();
    await door.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await door.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('goes to another month, and back', async () => {
    const page = await open(april);
    const cutoffs = page.locator(`${rows} time`);
    await page.getByRole('button', { name: '上一个月' }).click();
    await page.waitForURL(/period=2021-03/);
    await page.locator('.lede', { hasText: '1-3月' }).waitFor();
    expect(await cutoffs.allTextContents()).not.toContain('1-4月');
    await page.goBack();
    await page.locator('.lede', { hasText: '1-4月' }).waitFor();
    expect(await cutoffs.allTextContents()).toContain('1-4月');
  });

  test('shows what was known on a past day, and the way back to today', async () => {
    const page = await open(`${april}&asOf=2021-04-30`);
    expect(await page.locator('.past-notice').textContent()).toContain('2021年4月30日');
    expect(await page.locator(`${rows} time`).allTextContents()).not.toContain('1-4月');
    await page.getByRole('button', { name: '回到今天' }).click();
    await page.locator('.past-notice').waitFor({ state: 'detached' });
  });

  test('reads in English, with nothing left in Chinese', async () => {
    const page = await open(april);
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByText('Which indicators are behind').waitFor({ state: 'attached' });
    // Titles and names that people wrote stay as they wrote them, and say so.
    const words = await page.locator('main').evaluate((main) => {
      for (const named of main.querySelectorAll<HTMLElement>('[lang="zh-CN"]')) named.style.display = 'none';
      return main instanceof HTMLElement ? main.innerText : '';
    });
    expect(words.match(/.*\p{Script=Han}.*/gu) ?? []).toEqual([]);
    expect(await overlappingCells(page)).toEqual([]);
  });

  test('is as legible in the dark', async () => {
    const page = await open(april, { theme: 'dark' });
    const colours = await page.locator('body').evaluate((body) => {
      const style = getComputedStyle(body);
      return [style.backgroundColor, style.color];
    });
    expect(colours).toEqual(['rgb(23, 22, 20)', 'rgb(235, 231, 222)']);
  });

  test('holds the place of its rows while they are being read', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const page = await openWith(april, (opened) =>
      opened.route('**/api/v1/board*', async (route) => {
        await held;
        await route.continue();
      }),
    );
    await expectShown(page.getByRole('status', { name: '正在读取' }));
    release();
    await expectShown(page.locator('main table'));
  });

  test('says what happened when the server cannot be reached, and tries again', async () => {
    const page = await openWith(april, (opened) => opened.route('**/api/v1/board*', (route) => route.abort()));
    await expectShown(page.getByRole('alert').getByText('连不上服务'));
    await page.unroute('**/api/v1/board*');
    await page.getByRole('button', { name: '再试一次' }).click();
    await expectShown(page.locator('main table'));
  });

  test('says why a request was refused, and what to do', async () => {
    const page = await openWith('/board?region=999999&period=2021-04', async () => undefined);
    await expectShown(page.getByRole('alert').getByText('没有这个地区'));
  });

  test('says what to do where a month has no figures yet', async () => {
    const page = await openWith('/board?region=431200&period=2009-01', async () => undefined);
    await expectShown(page.getByText('还没有数据'));
  });

  test('loads within a quarter of a megabyte', async () => {
    let bytes = 0;
    const page = await openWith(april, async (opened) => {
      const session = await opened.context().newCDPSession(opened);
      await session.send('Network.clearBrowserCache');
      opened.on('response', async (response) => {
        if (/\.(?:js|css)$/.test(new URL(response.url()).pathname)) {
          const { responseBodySize } = await response.request().sizes();
          bytes += responseBodySize;
        }
      });
    });
    await page.locator('main table').waitFor();
    await settled(page);
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThan(250 * 1024);
  });
});
