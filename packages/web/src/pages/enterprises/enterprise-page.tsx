import '../../style/enterprises.css';
import type { EnterpriseBody } from '@shigan/contract';
import { returnItems } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useRead } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { Failed, Loading } from '../../components/states.tsx';
import { useText } from '../../text/use-text.ts';
import { EnterpriseNumber } from './enterprise-figure.tsx';
import { EnterpriseFollowUp } from './enterprise-follow-up.tsx';
import { OpenedFinding } from '../matters/opened-finding.tsx';

/** One enterprise (一企一档): what the register says, the year so far, its months. */
export function EnterprisePage({ asked, code }: { readonly asked: Asked; readonly code: string }): ReactElement {
  const address = useAddress();
  const text = useText();
  const { city, period, asOf } = asked;
  const { data, error, refetch } = useRead<EnterpriseBody>(`/api/v1/enterprises/${code}`, { city, period, asOf });
  if (data === undefined)
    return error === null ? <Loading rows={10} /> : <Failed error={error} retry={() => void refetch()} />;
  return (
    <>
      <p className="enterprise-back">
        <PageLink className="link" to={{ ...address, enterprise: undefined, figures: [] }}>
          {text.enterprises.back}
        </PageLink>
      </p>
      <div className="headline-block stacked">
        <h1 data-plain>
          {data.enterprise.name} <EnterpriseFollowUp enterprise={data.enterprise} />
        </h1>
        <Facts body={data} />
      </div>
      <SoFar body={data} />
      <Months body={data} />
      <Quarters body={data} />
      <OpenedFinding asked={asked} />
    </>
  );
}

function Facts({ body }: { readonly body: EnterpriseBody }): ReactElement {
  const text = useText();
  const words = text.enterprises.detail;
  const { enterprise } = body;
  const facts: readonly (readonly [string, string | undefined | null])[] = [
    [words.code, enterprise.code],
    [words.region, enterprise.region?.name],
    [words.category, enterprise.category?.name],
    [words.industry, enterprise.industry && `${enterprise.industry.name} ${enterprise.industry.code}`],
    [words.park, enterprise.park?.name],
    [words.opened, enterprise.opened],
    ...(enterprise.closed === null ? [] : [[words.closed, enterprise.closed] as const]),
  ];
  return (
    <dl className="enterprise-facts" data-plain>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd data-plain>{value ?? words.unknown}</dd>
        </div>
      ))}
    </dl>
  );
}

function SoFar({ body }: { readonly body: EnterpriseBody }): ReactElement {
  const text = useText();
  const words = text.enterprises;
  const items = returnItems.filter((item) => body.items[item] !== undefined);
  return (
    <section className="enterprise-block">
      <h2>{words.detail.question}</h2>
      <p className="note" data-plain>{`${body.span.from}–${body.span.to}`}</p>
      <table className="enterprise-table narrow">
        <thead>
          <tr>
            <th scope="col">{words.detail.item}</th>
            <th scope="col">{words.columns.now}</th>
            <th scope="col">{words.columns.growth}</th>
            <th scope="col">{words.columns.contribution}</th>
            <th scope="col" className="word">
              {words.columns.kind}
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => {
            const row = body.items[item];
            if (row === undefined) return null;
            return (
              <tr key={item}>
                <th scope="row">{words.items[item]}</th>
                <td>
                  <EnterpriseNumber figure={row.now} unit />
                </td>
                <td>
                  <EnterpriseNumber figure={row.growth} signed />
                </td>
                <td>
                  <EnterpriseNumber figure={row.contribution} signed unit />
                </td>
                <td className="word">{words.kinds[row.kind]}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function Months({ body }: { readonly body: EnterpriseBody }): ReactElement | null {
  const words = useText().enterprises.detail;
  const rows = body.months.map(({ month, figures }) => ({ name: month, figures }));
  if (rows.length === 0) return null;
  return (
    <section className="enterprise-block">
      <h2>{words.months}</h2>
      <Returns head={words.month} rows={rows} />
    </section>
  );
}

function Quarters({ body }: { readonly body: EnterpriseBody }): ReactElement | null {
  const words = useText().enterprises.detail;
  if (body.quarters.length === 0) return null;
  return (
    <section className="enterprise-block" id="quarters">
      <h2>{words.quarters}</h2>
      <p className="note">{words.quartersNote}</p>
      <Returns head={words.quarter} rows={body.quarters} />
    </section>
  );
}

type ReturnRow = Pick<EnterpriseBody['quarters'][number], 'name' | 'figures'>;

function Returns({ head, rows }: { readonly head: string; readonly rows: readonly ReturnRow[] }): ReactElement {
  const words = useText().enterprises;
  const items = returnItems.filter((item) => rows.some(({ figures }) => figures[item] !== undefined));
  const unitOf = (item: (typeof items)[number]): string =>
    rows.find(({ figures }) => figures[item] !== undefined)?.figures[item]?.unit ?? '';
  return (
    <table className={items.length > 3 ? 'enterprise-table' : 'enterprise-table narrow'}>
      <thead>
        <tr>
          <th scope="col">{head}</th>
          {items.map((item) => (
            <th key={item} scope="col" data-plain>
              {words.items[item]} {unitOf(item)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, figures }) => (
          <tr key={name}>
            <th scope="row" className="period" data-plain>
              {name}
            </th>
            {items.map((item) => (
              <td key={item}>
                <EnterpriseNumber figure={figures[item]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
