import {
  type Actor,
  type Authority,
  buildRegionIndex,
  DomainError,
  type Notice,
  parseNotice,
  type RegionCode,
  type RegionIndex,
  type RuleSet,
} from '@shigan/core';
import type { IncomingFile } from '../../ports.ts';
import { type Application, authorise } from '../../application.ts';
import { resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';

export interface NoticeAsked {
  readonly text: string;
  readonly year?: number;
  readonly authority: Authority;
}

/** A notice as read for a city: by the names of its register of regions. */
export interface ReadNotice {
  readonly notice: Notice;
  /** As asked, or as the title says. */
  readonly year: number | undefined;
  readonly authority: Authority;
  readonly index: RegionIndex;
  /** The rules that it was judged by, where they are held. */
  readonly ruleSet: RuleSet | undefined;
}

/** Reads the text of a notice (通报解析) and keeps nothing. Short names are those of the city's own province. */
export async function readNotice(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  { text, year, authority }: NoticeAsked,
): Promise<ReadNotice> {
  authorise(actor, 'award.read', cityCode);
  const moment = await resolveMoment(app, cityCode);
  const registry = await readRegistry(app, moment);
  const index = buildRegionIndex([...registry.regions.values()]);
  const province = registry.regions.get(cityCode)?.parent;
  const notice = parseNotice(text, index, province === undefined || province === null ? {} : { province });
  const judged = year ?? notice.year;
  const ruleSets = await app.store.registers.asOf(cityCode, 'ruleSet', moment.asOf);
  const ruleSet = ruleSets.find(({ key }) => key === `${authority}/${judged ?? ''}`)?.body ?? undefined;
  return { notice, year: judged, authority, index, ruleSet };
}

/** The text of an uploaded notice (.txt, .docx, .html), for a person to look at before it is read. Refuses what is no text. */
export async function readNoticeFile(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  file: IncomingFile,
): Promise<string> {
  authorise(actor, 'award.read', cityCode);
  if (app.texts === undefined) throw new DomainError('file-unreadable', { reason: 'no reader of documents' });
  return app.texts.read(file);
}
