import type { RosterFigureBody } from '@shigan/contract';
import { isMissing } from '@shigan/core';
import type { ReactElement } from 'react';
import { Door } from './door.tsx';
import { typeset } from './number.tsx';
import { Unit } from './unit.tsx';

/** A figure of a roster that opens where it comes from. */
export function RosterNumber(props: {
  readonly figure: RosterFigureBody | null | undefined;
  readonly signed?: boolean;
  readonly unit?: boolean;
}): ReactElement {
  const { figure } = props;
  if (figure === undefined || figure === null)
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
