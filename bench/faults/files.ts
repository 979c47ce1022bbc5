import { type IncomingFile, type NewObservation } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { cumulative } from '@shigan/core';

/** The n-th file of a city: its number of rows and every value follow from the city and the number, so that whoever reads
 *  the store can tell whether all of it is there. */
export interface PlannedFile {
  readonly file: IncomingFile;
  readonly rows: number;
  /** Sum of the values. */
  readonly sum: number;
  batches(): Iterable<readonly NewObservation[]>;
}

export function plannedFile(city: string, number: number): PlannedFile {
  const rows = 200 + ((Number(city) * 31 + number * 7919) % 12_000);
  const valueOf = (i: number): number => (i * 37 + number) % 1000;
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += valueOf(i);
  return {
    file: incomingFile(`${city}-${number}.csv`, `${city} ${number} ${'x'.repeat((number % 4) * 200_000)}`),
    rows,
    sum,
    batches: function* () {
      for (let from = 0; from < rows; from += 500)
        yield Array.from({ length: Math.min(500, rows - from) }, (_, i) => ({
          indicator: `indicator-${(from + i) % 40}`,
          region: `${city}.${Math.floor((from + i) / 480)}`,
          span: cumulative(1950 + number, (Math.floor((from + i) / 40) % 12) + 1),
          measure: 'level' as const,
          value: valueOf(from + i),
          decimals: 0,
          unit: '亿元',
          status: null,
          knownFrom: '2021-05-18T01:00:00.000Z',
          sheet: '',
          cell: `A${from + i + 1}`,
        }));
    },
  };
}
