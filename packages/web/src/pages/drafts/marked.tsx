import type { CheckedTextBody, MarkBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { PlainHeads } from '../../components/column-head.tsx';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';

/** Rows that are shown of a long table until more are asked for. */
const mostShown = 400;

/** The figures whose ids stand inside a file: how many still stand, and those that do not, each a door; of an exported table all of them
 *  where they are asked for. */
export function Marked({ body }: { readonly body: CheckedTextBody }): ReactElement | null {
  const words = useText().drafts.marks;
  const [isAll, setAll] = useState(false);
  if (body.marks.length === 0) return null;
  const others = body.marks.filter(({ state }) => state !== 'stands');
  const isTable = body.form === 'table';
  const shown = (isAll ? body.marks : others).slice(0, mostShown);
  return (
    <section className={others.length === 0 ? 'draft-marks' : 'draft-marks has-others'}>
      <h2 data-plain>{words.title(body.marks.length, others.length)}</h2>
      {shown.length > 0 && (
        <div className="marks-scroll">
          <table className="marks-table">
            <PlainHeads
              heads={[...(isTable ? [words.row] : []), words.printed, words.state, words.then, words.today]}
            />
            <tbody>
              {shown.map((mark) => (
                <Line
                  key={`${mark.start} ${mark.figure}`}
                  mark={mark}
                  label={isTable ? labelAt(body.text, mark.start) : undefined}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {isTable && others.length < body.marks.length && (
        <button type="button" className="link" aria-pressed={isAll} onClick={() => setAll(!isAll)} data-plain>
          {isAll ? words.onlyOthers : words.showAll(body.marks.length)}
        </button>
      )}
    </section>
  );
}

function Line({ mark, label }: { readonly mark: MarkBody; readonly label: string | undefined }): ReactElement {
  const words = useText().drafts.marks;
  const { figure, text, state, was, now, nowFigure } = mark;
  return (
    <tr className={state}>
      {label === '' && <td>—</td>}
      {label !== undefined && label !== '' && (
        <th scope="row" data-plain>
          {label}
        </th>
      )}
      <td data-plain>{text}</td>
      <td className="mark-state">{words.states[state]}</td>
      <td>{was !== null && <Door figures={[figure]}>{typeset(was)}</Door>}</td>
      <td>{now !== null && <Door figures={[nowFigure ?? undefined]}>{typeset(now)}</Door>}</td>
    </tr>
  );
}

/** What the row of a table is called that a figure stands in: the first cell of its line. */
function labelAt(text: string, at: number): string {
  const from = text.lastIndexOf('\n', at - 1) + 1;
  return text.slice(from, at).split('\t')[0] ?? '';
}
