import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';

journeys('finding, going, being told', ({ open }) => {
  test('a key opens the search, what is typed finds, Enter goes there', async () => {
    const page = await open('/board?period=2021-04');
    await page.keyboard.press('/');
    await expectShown(page.getByRole('combobox', { name: '查找' }));
    await page.keyboard.type('技改');
    await expectShown(page.getByRole('option', { name: /事项.*工业技改投资连续三期下降/u }));
    expect(await breaches(page, '.find-dialog')).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/indicators\/industrial-upgrading-investment\?.*period=2021-04/u);
    await page.keyboard.press('/');
    await page.keyboard.type('没有这种东西');
    await expectShown(page.getByText('没有找到“没有这种东西”', { exact: false }));
    await page.keyboard.press('Escape');
    await page.getByRole('combobox', { name: '查找' }).waitFor({ state: 'detached' });
  });

  test('two keys go to a page, one shows all keys, and in a field they are letters', async () => {
    const page = await open('/board?period=2021-04', { theme: 'dark' });
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL(/\/counties\?.*period=2021-04/u);
    await page.keyboard.press('?');
    await expectShown(page.getByRole('heading', { name: '键盘操作' }));
    expect(await breaches(page, '.keys-help')).toEqual([]);
    await page.getByRole('button', { name: '关闭' }).click();
    await page.goto(page.url().replace('/counties', '/matters'));
    await page.getByRole('searchbox').fill('g');
    await page.keyboard.press('b');
    expect(new URL(page.url()).pathname).toBe('/matters');
    expect(new URL(page.url()).searchParams.get('q')).toBe('gb');
  });

  test('a view is kept, found again by its name, and taken away', async () => {
    const page = await open('/counties?period=2021-03&section=finance', { as: 'viewer' });
    await page.keyboard.press('/');
    const name = `财政各县${Date.now()}`;
    await page.getByLabel('视图名称').fill(name);
    await page.getByRole('button', { name: '保存当前视图' }).click();
    await expectShown(page.getByRole('option', { name: new RegExp(`视图.*${name}`, 'u') }));
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.waitForURL(/\/board/u);
    await page.keyboard.press('/');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/counties\?.*section=finance/u);
    await page.getByRole('combobox', { name: '查找' }).waitFor({ state: 'detached' });
    await page.keyboard.press('/');
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByRole('button', { name: `删除视图“${name}”` }).click();
    await page.getByRole('option', { name: new RegExp(name, 'u') }).waitFor({ state: 'detached' });
  });

  test('who is assigned a matter is told, goes there, and has read it', async () => {
    const page = await open('/board', { as: 'industry-officer' });
    await page.getByRole('link', { name: /^通知/u }).click();
    await page.getByRole('heading', { name: /未读/u }).waitFor();
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    await page.getByRole('button', { name: '要办' }).click();
    const told = page.locator('.notifications li li', { hasText: '交办' }).first();
    await told.getByRole('link').click();
    await page.waitForURL(/\/matters\?.*matter=/u);
    await page.goBack();
    await page.locator('.notifications li li:not(.unread)', { hasText: '交办' }).first().waitFor();
    await page.getByRole('button', { name: '全部标为已读' }).click();
    await expectShown(page.getByRole('heading', { name: '没有未读的通知' }));
  });

  test('a county’s page says what it is weak in, and leads to the next one', async () => {
    const page = await open('/counties?period=2021-04');
    await page.locator('.matrix').getByRole('link', { name: '溆浦县' }).click();
    await expectShown(page.getByRole('heading', { name: /^溆浦县/u }));
    await expectShown(page.locator('.band-name', { hasText: '后三位' }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await breaches(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByLabel('地区', { exact: true }).selectOption('431228');
    await page.waitForURL(/\/counties\/431228/u);
    await page.getByRole('link', { name: /^下一个/u }).click();
    await page.waitForURL((url) => /\/counties\/4312\d\d$/u.test(url.pathname) && !url.pathname.endsWith('431228'));
    await page.goto(page.url().replace(/\/counties\/\d+/u, '/counties'));
    await page.locator('.compared summary').click();
    await page.getByRole('button', { name: '溆浦县' }).click();
    await page.getByRole('button', { name: '通道侗族自治县' }).click();
    expect(await page.locator('.matrix tbody tr:not(.whole)').count()).toBe(2);
    expect(new URL(page.url()).searchParams.get('compared')).toBe('431224,431230');
  });
});
