import type { DifferenceBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress } from '../../../address/use-address.ts';
import { useIndicators, useRegions } from '../../../api/queries.ts';
import { typeset } from '../../../components/number.tsx';
import { Unit } from '../../../components/unit.tsx';
import { measureWords, spanWords } from '../../../text/subject-words.ts';
import { useText } from '../../../text/use-text.ts';
import { placeOf } from './severity.tsx';

/** Rows that are drawn at first. */
const shownFirst = 30;

/** What a file would change (与台账的差异): revised figures first, from what to what, then new ones. */
export function DifferencesTable(props: {
  readonly differences: readonly DifferenceBody[];
  readonly more: number;
}): ReactElement | null {
  const { data } = useText();
  const [isWhole, setIsWhole] = useState(false);
  const words = data.import.differences;
  const shown = isWhole ? props.differences : props.differences.slice(0, shownFirst);
  if (props.differences.length === 0) return null;
  return (
    <section className="block-of">
      <h3 data-plain>{words.title(props.differences.length + props.more)}</h3>
      <div className="scroll">
        <table className="plain-table differences">
          <thead>
            <tr>
              <th scope="col">{words.kind}</th>
              <th scope="col">{words.indicator}</th>
              <th scope="col">{words.region}</th>
              <th scope="col">{words.span}</th>
              <th scope="col">{words.measure}</th>
              <th scope="col" className="number">
                {words.old}
              </th>
              <th scope="col" className="number">
                {words.new}
              </th>
              <th scope="col">{words.cell}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Row key={`${one.sheet} ${one.cell}`} difference={one} />
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < props.differences.length && (
        <button type="button" className="press" data-plain onClick={() => setIsWhole(true)}>
          {words.all(props.differences.length)}
        </button>
      )}
      {props.more > 0 && <p data-plain>{words.more(props.more)}</p>}
    </section>
  );
}

function Row({ difference: one }: { readonly difference: DifferenceBody }): ReactElement {
  const { language } = useAddress();
  const text = useText();
  const indicator = useIndicators(undefined)?.get(one.indicator);
  const region = useRegions(undefined)?.get(one.region);
  return (
    <tr className={one.kind}>
      <td>{text.data.import.differences.kinds[one.kind]}</td>
      <th scope="row">{one.name}</th>
      <td>{region?.name[language] ?? one.region}</td>
      <td data-plain>{spanWords(one.span, indicator, language)}</td>
      <td>{measureWords(one.measure, text)}</td>
      <td className="number old" data-plain>
        {one.old !== undefined && typeset(one.old.shown)}
        {one.old !== undefined && <Unit>{one.old.unit}</Unit>}
      </td>
      <td className="number" data-plain>
        {typeset(one.shown)}
        <Unit>{one.unit}</Unit>
      </td>
      <td data-plain>{placeOf({ sheet: one.sheet, row: null, column: one.cell })}</td>
    </tr>
  );
}
