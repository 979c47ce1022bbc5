import type { FaultBody, ImportBody, SheetMappingBody } from '@shigan/contract';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { Words } from '../words/words.ts';

/** What became of a file, for people: the counts, and every fault with its place. */
export function importText(body: ImportBody, terminal: Terminal, words: Words['import']): string {
  const counts = table(
    [
      { head: words.file },
      { head: words.layout },
      { head: words.stored, align: 'right' },
      { head: words.revised, align: 'right' },
      { head: words.unchanged, align: 'right' },
    ],
    [[body.file, body.layout, String(body.stored), String(body.revised), String(body.unchanged)]],
  );
  const faults = table(
    [
      { head: words.place },
      { head: words.severity },
      { head: words.code },
      { head: words.message },
      { head: words.found },
    ],
    body.faults.map((fault) => [
      placeOf(fault),
      severitySign(fault.severity, terminal, words),
      fault.code,
      fault.message,
      fault.value ?? '',
    ]),
  );
  // Who only looks wants to see how the file was understood; who imports has seen it, or trusts it.
  const looked = body.dryRun ? `${words.dryRun}\n\n${mappingText(body.mapping, words)}` : '';
  return body.faults.length === 0 ? counts + looked : `${counts}${looked}\n${faults}`;
}

/** How the sheets were read: every column with its head and what it was taken for. */
function mappingText(sheets: readonly SheetMappingBody[], words: Words['import']): string {
  const rows = sheets.flatMap(({ sheet, tables }) =>
    tables.flatMap(({ layout, columns }) =>
      columns.map((column) => [
        sheet === '' ? column.column : `${sheet}!${column.column}`,
        layout,
        column.head.join(' / '),
        [column.role, column.indicator, column.region, column.measure, column.period, column.unit, column.aside]
          .filter((part) => part !== undefined)
          .join(' '),
      ]),
    ),
  );
  return table([{ head: words.column }, { head: words.layout }, { head: words.head }, { head: words.readAs }], rows);
}

function placeOf(fault: FaultBody): string {
  const cell = `${fault.column ?? ''}${fault.row ?? ''}`;
  return fault.sheet === '' || cell === '' ? fault.sheet + cell : `${fault.sheet}!${cell}`;
}

const colours = { error: 31, warning: 33, note: 2 } as const;

function severitySign(severity: FaultBody['severity'], { colour }: Terminal, words: Words['import']): string {
  const text = words.severities[severity];
  return colour ? `\u001B[${colours[severity]}m${text}\u001B[0m` : text;
}
