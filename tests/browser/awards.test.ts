import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';
import { drawn } from './drawn.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';
import { settled } from './settled.ts';

journeys('incentives', ({ open }) => {
  const sections = ['standing', 'ledger', 'catalogue', 'work', 'points', 'assessment'] as const;

  test.each(drawn(sections, 3))(
    'everybody can use %s, in English and on a phone too',
    async (section) => {
      const path = `/awards?section=${section}`;
      const day = await open(path);
      await settled(day);
      expect(await breaches(day)).toEqual([]);
      expect(await smallTexts(day)).toEqual([]);
      expect(await digitsOfNoFigure(day)).toEqual([]);
      const english = await open(`${path}&lang=en`, { width: 390, height: 844 });
      await settled(english);
      expect(await sidewaysScroll(english)).toBeLessThanOrEqual(0);
      expect(await digitsOfNoFigure(english)).toEqual([]);
    },
    180_000,
  );

  test('the standing: any number of the province opens down to the entries, a peer’s gap by year', async () => {
    const page = await open('/awards');
    await expectShown(page.locator('h1').filter({ hasText: '居全省14个市州第11位（末尾方阵）' }));
    await page.getByLabel('对比市州').selectOption({ label: '永州市' });
    await expectShown(page.getByText('已被超过'));
    await page
      .getByRole('row', { name: /^长沙市/ })
      .getByRole('button')
      .nth(2)
      .click();
    await expectShown(page.locator('.award-explanation').getByText('2020年度真抓实干督查激励通报').first());
    await page.getByRole('button', { name: '关闭' }).click();
  });

  test('the goal in numbers, and a choice by hand that says what it costs', async () => {
    const page = await open('/awards');
    await expectShown(page.getByText(/^2020年市本级进入全省第一方阵（前4位）要10次，还差6次/));
    await expectShown(page.getByText(/^按各市州历年走势模拟10000次/));
    await page.getByLabel('可投入力量').fill('4');
    await expectShown(page.getByText(/^选\d个小项，用力量4，/));
    await page.getByLabel('含未选小项').check();
    const left = page.locator('.award-plan tbody tr:not(.chosen)').first();
    await expectShown(left.getByText(/改选则少|力量不够/));
    await page.getByLabel('取舍 质量强省').first().selectOption({ label: '必选' });
    await expectShown(page.locator('.award-plan tr.chosen').filter({ hasText: '质量强省' }));
  });

  test('a notice is read, its open name settled by a person, and entered', async () => {
    const page = await open('/awards?section=ledger', { as: 'supervision' });
    await page.getByRole('button', { name: '登记通报' }).click();
    await page
      .getByLabel('通报正文')
      .fill('2016年真抓实干成效明显的地区名单\n一、财税管理工作成效明显的县市区\n鹤城区、洪江。\n（省财政厅组织实施）');
    await page.getByLabel('评定年度').fill('2016');
    await page.getByRole('button', { name: '读名单' }).click();
    await page.getByLabel('“洪江”指').selectOption({ label: '洪江市' });
    await page.getByRole('button', { name: '登记入台账' }).click();
    await expectShown(page.getByText(/^登记\d次/));
  });

  test('a sub-item: who answers for it is changed, and stands', async () => {
    const page = await open('/awards?section=work', { as: 'supervision' });
    await page.getByRole('searchbox').fill('粮食');
    await page.getByRole('button', { name: '粮食安全责任制' }).first().click();
    await page.getByLabel('牵头单位', { exact: true }).fill('市发展和改革委员会');
    await page.getByRole('button', { name: '保存' }).click();
    await expectShown(page.getByRole('cell', { name: /市发展和改革委员会/ }).first());
  });

  test('the evidence of an application: what is missing, a file put to what it proves, the pack', async () => {
    const page = await open('/awards?section=work', { as: 'supervision' });
    await page.getByRole('searchbox').fill('财税');
    await page.getByRole('button', { name: '财税管理' }).first().click();
    await expectShown(page.getByText(/^应有3项，缺3项。/));
    await page.getByRole('combobox', { name: /^证明材料/ }).selectOption({ label: '国库对账单' });
    await page.getByLabel('或选已收到的文件').selectOption({ index: 1 });
    await page.getByRole('button', { name: '放入' }).click();
    await expectShown(page.getByText(/^应有3项，缺2项。/));
    await page.getByRole('combobox', { name: /^证明材料/ }).selectOption({ index: 1 });
    const photo = { name: '现场照片.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a00', 'hex') };
    await page.getByLabel('上传文件').setInputFiles(photo);
    await expectShown(page.getByText(/^应有3项，缺1项。/));
    await expectShown(page.getByRole('link', { name: '现场照片.png' }));
    const pack = await page.getByRole('link', { name: /下载材料包/ }).getAttribute('href');
    const answer = await page.request.get(new URL(pack ?? '', page.url()).href);
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/zip']);
    const folder = await answer.body();
    for (const name of ['00 申报材料目录.docx', '现场照片.png']) expect(folder.includes(Buffer.from(name))).toBe(true);
  });

  test('the assessment: a county’s points line by line, with what each rests on', async () => {
    const page = await open('/awards?section=assessment');
    await page.getByLabel('年度').selectOption({ label: '2020' });
    await expectShown(page.getByText('考核按公示日已反馈的数据计分', { exact: false }));
    await page.getByRole('button', { name: '溆浦县' }).click();
    await expectShown(page.getByRole('columnheader', { name: '依据' }));
    expect(await digitsOfNoFigure(page)).toEqual([]);
    await page.locator('.award-points .door').first().click();
    await expectShown(page.locator('.explanation').first());
  });
});
