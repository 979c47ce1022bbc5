import { type Actor, checkCounts, DomainError, draftParts, type PartDecision, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { checkTexts } from '../../draft/check-texts.ts';
import { draftHistory, kept, openDrafts } from '../../draft/open-draft.ts';
import type { DraftAct } from '../../ports.ts';
import { openAwards } from '../../queries/awards/open-awards.ts';
import { resolveMoment } from '../../queries/moment.ts';

const longestReason = 200;
const mostAttempts = 5;

/** Decides on parts of a draft (采纳、不采纳): a correction is taken up, a part is left as it is for a reason, or a decision is taken back.
 *  Refuses `invalid-entry` for a part that the last check does not have, for taking up what has no correction and for leaving without
 *  a reason; all or none. Refuses `unknown-draft`, `not-allowed`. */
export async function decideDraft(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  decisions: readonly PartDecision[],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const { asOf: at } = await resolveMoment(app, city);
    const history = await draftHistory(app, actor, city, id, at, 'draft.keep');
    const last = history.events.findLast((event) => event.kind === 'check');
    if (last?.kind !== 'check') throw new Error(`draft without a check: ${id}`);
    const parts = new Map(draftParts(last.check).map((part) => [part.key, part]));
    const acts = decisions.map(({ part: key, decision, reason }): DraftAct => {
      const part = parts.get(key);
      if (part === undefined) throw new DomainError('invalid-entry', { part: key, reason: 'unknown' });
      if (decision === 'accept' && part.corrections.length === 0)
        throw new DomainError('invalid-entry', { part: key, reason: 'no correction' });
      const why = reason?.trim() ?? '';
      if (decision === 'ignore' && (why === '' || why.length > longestReason))
        throw new DomainError('invalid-entry', { part: key, reason: `1–${longestReason}` });
      return { kind: 'decision', part: key, decision, reason: decision === 'ignore' ? why : null };
    });
    try {
      await add(app, actor, city, { id, after: history.events.length, at, acts });
      return;
    } catch (error) {
      // Somebody decided on another part meanwhile.
      if (!(error instanceof DomainError && error.code === 'draft-changed') || attempt === mostAttempts) throw error;
    }
  }
}

/** Checks a draft again against the record as of a moment, now unless said (重新核对), and keeps what comes out beside the earlier
 *  checks; decisions stand for parts that are still there. Nothing is kept where the last check was of the same edition. Refuses
 *  `unknown-draft`, `not-allowed`, `draft-changed`, `invalid-instant`. */
export async function checkDraftAgain(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<void> {
  const { asOf: at } = await resolveMoment(app, city);
  const history = await draftHistory(app, actor, city, id, at, 'draft.keep');
  const [draft] = await openDrafts(app, actor, city, [history], asOf);
  const open = await openAwards(app, actor, city, asOf);
  if (draft?.last.check.asOf === open.moment.edition) return;
  const [check] = await checkTexts(app, open, [history.paper]);
  if (check === undefined) throw new Error('draft not checked');
  const act = { kind: 'check', asOf: open.moment.asOf, counts: checkCounts(check), check: kept(app, check) } as const;
  await add(app, actor, city, { id, after: history.events.length, at, acts: [act] });
}

async function add(
  app: Application,
  actor: Actor,
  city: RegionCode,
  {
    id,
    after,
    at,
    acts,
  }: {
    readonly id: string;
    readonly after: number;
    readonly at: string;
    readonly acts: readonly DraftAct[];
  },
): Promise<void> {
  authorise(actor, 'draft.keep', city);
  const storedAt = app.clock.now();
  await app.store.together(async () => {
    await app.store.drafts.append(city, id, after, acts, { at, storedAt, by: { id: actor.id, name: actor.name } });
    await app.store.audit.append(city, {
      at: storedAt,
      actor,
      action: 'draft.keep',
      subject: id,
      detail: { acts: acts.map((act) => (act.kind === 'check' ? 'check' : `${act.decision} ${act.part}`)) },
    });
  });
}
