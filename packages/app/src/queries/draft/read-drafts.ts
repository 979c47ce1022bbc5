import { type Actor, DomainError, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { type CheckedMark, checkMarks } from '../../draft/check-marks.ts';
import { readDraftFile, writeCorrected } from '../../draft/draft-file.ts';
import type { DraftReading } from '../../ports.ts';
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

/** The figures that are marked in a draft's file (文中标识), held against the record as of a moment; none where it is nothing that the
 *  platform wrote. */
export async function readDraftMarks(
  app: Application,
  actor: Actor,
  moment: Moment,
  { paper }: OpenDraft,
): Promise<readonly CheckedMark[]> {
  if (paper.form === 'text') return [];
  const bytes = await app.store.drafts.file(moment.city.code, paper.id);
  return bytes === undefined ? [] : checkMarks(app, actor, moment, await readDraftFile(app, bytes));
}

/** The figures that are marked in a document or an exported table that is not kept. Refuses what `readDraftFile` refuses, `invalid-instant`. */
export async function readFileMarks(
  app: Application,
  actor: Actor,
  city: RegionCode,
  bytes: Uint8Array,
  asOf?: string,
): Promise<readonly CheckedMark[]> {
  return readMarks(app, actor, city, await readDraftFile(app, bytes), asOf);
}

/** The marked figures of what was read already. */
export async function readMarks(
  app: Application,
  actor: Actor,
  city: RegionCode,
  reading: DraftReading,
  asOf?: string,
): Promise<readonly CheckedMark[]> {
  return checkMarks(app, actor, await resolveMoment(app, city, asOf), reading);
}

/** A draft as .docx with every correction that was taken up as a tracked change (导出修订稿). Refuses `invalid-entry` for a table. */
export async function readCorrectedDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
): Promise<{ readonly title: string; readonly bytes: Uint8Array }> {
  const { moment, draft } = await readDraft(app, actor, city, id);
  const { paper, last, decisions } = draft;
  if (paper.form === 'table')
    throw new DomainError('invalid-entry', { form: paper.form, reason: 'nothing to correct' });
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
