import type { ReadCell, ReadTable } from './table-state.ts';

/** What is no content of a table: what is only heard, drawn or measured by, and what is pressed. */
const apart = '.unseen, [aria-hidden="true"], svg, kbd, .press, .no-export';

/** The tables of a page as they are seen (本页表格), in order; drawings of sheets are no tables of ours. */
export function readTables(page: ParentNode, usual: string): readonly ReadTable[] {
  return [...page.querySelectorAll('table')]
    .filter((table) => table.checkVisibility() && table.closest('.sheet') === null)
    .map((table) => ({
      name: nameOf(table) ?? usual,
      headRows: [...(table.tHead?.rows ?? [])].filter((row) => row.checkVisibility()).length,
      rows: [...table.rows].filter((row) => row.checkVisibility()).map((row) => [...row.cells].map(cellOf)),
    }))
    .filter(({ rows }) => rows.length > 0);
}

function cellOf(cell: HTMLTableCellElement): ReadCell {
  return { text: textOf(cell), figures: figuresIn(cell), columnSpan: cell.colSpan, rowSpan: cell.rowSpan };
}

/** The ids of the figures that a cell shows, each once. */
function figuresIn(cell: HTMLTableCellElement): readonly string[] {
  const holders = [cell, ...cell.querySelectorAll<HTMLElement>('[data-figure]')].filter(
    (holder) => holder.closest(apart) === null && holder.checkVisibility(),
  );
  return [...new Set(holders.flatMap((holder) => holder.dataset['figure']?.split(' ') ?? []))].filter(
    (id) => id !== '',
  );
}

/** What a table is called: its caption, else the heading of its part of the page. */
function nameOf(table: HTMLTableElement): string | undefined {
  const caption = table.caption?.textContent?.trim();
  if (caption !== undefined && caption !== '') return caption;
  for (let part = table.parentElement; part !== null && part.tagName !== 'MAIN'; part = part.parentElement) {
    const heading = part.querySelector('h2, h3')?.textContent?.trim();
    if (heading !== undefined && heading !== '') return heading;
  }
  return undefined;
}

/** The text of a cell as it is seen; what stands beneath it follows after a blank. */
function textOf(node: Node): string {
  return piecesOf(node).join('').replaceAll(/\s+/gu, ' ').trim();
}

function piecesOf(node: Node): readonly string[] {
  return [...node.childNodes].flatMap((child) => {
    if (child instanceof Text) return [child.data];
    if (!(child instanceof HTMLElement) || child.matches(apart)) return [];
    if (child instanceof HTMLSelectElement) return [child.selectedOptions[0]?.text ?? ''];
    if (child instanceof HTMLInputElement) return [child.value];
    if (!child.checkVisibility()) return [];
    const isInline = getComputedStyle(child).display.startsWith('inline');
    return isInline ? piecesOf(child) : [' ', ...piecesOf(child), ' '];
  });
}
