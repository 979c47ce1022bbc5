import { addDays, type Day, dayNumber, type Instant } from '../instant.ts';
import type { ActingPerson } from './event.ts';
import type { EvidenceRef, MatterId, PersonRef, UnitRef } from './matter.ts';
import type { ProceedingEvent } from './proceeding.ts';

/** Whether the city's own office inspects others (开展督查), or the city is inspected by those above it (迎接督查). */
export const inspectionDirections = ['made', 'received'] as const;

export type InspectionDirection = (typeof inspectionDirections)[number];

/** How is inspected (督查方式): on the spot 实地督查, unannounced 暗访, by documents 查阅资料, by talks 座谈访谈. */
export const inspectionMethods = ['onSite', 'unannounced', 'documents', 'talks'] as const;

export type InspectionMethod = (typeof inspectionMethods)[number];

/** The plan of an inspection (督查方案): whom, about what, by whom, how, when. */
export interface InspectionPlan {
  readonly direction: InspectionDirection;
  readonly title: string;
  /** Who inspects: the Supervision Office, a group of the province. */
  readonly authority: string;
  /** What it rests on (依据): a document, an instruction. */
  readonly basis: string;
  readonly objects: readonly UnitRef[];
  /** What is looked at (督查内容). */
  readonly subject: string;
  readonly method: InspectionMethod;
  readonly team: { readonly head: PersonRef; readonly members: readonly PersonRef[] };
  readonly from: Day;
  readonly to: Day;
  /** Why an object is inspected again so soon; absent where it is not. */
  readonly reason?: string;
}

/** What was found (督查发现问题) at one of the objects. */
export interface InspectionFinding {
  readonly id: string;
  readonly object: UnitRef;
  readonly text: string;
  readonly evidence: readonly EvidenceRef[];
}

export interface FindingStanding extends InspectionFinding {
  readonly at: Instant;
  readonly by: PersonRef;
  /** The matter that it became; null until then. */
  readonly matter: MatterId | null;
}

export type InspectionDetails =
  | { readonly kind: 'plan'; readonly plan: InspectionPlan }
  | { readonly kind: 'begin' }
  | { readonly kind: 'find'; readonly finding: InspectionFinding }
  | { readonly kind: 'openMatter'; readonly finding: string; readonly matter: MatterId }
  | { readonly kind: 'close'; readonly conclusion: string }
  | { readonly kind: 'callOff'; readonly reason: string };

export type InspectionState = 'planned' | 'underWay' | 'closed' | 'calledOff';

/** An inspection (督查) as its events make it. */
export interface Inspection extends InspectionPlan {
  readonly id: string;
  readonly version: number;
  readonly state: InspectionState;
  readonly plannedAt: Instant;
  readonly plannedBy: PersonRef;
  readonly findings: readonly FindingStanding[];
  readonly conclusion: string | null;
  readonly closedAt: Instant | null;
  /** Why it was called off. */
  readonly calledOff: string | null;
}

export function foldInspection(events: Iterable<ProceedingEvent<'inspection'>>): Inspection | undefined {
  let inspection: Inspection | undefined;
  for (const event of events) inspection = after(inspection, event);
  return inspection;
}

const personOf = ({ id, name }: ActingPerson): PersonRef => ({ id, name });

function after(
  held: Inspection | undefined,
  { id, version, by, at, details }: ProceedingEvent<'inspection'>,
): Inspection {
  if (details.kind === 'plan') {
    return {
      ...details.plan,
      id,
      version,
      state: 'planned',
      plannedAt: at,
      plannedBy: personOf(by),
      findings: [],
      conclusion: null,
      closedAt: null,
      calledOff: null,
    };
  }
  if (held === undefined) throw new Error(`invalid event: ${details.kind} of ${id}`);
  switch (details.kind) {
    case 'begin':
      return { ...held, version, state: 'underWay' };
    case 'find':
      return {
        ...held,
        version,
        findings: [...held.findings, { ...details.finding, at, by: personOf(by), matter: null }],
      };
    case 'openMatter':
      return {
        ...held,
        version,
        findings: held.findings.map((one) => (one.id === details.finding ? { ...one, matter: details.matter } : one)),
      };
    case 'close':
      return { ...held, version, state: 'closed', closedAt: at, conclusion: details.conclusion };
    case 'callOff':
      return { ...held, version, state: 'calledOff', calledOff: details.reason };
  }
}

/** What may happen in which state (督查流程): anything else is refused. */
export const inspectionMoves: Readonly<Record<Exclude<InspectionDetails['kind'], 'plan'>, readonly InspectionState[]>> =
  {
    begin: ['planned'],
    find: ['underWay'],
    // A finding can become a matter after the team has left.
    openMatter: ['underWay', 'closed'],
    close: ['underWay'],
    callOff: ['planned'],
  };

/** Days within which an object is not inspected twice without a stated reason (统筹规范督查检查). */
export const inspectionInterval = 60;

/** An object that is inspected again too soon, and by which inspection it was or will be. */
export interface RepeatedObject {
  readonly object: UnitRef;
  readonly other: Pick<Inspection, 'id' | 'title' | 'from' | 'to' | 'direction' | 'authority'>;
  /** Days between the two; 0 where they meet. */
  readonly days: number;
}

type Planned = Pick<Inspection, 'id' | 'objects' | 'from' | 'to'>;

/** Objects of a plan that another inspection, made or received, sees within the interval before or after it; what was called off
 *  counts for nothing. The nearest of each object, in the order of the plan. */
export function repeatedObjects(
  plan: Planned,
  register: readonly Inspection[],
  interval: number = inspectionInterval,
): readonly RepeatedObject[] {
  return plan.objects.flatMap((object): readonly RepeatedObject[] => {
    const found = register
      .filter(
        (other) =>
          other.id !== plan.id && other.state !== 'calledOff' && other.objects.some(({ code }) => code === object.code),
      )
      .map((other) => ({ object, other, days: daysBetween(plan, other) }))
      .filter(({ days }) => days < interval)
      .toSorted((a, b) => a.days - b.days || (a.other.from < b.other.from ? -1 : 1));
    return found.slice(0, 1);
  });
}

/** Days from the end of the earlier to the beginning of the later. */
function daysBetween(a: Pick<Planned, 'from' | 'to'>, b: Pick<Planned, 'from' | 'to'>): number {
  if (a.from <= b.to && b.from <= a.to) return 0;
  return a.to < b.from ? dayNumber(b.from) - dayNumber(a.to) : dayNumber(a.from) - dayNumber(b.to);
}

/** The first day on which an object could be inspected without a reason, from a day on. */
export function freeFrom(
  object: string,
  from: Day,
  register: readonly Inspection[],
  interval: number = inspectionInterval,
): Day {
  const taken = register
    .filter(({ state, objects }) => state !== 'calledOff' && objects.some(({ code }) => code === object))
    .toSorted((a, b) => (a.to < b.to ? -1 : 1));
  let day = from;
  for (const one of taken) {
    const isNear = daysBetween({ from: day, to: day }, one) < interval;
    if (isNear) day = addDays(one.to, interval);
  }
  return day;
}

const planners: ReadonlySet<string> = new Set(['supervisionOfficer', 'leader', 'operator']);

/** Whether somebody sees an inspection: one that comes unannounced is, until it has begun, the Supervision Office's and the leaders'
 *  alone; a visitor reads only cities whose data are invented. */
export function seesInspection(
  by: { readonly roles: readonly string[] },
  { method, state }: Pick<Inspection, 'method' | 'state'>,
): boolean {
  return method !== 'unannounced' || state !== 'planned' || by.roles.some((role) => planners.has(role));
}
