import { type Actor, DomainError, type MatterId, type RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import type { EvidenceFile } from '../ports/evidence-store.ts';
import { readMatter } from './read-matter.ts';

/** A file that a matter holds as evidence (查阅佐证), under the name that it has there. Who sees the matter sees its files. Refuses
 *  `unknown-matter`, and `unknown-file` for what the matter, as of the moment, does not hold. */
export async function readEvidenceFile(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { matter, sha256, asOf }: { readonly matter: MatterId; readonly sha256: string; readonly asOf?: string | undefined },
): Promise<{ readonly file: EvidenceFile; readonly name: string; readonly bytes: AsyncIterable<Uint8Array> }> {
  const { history } = await readMatter(app, actor, city, matter, asOf);
  const named = history.flatMap(({ evidence }) => evidence).find((one) => one.sha256 === sha256);
  const file = named === undefined ? undefined : await app.store.evidence.get(city, sha256);
  if (named === undefined || file === undefined) throw new DomainError('unknown-file', { file: sha256 });
  return { file, name: named.name, bytes: app.store.evidence.bytes(city, sha256) };
}
