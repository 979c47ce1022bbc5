import type { ReactElement } from 'react';

/** The unit of a figure, small beside it. Some hold digits (万 is 10,000 in English) and are no figures. */
export function Unit({ children }: { readonly children: string }): ReactElement {
  return (
    <span className="unit" data-plain>
      {children}
    </span>
  );
}
