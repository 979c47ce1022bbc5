import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';
import { drawn } from './drawn.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';
import { settled } from './settled.ts';

journeys('what supervision conducts', ({ open }) => {
  const views = [
    ['/matters?view=inspections', 'supervision'],
    ['/matters?view=inspections&proceeding=2021-3', 'supervision'],
    ['/matters?view=archive', 'supervision'],
    ['/matters?view=campaigns', 'supervision'],
    ['/matters?view=campaigns&proceeding=2021-2', 'xupu'],
    ['/matters?view=campaigns&proceeding=2021-3', 'supervision'],
    ['/account', 'xupu'],
    ['/matters?view=timeline', 'supervision'],
    ['/matters?view=calendar', 'supervision'],
    ['/matters?view=units', 'supervision'],
    ['/matters?view=overlaps', 'industry-head'],
    ['/matters', 'supervision'],
  ] as const;

  test.each(drawn(views, 4))('can be used by everybody: %s', async (path, as) => {
    const page = await open(path, { as, until: 'h1' });
    await settled(page);
    await page.locator('main details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
    expect(await breaches(page)).toEqual([]);
    expect(await smallTexts(page)).toEqual([]);
    expect(await digitsOfNoFigure(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  });

  test('a county states the day’s figures and a hidden danger on a phone, and the Office sees both', async () => {
    const phone = { width: 390, height: 844, as: 'xupu' };
    const page = await open('/matters?view=campaigns&proceeding=2021-2', phone);
    const patrolled = page.getByLabel(/^巡查水库山塘/u);
    await expectShown(patrolled);
    // One field and one button: both are in sight without scrolling.
    await patrolled.fill('512');
    await page.getByRole('button', { name: '报送' }).click();
    await expectShown(page.getByText('已报送。'));
    expect(await sidewaysScroll(page)).toBe(0);
    await page.getByText('登记隐患', { exact: true }).first().click();
    await page.getByLabel('地点', { exact: true }).fill('溆浦县观音阁镇四组');
    await page.getByLabel('隐患', { exact: true }).fill('弃渣堵塞沟道');
    await page.getByLabel('责任人', { exact: true }).fill('龚某');
    await page.getByLabel('整改时限').fill('2021-05-25');
    await page.getByRole('button', { name: '登记隐患' }).click();
    await expectShown(page.getByText('溆浦县观音阁镇四组：弃渣堵塞沟道'));
    const office = await open('/matters?view=campaigns&proceeding=2021-2', { as: 'supervision' });
    await expectShown(office.getByText('溆浦县观音阁镇四组：弃渣堵塞沟道'));
    await office.getByText('分单位').click();
    await expectShown(office.locator('.by-unit tr', { hasText: '溆浦县' }).getByText('512'));
    const [download] = await Promise.all([
      office.waitForEvent('download'),
      office.getByRole('link', { name: '下载报告' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('关于防汛专项行动进展情况的报告.docx');
  });

  test('a campaign is planned from a template and closed with its conclusion', async () => {
    const page = await open('/matters?view=campaigns', { as: 'supervision' });
    const form = page.locator('.plan-form');
    await form.getByLabel('模板').selectOption({ label: '防汛' });
    await form.getByLabel('名称', { exact: true }).fill('山塘清淤（演示）');
    await form.getByLabel('负责领导').selectOption({ index: 1 });
    await form.getByLabel('牵头单位').fill('市农业农村局');
    await form.getByLabel('参加单位（用顿号隔开）').fill('市农业农村局、某某局');
    await expectShown(form.getByText('单位名录里没有“某某局”'));
    await form.getByLabel('参加单位（用顿号隔开）').fill('市农业农村局、溆浦县人民政府');
    await form.getByRole('button', { name: '部署' }).click();
    await page.getByRole('button', { name: '山塘清淤（演示）' }).click();
    await expectShown(page.getByText('还没有登记隐患。'));
    await page.getByLabel('总结：成效、问题、下一步').fill('清淤完成，转入日常管护');
    await page.getByRole('button', { name: '总结并结束' }).click();
    await expectShown(page.getByText('清淤完成，转入日常管护'));
  });
});
