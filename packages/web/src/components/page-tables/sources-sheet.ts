import { type CellSource, type Language, sourceLines } from '@shigan/core';
import type { PageSetup, WriteSheet } from 'hucre';

/** Printed across, all columns on one page (横向，一页宽). */
export const printedWide = {
  paperSize: 'a4',
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} satisfies PageSetup;

/** The sheet that says which figure stands in which cell (出处); none where no figure stands anywhere. */
export function sourcesSheet(sources: readonly CellSource[], name: string, language: Language): readonly WriteSheet[] {
  if (sources.length === 0) return [];
  const rows = sourceLines(sources, language).map((line) => [...line]);
  const columns = [18, 9, 28, 18, 84].map((width) => ({ width }));
  return [{ name, rows, columns, pageSetup: { ...printedWide, printTitlesRow: '$1:$1' } }];
}
