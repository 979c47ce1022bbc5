import type { EnterpriseListBody } from '@shigan/contract';
import { type ReactElement, useState } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useRead } from '../../api/queries.ts';
import { useText } from '../../text/use-text.ts';
import { EnterpriseLink } from './enterprise-figure.tsx';

/** Looks an enterprise up by part of its name or code. */
export function SearchEnterprises(): ReactElement {
  const { search } = useAddress();
  const go = useGo();
  const text = useText();
  const [typed, setTyped] = useState(search ?? '');
  const words = text.enterprises;
  return (
    <>
      <form
        className="enterprise-search"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          go({ search: typed.trim() === '' ? undefined : typed.trim() });
        }}
      >
        <input
          type="search"
          aria-label={words.search}
          placeholder={words.searchHint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <button type="submit" className="press">
          {words.searchAgain}
        </button>
      </form>
      {search !== undefined && <Found search={search} />}
    </>
  );
}

function Found({ search }: { readonly search: string }): ReactElement | null {
  const { city, region, asOf } = useAddress();
  const text = useText();
  const { data } = useRead<EnterpriseListBody>('/api/v1/enterprises', { city, region, asOf, search, most: '20' });
  if (data === undefined) return null;
  const words = text.enterprises;
  return (
    <div className="enterprise-found" data-plain>
      <p>{data.of === 0 ? words.nothingFound : words.found(data.of)}</p>
      <ul>
        {data.enterprises.map((enterprise) => (
          <li key={enterprise.code}>
            <EnterpriseLink enterprise={enterprise} />
            <span>{`${enterprise.region?.name ?? ''} ${enterprise.code}`}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
