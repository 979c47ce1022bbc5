import { type Language, sourcesSheetNames } from '@shigan/core';
import { sourcesSheet } from '../components/page-tables/sources-sheet.ts';
import { sourcesOf } from '../components/page-tables/table-state.ts';
import { type ChartTable, csvOf, figuredRows } from './chart-table.ts';

/** Offers content to be saved as a file. */
export function save(content: Blob, name: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the content by the next turn.
  setTimeout(() => URL.revokeObjectURL(address));
}

/** What of a mark's looks comes from style sheets, and has to go along with it. */
const looks = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'opacity',
  'font-size',
  'font-weight',
  'font-family',
  'font-variant-numeric',
  'text-anchor',
  'paint-order',
] as const;

/** A drawing that stands alone: its looks in itself, on paper, its title above and what it rests on beneath. */
function standalone(
  drawing: SVGSVGElement,
  title: string,
  note: string,
): { readonly text: string; readonly size: Size } {
  const [head, foot] = [34, 24];
  const { width, height } = drawing.viewBox.baseVal;
  const copy = drawing.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) throw new Error('not a drawing');
  const originals = [drawing, ...drawing.querySelectorAll('*')];
  for (const [i, copied] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = originals[i];
    if (original === undefined) continue;
    const style = getComputedStyle(original);
    for (const look of looks) copied.setAttribute(look, style.getPropertyValue(look));
    for (const name of ['class', 'style', 'data-figure', 'data-plain', 'tabindex']) copied.removeAttribute(name);
  }
  const page = getComputedStyle(document.body);
  const size = { width, height: height + head + foot };
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('viewBox', `0 ${-head} ${size.width} ${size.height}`);
  copy.setAttribute('width', `${size.width}`);
  copy.setAttribute('height', `${size.height}`);
  const paper = mark('rect', { x: '0', y: `${-head}`, width: '100%', height: '100%', fill: page.backgroundColor });
  const words = { fill: page.color, 'font-family': page.fontFamily };
  const above = mark('text', { x: '0', y: '-14', 'font-size': '15', 'font-weight': '700', ...words }, title);
  const beneath = mark('text', { x: '0', y: `${height + 16}`, 'font-size': '12', ...words }, note);
  copy.prepend(paper);
  copy.append(above, beneath);
  return { text: new XMLSerializer().serializeToString(copy), size };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function mark(name: string, attributes: Readonly<Record<string, string>>, text = ''): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
}

/** A chart as SVG. */
export function saveSvg(drawing: SVGSVGElement, title: string, note: string): void {
  save(new Blob([standalone(drawing, title, note).text], { type: 'image/svg+xml' }), `${saveName(title)}.svg`);
}

/** A chart as PNG, twice as fine as on the screen. */
export async function savePng(drawing: SVGSVGElement, title: string, note: string): Promise<void> {
  const { text, size } = standalone(drawing, title, note);
  const address = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = size.width * 2;
    canvas.height = size.height * 2;
    const ink = canvas.getContext('2d');
    if (ink === null) throw new Error('no canvas');
    ink.drawImage(image, 0, 0, canvas.width, canvas.height);
    const png = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, 'image/png');
    });
    if (png === null) throw new Error('no picture');
    save(png, `${saveName(title)}.png`);
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** A table as CSV that spreadsheets read as UTF-8. */
export function saveCsv(table: ChartTable, title: string, language: Language): void {
  save(new Blob(['\uFEFF', csvOf(table, language)], { type: 'text/csv;charset=utf-8' }), `${saveName(title)}.csv`);
}

/** A table as a workbook: numbers as numbers with their decimals, text as text, never a formula; a second sheet says
 *  which figure stands in which cell. */
export async function saveXlsx(
  table: ChartTable,
  title: string,
  { note, language }: { readonly note: string; readonly language: Language },
): Promise<void> {
  const { writeXlsx } = await import('hucre/xlsx');
  const cells = new Map<string, { readonly value: string | number; readonly style?: { readonly numFmt: string } }>();
  const put = (row: number, column: number, value: string | number, decimals?: number): void => {
    const style =
      decimals === undefined ? {} : { style: { numFmt: decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}` } };
    cells.set(`${row},${column}`, { value, ...style });
  };
  put(0, 0, title);
  table.head.forEach((text, column) => put(1, column, text));
  table.rows.forEach((row, r) =>
    row.forEach((cell, column) =>
      put(r + 2, column, cell.value ?? cell.text, cell.value === undefined ? undefined : cell.decimals),
    ),
  );
  put(table.rows.length + 2, 0, note);
  const rows = Array.from({ length: table.rows.length + 3 }, () => []);
  const sources = sourcesOf(figuredRows(table), 'Sheet1', 2);
  const sheets = [{ name: 'Sheet1', rows, cells }, ...sourcesSheet(sources, sourcesSheetNames[language], language)];
  const bytes = await writeXlsx({ sheets });
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  save(new Blob([new Uint8Array(bytes)], { type }), `${saveName(title)}.xlsx`);
}

/** A title as a name of a file: without what file systems keep for themselves. */
export function saveName(title: string): string {
  return title.replaceAll(/[\\/:*?"<>|？]/gu, '').trim();
}
