import { type Actor, DomainError, figureId, type Observation, publishedFigure, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { listImports, type NamedImport } from './list-imports.ts';
import { resolveMoment } from './moment.ts';
import type { IdentifiedVintage } from './read-vintages.ts';

/** An accepted import, and what it changed. */
export interface ImportReading {
  readonly record: NamedImport;
  readonly changes: readonly IdentifiedChange[];
  /** Changes that are not listed. */
  readonly more: number;
}

/** A change, with the ids that open what is and what was. */
export interface IdentifiedChange {
  readonly after: IdentifiedVintage;
  /** Absent where there was nothing. */
  readonly before?: IdentifiedVintage;
}

/** How many changes of one import are listed. */
const listed = 1000;

/** One accepted import (导入记录) and what it changed, figure by figure. Refuses `unknown-import`. */
export async function readImport(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  id: string,
): Promise<ImportReading> {
  authorise(actor, 'file.read', cityCode);
  const { edition } = await resolveMoment(app, cityCode);
  const record = (await listImports(app, actor, cityCode)).find((one) => one.id === id);
  if (record === undefined) throw new DomainError('unknown-import', { import: id });
  const identified = (observation: Observation): IdentifiedVintage => ({
    observation,
    figure: figureId(publishedFigure(observation, edition), app.digest.sha256),
  });
  const changes = (await app.store.imports.importChanges(cityCode, id, listed)).map(({ after, before }) => ({
    after: identified(after),
    ...(before === undefined ? {} : { before: identified(before) }),
  }));
  return { record, changes, more: Math.max(0, record.stored + record.revised - changes.length) };
}
