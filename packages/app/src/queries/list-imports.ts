import type { Actor, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { ImportRecord } from '../ports.ts';

/** Every import that was accepted (导入记录): which file, by whom, when, and what it brought. */
export async function listImports(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
): Promise<readonly ImportRecord[]> {
  authorise(actor, 'file.read', cityCode);
  return app.store.imports.history(cityCode);
}
