import {
  type Actor,
  checkReturns,
  createFaultList,
  createReturnsReader,
  type EnterpriseReturn,
  type Fault,
  type PeriodsStated,
  type RegionCode,
  returnOf,
  type Suspicion,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { IncomingFile } from '../ports.ts';

/** Which returns are checked. */
export interface QualityAsked {
  /** The last month: year * 12 + month - 1. */
  readonly month: number;
  /** As the file writes it; left out, all. */
  readonly region?: string;
}

export interface CheckedReturns {
  readonly rows: number;
  readonly enterprises: number;
  /** What could not be read: then nothing was checked. */
  readonly faults: readonly Fault[];
  readonly suspicions: readonly Suspicion[];
}

/** Checks the enterprises' returns in a file for authenticity (数据真实性核查). For whoever brings statistics in, and nobody else;
 *  nothing is kept and no figure changed. */
export async function checkEnterpriseReturns(
  app: Application,
  actor: Actor,
  city: RegionCode,
  file: IncomingFile,
  { month, region }: QualityAsked,
): Promise<CheckedReturns> {
  authorise(actor, 'enterprise.check', city);
  const faults = createFaultList();
  const returns: EnterpriseReturn[] = [];
  const stated: PeriodsStated = new Map();
  const workbook = await app.workbooks.open(file, { headRows: 200 });
  try {
    for (const sheet of workbook.sheets) {
      const reader = createReturnsReader(sheet.head, faults, stated);
      const take = (row: Parameters<typeof reader.readRow>[0]): void => {
        for (const read of reader.readRow(row)) {
          const one = returnOf(read);
          if (one !== undefined && (region === undefined || one.region === region)) returns.push(one);
        }
      };
      for (const row of sheet.head.rows) take(row);
      if (!sheet.complete) for await (const batch of sheet.rest) for (const row of batch) take(row);
      reader.finish();
    }
  } finally {
    await workbook.close();
  }
  return {
    rows: returns.length,
    enterprises: new Set(returns.map(({ enterprise }) => enterprise)).size,
    faults: faults.list(),
    suspicions: faults.errors > 0 ? [] : checkReturns(returns, month),
  };
}
