import { lazy, type ReactElement, Suspense } from 'react';
import { useAddress } from '../../address/use-address.ts';
import type { Asked } from '../../api/queries.ts';

const Opening = lazy(async () => ({ default: (await import('./opening.tsx')).Opening }));

/** The proposal for the finding that the address names, where it names one. */
export function OpenedFinding({ asked }: { readonly asked: Asked }): ReactElement | null {
  const { finding } = useAddress();
  if (finding === undefined) return null;
  return (
    <Suspense>
      <Opening asked={asked} finding={finding} />
    </Suspense>
  );
}
