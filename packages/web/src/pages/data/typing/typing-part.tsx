import type { Indicator, Measure } from '@shigan/core';
import { type ReactElement, useId, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { type Asked, useIndicators, useRegions } from '../../../api/queries.ts';
import { Loading } from '../../../components/states.tsx';
import { Unit } from '../../../components/unit.tsx';
import { measureWords, spanWords } from '../../../text/subject-words.ts';
import { useText } from '../../../text/use-text.ts';
import { ImportSteps, NotTaken } from '../import/import-part.tsx';
import { useImport, usualReading } from '../import/use-import.ts';
import {
  cellKey,
  pasted,
  releaseIn,
  type TypedCells,
  type TypedColumn,
  typedMeasures,
  type TypedRow,
  typedTable,
  unitOfTyped,
} from './typed-table.ts';

/** Columns that a grid may have: it is for small tables. */
const mostColumns = 8;

/** Typing a small table (录入): the city and its parts down, indicators across; it is checked and taken in as a file. */
export function TypingPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { language } = useAddress();
  const importing = useImport();
  const indicators = useIndicators(undefined);
  const regions = useRegions(undefined);
  const text = useText();
  const words = text.data.typing;
  const [month, setMonth] = useState(asked.period);
  const [columns, setColumns] = useState<readonly TypedColumn[]>([]);
  const [cells, setCells] = useState<TypedCells>({});
  if (indicators === undefined || regions === undefined) return <Loading rows={14} />;
  const rows: readonly TypedRow[] = [...regions.values()]
    .filter(({ code, parent }) => code === asked.city || parent === asked.city)
    .map(({ code, name }) => ({ region: code, name: name.zh }));
  const [year = 0, end = 0] = month.split('-').map(Number);
  const period = { year, month: end };
  const table = typedTable(period, rows, columns, cells);
  const count = table === undefined ? 0 : table.trimEnd().split('\r\n').length - 1;
  const check = (): void => {
    if (table === undefined) return;
    const [first] = columns;
    const name = words.file(month, first?.indicator.name[language] ?? '', columns.length);
    // The mark at the start tells spreadsheets that the text is UTF-8 when the file is fetched again.
    void importing.look(new File([`\uFEFF${table}`], name, { type: 'text/csv' }), usualReading);
  };
  return (
    <ImportSteps importing={importing}>
      <p className="lede">{words.hint}</p>
      <NotTaken state={importing.state} />
      <AddColumn
        indicators={indicators}
        month={month}
        onMonth={setMonth}
        isFull={columns.length >= mostColumns}
        onAdd={(column) => setColumns([...columns, column])}
      />
      {columns.length === 0 ? (
        <p className="note">{words.chooseFirst}</p>
      ) : (
        <>
          <div className="scroll">
            <table className="plain-table typing">
              <caption className="unseen">{words.grid}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.region}</th>
                  {columns.map((column, at) => (
                    <Head
                      key={`${column.indicator.code} ${column.measure}`}
                      column={column}
                      period={period}
                      onRemove={() => {
                        setColumns(columns.filter((_, index) => index !== at));
                        setCells(withoutColumn(cells, at));
                      }}
                    />
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(({ region, name }, row) => (
                  <tr key={region}>
                    <th scope="row">{regions.get(region)?.name[language] ?? name}</th>
                    {columns.map((column, at) => (
                      <td key={`${column.indicator.code} ${column.measure}`} className="number">
                        <input
                          inputMode="decimal"
                          aria-label={words.cell(
                            regions.get(region)?.name[language] ?? name,
                            column.indicator.name[language],
                          )}
                          disabled={releaseIn(period, column.indicator) === undefined}
                          value={cells[cellKey(row, at)] ?? ''}
                          onChange={(event) => setCells({ ...cells, [cellKey(row, at)]: event.target.value })}
                          onPaste={(event) => {
                            const block = event.clipboardData.getData('text/plain');
                            if (!/[\t\n\r]/u.test(block)) return;
                            event.preventDefault();
                            const size = { rows: rows.length, columns: columns.length };
                            setCells(pasted(cells, block, { row, column: at }, size));
                          }}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p className="take">
            <button type="button" className="press primary" disabled={table === undefined} onClick={check}>
              {words.check}
            </button>
            <span className="hindrance" data-plain>
              {count === 0 ? words.nothing : words.count(count)}
            </span>
          </p>
        </>
      )}
    </ImportSteps>
  );
}

function withoutColumn(cells: TypedCells, gone: number): TypedCells {
  return Object.fromEntries(
    Object.entries(cells).flatMap(([key, value]) => {
      const [row = 0, column = 0] = key.split(' ').map(Number);
      if (column === gone) return [];
      return [[cellKey(row, column > gone ? column - 1 : column), value]];
    }),
  );
}

function Head(props: {
  readonly column: TypedColumn;
  readonly period: { readonly year: number; readonly month: number };
  readonly onRemove: () => void;
}): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const { indicator, measure } = props.column;
  const span = releaseIn(props.period, indicator);
  const name = indicator.name[language];
  const iso = span && `${span.year}-${String(span.startMonth).padStart(2, '0')}-01/P${span.length}M`;
  return (
    <th scope="col" className="number">
      <span>{name}</span>
      <small data-plain>
        {measureWords(measure, text)}
        <Unit>{unitOfTyped(props.column)}</Unit>
      </small>
      <small data-plain>{iso === undefined ? text.data.typing.noRelease : spanWords(iso, indicator, language)}</small>
      <button type="button" className="link" aria-label={text.data.typing.remove(name)} onClick={props.onRemove}>
        ×
      </button>
    </th>
  );
}

function AddColumn(props: {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly month: string;
  readonly onMonth: (month: string) => void;
  readonly isFull: boolean;
  readonly onAdd: (column: TypedColumn) => void;
}): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const words = text.data.typing;
  const list = useId();
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Measure>();
  const own = [...props.indicators.values()].filter(({ section }) => section !== 'external');
  const indicator = own.find(({ name }) => name[language] === typed);
  const measures = indicator === undefined ? [] : typedMeasures(indicator);
  const measure = chosen !== undefined && measures.includes(chosen) ? chosen : measures[0];
  return (
    <form
      className="conditions"
      onSubmit={(event) => {
        event.preventDefault();
        if (indicator === undefined || measure === undefined) return;
        props.onAdd({ indicator, measure });
        setTyped('');
        setChosen(undefined);
      }}
    >
      <label>
        <span>{words.month}</span>
        <input
          type="month"
          value={props.month}
          onChange={(event) => event.target.value && props.onMonth(event.target.value)}
        />
      </label>
      <label>
        <span>{words.indicator}</span>
        <input type="search" list={list} value={typed} onChange={(event) => setTyped(event.target.value)} />
        <datalist id={list}>
          {own.map(({ code, name }) => (
            <option key={code} value={name[language]} />
          ))}
        </datalist>
      </label>
      <label>
        <span>{words.measure}</span>
        <select
          value={measure ?? ''}
          disabled={measures.length === 0}
          onChange={(event) => setChosen(measures.find((one) => one === event.target.value))}
        >
          {measures.map((one) => (
            <option key={one} value={one}>
              {measureWords(one, text)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="press" disabled={measure === undefined || props.isFull}>
        {words.add}
      </button>
    </form>
  );
}
