import type { LightColour } from '../light/light-colour.ts';

const stepOf: Readonly<Record<LightColour, number>> = { green: 0, yellow: 1, red: 2 };

/** How far the lights of one subject are apart. They are never merged into one. */
export interface Disagreement {
  /** Largest difference in steps: green 0, yellow 1, red 2. */
  readonly steps: number;
  /** One step is shown. */
  readonly shown: boolean;
  /** Two steps come first on the agenda. */
  readonly firstOnAgenda: boolean;
}

/** Compares the lights of an indicator (pace, outlook, reported) or of a matter; one that is absent says nothing. */
export function disagreementOf(lights: readonly (LightColour | null)[]): Disagreement {
  const held = lights.filter((light) => light !== null).map((light) => stepOf[light]);
  const steps = held.length === 0 ? 0 : Math.max(...held) - Math.min(...held);
  return { steps, shown: steps >= 1, firstOnAgenda: steps >= 2 };
}
