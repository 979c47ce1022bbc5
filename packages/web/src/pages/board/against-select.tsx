import type { ReactElement } from 'react';
import { addMonths, monthOf } from '../../address/asked.ts';
import { useAddress, useGo } from '../../address/use-address.ts';
import { useText } from '../../text/use-text.ts';

/** Months that can be compared with. */
const monthsBack = 24;

/** Chooses the month that the board is held against. */
export function AgainstSelect({ period }: { readonly period: string }): ReactElement {
  const { against } = useAddress();
  const go = useGo();
  const text = useText();
  const months = Array.from({ length: monthsBack }, (_, back) => addMonths(period, -back - 1));
  const offered = against === undefined || months.includes(against) ? months : [against, ...months];
  return (
    <span className="select against">
      <select
        aria-label={text.compare.with}
        value={against ?? ''}
        onChange={(event) => go({ against: event.target.value || undefined, figures: [] })}
      >
        <option value="">{text.compare.title}</option>
        {offered.map((month) => (
          <option key={month} value={month} data-plain>
            {text.monthsSoFar(monthOf(month).year, monthOf(month).month)}
          </option>
        ))}
      </select>
    </span>
  );
}
