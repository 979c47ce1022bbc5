import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';

journeys('everybody can use', ({ open }) => {
  const themes = ['light', 'dark'] as const;

  test.each(themes)('the board, %s', async (theme) => {
    expect(await breaches(await open('/board?region=431200&period=2021-04', { theme }))).toEqual([]);
  });

  test.each(themes)('the record of a past day, %s', async (theme) => {
    expect(await breaches(await open('/board?period=2021-03&asOf=2021-04-30', { theme }))).toEqual([]);
  });

  test.each(themes)('the counties, %s', async (theme) => {
    expect(await breaches(await open('/counties?region=431200&period=2021-04', { theme }))).toEqual([]);
  });

  test.each(themes)('the matters, %s', async (theme) => {
    expect(await breaches(await open('/matters', { theme }))).toEqual([]);
  });

  test.each(themes)('the matters by state, and one of them, %s', async (theme) => {
    const page = await open('/matters', { theme });
    await page.getByRole('button', { name: '按状态' }).click();
    await page.locator('.state-board').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('link', { name: '工业技改投资连续三期下降' }).click();
    await page.locator('.four-lights').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  const conducted = ['review', 'circulars', 'meeting&proceeding=2021-05-25'];
  const both = conducted.flatMap((view) => themes.map((theme) => [view, theme] as const));
  test.each(both)('what is conducted about matters: %s, %s', async (view, theme) => {
    const page = await open(`/matters?view=${view}`, { theme });
    await page.waitForLoadState('networkidle');
    expect(await breaches(page)).toEqual([]);
  });

  test.each(themes)('the catalogue, %s', async (theme) => {
    expect(await breaches(await open('/indicators?region=431200&period=2021-04', { theme }))).toEqual([]);
  });

  test.each(themes)('an indicator’s page, its drawings and one of their tables, %s', async (theme) => {
    const page = await open('/indicators/fixed-asset-investment?region=431200&period=2021-04', { theme });
    await page.locator('.charts').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: '数据表' }).first().click();
    await page.locator('.data-table').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  test.each(themes)('where a figure comes from, %s', async (theme) => {
    const page = await open('/board?region=431200&period=2021-04', { theme });
    await page.locator('.c-needed .door').first().click();
    await page.locator('.explanation .inputs').first().waitFor();
    expect(await breaches(page)).toEqual([]);
  });
});
