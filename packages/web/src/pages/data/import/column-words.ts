import type { SheetMappingBody } from '@shigan/contract';
import type { Indicator, Region } from '@shigan/core';
import type { Language } from '../../../address/address.ts';
import { measureWords } from '../../../text/subject-words.ts';
import type { Text } from '../../../text/zh-CN.ts';

interface Named {
  readonly text: Text;
  readonly language: Language;
  readonly indicators: ReadonlyMap<string, Indicator> | undefined;
  readonly regions: ReadonlyMap<string, Region> | undefined;
}

/** What a column of a sheet was taken for, in words: of each of its tables once. Empty for a column of nothing. */
export function columnWords(found: SheetMappingBody | undefined, letters: string, named: Named): string {
  const words = found?.tables.flatMap(({ columns }) => {
    const column = columns.find((one) => one.column === letters);
    return column === undefined ? [] : [wordsOf(column, named)];
  });
  return [...new Set(words)].filter((word) => word !== '').join(named.text.data.import.sheets.or);
}

type Column = SheetMappingBody['tables'][number]['columns'][number];

function wordsOf(column: Column, { text, language, indicators, regions }: Named): string {
  const words = text.data.import.sheets;
  const roles: Readonly<Record<string, string>> = words.roles;
  if (column.aside !== undefined) return words.aside;
  if (column.role !== 'value') return roles[column.role] ?? '';
  const parts = [
    column.indicator === undefined
      ? undefined
      : (indicators?.get(column.indicator)?.name[language] ?? column.head.at(-1)),
    column.region === undefined ? undefined : (regions?.get(column.region)?.name[language] ?? column.region),
    column.measure === undefined
      ? undefined
      : column.measure === 'quantity'
        ? words.value
        : measureWords(column.measure, text),
    column.period,
    column.unit,
  ];
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? words.value : said.join(' ');
}
