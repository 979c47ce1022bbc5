import type { UsesBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress } from '../address/use-address.ts';
import { useRead } from '../api/queries.ts';
import { useText } from '../text/use-text.ts';
import { PageLink } from './page-link.tsx';

/** Where a figure is used, and what of it is out of date; nothing where nobody used it. */
export function FigureUses({ id }: { readonly id: string }): ReactElement | null {
  const address = useAddress();
  const { city, asOf } = address;
  const { data } = useRead<UsesBody>(`/api/v1/figures/${encodeURIComponent(id)}/uses`, { city, asOf });
  const words = useText().figure;
  if (data === undefined || data.bulletins.length + data.drafts.length + data.matters.length === 0) return null;
  const away = {
    ...address,
    figures: [],
    indicator: undefined,
    bulletin: undefined,
    draft: undefined,
    matter: undefined,
  };
  const old = (isOutdated: boolean): ReactElement | null =>
    isOutdated ? <span className="worse"> {words.usedOutdated}</span> : null;
  return (
    <div className="block">
      <h4>{words.uses}</h4>
      <ul className="uses" data-plain>
        {data.bulletins.map((one) => (
          <li key={one.id}>
            <PageLink to={{ ...away, page: 'bulletins', bulletin: one.id }} className="link">
              {words.usedInBulletin(one.year, one.number)}
            </PageLink>
            {old(one.isOutdated)}
          </li>
        ))}
        {data.drafts.map((one) => (
          <li key={one.id}>
            <PageLink to={{ ...away, page: 'drafts', draft: one.id }} className="link">
              {words.usedInDraft(one.title)}
            </PageLink>
            {old(one.isOutdated)}
          </li>
        ))}
        {data.matters.map((one) => (
          <li key={one.id}>
            <PageLink to={{ ...away, page: 'matters', matter: one.id }} className="link">
              {words.usedInMatter(one.title)}
            </PageLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
