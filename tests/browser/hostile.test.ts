import { Buffer } from 'node:buffer';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoServer, startDemoServer } from '../../bench/running/demo-server.ts';
import { shortLived } from '../../bench/running/program.ts';
import { journeys } from './chromium.ts';
import { writeHostileCity } from './hostile/city.ts';
import { textFields, whyNotKept, whyNotSeen } from './hostile/fields.ts';
import type { HostilePlaces, Place } from './hostile/places.ts';
import { readSpreadsheet, spreadsheets } from './hostile/spreadsheets.ts';
import { hostileTexts } from './hostile/texts.ts';
import { hostileWriting, type Writing } from './hostile/writing.ts';
import { settled } from './settled.ts';
import { drawn, isWhole, seed } from './drawn.ts';

/** What no page of ours has, and what a text that is taken for more than a text makes. */
const made = [
  'script:not([src]), body style, iframe, frame, object, embed, base, meta[http-equiv], template, math, [srcdoc]',
  '[onload], [onerror], [onclick], [onfocus], [ontoggle], [onslotchange], [autofocus]',
  'a[href^="javascript:" i], form[action^="javascript:" i]',
].join(', ');

/** Everything that a page says: its texts, what its fields hold, names and titles. */
function saidOn(page: Page): Promise<string> {
  return page.evaluate(() => {
    const said: string[] = [document.title, document.documentElement.textContent ?? ''];
    for (const element of document.querySelectorAll('*')) {
      for (const name of ['title', 'aria-label', 'alt', 'placeholder', 'label'])
        said.push(element.getAttribute(name) ?? '');
      if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) said.push(element.value);
    }
    return said.join('\n');
  });
}

const plain = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim();

/** For a machine that has much else to do; alone it takes well under a minute. */
const long = 600_000;

const drawnPages = 3;

let server: DemoServer;

