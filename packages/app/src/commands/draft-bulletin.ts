import { type Actor, DomainError, type Language, makeEdit, type Period, type RegionCode, textAt } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { oneLine } from '../bulletin/one-line.ts';
import { drafted, draftOf } from '../bulletin/drafted.ts';
import type { DraftChange } from '../ports.ts';
import { resolveMoment } from '../queries/moment.ts';
import { bulletinAt } from '../queries/read-bulletin.ts';

/** Begins a draft of a month's bulletin (起草通报) from the record as of a moment, now unless said; gives its id. Refuses
 *  `unknown-region`, `invalid-span`, `invalid-instant`. */
export async function beginBulletinDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: {
    readonly region: RegionCode;
    readonly period: Period;
    readonly asOf?: string;
    readonly language?: Language;
  },
): Promise<string> {
  authorise(actor, 'bulletin.draft', city, asked.region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const { region, period, language = 'zh' } = asked;
  // Written once now, so that what cannot be written is refused before anything is kept.
  await bulletinAt(app, moment, { region, period, language });
  const now = await resolveMoment(app, city);
  const id = await app.store.bulletins.createDraft(city, {
    region,
    period,
    language,
    asOf: moment.asOf,
    createdAt: now.asOf,
    createdBy: actor.name,
  });
  await note(app, actor, city, id, { region, period: `${period.year}-${period.month}`, asOf: moment.asOf });
  return id;
}

/** The longest paragraph that can be written. */
const longest = 3000;

/** Changes the words at one place of a draft (改稿): figures that are left alone stay linked, others are the person's. `was` is
 *  what the person saw there: where it is not what stands there any more, somebody else was faster and it is refused
 *  (`draft-changed`). Empty text takes the paragraph out, null goes back to what was computed. Refuses `invalid-entry` for a
 *  place that does not exist or words that cannot be kept, `unknown-draft`, `draft-closed`. */
export async function editBulletinDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  change: { readonly place: string; readonly was: string; readonly text: string | null },
): Promise<void> {
  const { place, was } = change;
  const text = change.text === null ? null : oneLine(change.text);
  if (text !== null && (text.length > longest || /[\u0000-\u0008\u000b-\u001f]/.test(text)))
    throw new DomainError('invalid-entry', { place, reason: `0–${longest}` });
  if (place === 'title' && text === '') throw new DomainError('invalid-entry', { place });
  for (let attempt = 1; ; attempt++) {
    const draft = await draftOf(app, city, id);
    authorise(actor, 'bulletin.draft', city, draft.region);
    const { computed, edited } = await drafted(app, city, draft);
    const stands = textAt(edited, place);
    if (stands === undefined) throw new DomainError('invalid-entry', { place });
    if (oneLine(was) !== stands) throw new DomainError('draft-changed', { draft: id, place });
    const { asOf: at } = await resolveMoment(app, city);
    const edit = makeEdit(computed, edited, { place, text, by: actor.name, at });
    try {
      await app.store.bulletins.change(city, id, draft.revision, { kind: 'edit', edit });
      break;
    } catch (error) {
      // A change at another place came between: this one is made of what stands now.
      if (!(error instanceof DomainError && error.code === 'draft-changed') || attempt === mostAttempts) throw error;
    }
  }
  await note(app, actor, city, id, { place });
}

const mostAttempts = 5;

/** Takes a draft's figures from the record as of another moment, now unless said (更新数据): words that people wrote stay, and
 *  figures that they left alone follow. Refuses `unknown-draft`, `draft-closed`, `draft-changed`, `invalid-instant`. */
export async function refreshBulletinDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<void> {
  const moment = await resolveMoment(app, city, asOf);
  await changeDraft(app, actor, city, id, (by, at) => ({ kind: 'asOf', asOf: moment.asOf, by, at }));
}

/** Gives a draft up (作废). It stays on record. Refuses `unknown-draft`, `draft-closed`, `draft-changed`. */
export async function discardBulletinDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
): Promise<void> {
  await changeDraft(app, actor, city, id, (by, at) => ({ kind: 'discard', by, at }));
}

async function changeDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  change: (by: string, at: string) => DraftChange,
): Promise<void> {
  const draft = await draftOf(app, city, id);
  authorise(actor, 'bulletin.draft', city, draft.region);
  const { asOf: now } = await resolveMoment(app, city);
  const made = change(actor.name, now);
  await app.store.together(async () => {
    await app.store.bulletins.change(city, id, draft.revision, made);
    await note(app, actor, city, id, { change: made.kind });
  });
}

async function note(
  app: Application,
  actor: Actor,
  city: RegionCode,
  draft: string,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  const at = app.clock.now();
  await app.store.audit.append(city, { at, actor, action: 'bulletin.draft', subject: draft, detail });
}
