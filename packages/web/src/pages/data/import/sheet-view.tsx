import type { FaultBody, SheetMappingBody } from '@shigan/contract';
import { columnLetters, type ShownSheet } from '@shigan/core';
import { type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { useText } from '../../../text/use-text.ts';
import { columnWords } from './column-words.ts';
import { type DrawnCell, type DrawnRow, drawnRows, worstOf } from './sheet-state.ts';
import { useAddress } from '../../../address/use-address.ts';
import { useIndicators, useRegions } from '../../../api/queries.ts';

/** The sheets as a spreadsheet shows them (表样), what each column was taken for above them, faults in their cells. */
export function SheetView(props: {
  readonly sheets: readonly ShownSheet[];
  readonly mapping: readonly SheetMappingBody[];
  readonly faults: readonly FaultBody[];
  readonly chosen: FaultBody | undefined;
}): ReactElement | null {
  const { sheets, faults, chosen } = props;
  const { data } = useText();
  const [picked, setPicked] = useState<string>();
  const [seen, setSeen] = useState(chosen);
  // A fault that is asked for brings its sheet along.
  if (chosen !== seen) {
    setSeen(chosen);
    setPicked(chosen?.sheet);
  }
  const sheet = sheets.find((each) => each.sheet === picked) ?? sheets[0];
  if (sheet === undefined) return null;
  return (
    <section className="block-of sheet-view">
      <h3>{data.import.sheets.title}</h3>
      {sheets.length > 1 && (
        <div className="sheet-tabs" role="group" aria-label={data.import.sheets.title}>
          {sheets.map((each) => (
            <button
              key={each.sheet}
              type="button"
              aria-pressed={each === sheet}
              data-plain
              onClick={() => setPicked(each.sheet)}
            >
              {each.sheet}
              {each.hidden && ` ${data.import.sheets.hidden}`}
              <Count faults={faults.filter((fault) => fault.sheet === each.sheet)} />
            </button>
          ))}
        </div>
      )}
      <Sheet key={sheet.sheet} sheet={sheet} mapping={props.mapping} faults={faults} chosen={chosen} />
    </section>
  );
}

function Count({ faults }: { readonly faults: readonly FaultBody[] }): ReactElement | null {
  const count = faults.filter(({ severity }) => severity !== 'note').length;
  return count === 0 ? null : (
    <span className={`count ${worstOf(faults) ?? ''}`} data-plain>
      {count}
    </span>
  );
}

function Sheet(props: {
  readonly sheet: ShownSheet;
  readonly mapping: readonly SheetMappingBody[];
  readonly faults: readonly FaultBody[];
  readonly chosen: FaultBody | undefined;
}): ReactElement {
  const { sheet, faults, chosen } = props;
  const { language } = useAddress();
  const text = useText();
  const indicators = useIndicators(undefined);
  const regions = useRegions(undefined);
  const rows = useMemo(() => drawnRows(sheet, faults), [sheet, faults]);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen?.sheet !== sheet.sheet) return;
    const cell = box.current?.querySelector('.chosen');
    cell?.scrollIntoView({ block: 'center', inline: 'center' });
  }, [chosen, sheet]);
  const found = props.mapping.find((each) => each.sheet === sheet.sheet);
  const words = text.data.import.sheets;
  const named = { text, language, indicators, regions };
  const columns = Array.from({ length: sheet.columns }, (_, column) => columnLetters(column));
  return (
    <>
      <p className="explains" data-plain>
        {words.layout(text.data.layoutNames[found?.layout ?? 'none'] ?? found?.layout ?? '')}
        {sheet.rowsLeftOut > 0 && words.rowsLeftOut(sheet.rowsLeftOut)}
        {sheet.columnsLeftOut > 0 && words.columnsLeftOut(sheet.columnsLeftOut)}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reached by the keyboard */}
      <div ref={box} className="sheet" role="region" aria-label={words.title} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <td />
              {columns.map((letters, column) => (
                <th key={letters} scope="col" className={sheet.hiddenColumns.includes(column) ? 'hidden-by-hand' : ''}>
                  {letters}
                </th>
              ))}
            </tr>
            <tr className="read-as">
              <th scope="row">{words.readAs}</th>
              {columns.map((letters) => (
                <td key={letters} data-plain>
                  {columnWords(found, letters, named)}
                </td>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.number} row={row} chosen={chosen?.row === row.number ? chosen : undefined} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Row({ row, chosen }: { readonly row: DrawnRow; readonly chosen: FaultBody | undefined }): ReactElement {
  const worst = worstOf(row.faults);
  const classes = [row.hidden && 'hidden-by-hand', row.isAfterGap && 'after-gap'].filter(Boolean);
  return (
    <tr className={classes.join(' ')}>
      <th
        scope="row"
        className={[worst && `fault ${worst}`, chosen?.column === null && 'chosen'].filter(Boolean).join(' ')}
        title={messagesOf(row.faults)}
        data-plain
      >
        {row.number}
        {worst !== undefined && <span className="unseen">{messagesOf(row.faults)}</span>}
      </th>
      {row.cells.map((cell) => (
        <Cell key={cell.column} cell={cell} isChosen={chosen?.column === columnLetters(cell.column)} />
      ))}
    </tr>
  );
}

function Cell({ cell, isChosen }: { readonly cell: DrawnCell; readonly isChosen: boolean }): ReactElement {
  const worst = worstOf(cell.faults);
  const classes = [cell.isNumber && 'number', worst && `fault ${worst}`, isChosen && 'chosen'].filter(Boolean);
  return (
    <td
      className={classes.join(' ')}
      colSpan={cell.columnSpan === 1 ? undefined : cell.columnSpan}
      rowSpan={cell.rowSpan === 1 ? undefined : cell.rowSpan}
      title={messagesOf(cell.faults)}
      data-plain
    >
      {cell.text}
      {worst !== undefined && (
        <span className="unseen" data-plain>
          {messagesOf(cell.faults)}
        </span>
      )}
    </td>
  );
}

function messagesOf(faults: readonly FaultBody[]): string | undefined {
  return faults.length === 0 ? undefined : faults.map(({ message }) => message).join('\n');
}
