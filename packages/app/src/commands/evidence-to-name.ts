import { type Actor, DomainError, type RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import type { EvidenceFile } from '../ports/evidence-store.ts';

/** A file of the archive that somebody may name in something of their own (引用佐证): one that they brought themselves, or that it holds
 *  already (`held`). A fingerprint alone opens nothing: whoever saw one elsewhere is told what is told of a file that there is
 *  not. The operator, who enters what others did, may name any. Refuses `unknown-file`. */
export async function evidenceToName(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { sha256, held = [] }: { readonly sha256: string; readonly held?: readonly string[] },
): Promise<EvidenceFile> {
  const { evidence } = app.store;
  const file = await evidence.get(city, sha256);
  const isTheirs =
    file !== undefined &&
    (actor.roles.includes('operator') || held.includes(sha256) || (await evidence.broughtBy(city, sha256, actor.id)));
  if (!isTheirs) throw new DomainError('unknown-file', { file: sha256 });
  return file;
}
