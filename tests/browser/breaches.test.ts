import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { breaches } from './breaches.ts';
import { journeys } from './chromium.ts';

const dark = '@media (prefers-color-scheme: dark)';
const cell = 'main tbody tr:nth-child(7) td:nth-child(4) .number';

/** A rule of style that a page gets besides its own. */
const style = (rule: string) => async (page: Page) =>
  page.evaluate((text) => document.styleSheets[0]?.insertRule(text, document.styleSheets[0].cssRules.length), rule);

/** What is put at the end of the main part. */
const put = (html: string) => async (page: Page) =>
  page.evaluate((text) => document.querySelector('main')?.insertAdjacentHTML('beforeend', text), html);

journeys('what is looked for on every page', ({ open }) => {
  test('is found where it is planted', async () => {
    const page = await open('/counties?region=431200&period=2021-04');
    expect(await breaches(page)).toEqual([]);
    const planted: readonly [string, (page: Page) => Promise<unknown>][] = [
      ['dark: color-contrast', style(`${dark} { ${cell}, ${cell} * { color: #333 !important } }`)],
      ['light: color-contrast', style('main h1, main h1 * { color: #eee !important }')],
      ['light: button-name', put('<button></button>')],
      ['dark: link-in-text-block', style(`${dark} { .near { color: #ddd } .near a { color: #bbb } }`)],
    ];
    await put('<p class="near">See what is written <a href="/parks">about parks</a> there.</p>')(page);
    for (const [, plant] of planted) await plant(page);
    const found = (await breaches(page)).map((breach) => breach.split(',')[0]);
    expect(found).toEqual(expect.arrayContaining(planted.map(([expected]) => expected)));
  });

  test('is looked for in a part, whatever the rest is like', async () => {
    const page = await open('/counties?region=431200&period=2021-04');
    await put('<button></button><div class="part"><p>Good</p><input aria-label="a field" value="words"></div>')(page);
    expect(await breaches(page, '.part')).toEqual([]);
    await style(`${dark} { .part p, .part input { color: #333 } }`)(page);
    expect(await breaches(page, '.part')).toEqual([expect.stringMatching(/^dark: color-contrast, 2 times/u)]);
  });
});
