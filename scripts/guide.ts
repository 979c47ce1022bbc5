/** Takes the pictures of the user guide anew: `npm run guide [-- --data DIR]`, from the demonstration city in that directory, or from one
 *  that is loaded for it (`SHIGAN_URL`: served elsewhere already). The pages must be built. Look at every picture afterwards. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../bench/running/chromium.ts';
import { startDemoServer } from '../bench/running/demo-server.ts';

interface Picture {
  readonly name: string;
  readonly path: string;
  /** Signed in as this person of the demonstration; nobody where left out. */
  readonly as?: string;
  /** What is there when the page is complete. */
  readonly ready: string;
  readonly height?: number;
  readonly width?: number;
  readonly prepare?: (page: Page) => Promise<void>;
}

const faulty = fileURLToPath(new URL('../spec/workbooks/8-faults.xlsx', import.meta.url));

/** A text with a figure that is right, one that is wrong, a blank, and a rank. */
const draft = [
  '1-4月，全市规模以上工业增加值增长12.9%，居全省第7位。',
  '一季度，全市地区生产总值增长——%，居全省第5，创近10年新高。',
  '1-4月，全市固定资产投资增长15.9%，居全省第4。民间投资增速环比回落0.6个百分点。',
].join('\n');

const pictures: readonly Picture[] = [
  { name: 'board', path: '/board?period=2021-04', ready: 'table.board tbody', as: 'mayor' },
  { name: 'compare', path: '/board?period=2021-04&against=2021-03', ready: 'table.comparison tbody' },
  {
    name: 'figure',
    path: '/board?period=2021-04',
    ready: 'table.board tbody',
    prepare: async (page) => {
      await page.locator('.c-needed .door').first().click();
      await page.locator('.explanation .inputs').first().waitFor();
    },
  },
  { name: 'indicator', path: '/indicators/fixed-asset-investment?period=2021-04', ready: '.charts svg' },
  { name: 'counties', path: '/counties?period=2021-04', ready: 'table.matrix tbody' },
  { name: 'county', path: '/counties/431224?period=2021-04', ready: 'table.county tbody' },
  { name: 'outlook', path: '/outlook?period=2021-04', ready: 'main table' },
  { name: 'matters', path: '/matters', ready: 'table.matters tbody', as: 'supervision' },
  { name: 'review', path: '/matters?view=review', ready: 'main table', as: 'supervision' },
  { name: 'campaigns', path: '/matters?view=campaigns', ready: 'main table', as: 'supervision' },
  { name: 'awards', path: '/awards', ready: 'main h1' },
  { name: 'enterprises', path: '/enterprises?period=2021-04&kind=industry', ready: 'main table', as: 'statistics' },
  { name: 'projects', path: '/projects?period=2021-04', ready: 'main table', as: 'supervision' },
  {
    name: 'bulletins',
    path: '/bulletins',
    ready: 'main h1',
    as: 'supervision',
    height: 900,
    prepare: async (page) => {
      await page.getByRole('button', { name: /^起草/u }).click();
      await page.locator('main p [data-figure]').first().waitFor();
    },
  },
  {
    name: 'import',
    path: '/data?section=import',
    ready: 'input[type=file]',
    as: 'statistics',
    height: 900,
    prepare: async (page) => {
      await page.locator('input[type=file]').setInputFiles(faulty);
      await page.locator('table.faults').first().waitFor();
    },
  },
  {
    name: 'typing',
    path: '/data?section=typing',
    ready: 'main select',
    as: 'statistics',
    prepare: async (page) => {
      await page.locator('input[list]').fill('规模以上工业增加值');
      await page.getByRole('button', { name: '加一列' }).click();
      await page.locator('table.typing input').first().fill('12.9');
    },
  },
  { name: 'completeness', path: '/data?section=completeness', ready: '.arrivals tbody', as: 'statistics' },
  {
    name: 'registers',
    path: '/data?section=registers',
    ready: '.block-of',
    as: 'statistics',
    prepare: async (page) => {
      const table = '指标编码,地区编码,年度,目标类型,要求,目标值,单位\ngdp,431200,2022,增速,不低于,7.5,%\n';
      const file = { name: '目标.csv', mimeType: 'text/csv', buffer: Buffer.from(table) };
      await page.locator('input[type=file]').first().setInputFiles(file);
      await page.locator('.block-of table').first().waitFor();
    },
  },
  {
    name: 'drafts',
    path: '/drafts',
    ready: 'textarea',
    prepare: async (page) => {
      await page.locator('textarea').fill(draft);
      await page.getByRole('button', { name: '核对', exact: true }).click();
      await page.locator('.found').first().waitFor();
    },
  },
  { name: 'notifications', path: '/notifications', ready: '.notifications', as: 'commerce-head' },
  {
    name: 'search',
    path: '/board?period=2021-04',
    ready: 'table.board tbody',
    as: 'viewer',
    prepare: async (page) => {
      await page.keyboard.press('/');
      await page.locator('input[role=combobox]').fill('工业');
      await page.getByRole('option', { name: /事项/u }).first().waitFor();
    },
  },
  { name: 'settings', path: '/system?section=settings', ready: '.entry', as: 'system' },
  { name: 'phone', path: '/board?period=2021-04', ready: 'table.board tbody', width: 390, height: 760 },
];

async function take(browser: Browser, url: string, picture: Picture): Promise<void> {
  const { width = 1200, height = 640 } = picture;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: 'light', locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(120_000);
    if (picture.as !== undefined) {
      const data = { signInName: picture.as, demo: true };
      const answer = await page.request.post(`${url}/api/v1/session`, { headers: { origin: url }, data });
      if (!answer.ok()) throw new Error(`not signed in: ${picture.as}`);
    }
    await page.goto(url + picture.path);
    await page.locator(picture.ready).first().waitFor();
    await page.waitForLoadState('networkidle');
    await picture.prepare?.(page);
    const path = fileURLToPath(new URL(`../packages/web/public/guide/${picture.name}.png`, import.meta.url));
    await page.screenshot({ path, animations: 'disabled' });
    console.log(picture.name);
  } finally {
    await context.close();
  }
}

const { values, positionals } = parseArgs({ options: { data: { type: 'string' } }, allowPositionals: true });
const served = process.env['SHIGAN_URL'];
const server = served === undefined ? await startDemoServer(values.data ?? process.env['SHIGAN_DEMO_DATA']) : undefined;
const browser = await chromium.launch({ executablePath: chromiumPath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const asked = pictures.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  for (const picture of asked) await take(browser, served ?? server?.url ?? '', picture);
} finally {
  await browser.close();
  await server?.stop();
}
