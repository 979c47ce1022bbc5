import type { MatterLights } from '@shigan/core';
import type { ReactElement } from 'react';
import { useText } from '../../text/use-text.ts';

type LightName = keyof MatterLights;

const shapes: Readonly<Record<string, ReactElement>> = {
  green: <circle cx="5" cy="5" r="4" />,
  yellow: <path d="M5 .6 9.8 9.2H.2z" />,
  red: <path d="M5 0 10 5 5 10 0 5z" />,
  none: <circle cx="5" cy="5" r="3.8" strokeDasharray="2 1.6" />,
  done: <path d="M.8 5.2 3.8 8.4 9.2 1.8" />,
  suspended: <path d="M3 1v8M7 1v8" />,
};

/** One of a matter's four lights: a shape and a word; the colour only supports them. */
export function MatterLight({
  lights,
  name,
}: {
  readonly lights: MatterLights;
  readonly name: LightName;
}): ReactElement {
  const text = useText();
  const light = lights[name] ?? 'none';
  return (
    <span className={`light light-${light}`} title={`${text.matters.lights[name]}：${text.matters.lightHints[name]}`}>
      <svg viewBox="0 0 10 10" aria-hidden="true">
        {shapes[light]}
      </svg>
      {text.matters.words[light]}
    </span>
  );
}

export const lightNames: readonly LightName[] = ['schedule', 'reported', 'verified', 'data'];
