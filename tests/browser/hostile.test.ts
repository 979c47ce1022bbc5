import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DemoServer, startDemoServer } from '../../bench/running/demo-server.ts';
import { journeys } from './chromium.ts';
import { writeHostileCity } from './hostile/city.ts';
import { textFields, whyNotKept, whyNotSeen } from './hostile/fields.ts';
import type { HostilePlaces, Place } from './hostile/places.ts';
import { hostileTexts } from './hostile/texts.ts';
import { hostileWriting, type Writing } from './hostile/writing.ts';

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
      server = await startDemoServer(directory);
      writing = hostileWriting(server.url, hostileTexts());
      places = await writeHostileCity(writing);
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
        if (!address.startsWith('/api/')) {
          await page.waitForLoadState('networkidle');
          await page.locator('main .skeleton').first().waitFor({ state: 'detached' });
        }
        const found = await page.locator(made).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 200)));
        expect([address, found]).toEqual([address, []]);
        said.push(await saidOn(page));
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
        const viewers = byViewer([...places.pages, ...places.documents]);
        const said: string[] = [];
        // Two at a time: mostly they wait for answers.
        for (let n = 0; n < viewers.length; n += 2)
          said.push(...(await Promise.all(viewers.slice(n, n + 2).map(([as, addresses]) => saidAt(as, addresses)))));
        const all = plain(said.join('\n'));
        const unseen = [...writing.sent.values()].filter(
          ({ field, text }) => !all.includes(plain(text)) && whyNotSeen(field) === undefined,
        );
        expect(unseen).toEqual([]);
        expect(ran).toEqual([]);
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
