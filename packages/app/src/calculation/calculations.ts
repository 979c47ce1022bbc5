import {
  forecastSeries,
  type ForecastSpec,
  type Maybe,
  type OutlookTask,
  type SeriesForecast,
  type WorkedOutlook,
  workOutOutlooks,
} from '@shigan/core';

/** One series to be forecast. */
export interface ForecastTask {
  readonly values: Float64Array;
  readonly spec: ForecastSpec;
}

/** What is asked and what comes out, by the name of the calculation: values that can be copied from thread to thread. */
export interface CalculationShapes {
  readonly forecast: { readonly task: ForecastTask; readonly result: Maybe<SeriesForecast> };
  readonly outlooks: { readonly task: OutlookTask; readonly result: readonly WorkedOutlook[] };
}

export type CalculationName = keyof CalculationShapes;
export type CalculationTask<K extends CalculationName> = CalculationShapes[K]['task'];
export type CalculationResult<K extends CalculationName> = CalculationShapes[K]['result'];

/** Rules of core that take long (运算), by name. `perTurn`: how many tasks are handed over at once, so that handing over costs little
 *  beside the work. */
export const calculations: {
  readonly [K in CalculationName]: {
    readonly perTurn: number;
    readonly work: (task: CalculationTask<K>) => CalculationResult<K>;
  };
} = {
  forecast: { perTurn: 100, work: ({ values, spec }) => forecastSeries(values, spec) },
  outlooks: { perTurn: 1, work: workOutOutlooks },
};

/** Works through a turn of tasks. */
export function calculate<K extends CalculationName>(
  name: K,
  tasks: readonly CalculationTask<K>[],
): readonly CalculationResult<K>[] {
  const { work } = calculations[name];
  return tasks.map((task) => work(task));
}
