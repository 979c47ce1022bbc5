import { type Actor, checkCounts, DomainError, draftText, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { checkTexts } from '../../draft/check-texts.ts';
import { checkLength, readDraftFile } from '../../draft/draft-file.ts';
import { kept } from '../../draft/open-draft.ts';
import type { DraftPaper } from '../../ports.ts';
import { openAwards } from '../../queries/awards/open-awards.ts';
import { resolveMoment } from '../../queries/moment.ts';

/** A draft that is handed in: words, or a file. */
export interface DraftHandedIn {
  readonly title: string;
  readonly content: { readonly text: string } | { readonly bytes: Uint8Array };
  /** Left out, the city. */
  readonly region?: RegionCode;
  /** The moment whose record it is checked against; left out, now. */
  readonly asOf?: string;
}

const longestTitle = 120;

/** Hands a draft in and checks it (送核): it is kept with its text, its file, and the check with the edition of the record. Gives its
 *  id. Refuses `invalid-entry` for an empty title or text, `unknown-region`, `invalid-instant`, and files as `readDraftFile` does. */
export async function keepDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { title: given, content, region = city, asOf }: DraftHandedIn,
): Promise<string> {
  authorise(actor, 'draft.keep', city);
  authorise(actor, 'draft.check', city, region);
  const title = printable(given).trim();
  if (title === '' || title.length > longestTitle)
    throw new DomainError('invalid-entry', { field: 'title', reason: `1–${longestTitle}` });
  const reading =
    'bytes' in content ? await readDraftFile(app, content.bytes) : { form: 'text' as const, marks: [], ...content };
  checkLength(reading.text);
  const text = printable(draftText(reading.text));
  if (text.trim() === '') throw new DomainError('invalid-entry', { field: 'text', reason: 'empty' });
  const open = await openAwards(app, actor, city, asOf);
  if (!open.registry.regions.has(region)) throw new DomainError('unknown-region', { region });
  const [check] = await checkTexts(app, open, [{ text, region, form: reading.form }]);
  if (check === undefined) throw new Error('draft not checked');
  const now = await resolveMoment(app, city);
  const storedAt = app.clock.now();
  const paper: Omit<DraftPaper, 'id'> = {
    title,
    form: reading.form,
    region,
    text,
    at: now.asOf,
    storedAt,
    by: { id: actor.id, name: actor.name },
  };
  const file = reading.form !== 'text' && 'bytes' in content ? content.bytes : undefined;
  const first = { kind: 'check', asOf: open.moment.asOf, counts: checkCounts(check), check: kept(app, check) } as const;
  return app.store.together(async () => {
    const id = await app.store.drafts.keep(city, paper, file, first);
    await app.store.audit.append(city, {
      at: storedAt,
      actor,
      action: 'draft.keep',
      subject: id,
      detail: { title, region, characters: text.length },
    });
    return id;
  });
}

/** Control characters, which no database and no document holds, as blanks: every other character keeps its place. */
function printable(text: string): string {
  return text.replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu, ' ');
}
