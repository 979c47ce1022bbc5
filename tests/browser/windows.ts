import type { Browser, Page } from 'playwright-core';
import { countRequests } from './settled.ts';

/** Windows of one browser, each with storage of its own and one page (浏览器窗口). A new one starts a process, and loads and compiles
 *  every script, which takes more than the page itself: they are used again, as if new. */
export class Windows {
  readonly #browser: Browser;
  readonly #prepare: (page: Page) => Promise<unknown>;
  readonly #free: Page[] = [];
  readonly #used: Page[] = [];
  readonly #retired = new WeakSet<Page>();

  /** `prepare` is done once to each. */
  constructor(browser: Browser, prepare: (page: Page) => Promise<unknown>) {
    this.#browser = browser;
    this.#prepare = prepare;
  }

  /** The page of a window that nobody has open. With `keepsShell` of one that keeps the shell of the pages for when there is no network,
   *  and will not be used again: to keep it is more than half as much work as to show a page. */
  async take({ keepsShell = false } = {}): Promise<Page> {
    const page = (keepsShell ? undefined : this.#free.pop()) ?? (await this.#open(keepsShell));
    this.#used.push(page);
    if (keepsShell) this.retire(page);
    return page;
  }

  async #open(keepsShell: boolean): Promise<Page> {
    const context = await this.#browser.newContext({
      locale: 'zh-CN',
      serviceWorkers: keepsShell ? 'allow' : 'block',
    });
    // Long enough for a machine that has much else to do: what does not come fails, however late.
    context.setDefaultTimeout(90_000);
    const page = await context.newPage();
    countRequests(context);
    await this.#prepare(page);
    return page;
  }

  /** Will not be used again: what was done to it stays with it. */
  retire(page: Page): void {
    this.#retired.add(page);
  }

  /** Takes all of them back: whoever was signed in there is nobody again, and what pages at `origin` had stored is gone. */
  async takeBack(origin: string): Promise<void> {
    await Promise.all(this.#used.splice(0).map((page) => this.#cleaned(page, origin)));
  }

  async #cleaned(page: Page, origin: string): Promise<void> {
    const context = page.context();
    if (page.isClosed() || this.#retired.has(page)) return context.close();
    const others = context.pages().filter((other) => other !== page);
    await Promise.all(others.map((other) => other.close()));
    page.removeAllListeners();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await context.setOffline(false);
    // Stays where it was: a page of elsewhere would be another process, with every script to compile again.
    await page.goto(`${origin}/mark.svg`, { waitUntil: 'commit' });
    const session = await context.newCDPSession(page);
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    await session.detach();
    await context.clearCookies();
    this.#free.push(page);
  }
}
