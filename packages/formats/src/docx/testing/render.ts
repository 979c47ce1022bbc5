import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** A line of a page as it came out: its words without spaces, and where it stands, in points from the page's top left. */
export interface RenderedLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Why a document cannot be rendered here; undefined where it can. */
export async function cannotRender(): Promise<string | undefined> {
  for (const [program, argument] of [
    ['soffice', '--version'],
    ['pdftotext', '-v'],
  ] as const) {
    try {
      await run(program, [argument]);
    } catch {
      return `(skipped: ${program} is not installed)`;
    }
  }
  const { stdout } = await run('fc-list', [':lang=zh-cn']).catch(() => ({ stdout: '' }));
  return stdout.includes('CJK') ? undefined : '(skipped: no Noto CJK font)';
}

// As it is printed on both sides: with the empty pages before a section that begins on an odd or an even one.
const wholePdf = 'pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}';

/** The pages of documents as LibreOffice sets them, empty ones too; all in one run of it, whose start takes longest. */
export async function renderedPages(
  documents: readonly Uint8Array[],
): Promise<readonly (readonly (readonly RenderedLine[])[])[]> {
  const folder = await mkdtemp(join(tmpdir(), 'shigan-render-'));
  const file = (i: number, kind: string): string => join(folder, `bulletin-${i}.${kind}`);
  try {
    for (const [i, docx] of documents.entries()) await writeFile(file(i, 'docx'), docx);
    const profile = pathToFileURL(join(folder, 'profile')).href;
    await run(
      'soffice',
      [
        '--headless',
        `-env:UserInstallation=${profile}`,
        '--convert-to',
        wholePdf,
        '--outdir',
        folder,
        ...documents.map((_, i) => file(i, 'docx')),
      ],
      { env: { ...process.env, FONTCONFIG_FILE: fileURLToPath(new URL('fonts.conf', import.meta.url)) } },
    );
    const pages: (readonly (readonly RenderedLine[])[])[] = [];
    for (const i of documents.keys()) {
      await run('pdftotext', ['-bbox-layout', file(i, 'pdf'), file(i, 'html')]);
      pages.push(pagesOf(await readFile(file(i, 'html'), 'utf8')));
    }
    return pages;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Words on one height are one line, whatever blocks the reader of the page made of them. */
function pagesOf(layout: string): readonly (readonly RenderedLine[])[] {
  const word = /<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)<\/word>/gu;
  return layout
    .split('<page ')
    .slice(1)
    .map((page) => {
      const words = [...page.matchAll(word)].map(([, left, top, right, bottom, text]) => ({
        left: Number(left),
        top: Number(top),
        right: Number(right),
        bottom: Number(bottom),
        text: text ?? '',
      }));
      const heights = [...new Set(words.map((w) => Math.round((w.top + w.bottom) / 2)))].toSorted((a, b) => a - b);
      return heights.map((height) => {
        const line = words
          .filter((w) => Math.round((w.top + w.bottom) / 2) === height)
          .toSorted((a, b) => a.left - b.left);
        return {
          text: line.map((w) => w.text).join(''),
          left: Math.min(...line.map((w) => w.left)),
          right: Math.max(...line.map((w) => w.right)),
          top: Math.min(...line.map((w) => w.top)),
          bottom: Math.max(...line.map((w) => w.bottom)),
        };
      });
    });
}
