import type { ShownFigureBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { Door } from '../../components/door.tsx';
import { typeset } from '../../components/number.tsx';
import { Unit } from '../../components/unit.tsx';
import { chanceText } from '../board/row-state.ts';

/** A figure with its unit, as a door. */
export function Shown({ figure }: { readonly figure: ShownFigureBody }): ReactElement {
  return (
    <Door figures={[figure.id]}>
      {typeset(figure.shown)}
      <Unit>{figure.unit}</Unit>
    </Door>
  );
}

/** A probability, as a door. */
export function Chance({ figure }: { readonly figure: ShownFigureBody }): ReactElement {
  return (
    <Door figures={[figure.id]}>
      {typeof figure.value === 'number' ? chanceText(figure.value) : figure.shown}
      <Unit>%</Unit>
    </Door>
  );
}
