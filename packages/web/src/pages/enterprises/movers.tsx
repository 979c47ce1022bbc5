import type { EnterpriseReportBody, MoverBody } from '@shigan/contract';
import { type GroupBy, isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useGo } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';
import { EnterpriseLink, EnterpriseNumber } from './enterprise-figure.tsx';

/** Whether the growth was made, or is a change of what is counted: by kinds of units. */
export function Kinds({ body }: { readonly body: EnterpriseReportBody }): ReactElement {
  const text = useText();
  const words = text.enterprises;
  const { totalGrowth, sameScopeGrowth, realContribution, definitionContribution } = body.figures;
  const shown = [
    [words.cards.totalGrowth, totalGrowth],
    [words.cards.sameScopeGrowth, sameScopeGrowth],
    [words.cards.realContribution, realContribution],
    [words.cards.definitionContribution, definitionContribution],
  ] as const;
  return (
    <section className="enterprise-block">
      <h2>{words.kindsQuestion}</h2>
      <p className="note" data-plain>
        {words.kindsNote}
      </p>
      <dl className="enterprise-figures">
        {shown.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <EnterpriseNumber figure={figure} signed unit />
            </dd>
          </div>
        ))}
      </dl>
      <table className="enterprise-table narrow">
        <thead>
          <tr>
            <th scope="col">{words.kindHead}</th>
            <th scope="col">{words.unitsHead}</th>
            <th scope="col">{words.contributionHead}</th>
            <th scope="col">{words.realHead}</th>
          </tr>
        </thead>
        <tbody>
          {body.kinds.map(({ kind, units, contribution, real }) => (
            <tr key={kind} className={real ? undefined : 'definition'}>
              <th scope="row">{words.kinds[kind]}</th>
              <td>
                <EnterpriseNumber figure={units} />
              </td>
              <td>
                <EnterpriseNumber figure={contribution} signed />
              </td>
              <td className="word">{real ? words.real : words.definition}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The units that lifted or lowered the total most, with a bar as long as their part. */
export function Movers(props: {
  readonly title: string;
  readonly rows: readonly MoverBody[];
  readonly body: EnterpriseReportBody;
}): ReactElement {
  const text = useText();
  const words = text.enterprises;
  const { columns } = words;
  const rows = props.rows.slice(0, 12);
  const longest = Math.max(...rows.map(({ contribution }) => size(contribution.value)), 0);
  return (
    <section className="enterprise-block">
      <h2>{props.title}</h2>
      {rows.length === 0 ? (
        <p className="note">{words.noMovers}</p>
      ) : (
        <table className="enterprise-table">
          <thead>
            <tr>
              <th scope="col">{columns.name}</th>
              <th scope="col" className="word">
                {columns.place}
              </th>
              <th scope="col" data-plain>{`${columns.now} ${rows[0]?.increment.unit ?? ''}`}</th>
              <th scope="col">{columns.growth}</th>
              <th scope="col">{columns.contribution}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.enterprise.code}>
                <th scope="row">
                  <EnterpriseLink enterprise={row.enterprise} />
                  {row.kind !== 'continuing' && <em className="mark">{words.kinds[row.kind]}</em>}
                </th>
                <td className="word" data-plain>
                  {row.enterprise.region?.name}
                </td>
                <td>
                  <EnterpriseNumber figure={row.now} />
                </td>
                <td>
                  <EnterpriseNumber figure={row.growth} signed />
                </td>
                <td>
                  <EnterpriseNumber figure={row.contribution} signed />
                  <i
                    className="bar"
                    aria-hidden="true"
                    style={{ width: `${longest === 0 ? 0 : (100 * size(row.contribution.value)) / longest}%` }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function size(value: MoverBody['contribution']['value']): number {
  return isMissing(value) ? 0 : Math.abs(value);
}

/** By counties, industries and parks. */
export function Groups({ body }: { readonly body: EnterpriseReportBody }): ReactElement {
  const text = useText();
  return (
    <section className="enterprise-block">
      <h2>{text.enterprises.groupsQuestion}</h2>
      <div className="enterprise-groups">
        <Group by="region" body={body} />
        <Group by="industry" body={body} />
        <Group by="park" body={body} />
      </div>
    </section>
  );
}

const mostGroups = 14;

function Group({ by, body }: { readonly by: GroupBy; readonly body: EnterpriseReportBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const words = text.enterprises;
  const groups = body.groups[by];
  const rows =
    groups.length <= mostGroups ? groups : [...groups.slice(0, mostGroups / 2), ...groups.slice(-mostGroups / 2)];
  const open = (code: string): void => {
    if (by === 'region') go({ region: code, figures: [] });
    if (by === 'industry') go({ section: code, figures: [] });
  };
  return (
    <table className="enterprise-table">
      <thead>
        <tr>
          <th scope="col">{words.groups[by]}</th>
          <th scope="col">{words.unitsHead}</th>
          <th scope="col">{words.columns.growth}</th>
          <th scope="col">{words.contributionHead}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.code}>
            <th scope="row" data-plain>
              {row.code === '' || by === 'park' ? (
                row.name || words.noGroup
              ) : (
                <button type="button" className="link" onClick={() => open(row.code)}>
                  {row.name}
                </button>
              )}
            </th>
            <td data-plain>{row.units}</td>
            <td>
              <EnterpriseNumber figure={row.growth} signed />
            </td>
            <td>
              <EnterpriseNumber figure={row.contribution} signed />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
