import { DomainError } from '../../errors.ts';
import type { Instant } from '../../instant.ts';
import type { LadderRung, LadderStep } from './rung.ts';

/** What may be done with a declaration beside its next step: sent back for better papers, or ended without entry. */
export const ladderSetbacks = ['returned', 'declined'] as const;

export type LadderMove = LadderStep | (typeof ladderSetbacks)[number];

/** One step taken of an enterprise on a rung (申报流程): who, when, why. Steps are only ever added. */
export interface LadderEvent {
  readonly move: LadderMove;
  readonly at: Instant;
  readonly by: { readonly id: string; readonly name: string };
  readonly reason: string | null;
}

/** How an enterprise stands on a rung. */
export interface LadderStanding {
  readonly rung: string;
  readonly enterprise: string;
  /** The last step taken; of a declaration sent back the one it was sent back from. */
  readonly step: LadderStep;
  readonly state: 'open' | 'returned' | 'in' | 'declined';
  readonly since: Instant;
  readonly events: readonly LadderEvent[];
}

/** The standing after all events of an enterprise on a rung; undefined before the first. */
export function standingAfter(
  rung: string,
  enterprise: string,
  events: readonly LadderEvent[],
): LadderStanding | undefined {
  let step: LadderStep = 'candidate';
  let state: LadderStanding['state'] = 'open';
  let since: Instant | undefined;
  for (const { move, at } of events) {
    since = at;
    if (move === 'returned' || move === 'declined') state = move;
    else {
      step = move;
      state = move === 'in' ? 'in' : 'open';
    }
  }
  return since === undefined ? undefined : { rung, enterprise, step, state, since, events };
}

/** What may be done next: of an open declaration the following step of the path, sending it back once papers are in, declining; of one
 *  sent back the papers again, or declining; of one declined to begin anew; of one that is in nothing. */
export function movesFrom(rung: LadderRung, standing: LadderStanding | undefined): readonly LadderMove[] {
  const [first = 'candidate'] = rung.path;
  if (standing === undefined || standing.state === 'declined') return [first];
  if (standing.state === 'in') return [];
  if (standing.state === 'returned') {
    const [, papers] = rung.path;
    return papers === undefined ? ['declined'] : [papers, 'declined'];
  }
  const place = rung.path.indexOf(standing.step);
  const next = rung.path[place + 1];
  return [...(next === undefined ? [] : [next]), ...(place > 0 ? (['returned'] as const) : []), 'declined'];
}

/** Refuses `ladder-step-refused` for a move that the path does not have from here, and for a setback without a reason. */
export function checkMove(
  rung: LadderRung,
  standing: LadderStanding | undefined,
  move: LadderMove,
  reason: string | null,
): void {
  const may = movesFrom(rung, standing);
  if (!may.includes(move))
    throw new DomainError('ladder-step-refused', { move, may: may.join(' '), stands: standing?.step ?? '' });
  if ((move === 'returned' || move === 'declined') && reason === null)
    throw new DomainError('ladder-step-refused', { move, may: may.join(' '), reason: 'needed' });
}

/** Steps that the county takes; what follows is the city's to enter, of the province and the state what it heard from them. */
export function isCountyMove(move: LadderMove, standing: LadderStanding | undefined): boolean {
  if (move === 'candidate' || move === 'materials' || move === 'county') return true;
  const step = standing?.step ?? 'candidate';
  return (move === 'returned' || move === 'declined') && (step === 'candidate' || step === 'materials');
}
