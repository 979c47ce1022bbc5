import type { RosterExplanationBody, RosterFigureBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../address/use-address.ts';
import { useRead } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { Door } from './door.tsx';
import { typeset } from './number.tsx';
import { Failed, Loading } from './states.tsx';
import { Unit } from './unit.tsx';

/** Where a figure of a roster comes from: formula, inputs, the things that weigh most, the cells of one. */
export function RosterExplanation({ id }: { readonly id: string }): ReactElement {
  const { city } = useAddress();
  const text = useText();
  const path = `/api/v1/rosters/figures/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useRead<RosterExplanationBody>(path, { city }, Infinity);
  if (data === undefined)
    return error === null ? <Loading rows={5} /> : <Failed error={error} retry={() => void refetch()} />;
  return (
    <section className="explanation">
      <h3 data-plain>{`${data.subject} ${data.month}`}</h3>
      <p className="explained">
        <b data-figure={data.figure.id}>
          <Shown figure={data.figure} />
        </b>
      </p>
      <div className="block">
        <h4>{text.figure.formula}</h4>
        <p data-plain>{data.formula}</p>
      </div>
      {data.inputs.length > 0 && (
        <div className="block">
          <h4>{text.figure.inputs}</h4>
          <table className="inputs">
            <tbody>
              {data.inputs.map((input) => (
                <Input key={`${input.role} ${input.figure?.id ?? ''}`} input={input} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {data.things.length > 0 && <Things body={data} />}
      {data.cells.length > 0 && <Cells body={data} />}
    </section>
  );
}

function Shown({ figure }: { readonly figure: RosterFigureBody }): ReactElement {
  return (
    <>
      {isMissing(figure.value) ? '—' : typeset(figure.shown)}
      <Unit>{figure.unit}</Unit>
    </>
  );
}

function Input({ input }: { readonly input: RosterExplanationBody['inputs'][number] }): ReactElement {
  const text = useText();
  const { role, figure, indicator, sum, value } = input;
  return (
    <tr>
      <th data-plain>{role}</th>
      <td data-plain>{sum !== undefined && text.projects.explanation.things(sum.of)}</td>
      <td>
        {figure !== undefined ? (
          <Door figures={[figure.id]}>
            <Shown figure={figure} />
          </Door>
        ) : indicator === undefined ? (
          <span data-plain>
            {sum === undefined ? value : typeset(sum.shown)}
            {sum !== undefined && <Unit>{sum.unit}</Unit>}
          </span>
        ) : (
          <Door figures={[indicator.id]}>
            {typeset(indicator.shown)}
            <Unit>{indicator.unit}</Unit>
          </Door>
        )}
      </td>
    </tr>
  );
}

function Things({ body }: { readonly body: RosterExplanationBody }): ReactElement {
  const text = useText();
  return (
    <div className="block">
      <h4 data-plain>{text.projects.explanation.of(body.things.length, body.of)}</h4>
      <table className="inputs">
        <tbody>
          {body.things.map(({ code, name, figure }) => (
            <tr key={code}>
              <th data-plain>{name}</th>
              <td>
                <Door figures={[figure.id]}>
                  <Shown figure={figure} />
                </Door>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cells({ body }: { readonly body: RosterExplanationBody }): ReactElement {
  const text = useText();
  const words = text.projects.explanation;
  return (
    <div className="block" data-plain>
      <h4>{words.cells}</h4>
      <table className="vintages">
        <thead>
          <tr>
            <th className="number">{words.value}</th>
            <th>{text.figure.knownFrom}</th>
            <th>{text.figure.source}</th>
          </tr>
        </thead>
        <tbody>
          {body.cells.map((cell) => (
            <tr key={`${cell.knownFrom} ${cell.cell}`} className={cell.superseded ? undefined : 'in-force'}>
              <td className="number">
                {typeset(cell.shown)}
                <Unit>{body.figure.unit}</Unit>
              </td>
              <td>
                {cell.knownFrom.slice(0, 10)}
                {cell.superseded && ` · ${words.superseded}`}
              </td>
              <td>
                <a className="link" href={`/api/v1/files/${cell.file.sha256}`} download={cell.file.name} data-plain>
                  {cell.file.name}
                </a>{' '}
                {[cell.sheet, cell.cell].filter((part) => part !== '').join(' ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
