import axe from 'axe-core';
import type { Page } from 'playwright-core';

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The dark theme changes colours only: what is marked up, named and sized stays as it was looked at in the light. */
const colours = ['color-contrast', 'link-in-text-block'];
const withoutColours = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));

/** What of a page breaks WCAG 2.2 AA in either theme, with the first place of each. The page is left in the light. */
export async function breaches(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme: theme });
    found.push(
      ...(await broken(page, theme === 'light' ? everything : colours)).map((breach) => `${theme}: ${breach}`),
    );
  }
  return found;
}

/** The same of how it is marked up, named and sized, where its colours were looked at in another language. */
export async function breachesOfMarkup(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  return broken(page, everything, withoutColours);
}

async function broken(page: Page, runOnly: readonly string[], rules: Rules = {}): Promise<readonly string[]> {
  const asked = { runOnly, rules, resultTypes: ['violations'], selectors: false, preload: false };
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), asked);
  return violations.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html}`);
}

type Rules = Readonly<Record<string, { readonly enabled: boolean }>>;

declare global {
  var axe: {
    run(
      context: Document,
      options: {
        runOnly: readonly string[];
        rules: Rules;
        resultTypes: readonly string[];
        selectors: boolean;
        preload: boolean;
      },
    ): Promise<axe.AxeResults>;
  };
}
