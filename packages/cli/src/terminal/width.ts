/** Ranges of characters that take two columns of a terminal: East Asian wide and full-width ones, and pictographs. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

const escapes = /\u001B\[[0-9;]*m/g;
const combining = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** Columns of a terminal that a text takes: Chinese characters two each, colours and combining marks none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replaceAll(escapes, '')) {
    if (combining.test(character)) continue;
    const code = character.codePointAt(0) ?? 0;
    width += wide.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
  }
  return width;
}

/** Fills a text up to a width, on the right, or on the left for figures. */
export function pad(text: string, width: number, align: 'left' | 'right'): string {
  const fill = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'left' ? text + fill : fill + text;
}
