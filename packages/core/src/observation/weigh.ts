import { inUnit } from '../indicator/unit.ts';
import type { Instant } from '../instant.ts';
import type { ObservationStatus, Published } from './observation.ts';

/** What of a vintage says whether another one of its key says the same. */
export interface Weighable extends Published {
  readonly unit: string;
  readonly status: ObservationStatus | null;
  readonly knownFrom: Instant;
}

/** What an incoming observation is beside the vintages of its key:
 *  - `new`: nothing was known at its moment;
 *  - `same`: what was known says the same;
 *  - `revision` (修订): what was known says something else;
 *  - `setBack`: a revision by which the newest vintage would give way to a value that had been replaced before. */
export type Weighing = 'new' | 'same' | 'revision' | 'setBack';

/** Compares an incoming observation with the vintages of its key, given in the order in which they came into force (by
 *  `knownFrom`; of those known from one moment the one stored last comes last). What counts is the vintage in force at the
 *  incoming one's own `knownFrom`. Value and decimals have to agree, and the status where the incoming one has one: a file
 *  that states no status takes none away. A unit of the same quantity may differ where both figures say the same to the same
 *  digit: 12110万元 says what 1.2110亿元 says, and more than 1.21亿元. */
export function weigh(incoming: Weighable, vintages: readonly Weighable[]): Weighing {
  let at = vintages.length - 1;
  while (at >= 0 && vintages[at]!.knownFrom > incoming.knownFrom) at--;
  const inForce = vintages[at];
  if (inForce === undefined) return 'new';
  const published = samePublished(incoming, inForce);
  if (published && (incoming.status === null || incoming.status === inForce.status)) return 'same';
  const newest = at === vintages.length - 1;
  return newest && !published && vintages.some((vintage) => samePublished(incoming, vintage)) ? 'setBack' : 'revision';
}

function samePublished(a: Weighable, b: Weighable): boolean {
  return a.unit === b.unit
    ? sameFigure(a, b)
    : sameFigure(inUnit(a, a.unit, b.unit), b) && sameFigure(inUnit(b, b.unit, a.unit), a);
}

function sameFigure(a: Published | undefined, b: Published): boolean {
  return a !== undefined && a.value === b.value && a.decimals === b.decimals;
}
