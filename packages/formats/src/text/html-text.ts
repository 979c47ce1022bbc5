import { uploadLimits } from '../limits.ts';
import { refuse } from '../refusal.ts';

const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: '\u3000',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  middot: '·',
  mdash: '—',
  ndash: '–',
  hellip: '…',
};

/** Elements that end a line, and those whose content nobody reads. */
const blocks: ReadonlySet<string> = new Set(
  'p div li tr h1 h2 h3 h4 h5 h6 section article blockquote table ul ol dd dt'.split(' '),
);
const unread: ReadonlySet<string> = new Set(['script', 'style', 'head', 'title', 'noscript', 'template']);

/** Longest piece of a tag that is looked at: its name and its spans stand at its beginning. */
const tagHead = 2000;

const spanIn = (tag: string, name: 'rowspan' | 'colspan'): number => {
  const found = (name === 'rowspan' ? /rowspan\s*=\s*["']?(\d{1,3})/iu : /colspan\s*=\s*["']?(\d{1,3})/iu).exec(tag);
  return Math.min(100, Math.max(1, Number(found?.[1] ?? 1)));
};

/** A table that is being walked through. */
interface OpenTable {
  /** By column: how many rows below are covered from above. */
  readonly covered: number[];
  /** The column that the next cell stands in; undefined outside rows. */
  column: number | undefined;
  /** Further columns of the cell before, whose empty cells stand behind its content. */
  owed: number;
}

/** The text of a web page: what a reader would see, a line for every block and every row of a table, cells parted by tabs. A cell over
 *  several columns or rows (合并单元格) leaves an empty one in every place that it covers, so that what follows stands below its head.
 *  Nothing is run and nothing fetched. It is read once from front to back, whatever stands in it. Refuses `file-expands-too-far`. */
export function htmlText(html: string, most: number = mostText): string {
  const out = createOutput(most);
  const tables: OpenTable[] = [];
  const ends = new Map<string, number>();
  let inCell = false;
  let at = 0;

  const fill = (table: OpenTable): number => {
    const { covered, column, owed } = table;
    let next = column ?? 0;
    table.owed = 0;
    out.add('\t'.repeat(owed));
    for (; (covered[next] ?? 0) > 0; next++) {
      covered[next] = (covered[next] ?? 0) - 1;
      if (next > 0) out.add('\t');
    }
    return next;
  };
  const endRow = (): void => {
    const table = tables.at(-1);
    if (table?.column !== undefined) fill(table);
    if (table !== undefined) table.column = undefined;
    inCell = false;
    out.add('\n');
  };
  const beginCell = (tag: string): void => {
    // Cells outside of tables stand in one, too.
    if (tables.length === 0) tables.push({ covered: [], column: undefined, owed: 0 });
    const table = tables.at(-1);
    if (table === undefined) return;
    let column = fill(table);
    const [over, down] = [spanIn(tag, 'colspan'), spanIn(tag, 'rowspan')];
    for (let n = 0; n < over && column < uploadLimits.columns; n++, column++) {
      table.covered[column] = down - 1;
      if (n > 0) table.owed++;
      else if (column > 0) out.add('\t');
    }
    table.column = column;
    inCell = true;
  };
  const onTag = (tag: string): void => {
    const [, slash, given] = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(tag) ?? [];
    const name = given?.toLowerCase();
    if (name === undefined) return;
    const closes = slash === '/';
    if (name === 'table') {
      endRow();
      if (closes) tables.pop();
      else tables.push({ covered: [], column: undefined, owed: 0 });
    } else if (name === 'tr') {
      endRow();
      const table = tables.at(-1);
      if (!closes && table !== undefined) table.column = 0;
    } else if (name === 'td' || name === 'th') {
      if (closes) inCell = false;
      else beginCell(tag);
    } else if (inCell) out.add(' ');
    else if (name === 'br' || blocks.has(name)) out.add('\n');
  };

  while (at < html.length) {
    const open = html.indexOf('<', at);
    if (open < 0) break;
    if (open > at) out.add(html.slice(at, open).replaceAll(/[ \t\r\n]+/gu, ' '));
    const close = closing(html, open, ends);
    if (close === undefined) {
      at = open;
      break;
    }
    at = close.end;
    onTag(html.slice(open, Math.min(close.tagEnd, open + tagHead)));
  }
  out.add(html.slice(at).replaceAll(/[ \t\r\n]+/gu, ' '));
  endRow();
  return linesOf(decodeEntities(out.text()));
}

/** The most text that a document may give, in characters: a notice of a whole ministry has a hundred thousand. */
export const mostText: number = 2_000_000;

function createOutput(most: number): { readonly add: (text: string) => void; readonly text: () => string } {
  const pieces: string[] = [];
  let length = 0;
  return {
    add(text) {
      // Empty lines are left out anyway.
      if (text === '' || (text === '\n' && pieces.at(-1) === '\n')) return;
      length += text.length;
      if (length > most) throw refuse('file-expands-too-far', 'too much text');
      pieces.push(text);
    },
    text: () => pieces.join(''),
  };
}

/** Where what opens at a place ends: a comment, an element that nobody reads, a tag. Ends that are not to come any more are looked for
 *  once. Undefined where nothing ends it. */
function closing(
  html: string,
  open: number,
  ends: Map<string, number>,
): { readonly tagEnd: number; readonly end: number } | undefined {
  const find = (mark: string): number | undefined => {
    const known = ends.get(mark);
    if (known === undefined || known <= open) {
      const pattern = mark.startsWith('</') ? new RegExp(`${mark}\\s*>`, 'giu') : undefined;
      if (pattern === undefined) {
        const found = html.indexOf(mark, open);
        ends.set(mark, found < 0 ? Infinity : found + mark.length);
      } else {
        pattern.lastIndex = open;
        ends.set(mark, pattern.exec(html) === null ? Infinity : pattern.lastIndex);
      }
    }
    const end = ends.get(mark) ?? Infinity;
    return end === Infinity ? undefined : end;
  };
  if (html.startsWith('<!--', open)) {
    const end = find('-->');
    if (end !== undefined) return { tagEnd: open, end };
  }
  const tagEnd = find('>');
  if (tagEnd === undefined) return undefined;
  const name = /^<([a-z]{4,8})\b/iu.exec(html.slice(open, open + 12))?.[1]?.toLowerCase();
  const end = name !== undefined && unread.has(name) ? find(`</${name}`) : undefined;
  return end === undefined ? { tagEnd, end: tagEnd } : { tagEnd: open, end };
}

/** Without blanks around cells and without empty lines. */
function linesOf(text: string): string {
  return text
    .split('\n')
    .map((line) => line.split('\t').map(trimmed).join('\t'))
    .filter((line) => line !== '')
    .join('\n');
}

/** Without blanks at both ends; blanks of full width are content. A pattern would go through long rows of blanks again and again. */
function trimmed(cell: string): string {
  const isBlank = (at: number): boolean => cell[at] === ' ' || cell[at] === '\u00A0';
  let [start, end] = [0, cell.length];
  while (start < end && isBlank(start)) start++;
  while (end > start && isBlank(end - 1)) end--;
  return cell.slice(start, end);
}

function decodeEntities(text: string): string {
  return text.replaceAll(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]+));/giu,
    (all, decimal, hex, name: string | undefined) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal);
      return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) ? String.fromCodePoint(code) : '';
    },
  );
}
