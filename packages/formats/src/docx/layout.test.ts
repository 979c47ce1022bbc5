import type { Block, EconomicBulletin } from '@shigan/core';
import { beforeAll, describe, expect, it } from 'vitest';
import { plainBulletin, plainTable, plainText } from './testing/plain-bulletin.ts';
import { cannotRender, type RenderedLine, renderedPages } from './testing/render.ts';
import { writeBulletinDocument } from './write-bulletin.ts';

const missing = await cannotRender();

type Pages = readonly (readonly RenderedLine[])[];

/** Points of a length in millimetres. */
const mm = (length: number): number => (length / 25.4) * 72;

/** A last paragraph of a line, as it goes whole to the page of the signature. */
const short: Block<string> = { kind: 'paragraph', runs: [{ text: '特此通报。' }] };

/** Lines of the text area (版心), 37 to 262 mm from the top. */
function textLines(page: readonly RenderedLine[]): readonly RenderedLine[] {
  return page.filter((l) => (l.top + l.bottom) / 2 > mm(37) && (l.top + l.bottom) / 2 < mm(262));
}

const isSigned = (page: readonly RenderedLine[]): boolean => page.some((l) => l.text === '某市人民政府办公室');
const isRow = (line: RenderedLine): boolean => /^第\d+行/u.test(line.text);

/** The imprint stands on the last page, which is an even one, at the foot of the text area, and on no other; it covers nothing. */
function expectImprint(rendered: Pages): void {
  const holding = rendered.flatMap((page, i) => (page.some((l) => l.text.includes('印发')) ? [i + 1] : []));
  expect(holding).toEqual([rendered.length]);
  expect(rendered.length % 2).toBe(0);
  const last = textLines(rendered.at(-1) ?? []);
  const printed = last.find((l) => l.text.includes('印发'));
  expect(printed?.bottom).toBeGreaterThan(mm(254));
  expect(printed?.bottom).toBeLessThan(mm(263));
  const copies = last.findIndex((l) => l.text.startsWith('抄送'));
  const above = copies < 0 ? last.filter((l) => l !== printed) : last.slice(0, copies);
  for (const line of above) expect(line.bottom).toBeLessThanOrEqual((last[copies]?.top ?? printed?.top ?? 0) + 2);
}

const documents = {
  text: { body: [...plainText(6, 6), short] },
  ...Object.fromEntries([6, 7, 8, 13, 16, 19].map((n) => [`${n} paragraphs`, { body: plainText(n) }])),
  'a text in the middle of its second page': { body: plainText(3, 9), copiesTo: '' },
  'a text of one page and an annex of one': { body: plainText(2), annex: [plainTable(30)] },
  'a text of one page and an annex of two': { body: plainText(2), annex: [plainTable(60)] },
  'a text of two pages and an annex of one': { body: plainText(4), annex: [plainTable(30)] },
  'an annex filled to its foot': { body: plainText(4), annex: [plainTable(39)] },
  'an annex of three pages': { body: plainText(7), annex: [plainTable(60), plainTable(60)] },
} satisfies Record<string, Partial<EconomicBulletin<string>>>;

describe.skipIf(missing !== undefined)(`a bulletin on paper ${missing ?? ''}`, () => {
  const set = new Map<string, Pages>();
  const pagesOf = (name: string): Pages => set.get(name) ?? [];

  beforeAll(async () => {
    const written: Uint8Array[] = [];
    for (const given of Object.values(documents))
      written.push(
        await writeBulletinDocument(plainBulletin({ copiesTo: '市委办公室、'.repeat(9), ...given }), { charts: [] }),
      );
    const rendered = await renderedPages(written);
    for (const [i, name] of Object.keys(documents).entries()) set.set(name, rendered[i] ?? []);
  }, 240_000);

  it('has 22 lines on every full page', () => {
    // Three pages of text, and the back of the last sheet.
    expect(pagesOf('text').length).toBe(4);
    expect(textLines(pagesOf('text')[1] ?? []).length).toBe(22);
  });

  it.each([13, 16, 19])('has no heading at the foot of a page of %i paragraphs', (n) => {
    const rendered = pagesOf(`${n} paragraphs`);
    const signed = rendered.findIndex(isSigned);
    expect(signed).toBeGreaterThan(2);
    for (const page of rendered.slice(1, signed - 1)) {
      const lines = textLines(page);
      expect([21, 22]).toContain(lines.length);
      expect(lines.at(-1)?.text).not.toMatch(/^一、/u);
    }
  });

  it('has 28 full-width characters on every full line', () => {
    const lines = pagesOf('text')
      .slice(0, 3)
      .flatMap((page) => textLines(page))
      .filter((l) => !/[\d—]/u.test(l.text));
    const full = lines.filter((l) => l.right - l.left > mm(153));
    expect(full.length).toBeGreaterThan(20);
    // A full stop that would begin the next line hangs at the end of this one.
    for (const line of full) expect([line.text, line.text.replace(/。$/u, '').length]).toEqual([line.text, 28]);
  });

  it('numbers odd pages at the right and even pages at the left, seven millimetres below the text area', () => {
    for (const [i, page] of pagesOf('text').entries()) {
      const number = page.find((l) => l.text === `—${i + 1}—`);
      expect(number?.top).toBeGreaterThan(mm(262));
      // A4 is 210 wide: 26 at the right of odd pages, 28 at the left of even ones, and a character more.
      const fromEdge = i % 2 === 0 ? mm(210) - (number?.right ?? 0) : (number?.left ?? mm(210));
      expect(fromEdge).toBeLessThan(mm(40));
    }
  });

  it.each(Object.keys(documents))('has its imprint at the foot of the last page, an even one: %s', (name) => {
    const rendered = pagesOf(name);
    expectImprint(rendered);
    // At most the back of a sheet is left empty.
    const empty = rendered.flatMap((page, i) => (textLines(page).length === 0 ? [i + 1] : []));
    expect(empty.length).toBeLessThanOrEqual(1);
  });

  it.each([6, 7, 8])('with %i paragraphs is signed on a page with text', (n) => {
    const signed = pagesOf(`${n} paragraphs`).find(isSigned) ?? [];
    const at = signed.findIndex((l) => l.text === '某市人民政府办公室');
    expect(textLines(signed.slice(0, at)).length).toBeGreaterThan(0);
  });

  it('has every row of its annex, and the head again on every further page', () => {
    for (const [name, rows] of [
      ['an annex filled to its foot', 39],
      ['an annex of three pages', 120],
    ] as const) {
      const holding = pagesOf(name).filter((page) => page.some(isRow));
      expect(holding.flat().filter(isRow).length).toBe(rows);
      for (const page of holding) expect(page.some((l) => l.text.includes('指标'))).toBe(true);
    }
  });

  it('leaves no page empty where text and annex are of even pages', () => {
    expect(pagesOf('a text in the middle of its second page').length).toBe(2);
  });
});
