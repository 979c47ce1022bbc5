import type { EnterpriseReportBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { typeset } from '../../components/number.tsx';
import { useText } from '../../text/use-text.ts';
import { EnterpriseLink, EnterpriseNumber } from './enterprise-figure.tsx';
import { EnterpriseFollowUp } from './enterprise-follow-up.tsx';

/** Loss-makers: how many, and which fell into loss, came out of it, are in it still. */
export function Losses({ body }: { readonly body: EnterpriseReportBody }): ReactElement {
  const text = useText();
  const words = text.enterprises;
  const { lossMakers, lossMakersChange, lossShare, lossTotal } = body.figures;
  const shown = [
    [words.lossLine.makers, lossMakers, false],
    [words.lossLine.change, lossMakersChange, true],
    [words.lossLine.share, lossShare, false],
    [words.lossLine.total, lossTotal, false],
  ] as const;
  return (
    <section className="enterprise-block">
      <h2>{words.lossQuestion}</h2>
      <dl className="enterprise-figures">
        {shown.map(([name, figure, signed]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <EnterpriseNumber figure={figure} signed={signed} unit />
            </dd>
          </div>
        ))}
      </dl>
      <div className="enterprise-groups">
        {(['fell', 'recovered', 'stayed'] as const).map((list) => (
          <table key={list} className="enterprise-table">
            <thead>
              <tr>
                <th scope="col">{words.losses[list]}</th>
                <th scope="col" data-plain>{`${words.items.profit} ${lossTotal.unit}`}</th>
              </tr>
            </thead>
            <tbody>
              {body.losses[list].slice(0, 10).map(({ enterprise, profit }) => (
                <tr key={enterprise.code}>
                  <th scope="row">
                    <EnterpriseLink enterprise={enterprise} />
                  </th>
                  <td>
                    <EnterpriseNumber figure={profit} />
                  </td>
                </tr>
              ))}
              {body.losses[list].length === 0 && (
                <tr>
                  <td className="word">{words.noMovers}</td>
                  <td />
                </tr>
              )}
            </tbody>
          </table>
        ))}
      </div>
    </section>
  );
}

/** The watch list: which enterprises, and why. */
export function WatchList({ body }: { readonly body: EnterpriseReportBody }): ReactElement {
  const text = useText();
  const words = text.enterprises;
  const { watchColumns } = words;
  const rows = body.watched.slice(0, 20);
  return (
    <section className="enterprise-block">
      <h2>{words.watchQuestion}</h2>
      {rows.length === 0 ? (
        <p className="note">{words.noMovers}</p>
      ) : (
        <>
          <p className="note" data-plain>
            {words.watchNote(rows.length, body.watchedInAll)}
          </p>
          <table className="enterprise-table">
            <thead>
              <tr>
                <th scope="col">{watchColumns.name}</th>
                <th scope="col" className="word">
                  {watchColumns.place}
                </th>
                <th scope="col">{watchColumns.weight}</th>
                <th scope="col">{watchColumns.growth}</th>
                <th scope="col" className="word">
                  {watchColumns.reasons}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.enterprise.code}>
                  <th scope="row">
                    <EnterpriseLink enterprise={row.enterprise} />
                  </th>
                  <td className="word" data-plain>
                    {row.enterprise.region?.name}
                  </td>
                  <td data-plain>{row.weight.toFixed(2)}</td>
                  <td>
                    <EnterpriseNumber figure={row.growth} signed />
                  </td>
                  <td className="word" data-plain>
                    {row.reasons
                      .map(({ rule, percent }) =>
                        percent === null ? words.watch[rule] : `${words.watch[rule]} ${typeset(percent.toFixed(1))}%`,
                      )
                      .join(' · ')}{' '}
                    <EnterpriseFollowUp enterprise={row.enterprise} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  );
}
