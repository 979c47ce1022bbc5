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

const spanOf = (tag: string, name: string): number =>
  Math.min(100, Math.max(1, Number(new RegExp(`${name}\\s*=\\s*["']?(\\d{1,3})`, 'iu').exec(tag)?.[1] ?? 1)));

/** Cells that are merged over rows or columns (合并单元格), with an empty cell in every place that they cover: then each row has its
 *  cells below those of the head. */
function withoutSpans(html: string): string {
  return html.replaceAll(/<table\b[^]*?<\/table\s*>/giu, (table) => {
    // By column: how many rows below are covered from above.
    const covered: number[] = [];
    return table.replaceAll(
      /(<tr\b[^>]*>)([^]*?)(?=<\/tr\s*>|<tr\b|<\/table)/giu,
      (_row, open: string, inner: string) => {
        const cells = inner.match(/<t[dh]\b[^>]*>[^]*?(?=<t[dh]\b|$)/giu) ?? [];
        let row = '';
        let column = 0;
        const fill = (): void => {
          for (; (covered[column] ?? 0) > 0; column++) {
            covered[column] = (covered[column] ?? 0) - 1;
            row += '<td></td>';
          }
        };
        for (const cell of cells) {
          fill();
          const tag = /^<[^>]*>/u.exec(cell)?.[0] ?? '';
          row += /<\/t[dh]\s*>\s*$/iu.test(cell) ? cell : `${cell}</td>`;
          for (let over = spanOf(tag, 'colspan'), at = 0; at < over; at++, column++) {
            covered[column] = spanOf(tag, 'rowspan') - 1;
            if (at > 0) row += '<td></td>';
          }
        }
        fill();
        return open + row;
      },
    );
  });
}

/** The text of a web page: what a reader would see, a line for every block and every row of a table, cells parted by tabs.
 *  Nothing is run and nothing fetched. */
export function htmlText(html: string): string {
  return decodeEntities(
    withoutSpans(html)
      .replaceAll(/<!--[^]*?-->|<(script|style|head|title|noscript|template)\b[^]*?<\/\1\s*>/giu, '')
      .replaceAll(/[ \t\r\n]+/gu, ' ')
      .replaceAll(/<\/t[dh]\s*>\s*(?=<t[dh]\b)/giu, '\t')
      .replaceAll(/<(td|th)\b[^>]*>([^]*?)(?=<\/?(?:td|th|tr|table)\b|\t)/giu, (_all, _tag: string, cell: string) =>
        cell.replaceAll(/<[^>]*>/gu, ' '),
      )
      .replaceAll(/<br\b[^>]*>|<\/(?:p|div|li|tr|h[1-6]|section|article|blockquote|table|ul|ol|dd|dt)\s*>/giu, '\n')
      .replaceAll(/<(?:p|div|li|tr|h[1-6]|section|article|table|ul|ol)\b[^>]*>/giu, '\n')
      .replaceAll(/<[^>]*>/gu, ''),
  )
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell) => cell.replaceAll(/^[ \u00A0]+|[ \u00A0]+$/gu, ''))
        .join('\t'),
    )
    .filter((line) => line !== '')
    .join('\n');
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
