import {
  type Actor,
  type AwardFigure,
  awardFigureId,
  type ClaimChange,
  changedClaims,
  DomainError,
  type DraftCheck,
  type DraftDecision,
  type Figure,
  figureId,
  judge,
  type KeptCheck,
  keptCheck,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { DraftAct, DraftEvent, DraftHistory, Store } from '../ports.ts';
import { type OpenAwards, openAwards } from '../queries/awards/open-awards.ts';
import { checkTexts } from './check-texts.ts';

type CheckEvent = DraftEvent<DraftAct & { readonly kind: 'check' }>;
type DecisionEvent = DraftEvent<DraftAct & { readonly kind: 'decision' }>;

/** A draft laid open: its last check, and what was decided of each part. */
export interface OpenDraft extends DraftHistory {
  readonly checks: readonly CheckEvent[];
  readonly last: CheckEvent;
  /** By the key of the part; those that are open again are left out. */
  readonly decisions: ReadonlyMap<string, DecisionEvent>;
  /** What the record says otherwise by now than the last check did. */
  readonly changed: readonly ClaimChange[];
}

/** A check as it is kept. */
export function kept(app: Application, check: DraftCheck): KeptCheck {
  const hash = app.digest.sha256;
  return keptCheck(check, (figure: Figure | AwardFigure) =>
    'authority' in figure ? awardFigureId(figure, hash) : figureId(figure, hash),
  );
}

/** The draft of an id as of a moment. Refuses `unknown-draft` where there is none, and `not-allowed` where it is somebody else's. */
export async function draftHistory(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf: string,
  action: 'draft.read' | 'draft.keep' = 'draft.read',
): Promise<DraftHistory> {
  authorise(actor, action, city);
  const history = await app.store.drafts.draft(city, id, asOf);
  if (history === undefined) throw new DomainError('unknown-draft', { draft: id });
  authorise(actor, action, city, undefined, { person: history.paper.by.id });
  return history;
}

/** Whether a draft is one that somebody may see. */
export function maySee(actor: Actor, city: RegionCode, { paper }: DraftHistory): boolean {
  return judge(actor, 'draft.read', { city, person: paper.by.id }).allowed;
}

/** Lays drafts open against the record as of a moment: where it has moved on since a draft's last check, the draft is checked again and
 *  what differs is said. What was found is kept for as long as the record reads the same. */
export async function openDrafts(
  app: Application,
  actor: Actor,
  city: RegionCode,
  histories: readonly DraftHistory[],
  asOf?: string,
): Promise<readonly OpenDraft[]> {
  const open = await openAwards(app, actor, city, asOf);
  const { edition, changes } = open.moment;
  const known = comparedLately.get(app.store) ?? new Map<string, readonly ClaimChange[]>();
  comparedLately.set(app.store, known);
  const keyOf = ({ paper, events }: DraftHistory): string =>
    [city, paper.id, lastCheck(events).number, edition, changes].join(' ');
  const asked = histories.filter((one) => lastCheck(one.events).check.asOf !== edition && !known.has(keyOf(one)));
  await compare(app, open, asked, (one, changed) => void known.set(keyOf(one), changed));
  for (const key of known.keys())
    if (known.size > mostCompared) known.delete(key);
    else break;
  return histories.map((one) => ({ ...one, ...reading(one.events), changed: known.get(keyOf(one)) ?? [] }));
}

async function compare(
  app: Application,
  open: OpenAwards,
  histories: readonly DraftHistory[],
  found: (history: DraftHistory, changed: readonly ClaimChange[]) => void,
): Promise<void> {
  if (histories.length === 0) return;
  const checks = await checkTexts(
    app,
    open,
    histories.map(({ paper }) => paper),
  );
  for (const [at, history] of histories.entries()) {
    const now = checks[at];
    if (now !== undefined) found(history, changedClaims(lastCheck(history.events).check, kept(app, now)));
  }
}

/** What drafts were compared with lately, per store. */
const comparedLately = new WeakMap<Store, Map<string, readonly ClaimChange[]>>();
const mostCompared = 500;

function lastCheck(events: readonly DraftEvent[]): CheckEvent {
  const last = events.findLast(isCheck);
  if (last === undefined) throw new Error('draft without a check');
  return last;
}

function isCheck(event: DraftEvent): event is CheckEvent {
  return event.kind === 'check';
}

function isDecision(event: DraftEvent): event is DecisionEvent {
  return event.kind === 'decision';
}

function reading(events: readonly DraftEvent[]): Pick<OpenDraft, 'checks' | 'last' | 'decisions'> {
  const decisions = new Map<string, DecisionEvent>();
  for (const event of events.filter(isDecision))
    if (isStanding(event.decision)) decisions.set(event.part, event);
    else decisions.delete(event.part);
  return { checks: events.filter(isCheck), last: lastCheck(events), decisions };
}

function isStanding(decision: DraftDecision): boolean {
  return decision !== 'open';
}
