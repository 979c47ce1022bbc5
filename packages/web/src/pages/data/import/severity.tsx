import type { FaultBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useText } from '../../../text/use-text.ts';

const shapes: Readonly<Record<FaultBody['severity'], string>> = { error: '◆', warning: '▲', note: '○' };

/** How grave a fault is: a shape and a word. */
export function Severity({ of }: { readonly of: FaultBody['severity'] }): ReactElement {
  const { data } = useText();
  return (
    <span className={`severity ${of}`}>
      <span aria-hidden="true">{shapes[of]}</span> {data.import.severities[of]}
    </span>
  );
}

/** Where a fault stands: sheet and cell. */
export function placeOf({ sheet, row, column }: Pick<FaultBody, 'sheet' | 'row' | 'column'>): string {
  return [sheet, `${column ?? ''}${row ?? ''}`].filter((part) => part !== '').join(' ');
}
