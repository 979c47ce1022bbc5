import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';

journeys('everybody can use, in either theme,', ({ open }) => {
  test('the board', async () => {
    expect(await breaches(await open('/board?region=431200&period=2021-04'))).toEqual([]);
  });

  test('the record of a past day', async () => {
    expect(await breaches(await open('/board?period=2021-03&asOf=2021-04-30'))).toEqual([]);
  });

  test('the counties', async () => {
    expect(await breaches(await open('/counties?region=431200&period=2021-04'))).toEqual([]);
  });

  test('the matters', async () => {
    expect(await breaches(await open('/matters'))).toEqual([]);
  });

  test('the matters by state, and one of them', async () => {
    const page = await open('/matters');
    await page.getByRole('button', { name: '按状态' }).click();
    await page.locator('.state-board').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('link', { name: '工业技改投资连续三期下降' }).click();
    await page.locator('.four-lights').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  const conducted = ['review', 'circulars', 'meeting&proceeding=2021-05-25'];
  test.each(conducted)('what is conducted about matters: %s', async (view) => {
    const page = await open(`/matters?view=${view}`);
    await page.waitForLoadState('networkidle');
    expect(await breaches(page)).toEqual([]);
  });

  test('the catalogue', async () => {
    expect(await breaches(await open('/indicators?region=431200&period=2021-04'))).toEqual([]);
  });

  test('an indicator’s page, its drawings and one of their tables', async () => {
    const page = await open('/indicators/fixed-asset-investment?region=431200&period=2021-04');
    await page.locator('.charts').waitFor();
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: '数据表' }).first().click();
    await page.locator('.data-table').waitFor();
    expect(await breaches(page)).toEqual([]);
  });

  test.each(['/parks?region=431200&period=2021-04', '/attraction?region=431200&period=2021-04'])(
    '%s',
    async (address) => {
      const page = await open(address);
      await page.locator('h1').first().waitFor();
      expect(await breaches(page)).toEqual([]);
    },
  );
});
