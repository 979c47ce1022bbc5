import { explainedBody } from '@shigan/contract';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { served } from './chromium.ts';

/** Waits until something is to be seen; fails when it does not come. */
export async function expectShown(locator: Locator): Promise<void> {
  await locator.waitFor({ state: 'visible' });
}

/** Text in the main part that holds a digit and is neither a figure nor said to be none. Every figure leads to where it comes from. */
export function digitsOfNoFigure(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const main = document.querySelector('main');
    if (main === null) return ['no main part'];
    const found: string[] = [];
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const holder = text.parentElement;
      const isTold = holder?.hasAttribute('data-figure') || holder?.hasAttribute('data-plain');
      if (/\d/.test(text.textContent ?? '') && !isTold) found.push(`${holder?.className}: ${text.textContent}`);
    }
    return found;
  });
}

/** Texts set smaller than 12 px. */
export function smallTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => [...element.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent?.trim()))
      .filter((element) => Number.parseFloat(getComputedStyle(element).fontSize) < 12)
      .map((element) => `${element.className}: ${element.textContent}`),
  );
}

/** How far the page can be scrolled sideways, in px. */
export function sidewaysScroll(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth));
}

/** Rows of a table that are whole within the window. */
export function rowsInSight(page: Page, rows: string): Promise<number> {
  return page.evaluate(
    (selector) =>
      [...document.querySelectorAll(selector)].filter((row) => row.getBoundingClientRect().bottom <= innerHeight)
        .length,
    rows,
  );
}

/** Cells whose text runs into the cell after it. */
export function overlappingCells(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const inkOf = (cell: Element): DOMRect => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getBoundingClientRect();
    };
    return [...document.querySelectorAll('main tbody tr')].flatMap((row) => {
      const cells = [...row.children]
        .filter((cell) => cell.textContent !== '')
        .map((cell) => ({ cell, ink: inkOf(cell) }))
        // What is not shown at this width takes no place.
        .filter(({ ink }) => ink.width > 0);
      return cells.flatMap(({ cell, ink }, index) => {
        const next = cells[index + 1];
        // A name that is too long is cut by its own cell.
        if (next === undefined || getComputedStyle(cell).overflow === 'hidden') return [];
        return ink.right > next.ink.left + 1 ? [`${cell.textContent} | ${next.cell.textContent}`] : [];
      });
    });
  });
}

/** The ids that stand on a page, behind its drawings' tables too. */
export async function idsOn(page: Page): Promise<readonly string[]> {
  return page
    .locator('main [data-figure]')
    .evaluateAll((doors) => doors.flatMap((door) => door.getAttribute('data-figure')?.split(' ') ?? []));
}

/** How many explanations are asked for at once. */
const atOnce = 500;

/** Ids that do not answer. */
export async function unanswered(page: Page, ids: readonly string[]): Promise<readonly string[]> {
  const url = served();
  const bad: string[] = [];
  for (let from = 0; from < ids.length; from += atOnce) {
    const answer = await page.request.post(`${url}/api/v1/figures/explain`, {
      headers: { origin: url },
      data: { ids: ids.slice(from, from + atOnce) },
      timeout: 120_000,
    });
    expect(answer.status()).toBe(200);
    bad.push(...explainedBody.parse(await answer.json()).unknown);
  }
  return bad;
}
