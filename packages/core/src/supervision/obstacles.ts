import { lastDayOfReview } from '../calendar/working-days.ts';
import type { ErrorCode } from '../errors.ts';
import { dayOf, type Instant, isDay } from '../instant.ts';
import type { ActDetails, ActingPerson } from './event.ts';
import type { EvidenceRef, Matter, MatterTerms } from './matter.ts';
import { isOpen, type MatterAct, type MatterState, type Need, type SupervisionRole, type Who } from './state.ts';
import { entryRules, recusals, transitions } from './transitions.ts';

/** Calendar days within which a review (复核) is asked for, and decided. */
export const reviewDays = 30;

/** What somebody is about to do. */
export interface ActRequest {
  readonly act: MatterAct;
  readonly by: ActingPerson;
  readonly at: Instant;
  readonly reason?: string;
  readonly evidence?: readonly EvidenceRef[];
  readonly details: ActDetails;
  /** The matter that this one is to be merged into, as it stands. */
  readonly other?: Pick<Matter, 'id' | 'state'>;
}

/** Why an act is refused: the matter is not in a state for it, it is another's to do, or a need is not met. */
export type Obstacle =
  | { readonly kind: 'state'; readonly state: MatterState | null }
  | { readonly kind: 'role'; readonly who: readonly Who[] }
  | { readonly kind: 'need'; readonly need: Need };

/** What an act does and asks for in a state. */
export interface ActRule {
  readonly act: MatterAct;
  readonly to: MatterState | 'origin' | 'same';
  readonly who: readonly Who[];
  readonly needs: readonly Need[];
}

/** The rule of an act in a state; undefined where the state does not know the act. */
export function ruleFor(state: MatterState | null, act: MatterAct): ActRule | undefined {
  const extra = recusals[act] ?? [];
  const move = transitions.find((t) => t.from === state && t.act === act);
  if (move !== undefined) return { act, to: move.to, who: move.who, needs: [...move.needs, ...extra] };
  const entry = entryRules.find((rule) => rule.act === act && state !== null && rule.in.includes(state));
  return entry && { act, to: 'same', who: entry.who, needs: [...entry.needs, ...extra] };
}

/** Whether a person is one of those who may. */
export function isOneOf(who: readonly Who[], by: ActingPerson, matter: Matter | undefined): boolean {
  return who.some(({ role, of }) => {
    if (!plays(by, role)) return false;
    if (of === undefined) return true;
    return isOfLead(by, matter) || (of === 'namedUnit' && isOfSupporting(by, matter));
  });
}

/** Whether a person has a role. A county's officer is to its government what a case officer is to a department. */
function plays({ roles }: ActingPerson, role: SupervisionRole): boolean {
  return roles.includes(role) || (role === 'caseOfficer' && roles.includes('countyOfficer'));
}

function isOfLead(by: ActingPerson, matter: Matter | undefined): boolean {
  return by.unit !== undefined && by.unit === matter?.leadUnit?.code;
}

function isOfSupporting(by: ActingPerson, matter: Matter | undefined): boolean {
  return by.unit !== undefined && (matter?.supportingUnits.some((unit) => unit.code === by.unit) ?? false);
}

/** Everything that keeps an act from being done, all at once; nothing: it may be done. */
export function obstaclesTo(matter: Matter | undefined, request: ActRequest): readonly Obstacle[] {
  const rule = ruleFor(matter?.state ?? null, request.act);
  if (rule === undefined) return [{ kind: 'state', state: matter?.state ?? null }];
  const found: Obstacle[] = [];
  if (!isOneOf(rule.who, request.by, matter)) found.push({ kind: 'role', who: rule.who });
  if (matter !== undefined && request.at < matter.changedAt) found.push({ kind: 'need', need: 'afterLastEntry' });
  for (const need of rule.needs) if (!isMet(need, matter, request)) found.push({ kind: 'need', need });
  return found;
}

const filled = (text: string | undefined): boolean => text !== undefined && text.trim() !== '';

/** The terms as they would be: amended by what the act brings along. */
function termsOf(matter: Matter | undefined, details: ActDetails): Partial<MatterTerms> {
  return { ...matter, ...details.terms };
}

type Met = (matter: Matter | undefined, request: ActRequest) => boolean;

const today = (request: ActRequest): string => dayOf(request.at);

