import type { LightColour } from '@shigan/core';
import type { ReactElement } from 'react';
import { useText } from '../text/use-text.ts';
import { Light } from './light.tsx';

/** The outlook's light (前景灯): how likely the target is, by shape and word. */
export function OutlookSign({ light }: { readonly light: LightColour | 'none' }): ReactElement {
  const { words, hint } = useText().outlook.lights;
  return <Light light={light} words={words[light]} hint={hint[light]} />;
}
