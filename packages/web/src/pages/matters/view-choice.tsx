import '../../style/matter-views.css';
import type { ReactElement } from 'react';
import type { MattersView } from '../../address/address.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';

const shown = [
  'list',
  'states',
  'lists',
  'review',
  'circulars',
  'meeting',
  'inspections',
  'campaigns',
  'archive',
] as const satisfies readonly MattersView[];

/** Layouts beside the usual ones. */
const further = [
  'timeline',
  'calendar',
  'leaders',
  'units',
  'counties',
  'overlaps',
] as const satisfies readonly MattersView[];

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
      <select
        className="more-views"
        aria-label={text.matterViews.more}
        value={further.find((choice) => choice === view) ?? ''}
        onChange={(event) =>
          go({ view: further.find((choice) => choice === event.target.value) ?? 'list', proceeding: undefined })
        }
      >
        <option value="">{text.matterViews.more}</option>
        {further.map((choice) => (
          <option key={choice} value={choice}>
            {text.matterViews.views[choice]}
          </option>
        ))}
      </select>
    </>
  );
}
