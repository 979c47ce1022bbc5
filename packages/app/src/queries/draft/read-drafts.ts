import type { Actor, RegionCode } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { writeCorrected } from '../../draft/draft-file.ts';
import { draftHistory, maySee, type OpenDraft, openDrafts } from '../../draft/open-draft.ts';
import { type Moment, resolveMoment } from '../moment.ts';

/** The most drafts that are listed: the last ones handed in. */
const mostListed = 60;

export interface DraftList {
  readonly moment: Moment;
  /** The last first. */
  readonly drafts: readonly OpenDraft[];
}

/** Drafts that were checked by a moment (核稿记录), those that somebody may see, with what the record says otherwise since. */
export async function listDrafts(app: Application, actor: Actor, city: RegionCode, asOf?: string): Promise<DraftList> {
  authorise(actor, 'draft.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const held = await app.store.drafts.list(city, moment.asOf);
  const seen = held.filter((one) => maySee(actor, city, one)).slice(0, mostListed);
  return { moment, drafts: await openDrafts(app, actor, city, seen, asOf) };
}

/** A draft with its last check and what was decided, as of a moment. Refuses `unknown-draft`, `not-allowed`. */
export async function readDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<{ readonly moment: Moment; readonly draft: OpenDraft }> {
  const moment = await resolveMoment(app, city, asOf);
  const history = await draftHistory(app, actor, city, id, moment.asOf);
  const [draft] = await openDrafts(app, actor, city, [history], asOf);
  if (draft === undefined) throw new Error(`draft not open: ${id}`);
  return { moment, draft };
}

/** A draft as .docx with every correction that was taken up as a tracked change (导出修订稿). */
export async function readCorrectedDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
): Promise<{ readonly title: string; readonly bytes: Uint8Array }> {
  const { moment, draft } = await readDraft(app, actor, city, id);
  const { paper, last, decisions } = draft;
  const file = paper.form === 'docx' ? await app.store.drafts.file(city, id) : undefined;
  const bytes = await writeCorrected(
    app,
    file === undefined ? { form: 'text', text: paper.text } : { form: 'docx', bytes: file },
    {
      check: last.check,
      isTaken: ({ key }) => decisions.get(key)?.decision === 'accept',
      author: actor.name,
      at: moment.asOf,
    },
  );
  return { title: paper.title, bytes };
}
