import { cellName, type Instant, type Upload } from '@shigan/core';
import type { NewObservation } from '../ports.ts';

/** Rows that are handed over at once: small enough that others are served meanwhile. */
const batchSize = 2000;

/** The observations of an upload, in batches, made as they are asked for. Marks and empty cells (…, —, blank) are none. What has
 *  no release date of its own is known from `usual`. */
export function* newObservations(upload: Upload, usual: Instant): Iterable<readonly NewObservation[]> {
  const { readings, vintages } = upload;
  for (let from = 0; from < vintages.length; from += batchSize) {
    const batch: NewObservation[] = [];
    for (const position of vintages.subarray(from, from + batchSize)) {
      const r = readings.at(position);
      if (r.value === null) continue;
      batch.push({
        indicator: r.indicator,
        region: r.region,
        span: r.span,
        measure: r.measure,
        value: r.value,
        decimals: r.decimals,
        unit: r.unit,
        status: r.status,
        knownFrom: r.knownFrom ?? usual,
        sheet: r.sheet,
        cell: r.place ?? cellName(r.row, r.column),
      });
    }
    yield batch;
  }
}
