import {
  type Actor,
  type DraftCheck,
  checkDraft as check,
  dayOf,
  DomainError,
  draftIndicators,
  type RegionCode,
  type Registry,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { openAwards } from './awards/open-awards.ts';
import type { Moment } from './moment.ts';
import { openBook } from './read-board.ts';

export interface DraftAsked {
  /** Running text; line ends of any kind. */
  readonly text: string;
  /** Whose draft it is: what 全市 and 我市 mean. Left out, the city. */
  readonly region?: RegionCode;
  readonly asOf?: string;
}

/** A draft as it was checked, with the record's moment. */
export interface CheckedDraft {
  readonly check: DraftCheck;
  readonly moment: Moment;
  readonly registry: Registry;
}

/** Checks a draft (核稿) against the record as of a moment. Refuses `unknown-region`, `invalid-instant`. */
export async function checkDraft(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  { text, region = cityCode, asOf }: DraftAsked,
): Promise<CheckedDraft> {
  authorise(actor, 'draft.check', cityCode, region);
  const { moment, registry, record, ruleSets } = await openAwards(app, actor, cityCode, asOf);
  if (!registry.regions.has(region)) throw new DomainError('unknown-region', { region });
  const today = dayOf(moment.asOf);
  const period = { year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) };
  const sets = [...registry.peerSets.values()].filter(({ of, members }) => of === region || members.includes(region));
  const around = new Set([region, cityCode, ...sets.flatMap(({ of, members }) => [of, ...members])]);
  const book = await openBook(app, moment, [...around], [], period, draftIndicators(text, registry, ruleSets));
  const checked = check(text, region, { registry, book, awards: record, ruleSets, asOf: moment.edition, today });
  return { check: checked, moment, registry };
}
