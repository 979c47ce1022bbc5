import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';

/** The parts of the page of enterprises: how they run, the ladder, what they ask for. */
const enterpriseParts = ['running', 'ladder', 'requests'] as const;

export type EnterprisePart = (typeof enterpriseParts)[number];

/** The part that the address names; digits there are an industry's, on the first part. */
export function partNamed(section: string | undefined): EnterprisePart {
  return enterpriseParts.find((part) => part === section) ?? 'running';
}

/** From one part to another. */
export function EnterpriseParts({ part }: { readonly part: EnterprisePart }): ReactElement {
  const address = useAddress();
  const words = useText().enterprises;
  const to = { ...address, enterprise: undefined, kind: undefined, by: undefined, search: undefined, figures: [] };
  return (
    <nav className="enterprise-parts" aria-label={words.title}>
      {enterpriseParts.map((each) => (
        <PageLink key={each} to={{ ...to, section: each === 'running' ? undefined : each }} current={each === part}>
          {words.parts[each]}
        </PageLink>
      ))}
    </nav>
  );
}
