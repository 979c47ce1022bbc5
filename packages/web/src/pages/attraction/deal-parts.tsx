import type { DealRowBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useMay } from '../../api/people.ts';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';

/** The name of a deal: a link to its own page. */
export function DealLink({ deal }: { readonly deal: Pick<DealRowBody, 'code' | 'name'> }): ReactElement {
  const address = useAddress();
  return (
    <PageLink
      className="link"
      to={{ ...address, page: 'attraction', deal: deal.code, indicator: undefined, finding: undefined, figures: [] }}
    >
      {deal.name}
    </PageLink>
  );
}

/** What the rules found, and the way from each to a matter for who may open one. */
export function DealFindings({ row }: { readonly row: DealRowBody }): ReactElement {
  const text = useText();
  const go = useGo();
  const may = useMay();
  const { finding } = useAddress();
  return (
    <ul className="findings">
      {row.findings.map(({ rule, severity, sentence }) => (
        <li key={rule} className="found">
          <span className={`finding finding-${severity}`} data-plain>
            {sentence}
          </span>
          {may('matters.open') && (
            <button
              type="button"
              className="follow-up"
              title={text.opening.buttonHint}
              aria-label={`${text.opening.button}：${row.name}，${sentence}`}
              aria-expanded={finding === `deal ${row.code} ${rule}`}
              onClick={() => go({ finding: `deal ${row.code} ${rule}`, figures: [] })}
            >
              {text.opening.button}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