/** A city of its own: what is written here nobody else should have to look at. */
journeys(
  'texts with ill will',
  ({ openWith }) => {
    let directory: string;
    let writing: Writing;
    let places: Required<HostilePlaces>;
    const ran: string[] = [];

    beforeAll(async () => {
      const city = process.env['SHIGAN_DEMO_DATA'];
      directory = await mkdtemp(join(tmpdir(), 'shigan-hostile-'));
      if (city !== undefined) await cp(city, directory, { recursive: true });
      server = await startDemoServer(directory, '', shortLived);
      writing = hostileWriting(server.url, hostileTexts());
      const before = performance.now();
      places = await writeHostileCity(writing);
      const seconds = ((performance.now() - before) / 1000).toFixed(1);
      console.log(`seed ${seed}; ${writing.sent.size} texts written in ${seconds} s`);
    }, long);
    afterAll(async () => {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    });

    const lookAs = (as: string): Promise<Page> =>
      openWith(
        '/account',
        async (page) => {
          await page.exposeFunction('ran', (n: unknown) => ran.push(String(n)));
          page.on('dialog', (dialog) => {
            ran.push(dialog.message());
            void dialog.dismiss();
          });
        },
        { as, isOnce: true },
      );

    /** What is said at some addresses, one after the other, to one who looks. */
    async function saidAt(as: string, addresses: readonly string[]): Promise<string> {
      const page = await lookAs(as);
      const said: string[] = [];
      for (const address of addresses) {
        await page.goto(server.url + address);
        if (!address.startsWith('/api/')) await settled(page);
        const found = await page.locator(made).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 200)));
        expect([address, found]).toEqual([address, []]);
        said.push(await saidOn(page));
        if (isWhole) said.push(...(await unfolded(page)));
      }
      return said.join('\n');
    }

    test('are tried in every field that holds a text', () => {
      const sent = new Set([...writing.sent.values()].map(({ field }) => field));
      const fields = textFields();
      expect(fields.filter((field) => !sent.has(field) && whyNotKept(field) === undefined)).toEqual([]);
      expect(fields.filter((field) => sent.has(field) && whyNotKept(field) !== undefined)).toEqual([]);
    });

    test(
      'are texts wherever they are shown, and run nowhere',
      async () => {
        const before = performance.now();
        const all = [...places.pages, ...places.documents];
        const viewers = byViewer(drawn(all, drawnPages));
        let seen = '';
        let unseen = [...writing.sent.values()];
        const missing = () => unseen.filter(({ field }) => isWhole && whyNotSeen(field) === undefined);
        // A second look, as what a busy machine had not fetched yet was not there to be seen.
        for (let look = 0; look === 0 || (look === 1 && missing().length > 0); look++) {
          // Two at a time: mostly they wait for answers.
          for (let n = 0; n < viewers.length; n += 2) {
            const two = viewers.slice(n, n + 2).map(([as, addresses]) => saidAt(as, addresses));
            seen += plain((await Promise.all(two)).join('\n'));
          }
          unseen = unseen.filter(({ text }) => !seen.includes(plain(text)));
        }
        // Each page was chosen for what it shows of them.
        expect(unseen.length).toBeLessThan(writing.sent.size);
        expect(missing()).toEqual([]);
        expect(ran).toEqual([]);
        const count = viewers.flatMap(([, addresses]) => addresses).length;
        const seconds = ((performance.now() - before) / 1000).toFixed(1);
        console.log(
          `${count} of ${all.length} opened in ${seconds} s; ${writing.sent.size - unseen.length} texts seen`,
        );
      },
      long,
    );

    test(
      'are found as texts by the search',
      async () => {
        const page = await lookAs('mayor');
        await page.getByRole('button', { name: /^查找/u }).click();
        const words = page.getByRole('combobox', { name: '查找' });
        const offers = page.locator('.offers [role="option"]');
        const [, view] = [...writing.sent].find(([, { field }]) => field === 'POST /api/v1/views .name') ?? [];
        await words.fill(view?.text ?? '');
        await offers.filter({ hasText: '视图' }).first().waitFor();
        expect(plain((await offers.filter({ hasText: '视图' }).first().textContent()) ?? '')).toContain(
          plain(view?.text ?? ''),
        );
        // Names of matters, indicators, persons and units.
        await words.fill('ran(');
        await offers.filter({ hasText: '事项' }).first().waitFor();
        expect(await offers.count()).toBeGreaterThan(3);
        expect(await page.locator(made).count()).toBe(0);
        expect(ran).toEqual([]);
      },
      long,
    );

    test(
      'are no formulas in what spreadsheets open',
      async () => {
        for (const [as, address] of spreadsheets) {
          const answer = await fetch(server.url + address, { headers: { cookie: await writing.cookieOf(as) } });
          const read = await readSpreadsheet(Buffer.from(await answer.arrayBuffer()));
          expect([address, answer.status, read.alive]).toEqual([address, 200, []]);
          expect([address, read.text]).toEqual([address, hostile]);
        }
        const page = await lookAs('supervision');
        await page.goto(`${server.url}/matters`);
        await page.locator('main table').first().waitFor();
        for (const form of ['XLSX', 'CSV']) {
          const [download] = await Promise.all([
            page.waitForEvent('download'),
            page.locator('.page-tables').getByRole('button', { name: form }).click(),
          ]);
          const read = await readSpreadsheet(await readFile(await download.path()));
          expect([form, read.alive, read.text]).toEqual([form, [], hostile]);
        }
      },
      long,
    );

    test('are no files: what could run is refused, what is shown is a picture, the rest is saved', async () => {
      for (const name of ['a.svg', 'a.html', 'a.png', 'a.pdf', 'a.txt']) {
        const drawing = '<svg xmlns="http://www.w3.org/2000/svg" onload="ran(0)"/>';
        expect(await writing.bring('supervision', '/evidence', name, drawing)).toBeUndefined();
      }
      const page = await lookAs('supervision');
      for (const [, address] of places.files) {
        const { 'content-type': type, ...headers } = (await page.request.get(server.url + address)).headers();
        expect(headers['content-security-policy']).toMatch(/default-src 'none'.*; sandbox/u);
        expect(headers['content-disposition']).toMatch(type === 'image/png' ? /^inline;/u : /^attachment;/u);
      }
    });
  },
  () => server.url,
);

/** What is said in rows that unfold one at a time. */
async function unfolded(page: Page): Promise<readonly string[]> {
  const said: string[] = [];
  const doors = page.locator('main tbody th .door[aria-expanded]');
  const count = await doors.count();
  for (let n = 0; n < count; n++) {
    await doors.nth(n).click();
    await page.locator('main tbody tr.open').waitFor();
    // What all of them show is fetched with the first.
    if (n === 0) await settled(page);
    said.push(await saidOn(page));
  }
  return said;
}

const hostile: unknown = expect.stringMatching(/ran\(\d+\)/u);

/** Addresses by who looks at them, of whoever looks at many in two halves. */
function byViewer(all: readonly Place[]): readonly (readonly [as: string, addresses: readonly string[]])[] {
  const viewers = new Map<string, string[]>();
  for (const [n, [as, address]] of all.entries()) {
    const half = `${as} ${n % 2}`;
    viewers.set(half, [...(viewers.get(half) ?? []), address]);
  }
  return [...viewers]
    .map(([half, addresses]) => [half.split(' ', 1)[0] ?? '', addresses] as const)
    .toSorted((a, b) => b[1].length - a[1].length);
}
