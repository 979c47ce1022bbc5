import type { EnterpriseEntryBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useMay } from '../../api/people.ts';
import { useText } from '../../text/use-text.ts';

/** Makes what the returns say of an enterprise a matter (立项): this click and the one that confirms; nothing for who may not. */
export function EnterpriseFollowUp({ enterprise }: { readonly enterprise: EnterpriseEntryBody }): ReactElement | null {
  const { asOf } = useAddress();
  const go = useGo();
  const may = useMay();
  const { opening } = useText();
  if (!may('matters.open') || asOf !== undefined) return null;
  return (
    <button
      type="button"
      className="follow-up"
      title={opening.buttonHint}
      aria-label={`${opening.button}：${enterprise.name}`}
      onClick={() => go({ finding: `enterprise ${enterprise.code}`, figures: [] })}
    >
      {opening.button}
    </button>
  );
}
