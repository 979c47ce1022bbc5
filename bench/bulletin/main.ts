import { readBulletin } from '@shigan/app';
import type { Actor } from '@shigan/core';
import { compose } from '../../packages/cli/src/compose.ts';

/** The bulletins of all cities of the demonstration's province, with tables and charts, as .docx and as HTML. */
export interface BulletinBench {
  readonly bulletins: number;
  readonly figures: number;
  readonly secondsReading: number;
  readonly secondsWriting: number;
  readonly docxKiB: number;
  readonly htmlKiB: number;
  readonly peakMiB: number;
}

const actor: Actor = { id: 'bench', name: 'bench', roles: ['operator'], via: 'bench' };
const home = '431200';
const all = Array.from({ length: 13 }, (_, i) => `43${String(i + 1).padStart(2, '0')}00`).concat('433100');

/** Reads and writes every city's bulletin once, from a directory that holds the demonstration city. */
export async function run(dataDir: string, cities: readonly string[]): Promise<BulletinBench> {
  const { app, close } = await compose({ dataDir }, { migrate: false });
  let [reading, writing, docx, html, figures, peak] = [0, 0, 0, 0, 0, 0];
  try {
    for (const region of cities) {
      const start = performance.now();
      const { bulletin } = await readBulletin(app, actor, home, { region, period: { year: 2021, month: 4 } });
      const read = performance.now();
      docx += (await app.documents.bulletinDocument(bulletin)).byteLength;
      const page = await app.documents.bulletinPage(bulletin);
      html += Buffer.byteLength(page);
      figures += page.split('data-figure=').length - 1;
      reading += read - start;
      writing += performance.now() - read;
      peak = Math.max(peak, process.memoryUsage().rss);
    }
  } finally {
    await close();
  }
  return {
    bulletins: cities.length,
    figures,
    secondsReading: reading / 1000,
    secondsWriting: writing / 1000,
    docxKiB: docx / 1024,
    htmlKiB: html / 1024,
    peakMiB: peak / 2 ** 20,
  };
}

const at = process.argv.indexOf('--data');
const data = at === -1 ? process.env['SHIGAN_DEMO_DATA'] : process.argv[at + 1];
if (data === undefined) {
  console.log('bulletin: skipped: needs the demonstration city (--data DIR or SHIGAN_DEMO_DATA)');
} else {
  const isShort = process.argv.includes('--seconds');
  const r = await run(data, isShort ? all.slice(-2) : all);
  console.log(
    `bulletins ${r.bulletins}, figures ${r.figures}, reading ${r.secondsReading.toFixed(1)} s, writing ${r.secondsWriting.toFixed(1)} s, ` +
      `.docx ${r.docxKiB.toFixed(0)} KiB, HTML ${r.htmlKiB.toFixed(0)} KiB, peak ${r.peakMiB.toFixed(0)} MiB`,
  );
}
