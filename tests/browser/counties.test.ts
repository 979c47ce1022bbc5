import { expect, test } from 'vitest';
import { journeys } from './chromium.ts';
import { digitsOfNoFigure, expectShown, overlappingCells, rowsInSight, sidewaysScroll, smallTexts } from './on-page.ts';

const april = '/counties?region=431200&period=2021-04';

journeys('the counties', ({ open, openWith }) => {
  test('show all units of the city at once, each figure with where it comes from', async () => {
    const page = await open(april);
    expect(await page.locator('table.matrix tbody tr').count()).toBe(14);
    expect(await rowsInSight(page, 'table.matrix tbody tr')).toBe(14);
    expect(await smallTexts(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await overlappingCells(page)).toEqual([]);
  });

  test('are what their own officers see first, named in the head and on the page; parks are held against each other', async () => {
    const page = await open('/board?period=2021-04', { as: 'xupu' });
    const region = page.locator('.masthead').getByLabel('地区');
    expect(await region.inputValue()).toBe('431224');
    for (const place of ['projects', 'attraction', 'enterprises']) {
      await page.goto(new URL(`/${place}?period=2021-04`, page.url()).href);
      await page.locator('main h1').filter({ hasText: '溆浦县' }).waitFor();
      expect(await region.inputValue()).toBe('431224');
    }
    await page.goto(new URL('/parks?period=2021-04', page.url()).href);
    await page.locator('.park-table tbody tr').first().waitFor();
    expect(await region.inputValue()).toBe('431200');
  });

  test('are reached from the board, for the same month', async () => {
    const page = await open('/board?region=431200&period=2021-03');
    await page.getByRole('link', { name: '县市区' }).click();
    await page.locator('table.matrix').waitFor();
    expect(page.url()).toContain('/counties?region=431200&period=2021-03');
  });

  test('stand in the order of the indicator that is asked for', async () => {
    const page = await open(april);
    const column = 3;
    await page.locator('table.matrix thead tr:last-child th button').nth(1).click();
    await page.waitForURL(/by=/);
    const places = await page
      .locator(`table.matrix tbody tr:not(.whole) > :nth-child(${column + 1}) .place`)
      .allTextContents();
    expect(places.length).toBeGreaterThan(5);
    expect(places.map(Number)).toEqual(places.map(Number).toSorted((a, b) => a - b));
  });

  test('compare a section of the catalogue', async () => {
    const page = await open(april);
    const sections = page.getByRole('group', { name: '指标' });
    await sections.getByRole('button', { name: '投资' }).click();
    await page.waitForURL(/section=investment/);
    expect(await page.locator('table.matrix .sections th').allTextContents()).toEqual(['投资']);
  });

  test('are none where a region has no parts, and it says what to do', async () => {
    const page = await openWith('/counties?region=431221&period=2021-04', async () => undefined);
    await expectShown(page.getByText('没有可比的下属地区'));
  });

  test('open a figure of a county', async () => {
    const page = await open(april);
    await page.locator('.m-cell .number').nth(20).click();
    await expectShown(page.getByRole('dialog').locator('.cell').first());
  });

  test('lead from a finding of one county to a matter about it', async () => {
    const page = await open('/counties/431224?region=431200&period=2021-04', { as: 'supervision' });
    await page.locator('table.county button.more-warning').first().click();
    await page.locator('.found-row .follow-up').first().click();
    await expectShown(page.getByRole('dialog').locator('form'));
    expect(new URL(page.url()).searchParams.get('finding')).toMatch(/^[\w-]+ [\w-]+$/);
  });
});
