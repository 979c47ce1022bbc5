import type { EnterpriseEntryBody, EnterpriseFigureBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { useAddress } from '../../address/use-address.ts';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { PageLink } from '../../components/page-link.tsx';
import { Unit } from '../../components/unit.tsx';

/** A figure of enterprises that opens where it comes from. */
export function EnterpriseNumber(props: {
  readonly figure: EnterpriseFigureBody | null | undefined;
  readonly signed?: boolean;
  readonly unit?: boolean;
}): ReactElement {
  const { figure } = props;
  if (figure === null || figure === undefined)
    return (
      <span className="absent" data-plain>
        —
      </span>
    );
  return (
    <Door figures={[figure.id]}>
      {isMissing(figure.value) ? '—' : typeset(figure.shown, props.signed)}
      {props.unit === true && !isMissing(figure.value) && <Unit>{figure.unit}</Unit>}
    </Door>
  );
}

/** The name of an enterprise: a link to its own page. */
export function EnterpriseLink({ enterprise }: { readonly enterprise: EnterpriseEntryBody }): ReactElement {
  const address = useAddress();
  return (
    <PageLink className="link" to={{ ...address, enterprise: enterprise.code, figures: [] }}>
      {enterprise.name}
    </PageLink>
  );
}
