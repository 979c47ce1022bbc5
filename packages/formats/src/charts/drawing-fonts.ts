import { readdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Which fonts a drawing is set in: files, or else all that the system has. */
export type DrawingFonts =
  | { readonly loadSystemFonts: false; readonly fontFiles: string[] }
  | { readonly loadSystemFonts: true };

const places = [
  '/usr/share/fonts',
  '/usr/local/share/fonts',
  join(homedir(), '.local/share/fonts'),
  join(homedir(), '.fonts'),
];
const wanted = /^NotoSansCJK(?:sc)?-(?:Regular|Bold)\.(?:ttc|otf)$/;

let found: Promise<DrawingFonts> | undefined;

/** The fonts of drawings as this machine has them, looked for once. The files of 思源黑体 (Noto Sans CJK) alone are read in half the time
 *  that all fonts of the system take, which are read anew for every drawing. */
export async function drawingFonts(): Promise<DrawingFonts> {
  found ??= fontsWithin(places);
  return found;
}

/** Regular and bold, from the first place that has both. */
export async function fontsWithin(within: readonly string[]): Promise<DrawingFonts> {
  for (const place of within) {
    // A place that is not there, or may not be read, has none.
    const names = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = names.filter(({ name }) => wanted.test(name)).map(({ name, parentPath }) => join(parentPath, name));
    const weights = ['Regular', 'Bold'].map((weight) => files.toSorted().find((file) => file.includes(weight)));
    const fontFiles = weights.filter((file) => file !== undefined);
    if (fontFiles.length === 2) return { loadSystemFonts: false, fontFiles };
  }
  return { loadSystemFonts: true };
}
