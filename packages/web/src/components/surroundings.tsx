import type { SourceBody } from '@shigan/contract';
import { columnLetters, type ShownSheet } from '@shigan/core';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useRead } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { Failed, Loading } from './states.tsx';

/** The sheet around a source cell (出处表样), shown when it is asked for. */
export function Surroundings({ source }: { readonly source: SourceBody }): ReactElement | null {
  const { figure } = useText();
  const [isOpen, setIsOpen] = useState(false);
  const cell = /^([A-Z]+)(\d+)$/u.exec(source.cell);
  if (cell === null) return null;
  return (
    <>
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
        {isOpen ? figure.hideSheet : figure.showSheet}
      </button>
      {isOpen && <Rows source={source} letters={cell[1] ?? ''} row={Number(cell[2])} />}
    </>
  );
}

/** A file never changes, nor does what is shown of it. */
const forGood = Number.POSITIVE_INFINITY;

function Rows(props: { readonly source: SourceBody; readonly letters: string; readonly row: number }): ReactElement {
  const { source, letters, row } = props;
  const path = `/api/v1/files/${source.file}/surroundings`;
  const { data, error, refetch } = useRead<ShownSheet>(path, { sheet: source.sheet, row: String(row) }, forGood);
  const { figure } = useText();
  const box = useRef<HTMLDivElement>(null);
  const isHere = data !== undefined;
  useEffect(() => {
    if (!isHere) return;
    const [frame, cell] = [box.current, box.current?.querySelector<HTMLElement>('.sought')];
    if (frame && cell) frame.scrollLeft = cell.offsetLeft - frame.clientWidth / 2;
  }, [isHere]);
  if (data === undefined)
    return error === null ? <Loading rows={4} /> : <Failed error={error} retry={() => void refetch()} />;
  const columns = Array.from({ length: data.columns }, (_, column) => columnLetters(column));
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a box that scrolls has to be reached by the keyboard
    <div ref={box} className="surroundings" role="region" aria-label={figure.showSheet} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.rows.map(({ number, cells }, at) => (
            <tr key={number} className={number > (data.rows[at - 1]?.number ?? 0) + 1 ? 'after-gap' : undefined}>
              <th scope="row" data-plain>
                {number}
              </th>
              {columns.map((name, column) => {
                const cell = cells.find((one) => one.column === column);
                const isSought = number === row && name === letters;
                return (
                  <td
                    key={name}
                    className={[cell?.isNumber === true && 'number', isSought && 'sought'].filter(Boolean).join(' ')}
                    data-plain
                  >
                    {cell?.text}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
