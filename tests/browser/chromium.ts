import { chromium, type Page } from 'playwright-core';
import { existsSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { chromiumPath } from '../../bench/running/chromium.ts';
import { Windows } from './windows.ts';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  // A page lives for seconds: making its scripts faster takes longer than it saves.
  '--js-flags=--no-opt,--no-maglev',
  // Pages get nothing from elsewhere: whoever asks for it fails.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Where the demonstration city is served to this worker: each has a server and a copy of the city of its own, so that what
 *  one journey changes is nobody else's. */
export function served(): string {
  const urls = inject('urls');
  const worker = Number(process.env['VITEST_POOL_ID'] ?? 1);
  const url = urls[(worker - 1) % urls.length];
  if (url === undefined) throw new Error('nothing is served');
  return url;
}

/** How a page is opened. */
interface Opening {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
  /** Signed in as this person of the demonstration. */
  readonly as?: string;
  /** In a window that is closed afterwards, as what is done to it stays with it. */
  readonly isOnce?: boolean;
  /** In a window that keeps the shell of the pages for when there is no network. */
  readonly keepsShell?: boolean;
  /** What is waited for; a table unless said. */
  readonly until?: string;
}

/** A browser to take journeys in. */
export interface Journey {
  /** Opens an address of the demonstration city and waits for its table. */
  open(path: string, opening?: Opening): Promise<Page>;
  /** Opens an address and waits for nothing, after `prepare` has seen to what the page will get. */
  openWith(path: string, prepare: (page: Page) => Promise<unknown>, opening?: Opening): Promise<Page>;
}

async function signIn(page: Page, url: string, signInName: string): Promise<void> {
  const answer = await page.request.post(`${url}/api/v1/session`, {
    headers: { origin: url },
    data: { signInName, demo: true },
  });
  if (!answer.ok()) throw new Error(`not signed in: ${signInName} ${await answer.text()}`);
}

/** What the page's own policy of content forbids is nothing that a page may try. */
async function reportForbidden(page: Page): Promise<void> {
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      reportError(new Error(`forbidden by the policy: ${effectiveDirective} ${blockedURI} ${sample}`));
    });
  });
}

/** One for all files of this process, which ends it: a new one loads and compiles everything anew. */
let started: Promise<Windows> | undefined;

async function start(): Promise<Windows> {
  const browser = await chromium.launch({ executablePath: chromiumPath, args: flags });
  return new Windows(browser, reportForbidden);
}

/** Journeys in a browser. Whatever a page reports as an error fails the journey that opened it. `at` says where the city is served;
 *  the one of this worker unless said. */
export function journeys(title: string, tell: (journey: Journey) => void, at: () => string = served): void {
  describe.skipIf(!existsSync(chromiumPath))(title, () => {
    let windows: Windows;
    const reported: string[] = [];

    beforeAll(async () => {
      windows = await (started ??= start());
    });
    afterEach(async () => {
      await windows.takeBack(at());
      expect(reported.splice(0)).toEqual([]);
    });

    const take = async ({ width = 1366, height = 768, theme = 'light', as, ...rest }: Opening): Promise<Page> => {
      const page = await windows.take(rest);
      if (rest.isOnce === true) windows.retire(page);
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme: theme, media: null });
      page.on('pageerror', (error) => reported.push(error.message));
      if (as !== undefined) await signIn(page, at(), as);
      return page;
    };

    tell({
      async open(path, opening = {}) {
        const page = await take(opening);
        page.on('console', (message) => message.type() === 'error' && reported.push(message.text()));
        await page.goto(at() + path);
        await page
          .locator(opening.until ?? 'main table')
          .first()
          .waitFor();
        return page;
      },
      async openWith(path, prepare, opening = {}) {
        const page = await take(opening);
        await prepare(page);
        await page.goto(at() + path);
        return page;
      },
    });
  });
}
