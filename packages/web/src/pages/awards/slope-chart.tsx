import type { StandingBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useText } from '../../text/use-text.ts';
import { slopeState } from './slope-state.ts';

const size = { width: 520, height: 300, top: 14, left: 8, right: 176, bottom: 22 };

/** Awards of every city over the years, one's own in ink, the others in grey, names at the ends. */
export function SlopeChart({ body }: { readonly body: StandingBody }): ReactElement {
  const text = useText();
  const inner = size.height - size.top - size.bottom;
  const state = slopeState(body, inner, 15);
  const across = size.width - size.left - size.right;
  const x = (place: number): number =>
    size.left + (state.years.length < 2 ? 0 : (across * place) / (state.years.length - 1));
  const y = (count: number): number => size.top + inner * (1 - count / state.most);
  return (
    <figure className="award-slope">
      <h2>{text.awards.slopeQuestion}</h2>
      <p className="note">{text.awards.slopeSubtitle}</p>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} role="img" aria-label={text.awards.slopeQuestion}>
        {state.years.map((year, place) => (
          <text key={year} x={x(place)} y={size.height - 4} textAnchor={place === 0 ? 'start' : 'middle'} data-plain>
            {year}
          </text>
        ))}
        {state.lines.map((line) => (
          <g key={line.code} className={line.own ? 'own' : undefined}>
            <polyline points={line.points.map((point, place) => `${x(place)},${y(point.count)}`).join(' ')} />
            <text x={size.width - size.right + 10} y={size.top + line.labelAt + 4} data-figure={line.figure}>
              {text.awards.slopeLabel(line.name, line.points.at(-1)?.count ?? 0)}
            </text>
          </g>
        ))}
      </svg>
    </figure>
  );
}
