import type { ReactElement } from 'react';
import type { LightOrNone } from '../../components/light.tsx';

const width = 106;
/** Where every bar has its tick, so that the ticks align down the column. */
const tick = 66;

/** How far something has come against where it should be: the bar is scaled so that the tick is where it should be. */
export function PaceBar({ ratio, light }: { readonly ratio: number; readonly light: LightOrNone }): ReactElement {
  const length = Math.min(Math.max(ratio * tick, 0), width);
  const isOver = ratio * tick > width;
  return (
    <svg className={`pace-bar pace-${light}`} viewBox={`0 0 ${width} 12`} width={width} height="12" aria-hidden="true">
      <path className="track" d={`M0 6H${width}`} />
      {ratio < 0 ? (
        <path className="beyond" d="M7 1.5 1 6l6 4.5" />
      ) : (
        <path className="done" d={`M0 6H${isOver ? width - 5 : length}`} />
      )}
      {isOver && <path className="beyond" d={`M${width - 7} 1.5 ${width - 1} 6l-6 4.5`} />}
      <path className="tick" d={`M${tick} 0V12`} />
    </svg>
  );
}
