import { type CellSource, type Language, sourceLines, sourcesSheetNames } from '@shigan/core';
import type { SheetContent } from '../sheet-content.ts';

/** The sheet that says which figure stands in which cell of a workbook (出处): a copy that comes back is explained and checked by it. None
 *  where no figure stands anywhere. */
export function sourcesSheet(sources: readonly CellSource[], language: Language): readonly SheetContent[] {
  if (sources.length === 0) return [];
  const [head = [], ...lines] = sourceLines(sources, language);
  return [
    {
      name: sourcesSheetNames[language],
      rows: [
        { cells: head.map((text) => ({ text, bold: true, border: true })) },
        ...lines.map((cells) => ({ cells: cells.map((text) => ({ text })) })),
      ],
      columns: [18, 9, 28, 18, 84].map((width) => ({ width })),
      frozen: { rows: 1 },
      isPrintedWide: true,
    },
  ];
}
