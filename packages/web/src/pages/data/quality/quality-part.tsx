import '../../../style/enterprises.css';
import type { QualityBody, SuspicionBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../../address/use-address.ts';
import { type Asked, useRead } from '../../../api/queries.ts';
import { PageLink } from '../../../components/page-link.tsx';
import { Empty, Failed, Loading } from '../../../components/states.tsx';
import { useText } from '../../../text/use-text.ts';
import { EnterpriseNumber } from '../../enterprises/enterprise-figure.tsx';

/** Authenticity (真实性核查): what of the enterprises' returns would have to be explained, ranked by impact, with what may explain it
 *  innocently. */
export function QualityPart({ asked }: { readonly asked: Asked }): ReactElement {
  const { region, kind } = useAddress();
  const { city, period, asOf } = asked;
  const text = useText();
  const { data, error, refetch } = useRead<QualityBody>('/api/v1/enterprises/quality', { city, region, period, asOf });
  if (data === undefined)
    return error === null ? <Loading rows={12} /> : <Failed error={error} retry={() => void refetch()} />;
  const words = text.data.quality;
  if (data.span === null) return <Empty>{words.noReturns}</Empty>;
  const shown = data.suspicions.filter(({ check }) => kind === undefined || check === kind);
  return (
    <>
      <h2>{words.question}</h2>
      <p className="lede" data-plain>
        {`${data.region.name} ${data.span.from}–${data.span.to} ${words.lede(data.enterprises, data.rows, data.of)}`}
        {data.suspicions.length < data.of && words.shown(data.suspicions.length)}
      </p>
      <small className="explains">{words.note}</small>
      <Checks body={data} kind={kind} />
      {shown.length === 0 ? <Empty>{words.none}</Empty> : <Suspicions rows={shown} />}
    </>
  );
}

function Checks({ body, kind }: { readonly body: QualityBody; readonly kind: string | undefined }): ReactElement {
  const go = useGo();
  const words = useText().data.quality;
  const there = body.checks.filter(({ found }) => found > 0);
  return (
    <div className="orders" role="group" aria-label={words.columns.check}>
      <button type="button" aria-pressed={kind === undefined} onClick={() => go({ kind: undefined, figures: [] })}>
        {words.all}
      </button>
      {there.map(({ check, name, found }) => (
        <button
          key={check}
          type="button"
          aria-pressed={kind === check}
          data-plain
          onClick={() => go({ kind: check, figures: [] })}
        >
          {`${name} ${found}`}
        </button>
      ))}
    </div>
  );
}

function Suspicions({ rows }: { readonly rows: readonly SuspicionBody[] }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { columns, cells } = text.data.quality;
  return (
    <div className="scroll">
      <table className="enterprise-table suspicions">
        <thead>
          <tr>
            <th scope="col">{columns.check}</th>
            <th scope="col" className="word">
              {columns.who}
            </th>
            <th scope="col" className="word">
              {columns.months}
            </th>
            <th scope="col">{columns.impact}</th>
            <th scope="col" className="word">
              {columns.innocent}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={`${row.check} ${row.enterprise?.code ?? row.region.code} ${row.item} ${row.months[0]}`}>
              <th scope="row">{row.name}</th>
              <td className="word" data-plain>
                {row.enterprise === null ? (
                  row.region.name
                ) : (
                  <>
                    <PageLink
                      className="link"
                      to={{
                        ...address,
                        page: 'enterprises',
                        enterprise: row.enterprise.code,
                        section: undefined,
                        kind: undefined,
                        figures: [],
                      }}
                    >
                      {row.enterprise.name}
                    </PageLink>
                    <span className="where"> {row.region.name}</span>
                  </>
                )}
              </td>
              <td className="word">
                <span className="where" data-plain>{`${text.enterprises.items[row.item]} `}</span>
                {row.figures.length === 0 ? (
                  <span data-plain>{`${row.months[0]} ${cells(row.cells)}`}</span>
                ) : (
                  row.figures.map((figure, place) => (
                    <span key={figure.id} className="month-figure">
                      <span className="where" data-plain>
                        {row.months[place]}
                      </span>{' '}
                      <EnterpriseNumber figure={figure} unit={place === row.figures.length - 1} />
                    </span>
                  ))
                )}
              </td>
              <td data-plain>{row.impact.toFixed(2)}</td>
              <td className="word">{row.innocent}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
