import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { jpegTaken } from '../../packages/core/src/testing/photo.ts';
import { breaches, breachesOfMarkup } from './breaches.ts';
import { journeys } from './chromium.ts';
import { drawn } from './drawn.ts';
import { digitsOfNoFigure, idsOn, unanswered } from './on-page.ts';
import { settled } from './settled.ts';

const at = 'region=431200&period=2021-04';

/** Every kind of page; everybody can use it. */
const kinds: readonly string[] = [
  `/board?${at}`,
  '/board?region=431200&period=2021-03&asOf=2021-04-30',
  `/counties?${at}`,
  `/indicators?${at}`,
  `/indicators/fixed-asset-investment?${at}`,
  `/parks?${at}`,
  `/attraction?${at}&kind=any`,
  '/matters?view=review',
  '/matters?view=circulars',
  '/matters?view=meeting&proceeding=2021-05-25',
];

/** What shows other figures, or is looked at by journeys of its own. */
const states: readonly string[] = [
  '/board?region=431221&period=2021-04',
  `/counties?${at}&section=finance`,
  `/counties/431224?${at}`,
  `/indicators/gdp?${at}`,
  `/indicators/budget-revenue?${at}`,
  `/indicators/new-above-threshold?${at}`,
  '/indicators/retail-sales?region=431221&period=2021-04',
  `/enterprises?${at}&kind=industry`,
  '/awards?region=431200',
  `/projects?${at}&light=behind`,
  '/data?section=record&region=431200',
];

/** Figures that stand on a page at least, in both languages: a meeting shows one item at a time. */
const leastFigures = (path: string): number => (path.includes('view=meeting') ? 2 : 30);

/** Presses what opens something, until nothing of it is left closed. What moves in after a press is waited for. */
async function openAll(page: Page, closed: string): Promise<void> {
  const left = page.locator(closed);
  while ((await left.count()) > 0) {
    await left.evaluateAll((all) => all.forEach((one) => one instanceof HTMLElement && one.click()));
    await settled(page);
  }
}

/** The same page in the other language, without leaving it; a meeting lies over the head that the link stands in. */
async function inEnglish(page: Page): Promise<void> {
  if (page.url().includes('view=meeting')) await page.goto(`${page.url()}&lang=en`);
  else await page.getByRole('link', { name: 'English' }).click();
  await page.locator('html[lang="en"]').waitFor();
  await settled(page);
}

journeys('every page, in both languages', ({ open }) => {
  const asked = new Set<string>();

  // The board, which everybody opens, every time.
  test.each([...kinds.slice(0, 1), ...drawn(kinds.slice(1), 4), ...drawn(states, 4)])(
    '%s: every digit is a figure or said to be none, and every figure answers',
    async (path) => {
      const page = await open(path);
      await settled(page);
      expect(kinds.includes(path) ? await breaches(page) : []).toEqual([]);
      const found = [...(await idsOn(page))];
      for (const language of ['zh', 'en']) {
        if (language === 'en') await inEnglish(page);
        expect(await digitsOfNoFigure(page)).toEqual([]);
        await openAll(page, '.chart-tools button[aria-pressed="false"]');
        await openAll(page, '.c-findings .more[aria-expanded="false"]');
        expect(await digitsOfNoFigure(page)).toEqual([]);
        found.push(...(await idsOn(page)));
      }
      // What was opened may have colours of its own where it is a table.
      const look = (await page.locator('main .data-table').count()) > 0 ? breaches : breachesOfMarkup;
      expect(kinds.includes(path) ? await look(page) : []).toEqual([]);
      expect(found.length).toBeGreaterThan(leastFigures(path));
      const fresh = [...new Set(found)].filter((id) => !asked.has(id));
      for (const id of fresh) asked.add(id);
      expect(await unanswered(page, fresh)).toEqual([]);
    },
    300_000,
  );

  test('a project with a photo, its date and place, in both languages: every digit is said to be none', async () => {
    const page = await open(`/projects?${at}`, { as: 'supervision' });
    const link = await page.locator('.project-table th .link').nth(5).getAttribute('href');
    const project = new URL(link ?? '', page.url()).searchParams.get('project') ?? '';
    const { origin } = new URL(page.url());
    const headers = { origin };
    const file = { name: '现场.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpegTaken(true)) };
    const filed = await page.request.post(`${origin}/api/v1/evidence`, { headers, multipart: { file } });
    const { sha256 }: { sha256: string } = await filed.json();
    const data = { key: randomUUID(), on: '2021-05-18', seen: '主体封顶', photos: [{ sha256, name: file.name }] };
    const told = await page.request.post(`${origin}/api/v1/projects/${project}/visits`, { headers, data });
    expect(told.ok()).toBe(true);
    for (const language of ['zh', 'en']) {
      await page.goto(`${origin}/projects?${at}&project=${project}&lang=${language}`);
      await page.locator('.visit-photos').getByText('2021-05-18 10:22').waitFor();
      expect(await digitsOfNoFigure(page)).toEqual([]);
    }
  });

  // Outlooks are made while the page is looked at: what they rest on is asked for where none is being made.
  test.each(['zh', 'en'])('outlooks, in %s: every digit is a figure or said to be none', async (language) => {
    const page = await open(`/outlook?${at}&lang=${language}`);
    await settled(page);
    await openAll(page, 'main details:not([open]) > summary');
    expect(await digitsOfNoFigure(page)).toEqual([]);
  });
});
