import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';
import { digitsOfNoFigure, expectShown, sidewaysScroll, smallTexts } from './on-page.ts';

journeys('people', ({ open, openWith }) => {
  test('come in as somebody of the demonstration, and go out again', async () => {
    const page = await openWith('/account', async () => undefined);
    await page.getByRole('button', { name: /^王某/u }).click();
    await expectShown(page.locator('.account-menu summary', { hasText: '王某' }));
    await page.locator('.account-menu summary').click();
    await page.getByRole('button', { name: '退出', exact: true }).first().click();
    await expectShown(page.getByRole('heading', { name: '以演示人员的身份进入' }));
  });

  test('are told alike what was wrong with name or password', async () => {
    const page = await openWith('/account', async () => undefined);
    await page.getByLabel('用户名').fill('nobody');
    await page.getByLabel('口令').fill('not the password');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await expectShown(page.getByRole('alert').getByText('用户名、口令或验证码不正确'));
  });

  test('who administer see the system, and no figures', async () => {
    const page = await open('/board', { as: 'security' });
    await page.waitForURL(/\/system/u);
    expect(await page.getByRole('link', { name: '总览' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '审计' }).count()).toBe(0);
    for (const part of ['单位', '人员', '权限', '设置', '运行']) {
      await page.getByRole('link', { name: part, exact: true }).click();
      await expectShown(page.locator('.plain-table, .settings').first());
      expect(await smallTexts(page)).toEqual([]);
      expect(await digitsOfNoFigure(page)).toEqual([]);
    }
    expect(await sidewaysScroll(page)).toBe(0);
  });

  test('are added by the security administrator, with a password told once', async () => {
    const page = await open('/system?section=people', { as: 'security' });
    await page.locator('.new-account summary').click();
    const form = page.locator('.new-account form');
    await form.getByLabel('用户名').fill(`new-${Date.now()}`);
    await form.getByLabel('姓名').fill('新某');
    await form.getByLabel('查看者').check();
    await form.getByRole('button', { name: '新增账号' }).click();
    expect(await page.locator('.given code').textContent()).toMatch(/^\w{5}(-\w{5}){3}$/u);
  });

  test('who audit find who did what, and that the log holds', async () => {
    const page = await open('/system?section=audit', { as: 'audit' });
    await expectShown(page.getByText('前后相连，未被改动', { exact: false }));
    await page.getByRole('searchbox').fill('demo.load');
    await expectShown(page.locator('.audit tbody tr', { hasText: 'demo.load' }).first());
    expect(await digitsOfNoFigure(page)).toEqual([]);
  });

  test('who keep the system change a setting, which is a further vintage and stands in the log', async () => {
    const settings = '/system?section=settings';
    const nothing = async (): Promise<void> => undefined;
    const page = await openWith(settings, nothing, { as: 'system' });
    const entry = page.locator('section.entry').first();
    const amend = async (name: string, value: string): Promise<void> => {
      await entry.getByRole('button', { name: '修改', exact: true }).click();
      await entry.getByLabel(name).fill(value);
      await entry.getByRole('button', { name: '保存', exact: true }).click();
    };
    await expectShown(entry.locator('dl.settings'));
    const before = (await entry.locator('dd').nth(1).textContent()) ?? '';
    await amend('方阵', 'many');
    await expectShown(entry.getByRole('alert').first());
    await entry.getByRole('button', { name: '取消', exact: true }).click();
    await amend('方阵', '5');
    await expectShown(entry.locator('dd', { hasText: /^5$/u }));
    await entry.getByRole('button', { name: '历次版本' }).click();
    await expectShown(entry.locator('tbody tr', { hasText: `${before} → 5` }));
    expect(await breaches(page)).toEqual([]);
    await amend('方阵', before);
    await expectShown(entry.locator('tbody tr', { hasText: `5 → ${before}` }));
    // Others read it, and have nothing to change it with.
    const other = await openWith(settings, nothing, { as: 'security' });
    await expectShown(other.locator('dl.settings').first());
    expect(await other.getByRole('button', { name: '修改', exact: true }).count()).toBe(0);
    const log = await open('/system?section=audit', { as: 'audit' });
    await log.getByRole('searchbox').fill('register.amend');
    await expectShown(log.locator('.audit tbody tr', { hasText: 'register.amend' }).first());
  });

  test('set a second factor up with a picture for their phone', async () => {
    const page = await openWith('/account', async () => undefined);
    await page.getByRole('button', { name: /^钱某/u }).click();
    await page.waitForURL(/\/board/u);
    await page.goto(page.url().replace('/board', '/account'));
    await page.getByRole('button', { name: '启用二次验证' }).click();
    await expectShown(page.locator('svg.qr path'));
    expect(await digitsOfNoFigure(page)).toEqual([]);
  });
});
