import type axe from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** What looks, the smaller of its two editions: half a megabyte goes to every page that is looked at. */
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const everything = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The dark theme changes colours only: what is marked up, named and sized stays as it was looked at in the light. */
const colours = ['color-contrast', 'link-in-text-block'];
const withoutColours = Object.fromEntries(colours.map((rule) => [rule, { enabled: false }]));

/** What of a page breaks WCAG 2.2 AA in either theme, colours by a few of each way of being coloured, with the first place of each;
 *  or of a part of it that lies over a page which is looked at elsewhere. The page is left in the light. */
export async function breaches(page: Page, part = 'html'): Promise<readonly string[]> {
  await load(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.evaluate(markColours, part);
  const inDark = await broken(page, '[data-coloured]', colours);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.evaluate(markColours, part);
  const inLight = await broken(page, part, everything);
  return [...inDark.map((breach) => `dark: ${breach}`), ...inLight.map((breach) => `light: ${breach}`)];
}

/** The same of how it is marked up, named and sized, where its colours were looked at in another language. */
export async function breachesOfMarkup(page: Page): Promise<readonly string[]> {
  await load(page);
  return broken(page, 'html', everything, withoutColours);
}

/** Once for each page that is loaded. */
async function load(page: Page): Promise<void> {
  if (await page.evaluate(() => 'axe' in globalThis)) return;
  await page.evaluate(axeSource);
  await page.evaluate(() => {
    globalThis.axe.configure({ rules: [{ id: 'color-contrast', selector: '[data-coloured]' }] });
  });
}

async function broken(page: Page, part: string, runOnly: readonly string[], rules: Rules = {}) {
  const options = { runOnly, rules, resultTypes: ['violations'], selectors: false, preload: false };
  const { violations } = await page.evaluate((asked) => globalThis.axe.run(asked.part, asked.options), {
    part,
    options,
  });
  return violations.map(({ id, nodes }) => `${id}, ${nodes.length} times: ${nodes[0]?.html}`);
}

/** Marks texts of a part, so that each way of being coloured is among them: its first, its last and one between. Two are coloured alike
 *  where all is alike that decides about it: their own colour and that of what they stand in, their size, every ground under them,
 *  and whether they can be used. */
function markColours(part: string): void {
  const fields = 'input, select, textarea';
  const alike = new Map<string, Element[]>();
  const visit = (element: Element, ground: string, around: string): void => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || element.matches('option')) return;
    const isFlat = style.backgroundColor === 'rgba(0, 0, 0, 0)' && style.backgroundImage === 'none';
    const isInFlow = style.position === 'static' && style.opacity === '1';
    const isUsed = !element.matches('[aria-disabled="true"], :disabled');
    const own = [
      style.backgroundColor,
      style.backgroundImage,
      style.opacity,
      style.position,
      element.className,
      isUsed,
    ];
    const under = isFlat && isInFlow && isUsed ? ground : `${ground}\n${own.join()}`;
    const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());
    if (hasText || element.matches(`a, ${fields}`)) {
      const { color, fontSize, fontWeight, textDecorationLine, textShadow } = style;
      const way = [element.tagName, around, color, fontSize, fontWeight, textDecorationLine, textShadow, under].join();
      alike.set(way, [...(alike.get(way) ?? []), element]);
    }
    for (const child of element.children) visit(child, under, style.color);
  };
  const root = document.querySelector(part);
  if (root === null) throw new Error(`nothing is ${part}`);
  for (const marked of document.querySelectorAll('[data-coloured]')) marked.removeAttribute('data-coloured');
  visit(root, '', '');
  for (const all of alike.values()) {
    // One character may be a drawing: nothing is said about it.
    const told = all.filter((element) => element.matches(fields) || (element.textContent?.trim().length ?? 0) > 1);
    for (const one of [told[0], told[told.length >> 1], told.at(-1)]) one?.setAttribute('data-coloured', '');
  }
}

type Rules = Readonly<Record<string, { readonly enabled: boolean }>>;

declare global {
  var axe: {
    configure(spec: { readonly rules: readonly { readonly id: string; readonly selector: string }[] }): void;
    run(
      context: string,
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
