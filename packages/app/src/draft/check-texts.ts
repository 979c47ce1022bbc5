import { checkDraft, dayOf, type DraftCheck, draftIndicators, type RegionCode } from '@shigan/core';
import type { Application } from '../application.ts';
import type { DraftForm } from '../ports.ts';
import type { OpenAwards } from '../queries/awards/open-awards.ts';
import { openBook } from '../queries/read-board.ts';

/** A text, and whose it is. */
interface DraftOf {
  readonly text: string;
  readonly region: RegionCode;
  /** An exported table makes no claims in words: its figures are checked by their ids alone. Left out, a text. */
  readonly form?: DraftForm;
}

/** Checks texts against one opened record (核稿): what they need of it is read once for all of them. */
export async function checkTexts(
  app: Application,
  { moment, registry, record, ruleSets }: OpenAwards,
  drafts: readonly DraftOf[],
): Promise<readonly DraftCheck[]> {
  const texts = drafts.map(({ text, form, region }) => ({ text: form === 'table' ? '' : text, region }));
  const today = dayOf(moment.asOf);
  const period = { year: Number(today.slice(0, 4)), month: Number(today.slice(5, 7)) };
  const regions = new Set<RegionCode>([moment.city.code]);
  for (const { region } of texts)
    for (const { of, members } of registry.peerSets.values())
      if (of === region || members.includes(region)) for (const code of [of, ...members]) regions.add(code);
      else regions.add(region);
  const indicators = new Set(texts.flatMap(({ text }) => draftIndicators(text, registry, ruleSets)));
  const book = await openBook(app, moment, [...regions], [], period, [...indicators]);
  const known = { registry, book, awards: record, ruleSets, asOf: moment.edition, today };
  return texts.map(({ text, region }) => checkDraft(text, region, known));
}
