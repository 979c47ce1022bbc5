import type { ReliabilityBody } from '@shigan/contract';
import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import { reliabilityBox, reliabilityState } from './reliability-state.ts';

/** Stated probability against how often it came true. */
export function Reliability({ bins }: { readonly bins: readonly ReliabilityBody[] }): ReactElement {
  const words = useText().outlook.scores;
  const { size, pad } = reliabilityBox;
  const inner = size - 2 * pad;
  return (
    <svg className="reliability" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={words.diagram}>
      {[0, 50, 100].map((p) => (
        <g key={p}>
          <line
            className="fan-rule"
            x1={pad}
            x2={size - pad}
            y1={size - pad - (p / 100) * inner}
            y2={size - pad - (p / 100) * inner}
          />
          <text data-plain className="fan-tick" x={pad - 6} y={size - pad - (p / 100) * inner + 4} textAnchor="end">
            {p}
          </text>
          <text data-plain className="fan-tick" x={pad + (p / 100) * inner} y={size - pad + 16} textAnchor="middle">
            {p}
          </text>
        </g>
      ))}
      <line className="fan-target" x1={pad} x2={size - pad} y1={size - pad} y2={pad} />
      {reliabilityState(bins).map(({ x, y, r, bin }) => (
        <circle key={bin.from} className="reliability-bin" cx={x} cy={y} r={r}>
          <title data-plain>{words.bin(Math.round(bin.stated * 100), Math.round(bin.came * 100), bin.count)}</title>
        </circle>
      ))}
      <text data-plain className="fan-note" x={size / 2} y={size - 2} textAnchor="middle">
        {words.stated}
      </text>
      <text data-plain className="fan-note" x={pad} y={pad - 12} textAnchor="start">
        {words.came}
      </text>
    </svg>
  );
}
