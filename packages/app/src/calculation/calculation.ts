import type { Application } from '../application.ts';
import {
  calculate,
  type CalculationName,
  type CalculationResult,
  calculations,
  type CalculationTask,
} from './calculations.ts';

/** Asks for an end; an `AbortSignal` is one. */
export interface EndSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

export interface CalculationOptions {
  /** Tasks done, and tasks in all; after every turn. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Ends the run: it rejects with the signal's reason, and its threads stop whatever they are at. */
  readonly signal?: EndSignal;
}

/** Does long work of core, best off the thread that answers requests (运算). Results are those of the tasks in their order, whatever
 *  threads did them. A task that throws fails its run and no other. */
export interface Calculation {
  run<K extends CalculationName>(
    name: K,
    tasks: readonly CalculationTask<K>[],
    options?: CalculationOptions,
  ): Promise<readonly CalculationResult<K>[]>;
}

/** Works where it is called: on the command line, and where there are no threads. */
export const calculationInPlace: Calculation = {
  run: async (name, tasks, { onProgress, signal } = {}) => {
    const { perTurn } = calculations[name];
    const results: CalculationResult<typeof name>[] = [];
    for (let from = 0; from < tasks.length; from += perTurn) {
      if (signal?.aborted === true) throw signal.reason;
      results.push(...calculate(name, tasks.slice(from, from + perTurn)));
      onProgress?.(results.length, tasks.length);
      await Promise.resolve();
    }
    return results;
  },
};

/** What does the long work of an application. */
export function calculationOf(app: Application): Calculation {
  return app.calculation ?? calculationInPlace;
}
