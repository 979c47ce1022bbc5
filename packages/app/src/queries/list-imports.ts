import type { Actor, RegionCode } from '@shigan/core';
import { namesOf } from '../account/names-of.ts';
import { type Application, authorise } from '../application.ts';
import type { ImportRecord } from '../ports.ts';

/** An import with the name of who brought it. */
export interface NamedImport extends ImportRecord {
  readonly byName: string;
}

/** Every import that was accepted (导入记录): which file, by whom, when, and what it brought. */
export async function listImports(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
): Promise<readonly NamedImport[]> {
  authorise(actor, 'file.read', cityCode);
  const records = await app.store.imports.history(cityCode);
  const names = await namesOf(
    app,
    cityCode,
    records.map(({ by }) => by),
  );
  return records.map((record) => ({ ...record, byName: names.get(record.by) ?? record.by }));
}
