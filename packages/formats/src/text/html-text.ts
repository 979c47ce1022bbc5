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

/** The text of a web page: what a reader would see, a line for every block and every row of a table, cells parted by tabs.
 *  Nothing is run and nothing fetched. */
export function htmlText(html: string): string {
  return decodeEntities(
    html
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
