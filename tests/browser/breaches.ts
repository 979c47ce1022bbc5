import axe from 'axe-core';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What of a page breaks WCAG 2.2 AA, with the first place of each. */
export async function breaches(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate((tags) => globalThis.axe.run(document, { runOnly: tags }), rules);
  return found.violations.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html}`);
}

declare global {
  var axe: { run(context: Document, options: { runOnly: string[] }): Promise<axe.AxeResults> };
}
