import type { EnterpriseEntryBody } from '@shigan/contract';
import { lazy, type ReactElement, Suspense } from 'react';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useMay } from '../../api/people.ts';
import type { Asked } from '../../api/queries.ts';
import { useText } from '../../text/use-text.ts';

const Opening = lazy(async () => ({ default: (await import('../matters/opening.tsx')).Opening }));

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

/** The proposal that is open, where one is. */
export function EnterpriseOpening({ asked }: { readonly asked: Asked }): ReactElement | null {
  const { finding } = useAddress();
  if (finding === undefined) return null;
  return (
    <Suspense>
      <Opening asked={asked} finding={finding} />
    </Suspense>
  );
}
