import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoServer, startDemoServer } from '../../bench/running/demo-server.ts';
import { shortLived } from '../../bench/running/program.ts';
import { journeys } from './chromium.ts';
import { expectShown } from './on-page.ts';

/** A city of its own: its month goes by, and no other journey shall see that. */
let server: DemoServer;
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'shigan-month-'));
  const city = process.env['SHIGAN_DEMO_DATA'];
  if (city !== undefined) await cp(city, directory, { recursive: true });
  server = await startDemoServer(directory, '', shortLived);
});
afterAll(async () => {
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Does an act on the matter that is open, with what its form asks for. */
async function act(page: Page, name: string, fill: (form: ReturnType<Page['locator']>) => Promise<unknown> = nothing) {
  await page.locator('.acts').getByRole('button', { name, exact: true }).click();
  const form = page.locator('.act-form');
  await fill(form);
  await form.getByRole('button', { name: '确定' }).click();
  await form.waitFor({ state: 'detached' });
}

const nothing = async (): Promise<void> => {};

const standsAt = (page: Page, state: string) => expectShown(page.locator('.stations .on', { hasText: state }));

/** What somebody else did since is seen when the page is loaded again. */
async function again(page: Page): Promise<void> {
  await page.reload();
  await page.locator('.acts button').first().waitFor();
}

journeys(
  'a month of supervision',
  ({ open, openWith }) => {
    const as = (signInName: string, path: string) =>
      openWith(path, async (page) => {
        const data = { signInName, demo: true };
        const answer = await page.request.post(`${server.url}/api/v1/session`, {
          headers: { origin: server.url },
          data,
        });
        expect(answer.status()).toBe(200);
      });

    test('from a finding to struck off, by everybody in a session of their own, to the meeting that opens with promises', async () => {
      // 20 May: the Office makes a finding a matter and assigns it.
      const office = await open('/board?region=431200&period=2021-04', { as: 'supervision' });
      await office.getByRole('button', { name: /^本年新开工工业投资的.*研判提示/u }).click();
      // It may stand in the margin too, among what is to be decided.
      await office
        .getByRole('button', { name: /^立项：本年新开工工业投资，同比下降/u })
        .first()
        .click();
      const panel = office.getByRole('dialog');
      await panel.getByLabel('牵头单位').waitFor();
      expect(await panel.getByLabel('牵头单位').inputValue()).toBe('市工业和信息化局');
      await panel.getByRole('button', { name: '立为督办' }).click();
      await standsAt(office, '已立项');
      await office.waitForURL(/matters\?.*matter=/u);
      const { pathname, search } = new URL(office.url());
      const matter = pathname + search;
      await act(office, '交办', (form) => form.getByLabel('依据文件').fill('怀政督〔2021〕61号'));
      await standsAt(office, '已交办');

      // The leader whose portfolio it is instructs; the unit signs for it, begins, and promises.
      const leader = await as('industry-leader', matter);
      await act(leader, '批示', (form) => form.getByLabel('内容').fill('逐个项目倒排工期，每旬报我。'));
      await expectShown(leader.locator('.facts').getByText('逐个项目倒排工期', { exact: false }));
      const officer = await as('industry-officer', matter);
      await act(officer, '签收');
      await act(officer, '开始办理');
      await standsAt(officer, '办理中');
      for (const [text, promise, due] of [
        ['已摸底新开工项目21个，3个具备条件。', '新开工项目8个进场', '2021-06-10'],
        ['第二批5个项目正在办理施工许可。', '第二批5个项目全部取得施工许可', '2021-06-15'],
      ] as const)
        await act(officer, '报告进展', async (form) => {
          await form.getByLabel('报告内容').fill(text);
          await form.getByLabel('自评进度 %').fill('40');
          await form.getByLabel('灯').selectOption('yellow');
          await form.getByLabel('承诺（可不填）').fill(promise);
          await form.getByLabel('承诺时限').fill(due);
        });
      await expectShown(officer.getByRole('heading', { name: '承诺兑现了没有？' }));

      // 16 June: a second person of the Office judges what was promised.
      await server.advance('2021-06-16');
      const verifier = await as('supervision-2', matter);
      await act(verifier, '评判承诺', async (form) => {
        await form.getByLabel('对象').selectOption({ label: '新开工项目8个进场' });
        await form.getByLabel('评判').selectOption({ label: '兑现' });
      });
      await act(verifier, '评判承诺', async (form) => {
        await form.getByLabel('对象').selectOption({ label: '第二批5个项目全部取得施工许可' });
        await form.getByLabel('评判').selectOption({ label: '落空' });
        await form.getByLabel('理由').fill('只办出2个');
      });

      // The head of the unit reports it done on the name of a paper alone, and has it back.
      const head = await as('industry-head', matter);
      const reportDone = (text: string, prove: (form: ReturnType<Page['locator']>) => Promise<unknown>) =>
        act(head, '申请办结', async (form) => {
          await form.getByLabel('报告内容').fill(text);
          await form.getByLabel('自评进度 %').fill('100');
          await form.getByLabel('灯').selectOption('green');
          await prove(form);
        });
      await reportDone('13个项目全部开工。', (form) => form.getByLabel('佐证名称，每行一份').fill('情况说明'));
      await standsAt(head, '申请办结');
      expect(await head.getByRole('button', { name: '开始核查' }).isDisabled()).toBe(true);
      await again(verifier);
      await act(verifier, '退回', (form) => form.getByLabel('理由').fill('只有说明，没有施工许可和现场照片'));
      await standsAt(verifier, '退回');
      await again(head);
      await expectShown(head.getByText('只有说明，没有施工许可和现场照片', { exact: false }));
      await act(head, '重新办理');
      await reportDone('13个项目全部开工，许可齐全。', async (form) => {
        const buffer = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n');
        const file = { name: '13个项目施工许可.pdf', mimeType: 'application/pdf', buffer };
        await form.getByLabel('上传佐证文件').setInputFiles(file);
        await expectShown(form.getByText('13个项目施工许可.pdf'));
      });

      // Verified by the second person, struck off by a third: who concluded may not.
      await again(verifier);
      await act(verifier, '开始核查');
      await act(verifier, '核查通过、办结', async (form) => {
        for (const name of ['事实属实', '问题解决', '佐证和手续齐全']) await form.getByLabel(name).check();
        await form.getByLabel('佐证名称，每行一份').fill('现场核查记录');
      });
      await standsAt(verifier, '已办结');
      expect(await verifier.getByRole('button', { name: '销号', exact: true }).isDisabled()).toBe(true);
      const striker = await as('supervision-3', matter);
      await act(striker, '销号');
      await standsAt(striker, '已销号');

      // The circular: May's has been checked for long, June's is drafted, checked by the unit, and goes out after 24 hours.
      const to = (page: Page, query: string) => page.goto(`${server.url}/matters?${query}`);
      await to(office, 'view=circulars');
      await office.getByLabel('签发人').fill('唐某（虚构）');
      await office.getByRole('button', { name: '印发', exact: true }).click();
      await office.getByRole('button', { name: '起草本月通报' }).click();
      await office.getByRole('button', { name: '送事先核实' }).click();
      const publish = office.getByRole('button', { name: '印发', exact: true });
      await publish.waitFor();
      expect(await publish.isDisabled()).toBe(true);
      await to(head, 'view=circulars');
      await head.getByLabel('属实', { exact: true }).check();
      await head.getByRole('button', { name: '答复' }).click();
      await expectShown(head.locator('.check-agreed', { hasText: '市工业和信息化局' }));
      await server.advance('2021-06-17');
      await to(office, 'view=circulars');
      await expectShown(office.locator('.check-lapsed').first());
      await expectShown(office.locator('.check-agreed', { hasText: '市工业和信息化局' }));
      await office.getByLabel('签发人').fill('唐某（虚构）');
      await publish.click();
      await expectShown(office.getByRole('heading', { name: '6月督查通报：已印发' }));

      // The meeting opens with what was promised; what it decides is a matter on the spot.
      await to(office, 'view=meeting');
      await office.getByLabel('开会日期').fill('2021-06-18');
      await office.getByRole('button', { name: '准备调度会' }).click();
      await office
        .locator('.meeting-list li', { hasText: '6月18日' })
        .getByRole('button', { name: '进入会议' })
        .click();
      await office.getByRole('button', { name: '开会', exact: true }).click();
      await to(leader, 'view=meeting&proceeding=2021-06-18');
      const promises = leader.locator('.meeting-promises');
      await expectShown(promises.getByText('共2项：兑现1，部分0，落空1'));
      await expectShown(promises.locator('li', { hasText: '第二批5个项目全部取得施工许可' }).getByText('只办出2个'));
      await expectShown(promises.locator('li', { hasText: '新开工项目8个进场' }).getByText('兑现'));
      const decide = office.locator('.decide');
      await decide.getByLabel('事项').fill('未取得许可的3个项目月底前办结');
      await decide.getByLabel('时限').fill('2021-06-30');
      await decide.getByRole('button', { name: '立为督办' }).click();
      await expectShown(decide.getByRole('link', { name: '未取得许可的3个项目月底前办结' }));
    });
  },
  () => server.url,
);
