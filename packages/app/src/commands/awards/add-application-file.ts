import { type Actor, dayOf, type EvidenceItem, type RegionCode, workKey } from '@shigan/core';
import type { Application } from '../../application.ts';
import type { IncomingFile } from '../../ports.ts';
import { type EvidenceAsked, readEvidence } from '../../queries/awards/evidence-pack.ts';
import { amendRegisters } from '../amend-register.ts';
import { keepEvidence } from '../keep-evidence.ts';

/** Files a document and puts it to what it proves in an application (放入申报材料); the work of the sub-item has a further vintage. Refuses as
 *  {@link readEvidence} and {@link keepEvidence}. */
export async function addApplicationFile(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: Omit<EvidenceAsked, 'asOf'> & { readonly proof: string; readonly file: IncomingFile },
): Promise<EvidenceItem> {
  const { file, proof, authority, year, measure, subItem } = asked;
  const { open, work } = await readEvidence(app, actor, city, { authority, year, measure, subItem });
  const kept = await keepEvidence(app, actor, city, file, 'incentive.amend');
  const item: EvidenceItem = { proof, sha256: kept.file.sha256, name: file.name, on: dayOf(open.moment.asOf) };
  const body = { authority, year, measure, subItem, ...work, evidence: [...(work?.evidence ?? []), item] };
  await amendRegisters(app, actor, city, [{ register: 'subItemWork', key: workKey(body), body }]);
  return item;
}
