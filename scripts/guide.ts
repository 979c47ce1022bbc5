/** Takes the pictures of the user guide anew: `npm run guide [-- --data DIR]`, from the demonstration city in that directory, or from one
 *  that is loaded for it (`SHIGAN_URL`: served elsewhere already). The pages must be built. Look at every picture afterwards. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
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
  { name: 'awards', path: '/awards', ready: 'main h1' },
  { name: 'bulletins', path: '/bulletins', ready: 'main h1', as: 'supervision' },
  { name: 'notifications', path: '/notifications', ready: '.notifications', as: 'commerce-head' },
  {
    name: 'search',
    path: '/board?period=2021-04',
    ready: 'table.board tbody',
    as: 'viewer',
    prepare: async (page) => {
      await page.keyboard.press('/');
      await page.getByRole('combobox').fill('工业');
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
const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const asked = pictures.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  for (const picture of asked) await take(browser, served ?? server?.url ?? '', picture);
} finally {
  await browser.close();
  await server?.stop();
}
