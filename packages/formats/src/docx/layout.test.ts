import type { Block, EconomicBulletin } from '@shigan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainBulletin, plainText } from './testing/plain-bulletin.ts';
import { cannotRender, type RenderedLine, renderedPages } from './testing/render.ts';
import { writeBulletinDocument } from './write-bulletin.ts';

const missing = await cannotRender();

/** Points of a length in millimetres. */
const mm = (length: number): number => (length / 25.4) * 72;

/** A last paragraph of a line, as it goes whole to the page of the signature. */
const short: Block<string> = { kind: 'paragraph', runs: [{ text: '特此通报。' }] };

/** Lines of the text area (版心), 37 to 262 mm from the top. */
function textLines(page: readonly RenderedLine[]): readonly RenderedLine[] {
  return page.filter((l) => (l.top + l.bottom) / 2 > mm(37) && (l.top + l.bottom) / 2 < mm(262));
}

async function pages(bulletin: EconomicBulletin<string>): Promise<readonly (readonly RenderedLine[])[]> {
  return renderedPages(await writeBulletinDocument(bulletin, { charts: [] }));
}

describe.skipIf(missing !== undefined)(`a bulletin on paper ${missing ?? ''}`, () => {
  let text: readonly (readonly RenderedLine[])[];

  beforeAll(async () => {
    text = await pages(plainBulletin({ body: [...plainText(6, 6), short] }));
  }, 120_000);

  it('has 22 lines on every full page', () => {
    expect(text.length).toBe(3);
    expect(text.slice(1, -1).map((page) => textLines(page).length)).toEqual([22]);
  });

  it('has no heading at the foot of a page', async () => {
    for (const paragraphs of [13, 16, 19]) {
      const rendered = await pages(plainBulletin({ body: plainText(paragraphs) }));
      for (const page of rendered.slice(1, -2)) {
        const lines = textLines(page);
        expect([21, 22]).toContain(lines.length);
        expect(lines.at(-1)?.text).not.toMatch(/^一、/u);
      }
    }
  }, 60_000);

  it('has 28 full-width characters on every full line', () => {
    const lines = text.flatMap((page) => textLines(page)).filter((l) => !/[\d—]/u.test(l.text));
    const full = lines.filter((l) => l.right - l.left > mm(153));
    expect(full.length).toBeGreaterThan(20);
    // A full stop that would begin the next line hangs at the end of this one.
    for (const line of full) expect([line.text, line.text.replace(/。$/u, '').length]).toEqual([line.text, 28]);
  });

  it('has its imprint at the foot of the text area of the last page', () => {
    const lines = text.at(-1) ?? [];
    const printed = lines.find((l) => l.text.includes('印发'));
    const copies = lines.find((l) => l.text.startsWith('抄送'));
    expect(printed?.bottom).toBeGreaterThan(mm(254));
    expect(printed?.bottom).toBeLessThan(mm(263));
    expect(copies?.bottom).toBeLessThan(printed?.top ?? 0);
    expect(
      text
        .slice(0, -1)
        .flat()
        .some((l) => l.text.includes('印发')),
    ).toBe(false);
  });

  it('numbers odd pages at the right and even pages at the left, seven millimetres below the text area', () => {
    for (const [i, page] of text.entries()) {
      const number = page.find((l) => l.text === `—${i + 1}—`);
      expect(number?.top).toBeGreaterThan(mm(262));
      // A4 is 210 wide: 26 at the right of odd pages, 28 at the left of even ones, and a character more.
      const fromEdge = i % 2 === 0 ? mm(210) - (number?.right ?? 0) : (number?.left ?? mm(210));
      expect(fromEdge).toBeLessThan(mm(40));
    }
  });

  it.each([6, 7, 8])(
    'with %i paragraphs signs on a page with text, and the imprint covers none of it',
    async (n) => {
      const rendered = await pages(plainBulletin({ body: plainText(n) }));
      const signed = rendered.find((page) => page.some((l) => l.text === '某市人民政府办公室')) ?? [];
      const at = signed.findIndex((l) => l.text === '某市人民政府办公室');
      expect(textLines(signed.slice(0, at)).length).toBeGreaterThan(0);
      const last = rendered.at(-1) ?? [];
      const copies = last.find((l) => l.text.startsWith('抄送'));
      const above = textLines(last).filter((l) => !l.text.includes('抄送') && !l.text.includes('印发'));
      for (const line of above) expect(line.bottom).toBeLessThanOrEqual((copies?.top ?? 0) + 2);
    },
    60_000,
  );
});
