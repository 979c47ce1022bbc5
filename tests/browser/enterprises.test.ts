import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';

const april = '/enterprises?region=431200&period=2021-04';

journeys('the enterprises', ({ open }) => {
  test('say what the growth is made of, and every figure opens down to the cells of the returns', async () => {
    const page = await open(`${april}&kind=industry`);
    await page.locator('.enterprise-table').first().waitFor();
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.locator('.enterprise-columns .enterprise-table tbody td .door').first().click();
    const panel = page.getByRole('dialog');
    await expectShown(panel.getByText('各月上报数之和'));
    await expectShown(panel.getByRole('link', { name: /企业月报（演示数据）\.csv/ }).first());
  });

  test('an indicator leads down to them, one of them to its months, and they lead back up', async () => {
    const page = await open('/indicators/industrial-value-added?region=431200&period=2021-04');
    await page.getByRole('link', { name: /规上工业 \d+/ }).click();
    await page.waitForURL(/\/enterprises\?.*kind=industry/);
    await expectShown(page.getByRole('link', { name: '规模以上工业增加值' }));
    await page.locator('.enterprise-columns .enterprise-table th .link').first().click();
    await expectShown(page.getByRole('heading', { name: '各月报了多少？' }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
  });

  test('what units say stands on the board and the indicator, and leads down to the units', async () => {
    const page = await open('/?region=431200&period=2021-04');
    const row = page.locator('tr', { has: page.getByRole('rowheader', { name: /工业投资/ }) }).first();
    await row.locator('.more').click();
    const units = page.locator('.found-units').first();
    await expectShown(units.getByText(/项目完成年度计划.*序时应为/));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await units.locator('li .link').first().click();
    await page.waitForURL(/\/projects\?.*project=/);
    const indicator = await open('/indicators/industrial-profit?region=431200&period=2021-04');
    const losses = indicator.locator('.found-units', { hasText: '亏损企业102家' });
    await expectShown(losses.getByText(/同比增14\.6%/));
    expect(await digitsOfNoFigure(indicator)).toEqual([]);
    expect(await breaches(indicator)).toEqual([]);
    await losses.locator('li .link').first().click();
    await indicator.waitForURL(/\/enterprises\?.*enterprise=/);
  });

  test('one that returns quarters alone shows them as such, down to their cells', async () => {
    const page = await open('/enterprises?enterprise=91431202MA4800327P&region=431200&period=2021-03');
    await expectShown(page.getByRole('heading', { name: '各季报了多少？' }));
    expect(await page.getByRole('heading', { name: '各月报了多少？' }).count()).toBe(0);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    await page.locator('#quarters tbody .door').first().click();
    const panel = page.getByRole('dialog');
    await expectShown(panel.getByText('季报：截至该季末的累计数'));
    await expectShown(panel.getByRole('link', { name: /2021年一季度.*季报（演示数据）\.csv/ }));
  });

  test('the ladder says who came in and who is near, and its figures explain themselves', async () => {
    const page = await open(`${april}&section=ladder`);
    await expectShown(page.getByRole('heading', { name: /4月新入库2家，本年8家，年度计划150家/ }));
    await expectShown(page.getByText('仍为零'));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.locator('.enterprise-columns .enterprise-table tbody td .door').nth(1).click();
    await expectShown(page.getByRole('dialog').getByText('纳统标准'));
    expect(await breaches(page)).toEqual([]);
  });

  test('requests say what is asked most and what is not answered', async () => {
    const page = await open(`${april}&section=requests`);
    await expectShown(page.getByRole('heading', { name: /企业诉求6件，未答复4件/ }));
    await expectShown(page.getByRole('link', { name: '督办事项' }).first());
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
  });

  test('everybody can use them', async () => {
    const page = await open(april);
    await page.locator('.enterprise-table').first().waitFor();
    expect(await breaches(page)).toEqual([]);
  });
});
