import '../../style/enterprises.css';
import type { EnterpriseReportBody, MoverBody } from '@shigan/contract';
import type { Indicator } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useIndicators, useRead } from '../../api/queries.ts';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';

/** The way down: the enterprises that an indicator is made of, those that moved them most, and the page of all. Nothing where the
 *  catalogue names none, or where whoever looks may not see them. */
export function UnitsBehind({ asked, code }: { readonly asked: Asked; readonly code: string }): ReactElement | null {
  const madeOf = useIndicators(asked.asOf)?.get(code)?.madeOf;
  return madeOf === undefined ? null : <Units asked={asked} madeOf={madeOf} />;
}

const most = 4;

function Units(props: {
  readonly asked: Asked;
  readonly madeOf: NonNullable<Indicator['madeOf']>;
}): ReactElement | null {
  const { asked, madeOf } = props;
  const address = useAddress();
  const text = useText();
  const { data } = useRead<EnterpriseReportBody>('/api/v1/enterprises/report', { ...asked, ...madeOf });
  if (data === undefined || data.units.reporting === 0) return null;
  const words = text.enterprises;
  const place = { ...address, page: 'enterprises', indicator: undefined, section: undefined, figures: [] } as const;
  return (
    <section className="enterprise-block">
      <h2>{words.behind}</h2>
      <p className="note" data-plain>
        {words.items[data.item]} {data.span?.from}–{data.span?.to}{' '}
        <PageLink className="link" to={{ ...place, kind: madeOf.category, by: madeOf.item }}>
          {words.category[madeOf.category]} {data.units.reporting}
        </PageLink>
      </p>
      <div className="enterprise-columns">
        <Some title={words.upQuestion} rows={data.up} place={place} />
        <Some title={words.downQuestion} rows={data.down} place={place} />
      </div>
    </section>
  );
}

function Some(props: {
  readonly title: string;
  readonly rows: readonly MoverBody[];
  readonly place: Parameters<typeof PageLink>[0]['to'];
}): ReactElement {
  const text = useText();
  return (
    <table className="enterprise-table">
      <thead>
        <tr>
          <th scope="col">{props.title}</th>
          <th scope="col">{text.enterprises.contributionHead}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.slice(0, most).map(({ enterprise, contribution }) => (
          <tr key={enterprise.code}>
            <th scope="row">
              <PageLink className="link" to={{ ...props.place, enterprise: enterprise.code }}>
                {enterprise.name}
              </PageLink>
            </th>
            <td>
              <Door figures={[contribution.id]}>{typeset(contribution.shown, true)}</Door>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
