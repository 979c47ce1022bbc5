import { withoutNoise } from '../decimal.ts';
import { type Maybe, isMissing } from '../missing.ts';
import type { Quantity } from '../quantity.ts';
import type { FigureSource } from './growth.ts';

/** A figure of which both a published and a computed value may be held. */
export interface StandingFigure<U extends string> {
  readonly shown: Quantity<U>;
  readonly source: FigureSource;
  /** The two are further apart than rounding explains: published still stands, and a finding is raised. */
  readonly finding: boolean;
}

/** What is published stands over what is computed; a difference beyond the tolerance is a finding, never a correction. */
export function publishedStands<U extends string>(
  published: Quantity<U> | null | undefined,
  computed: Maybe<Quantity<U>>,
  tolerance: number,
): Maybe<StandingFigure<U>> {
  if (published) {
    const apart = isMissing(computed) ? 0 : withoutNoise(Math.abs(published.value - computed.value));
    return { shown: published, source: 'published', finding: apart > tolerance };
  }
  return isMissing(computed) ? computed : { shown: computed, source: 'computed', finding: false };
}
