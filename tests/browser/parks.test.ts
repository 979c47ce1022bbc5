import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';

const april = 'region=431200&period=2021-04';

journeys('parks and investment attraction', ({ open }) => {
  test('parks are compared, a score opens its grounds down to the cells, a mark is given and signed', async () => {
    const page = await open(`/parks?${april}`, { as: 'supervision' });
    await page.locator('.park-table tbody tr').first().waitFor();
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    await page.locator('.park-table .park-score .door').nth(2).click();
    await page.getByRole('dialog').locator('.inputs .door').last().click();
    await expectShown(page.getByRole('dialog').getByText('全市最好'));
    await page.keyboard.press('Escape');
    await page.locator('.park-table th .link').first().click();
    await expectShown(page.getByRole('heading', { name: '得分从哪里来？' }));
    await page.getByRole('button', { name: '评分' }).click();
    const form = page.getByRole('form', { name: '评分' });
    await form.getByLabel('形象环境').check();
    await form.getByLabel('评分（0到100）').fill('88');
    await form.getByLabel('依据').fill('现场走访，主干道整洁');
    await form.getByRole('button', { name: '签名提交' }).click();
    await expectShown(page.getByText('现场走访，主干道整洁'));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
  });

  test('deals stand by their steps beside the indicator; a finding becomes a matter, a deal shows who follows it up', async () => {
    const page = await open(`/attraction?${april}&light=flagged`, { as: 'supervision' });
    await page.locator('.deal-table tbody tr').first().waitFor();
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await breaches(page)).toEqual([]);
    await page.locator('.deal-table .more').first().click();
    await page.locator('.follow-up').first().click();
    await page.getByRole('dialog').getByRole('button', { name: '立为督办' }).click();
    await page.waitForURL(/\/matters\?.*matter=/);
    await page.goBack();
    await expectShown(page.locator('.deal-table th .link').first());
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.locator('.deal-table th .link').first().click();
    await expectShown(page.getByRole('heading', { name: '谁在跟，跟到哪里？' }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
  });

  test('an indicator leads down to the units behind it, what they say becomes a matter, and they lead back', async () => {
    const page = await open(`/indicators/industrial-profit?${april}`, { as: 'supervision' });
    for (const [code, leader, done] of [
      ['industrial-profit', /分管工业的副市长/, /口径变动|亏损/],
      ['industrial-investment', /副市长/, /赶上序时/],
    ] as const) {
      await page.goto(new URL(`/indicators/${code}?${april}`, page.url()).href);
      await page.locator('.found-units .follow-up').first().click();
      const form = page.getByRole('dialog');
      await expectShown(form.getByLabel('牵头单位'));
      expect(await form.getByLabel('责任领导').inputValue()).toMatch(leader);
      expect(await form.getByLabel('牵头单位').inputValue()).not.toBe('');
      expect(await form.getByLabel('办结标准').inputValue()).toMatch(done);
      await form.getByRole('button', { name: '立为督办' }).click();
      await page.waitForURL(/\/matters\?.*matter=/);
      await expectShown(page.getByText(done).first());
    }
    await page.goto(new URL(`/indicators/industrial-investment?${april}`, page.url()).href);
    await expectShown(page.getByRole('heading', { name: '由哪些重点项目支撑' }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    await page.goto(new URL(`/indicators/domestic-capital?${april}`, page.url()).href);
    await expectShown(page.getByRole('heading', { name: '由哪些招商项目支撑？' }));
    await page.getByRole('link', { name: '招商项目', exact: true }).click();
    await page.getByRole('link', { name: '实际到位内资' }).click();
    await page.waitForURL(/\/indicators\/domestic-capital/);
  });
});
