import type { EnterpriseExplanationBody, EnterpriseFigureBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../address/use-address.ts';
import { useRead } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { Door } from './door.tsx';
import { typeset } from './number.tsx';
import { Failed, Loading } from './states.tsx';
import { Unit } from './unit.tsx';

/** Where a figure of enterprises comes from: formula, inputs, the units that weigh most, the cells of one. */
export function EnterpriseExplanation({ id }: { readonly id: string }): ReactElement {
  const { city } = useAddress();
  const text = useText();
  const path = `/api/v1/enterprises/figures/${encodeURIComponent(id)}`;
  const { data, error, refetch } = useRead<EnterpriseExplanationBody>(path, { city }, Infinity);
  if (data === undefined)
    return error === null ? <Loading rows={5} /> : <Failed error={error} retry={() => void refetch()} />;
  const words = text.enterprises.explanation;
  return (
    <section className="explanation">
      <h3 data-plain>{`${data.region.name} ${data.item} ${data.span.from}–${data.span.to}`}</h3>
      <p className="explained">
        <b data-figure={data.figure.id}>
          <Shown figure={data.figure} />
        </b>
      </p>
      <div className="block">
        <h4>{text.figure.formula}</h4>
        <p data-plain>{data.formula}</p>
      </div>
      <div className="block">
        <h4>{text.figure.inputs}</h4>
        <table className="inputs">
          <tbody>
            {data.inputs.map(({ role, figure, sum, setting }) => (
              <tr key={role}>
                <th data-plain>{role}</th>
                <td data-plain>{sum !== undefined && ofWords(data, sum.of, words)}</td>
                <td>
                  {figure === undefined ? (
                    <span data-plain>
                      {typeset(sum?.shown ?? setting ?? '')}
                      <Unit>{sum?.unit ?? ''}</Unit>
                    </span>
                  ) : (
                    <Door figures={[figure.id]}>
                      <Shown figure={figure} />
                    </Door>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {data.units.length > 0 && <Units body={data} />}
      {data.cells.length > 0 && <Cells body={data} />}
    </section>
  );
}

type Words = ReturnType<typeof useText>['enterprises']['explanation'];

function ofWords(body: EnterpriseExplanationBody, n: number, words: Words): string {
  return body.figure.rule === 'reported' || body.figure.rule === 'reportedQuarterly' ? words.months(n) : words.units(n);
}

function Shown({ figure }: { readonly figure: EnterpriseFigureBody }): ReactElement {
  return (
    <>
      {isMissing(figure.value) ? '—' : typeset(figure.shown)}
      <Unit>{figure.unit}</Unit>
    </>
  );
}

function Units({ body }: { readonly body: EnterpriseExplanationBody }): ReactElement {
  const text = useText();
  return (
    <div className="block">
      <h4 data-plain>{text.enterprises.explanation.of(body.units.length, body.of)}</h4>
      <table className="inputs">
        <tbody>
          {body.units.map(({ enterprise, figure }) => (
            <tr key={enterprise.code}>
              <th data-plain>{enterprise.name}</th>
              <td data-plain>{enterprise.region?.name}</td>
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

function Cells({ body }: { readonly body: EnterpriseExplanationBody }): ReactElement {
  const text = useText();
  const words = text.enterprises.explanation;
  return (
    <div className="block" data-plain>
      <h4>{words.cells}</h4>
      <table className="vintages">
        <thead>
          <tr>
            <th>{text.enterprises.detail.month}</th>
            <th className="number">{text.figure.value}</th>
            <th>{text.figure.knownFrom}</th>
            <th>{text.figure.source}</th>
          </tr>
        </thead>
        <tbody>
          {body.cells.map((cell) => (
            <tr
              key={`${cell.month} ${cell.knownFrom} ${cell.cell}`}
              className={cell.superseded ? undefined : 'in-force'}
            >
              <td>{cell.month}</td>
              <td className="number">
                {typeset(cell.shown)}
                <Unit>{cell.unit}</Unit>
              </td>
              <td>
                {cell.knownFrom.slice(0, 10)}
                {cell.superseded && ` · ${words.superseded}`}
              </td>
              <td>
                <a className="link" href={`/api/v1/files/${cell.file.sha256}`} download={cell.file.name}>
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
