import type { EnterpriseReportBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { type Asked, useIndicators } from '../../api/queries.ts';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';

/** The way back up: the indicators that these enterprises make. */
export function FedIndicators(props: {
  readonly body: EnterpriseReportBody;
  readonly asked: Asked;
}): ReactElement | null {
  const address = useAddress();
  const text = useText();
  const indicators = useIndicators(props.asked.asOf);
  const { category } = props.body;
  const fed = [...(indicators?.values() ?? [])].filter(
    ({ madeOf }) => madeOf !== undefined && (category === null || madeOf.category === category),
  );
  if (fed.length === 0) return null;
  return (
    <section className="enterprise-block">
      <h2>{text.enterprises.feeds}</h2>
      <p className="enterprise-links">
        {fed.map((indicator) => (
          <PageLink
            key={indicator.code}
            className="link"
            to={{
              ...address,
              page: 'indicators',
              indicator: indicator.code,
              kind: undefined,
              by: undefined,
              section: undefined,
              search: undefined,
              figures: [],
            }}
          >
            {indicator.name[address.language]}
          </PageLink>
        ))}
      </p>
    </section>
  );
}
