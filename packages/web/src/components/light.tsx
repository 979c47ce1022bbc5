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
export function Light({ light }: { readonly light: LightOrNone }): ReactElement {
  const text = useText();
  return (
    <span className={`light light-${light}`} title={text.pace.hint[light]}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {shapes[light]}
      </svg>
      {text.pace.words[light]}
    </span>
  );
}