/** When each need is met. */
const met: Readonly<Record<Need, Met>> = {
  source: (m, r) => filled(termsOf(m, r.details).source?.reference),
  problem: (m, r) => filled(termsOf(m, r.details).problem) && filled(termsOf(m, r.details).title),
  oneResponsibleLeader: (m, r) => filled(termsOf(m, r.details).leader?.id),
  oneLeadUnit: (m, r) => filled(termsOf(m, r.details).leadUnit?.code),
  taskForceHead: (m, r) => filled(termsOf(m, r.details).taskForce?.head.name),
  deadline: (m, r) => {
    const { deadline } = termsOf(m, r.details);
    return deadline !== undefined && isDay(deadline) && deadline >= today(r);
  },
  doneCriterion: (m, r) => filled(termsOf(m, r.details).done?.text),
  basisDocument: (_, r) => filled(r.details.basisDocument),
  report: (_, { details: { report } }) =>
    report !== undefined && filled(report.text) && report.progress >= 0 && report.progress <= 1,
  evidence: (_, r) => (r.evidence ?? []).length > 0,
  evidenceFiled: (m, r) => (m?.evidence.length ?? 0) + (r.evidence ?? []).length > 0,
  reason: (_, r) => filled(r.reason),
  newDeadline: (m, { details: { newDeadline } }) =>
    newDeadline !== undefined && isDay(newDeadline) && newDeadline > (m?.deadline ?? ''),
  bothDeadlinesKept: (m) => m?.askedDeadline !== null && m?.deadline !== undefined,
  otherOpenMatter: (m, { other }) => other !== undefined && other.id !== m?.id && isOpen(other.state),
  factsVerified: (_, r) => r.details.verification?.facts === true,
  problemSolved: (_, r) => r.details.verification?.solved === true,
  formComplete: (_, r) => r.details.verification?.form === true,
  beforeDeadline: (m, r) => m?.deadline !== undefined && today(r) <= m.deadline,
  within30DaysOfDecision: (m, r) =>
    m?.decision != null && !m.decision.reviewed && today(r) <= lastDayOfReview(m.decision.on, reviewDays),
  within30DaysOfRequest: (m, r) => m?.reviewAskedOn != null && today(r) <= lastDayOfReview(m.reviewAskedOn, reviewDays),
  notOfLeadUnit: (m, r) => !isOfLead(r.by, m),
  notOfSupportingUnit: (m, r) => !isOfSupporting(r.by, m),
  otherPersonThanConcluded: (m, r) => m?.concludedBy?.id !== r.by.id,
  notWhoDecidedFirst: (m, r) =>
    m?.state === 'review' ? m.decision?.by.id !== r.by.id : !(m?.overturned.includes(r.by.id) ?? false),
  notReporter: (m, r) => !(m?.reports.some((report) => report.by.id === r.by.id) ?? false),
  afterLastEntry: (m, r) => m === undefined || r.at >= m.changedAt,
  openReport: (m, r) => m?.reports.some((one) => one.number === r.details.number && one.verdict === null) ?? false,
  openMilestone: (m, r) => m?.milestones.some((one) => one.id === r.details.item && one.verifiedOn === null) ?? false,
  openReminder: (m, r) => m?.reminders.some((one) => one.number === r.details.number && one.readAt === null) ?? false,
  openPromise: (m, r) => m?.promises.some((one) => one.id === r.details.item && one.verdict === null) ?? false,
  colour: (_, r) => r.details.colour !== undefined,
  words: (_, r) => filled(r.details.words),
  noteKind: (_, r) => r.details.note !== undefined,
  step: (_, r) => r.details.step !== undefined,
  verdict: (_, { act, reason, details: { verdict } }) =>
    isVerdict(act, verdict) && (filled(reason) || !isAdverse(verdict)),
};

function isVerdict(act: MatterAct, verdict: ActDetails['verdict']): boolean {
  const those =
    act === 'judgeReport' ? ['accepted', 'notAccepted', 'perfunctory'] : ['kept', 'partly', 'broken', 'cannotTell'];
  return verdict !== undefined && those.includes(verdict);
}

/** A judgement against a unit has its grounds on record. */
function isAdverse(verdict: ActDetails['verdict']): boolean {
  return verdict === 'notAccepted' || verdict === 'perfunctory' || verdict === 'broken';
}

function isMet(need: Need, matter: Matter | undefined, request: ActRequest): boolean {
  return met[need](matter, request);
}

const recusalNeeds: ReadonlySet<Need> = new Set([
  'notOfLeadUnit',
  'notOfSupportingUnit',
  'otherPersonThanConcluded',
  'notWhoDecidedFirst',
  'notReporter',
]);
const timeNeeds: ReadonlySet<Need> = new Set([
  'beforeDeadline',
  'within30DaysOfDecision',
  'within30DaysOfRequest',
  'afterLastEntry',
]);

/** Needs that whoever acts fills in: they are asked for, and keep nobody from opening the form. */
export function isFilledIn(need: Need): boolean {
  return !recusalNeeds.has(need) && !timeNeeds.has(need) && need !== 'bothDeadlinesKept';
}

/** The code under which obstacles are refused: the gravest of them. */
export function refusalCode(obstacles: readonly Obstacle[]): ErrorCode {
  if (obstacles.some((one) => one.kind === 'state')) return 'matter-wrong-state';
  if (obstacles.some((one) => one.kind === 'role')) return 'matter-not-yours';
  const lacking = obstacles.flatMap((one) => (one.kind === 'need' ? [one.need] : []));
  if (lacking.some((need) => recusalNeeds.has(need))) return 'matter-recused';
  return lacking.some((need) => timeNeeds.has(need)) ? 'matter-out-of-time' : 'matter-incomplete';
}
