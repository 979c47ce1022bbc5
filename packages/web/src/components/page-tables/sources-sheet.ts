import { type CellSource, type Language, sourceLines } from '@shigan/core';

/** The sheet that says which figure stands in which cell (出处); none where no figure stands anywhere. */
export function sourcesSheet(
  sources: readonly CellSource[],
  name: string,
  language: Language,
): readonly { readonly name: string; readonly rows: string[][]; readonly columns: { readonly width: number }[] }[] {
  if (sources.length === 0) return [];
  const rows = sourceLines(sources, language).map((line) => [...line]);
  return [{ name, rows, columns: [18, 9, 28, 18, 84].map((width) => ({ width })) }];
}
