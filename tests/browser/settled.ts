import type { BrowserContext, Page, Request } from 'playwright-core';
import { expect } from 'vitest';

/** What the pages of a window have asked for and not got yet. */
const underWay = new WeakMap<BrowserContext, Set<Request>>();

/** Keeps count of what the pages of a window ask for. */
export function countRequests(context: BrowserContext): void {
  const asked = new Set<Request>();
  underWay.set(context, asked);
  context.on('request', (request) => asked.add(request));
  context.on('requestfinished', (request) => asked.delete(request));
  context.on('requestfailed', (request) => asked.delete(request));
}

/** Waits until a page has all that it asks for and has shown it: until it was idle twice with nothing under way. The browser's own
 *  “network idle” waits half a second for more, every time, and is told once in the life of a page. */
export async function settled(page: Page): Promise<void> {
  const asked = underWay.get(page.context());
  if (asked === undefined) throw new Error('nobody counts the requests of this page');
  for (let quiet = 0; quiet < 2; quiet++) {
    await page.evaluate(untilIdle);
    if (asked.size === 0) continue;
    await expect.poll(() => asked.size, { timeout: 90_000, interval: 10 }).toBe(0);
    quiet = -1;
  }
  await expect.poll(() => page.locator('main .skeleton').count(), { timeout: 90_000, interval: 10 }).toBe(0);
}

/** A page that draws nothing and does nothing may never be told that it is idle: it is asked to draw. */
function untilIdle(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestIdleCallback(() => resolve(), { timeout: 1000 }));
  });
}
