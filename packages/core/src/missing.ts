/** Why a figure is absent. Absence is a value: a closed list of reasons, never NaN, null or 0. */
export type MissingReason =
  /** No figure was published or sent. */
  | 'no-figure'
  /** The cell is empty where a figure could stand. */
  | 'blank'
  /** Published as smaller than the smallest unit shown (…). */
  | 'below-smallest-unit'
  /** Not yet released at the moment looked at. */
  | 'not-yet-published'
  /** Not published for this region level, by the catalogue. */
  | 'not-published'
  /** The comparison value (last year, previous release) is not held. */
  | 'no-base'
  | 'zero-base'
  | 'negative-base'
  /** Contributions need constant prices. */
  | 'no-constant-price-base'
  | 'no-target'
  | 'target-missing'
  | 'no-peers'
  | 'fewer-than-three'
  | 'no-weight'
  /** A seasonal schedule needs three normal years. */
  | 'fewer-than-three-normal-years'
  /** How hard a growth is needs five past years. */
  | 'fewer-than-five-years'
  /** Nothing of the year is left. */
  | 'year-over'
  /** Neither published nor to be worked out. */
  | 'no-data'
  | 'no-province-figure'
  | 'too-short'
  | 'no-forecast'
  /** An outlook can be made and has not been yet. */
  | 'not-yet-made'
  | 'not-applicable'
  /** Nothing forecast has met its result yet. */
  | 'no-results';

export interface Missing {
  readonly missing: MissingReason;
}

/** A value of T, or the reason why there is none. */
export type Maybe<T> = T | Missing;

/** A reason is a value like any other, and a board has some for every row: each is made once. */
const made = new Map<MissingReason, Missing>();

export function missing(reason: MissingReason): Missing {
  let found = made.get(reason);
  if (found === undefined) made.set(reason, (found = { missing: reason }));
  return found;
}

export function isMissing(value: unknown): value is Missing {
  return typeof value === 'object' && value !== null && 'missing' in value;
}
