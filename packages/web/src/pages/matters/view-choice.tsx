import type { ReactElement } from 'react';
import type { MattersView } from '../../address/address.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';

const shown: readonly MattersView[] = [
  'list',
  'states',
  'lists',
  'review',
  'circulars',
  'meeting',
  'inspections',
  'campaigns',
  'archive',
];

/** How matters are laid out, and what is conducted about them. */
export function ViewChoice(): ReactElement {
  const { view } = useAddress();
  const go = useGo();
  const text = useText();
  return (
    <>
      {shown.map((choice) => (
        <button
          key={choice}
          type="button"
          aria-pressed={view === choice}
          onClick={() => go({ view: choice, proceeding: undefined })}
        >
          {text.matters.views[choice]}
        </button>
      ))}
    </>
  );
}
