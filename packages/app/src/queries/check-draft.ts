import { type Actor, DomainError, type DraftCheck, type RegionCode, type Registry } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { checkTexts } from '../draft/check-texts.ts';
import type { DraftForm } from '../ports.ts';
import { openAwards } from './awards/open-awards.ts';
import type { Moment } from './moment.ts';

export interface DraftAsked {
  /** Running text; line ends of any kind. */
  readonly text: string;
  /** Whose draft it is: what 全市 and 我市 mean. Left out, the city. */
  readonly region?: RegionCode;
  readonly form?: DraftForm;
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
  { text, region = cityCode, form = 'text', asOf }: DraftAsked,
): Promise<CheckedDraft> {
  authorise(actor, 'draft.check', cityCode, region);
  const open = await openAwards(app, actor, cityCode, asOf);
  if (!open.registry.regions.has(region)) throw new DomainError('unknown-region', { region });
  const [check] = await checkTexts(app, open, [{ text, region, form }]);
  if (check === undefined) throw new Error('draft not checked');
  return { check, moment: open.moment, registry: open.registry };
}
