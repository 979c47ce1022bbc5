import type { CalculationName, CalculationResult, CalculationTask } from '@shigan/app';

/** A turn of tasks for a thread. */
export interface Turn<K extends CalculationName = CalculationName> {
  readonly name: K;
  readonly tasks: readonly CalculationTask<K>[];
}

export type TurnOutcome<K extends CalculationName = CalculationName> =
  | { readonly is: 'done'; readonly results: readonly CalculationResult<K>[] }
  | { readonly is: 'failed'; readonly error: unknown };

/** Threads run the same build and answer what they were asked; checked is only what tells the outcomes apart. */
function isOutcome<K extends CalculationName>(answer: unknown): answer is TurnOutcome<K> {
  return typeof answer === 'object' && answer !== null && 'is' in answer && ('results' in answer || 'error' in answer);
}

/** The outcome of a turn of this name. */
export function readOutcome<K extends CalculationName>(answer: unknown): TurnOutcome<K> {
  if (!isOutcome<K>(answer)) throw new Error('unknown message of a calculating thread');
  return answer;
}
