import '../../style/people.css';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { PageLink } from '../../components/page-link.tsx';
import { useText } from '../../text/use-text.ts';

/** The parts of the page of incentives. */
const awardParts = ['standing', 'ledger', 'catalogue', 'work', 'points', 'assessment'] as const;

export type AwardPart = (typeof awardParts)[number];

/** The part that an address means; standing where it names none. */
export function awardPartOf(section: string | undefined): AwardPart {
  return awardParts.find((part) => part === section) ?? 'standing';
}

/** The way from one part to another. */
export function AwardPartsNav({ current }: { readonly current: AwardPart }): ReactElement {
  const address = useAddress();
  const { label, parts } = useText().awardParts;
  return (
    <nav className="parts award-nav" aria-label={label}>
      {awardParts.map((part) => (
        <PageLink
          key={part}
          to={{ ...address, section: part === 'standing' ? undefined : part, award: undefined, search: undefined }}
          current={part === current}
        >
          {parts[part]}
        </PageLink>
      ))}
    </nav>
  );
}
