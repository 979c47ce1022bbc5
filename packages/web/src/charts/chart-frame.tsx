import { type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { useAddress, useGo } from '../address/use-address.ts';
import { typeset } from '../components/number.tsx';
import { Door } from '../components/door.tsx';
import { useText } from '../text/use-text.ts';
import type { ChartTable } from './chart-table.ts';

/** A chart that answers a question: the question above, the drawing, its table, and both to be taken along. */
export function ChartFrame(props: {
  readonly question: string;
  readonly subtitle: string;
  readonly table: ChartTable;
  /** What stands beneath a drawing that is taken along. */
  readonly note: string;
  readonly className?: string;
  /** False where the table itself is what is shown. */
  readonly isDrawn?: boolean;
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}): ReactElement {
  const { question, subtitle, table } = props;
  const [isTable, setTable] = useState(false);
  const content = useRef<HTMLDivElement>(null);
  const go = useGo();
  const title = useId();
  // Marks of a drawing lead to their figures by the pointer; by the keyboard, the table does.
  const open = (event: React.MouseEvent): void => {
    const figure = event.target instanceof Element ? event.target.closest('svg [data-figure]') : null;
    const ids = figure?.getAttribute('data-figure');
    if (ids) go({ figures: ids.split(' ') });
  };
  return (
    <section className={`chart ${props.className ?? ''}`} aria-labelledby={title}>
      <div className="chart-head">
        <h2 id={title} data-plain>
          {question}
        </h2>
        <Tools
          {...props}
          isTable={isTable}
          setTable={setTable}
          drawing={() => content.current?.querySelector('svg.drawing') ?? null}
        />
      </div>
      <p className="chart-subtitle" data-plain>
        {subtitle}
      </p>
      {props.controls}
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the table beside it is for the keyboard */}
      <div ref={content} className="chart-content" onClick={open}>
        {isTable ? <DataTable table={table} caption={question} /> : props.children}
      </div>
    </section>
  );
}

function Tools(props: {
  readonly question: string;
  readonly note: string;
  readonly table: ChartTable;
  readonly isDrawn?: boolean;
  readonly isTable: boolean;
  readonly setTable: (is: boolean) => void;
  readonly drawing: () => Element | null;
}): ReactElement {
  const { question, note, table, isTable, isDrawn = true } = props;
  const text = useText();
  const { language } = useAddress();
  const saved = async (as: 'svg' | 'png' | 'xlsx' | 'csv'): Promise<void> => {
    const download = await import('./download.ts');
    const drawing = props.drawing();
    if (as === 'xlsx') await download.saveXlsx(table, question, { note, language });
    else if (as === 'csv') download.saveCsv(table, question, language);
    else if (drawing instanceof SVGSVGElement && as === 'svg') download.saveSvg(drawing, question, note);
    else if (drawing instanceof SVGSVGElement) await download.savePng(drawing, question, note);
  };
  return (
    <div className="chart-tools" role="group" aria-label={text.chart.tools}>
      {isDrawn && (
        <button type="button" aria-pressed={isTable} onClick={() => props.setTable(!isTable)}>
          {text.chart.table}
        </button>
      )}
      {(isTable || !isDrawn ? (['xlsx', 'csv'] as const) : (['svg', 'png', 'xlsx', 'csv'] as const)).map((as) => (
        <button key={as} type="button" aria-label={text.chart.save(as.toUpperCase())} onClick={() => void saved(as)}>
          {as.toUpperCase()}
        </button>
      ))}
    </div>
  );
}

/** All figures of a chart, each a door. */
function DataTable({ table, caption }: { readonly table: ChartTable; readonly caption: string }): ReactElement {
  const text = useText();
  return (
    // What is longer than the chart scrolls within it, by the keyboard too.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reached
    <div className="data-table" role="region" aria-label={`${caption} ${text.chart.table}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {table.head.map((words, column) => (
              <th key={column} scope="col" data-plain>
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, r) => (
            <tr key={r}>
              {row.map((cell, column) =>
                column === 0 ? (
                  <th key={column} scope="row" data-plain>
                    {cell.text}
                  </th>
                ) : (
                  <td key={column}>
                    <Door figures={[cell.figure]}>{cell.value === undefined ? cell.text : typeset(cell.text)}</Door>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
