import type { Instant, RegionCode } from '@shigan/core';

import { type Session, statement } from '../database/database.ts';

/** An accepted import, as its observations speak of it. */
export interface AcceptedImport {
  /** Imports that were accepted later have higher numbers. */
  readonly number: number;
  readonly sha256: string;
  readonly fileName: string;
  readonly storedAt: Instant;
  readonly by: string;
  /** The regions and years that its observations are of, as `region year`; null where that was not noted. */
  readonly touched: readonly string[] | null;
}

type AcceptedRow = {
  readonly number: number;
  readonly sha256: string;
  readonly file_name: string;
  readonly stored_at: Instant;
  readonly by: string;
  readonly touched: readonly string[] | null;
};

const acceptedSince = statement(
  'accepted_since',
  `select a.number, i.sha256, f.name as file_name, i.stored_at, i.by, a.touched
   from acceptance a
   join import i on i.city = a.city and i.id = a.import
   join file f on f.city = i.city and f.sha256 = i.sha256
   where a.city = $1 and a.number > $2
   order by a.number`,
);

/** The accepted imports of a city with a number higher than `since`, in the order in which they were accepted. */
export async function readAcceptedSince(
  session: Session,
  city: RegionCode,
  since: number,
): Promise<readonly AcceptedImport[]> {
  const rows = await session.rows<AcceptedRow>(acceptedSince, [city, since]);
  return rows.map(({ number, sha256, file_name: fileName, stored_at: storedAt, by, touched }) => ({
    number,
    sha256,
    fileName,
    storedAt,
    by,
    touched,
  }));
}
