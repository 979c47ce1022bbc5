import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';

export type LightOrNone = 'green' | 'yellow' | 'red' | 'none';

const shapes: Readonly<Record<LightOrNone, ReactElement>> = {
  green: <circle cx="5" cy="5" r="4" />,
  yellow: <path d="M5 .6 9.8 9.2H.2z" />,
  red: <path d="M5 0 10 5 5 10 0 5z" />,
  none: <circle cx="5" cy="5" r="3.8" strokeDasharray="2 1.6" />,
};

/** A light (灯): a shape and a word; the colour only supports them. */
export function Light(props: {
  readonly light: LightOrNone;
  /** Other words than those of the pace. */
  readonly words?: string;
  readonly hint?: string;
}): ReactElement {
  const text = useText();
  const { light, words = text.pace.words[light], hint = text.pace.hint[light] } = props;
  return (
    <span className={`light light-${light}`} title={hint}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {shapes[light]}
      </svg>
      {words}
    </span>
  );
}
