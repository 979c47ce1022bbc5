import { dayOf } from '../instant.ts';
import type { MatterEvent } from './event.ts';
import type {
  Decision,
  Matter,
  MatterReport,
  MatterTerms,
  MilestoneStanding,
  PromiseStanding,
  PromiseVerdict,
  ReportContent,
  ReportVerdict,
} from './matter.ts';
import type { MatterState } from './state.ts';
import { ruleFor } from './obstacles.ts';

/** A matter is a fold of its events: what it is, is what happened to it. As of a moment: the fold of what had happened.
 *  Undefined where there are none. */
export function foldMatter(events: Iterable<MatterEvent>): Matter | undefined {
  let matter: Matter | undefined;
  for (const event of events) matter = applyEvent(matter, event);
  return matter;
}

/** The matter after one more event. An event that its state does not know is a fault of the record. */
export function applyEvent(matter: Matter | undefined, event: MatterEvent): Matter {
  const expected = (matter?.version ?? 0) + 1;
  if (event.version !== expected) throw new Error(`invalid version: ${event.version} after ${expected - 1}`);
  const rule = ruleFor(matter?.state ?? null, event.act);
  if (rule === undefined) throw new Error(`invalid event: ${event.act} from ${matter?.state ?? '-'}`);
  const before = matter ?? opened(event);
  const after = { ...before, ...changesOf(before, event), version: event.version, changedAt: event.at };
  return {
    ...after,
    ...(matter === undefined ? {} : placeAfter(before, rule.to)),
    evidence: [...before.evidence, ...event.evidence],
  };
}

/** States that keep where they came from. */
const sides: ReadonlySet<MatterState> = new Set(['extension', 'suspended', 'merged', 'review']);

function placeAfter(before: Matter, to: MatterState | 'origin' | 'same'): Pick<Matter, 'state' | 'origin'> {
  if (to === 'same') return { state: before.state, origin: before.origin };
  if (to === 'origin') {
    if (before.origin === null) throw new Error(`invalid origin: ${before.state}`);
    return { state: before.origin, origin: null };
  }
  return { state: to, origin: sides.has(to) ? before.state : null };
}

const noTerms: MatterTerms = {
  title: '',
  problem: '',
  source: { kind: 'selfCheck', reference: '', on: '' },
  region: '',
  supportingUnits: [],
  milestones: [],
  rhythm: { kind: 'monthly', day: 18 },
  measures: [],
  controllability: 3,
};

function opened(event: MatterEvent): Matter {
  return {
    ...noTerms,
    milestones: [],
    id: event.matter,
    version: 0,
    openedAt: event.at,
    changedAt: event.at,
    state: 'drafted',
    origin: null,
    basisDocument: null,
    assignedOn: null,
    earlierDeadlines: [],
    askedDeadline: null,
    reviewAskedOn: null,
    decision: null,
    overturned: [],
    reports: [],
    promises: [],
    evidence: [],
    reminders: [],
    notes: [],
    escalations: [],
    instructions: [],
    verified: null,
    returns: 0,
    concludedBy: null,
    concludedOn: null,
    mergedInto: null,
  };
}

type Changes = Partial<Matter>;

function changesOf(matter: Matter, event: MatterEvent): Changes {
  const { details, at } = event;
  const by = { id: event.by.id, name: event.by.name };
  const day = dayOf(at);
  const reason = event.reason ?? '';
  switch (event.act) {
    case 'draft':
    case 'amend':
    case 'approve':
      return termChanges(matter, details.terms ?? {});
    case 'assign':
      return { assignedOn: day, basisDocument: details.basisDocument ?? null, decision: decided(event) };
    case 'report':
      return reported(matter, event, false);
    case 'reportDone':
      return reported(matter, event, true);
    case 'return':
      return { returns: matter.returns + 1, decision: decided(event) };
    case 'conclude':
      return { concludedBy: by, concludedOn: day, decision: decided(event) };
    case 'askExtension':
      return { askedDeadline: details.newDeadline ?? null };
    case 'grantExtension':
      return extended(matter, event);
    case 'refuseExtension':
      return { askedDeadline: null, decision: decided(event) };
    case 'merge':
      return { mergedInto: details.otherMatter ?? null };
    case 'separate':
      return { mergedInto: null };
    case 'askReview':
      return { reviewAskedOn: day };
    case 'uphold':
      return { reviewAskedOn: null, decision: reviewedDecision(matter) };
    case 'overturn':
      return overturned(matter);
    case 'judgeReport':
      return judged(matter, event);
    case 'verifyMilestone':
      return { milestones: matter.milestones.map((m) => (m.id === details.item ? { ...m, verifiedOn: day } : m)) };
    case 'grade':
      return { verified: details.colour ?? null };
    case 'instruct':
      return { instructions: [...matter.instructions, { words: details.words ?? '', by, at }] };
    case 'remind':
      return {
        reminders: [
          ...matter.reminders,
          { number: event.version, at, words: details.words ?? '', readAt: null, readBy: null },
        ],
      };
    case 'readReminder':
      return {
        reminders: matter.reminders.map((r) => (r.number === details.number ? { ...r, readAt: at, readBy: by } : r)),
      };
    case 'issueNote':
      return {
        notes: details.note === undefined ? matter.notes : [...matter.notes, { kind: details.note, at, reason }],
        decision: decided(event),
      };
    case 'escalate':
      return {
        escalations:
          details.step === undefined ? matter.escalations : [...matter.escalations, { step: details.step, at, reason }],
        decision: decided(event),
      };
    case 'judgePromise':
      return promiseJudged(matter, event);
    case 'suspend':
    case 'resume':
    case 'acknowledge':
    case 'start':
    case 'beginVerification':
    case 'restart':
    case 'strikeOff':
    case 'archive':
    case 'attach':
      return {};
  }
}

/** Terms as amended. Milestones keep their standing where they stay. */
function termChanges(matter: Matter, terms: Partial<MatterTerms>): Changes {
  const { milestones, ...rest } = terms;
  return milestones === undefined ? rest : { ...rest, milestones: milestones.map((m) => standingOf(matter, m)) };
}

function standingOf(matter: Matter, milestone: MatterTerms['milestones'][number]): MilestoneStanding {
  const held = matter.milestones.find((one) => one.id === milestone.id);
  return { ...milestone, verifiedOn: held?.verifiedOn ?? null };
}

/** A decision on the units: they may ask for its review. */
function decided(event: MatterEvent): Decision {
  return {
    act: event.act,
    by: { id: event.by.id, name: event.by.name },
    on: dayOf(event.at),
    reviewed: false,
  };
}

function reviewedDecision(matter: Matter): Decision | null {
  return matter.decision && { ...matter.decision, reviewed: true };
}

function overturned(matter: Matter): Changes {
  const first = matter.decision?.by.id;
  return {
    reviewAskedOn: null,
    decision: reviewedDecision(matter),
    overturned: first === undefined ? matter.overturned : [...matter.overturned, first],
    concludedBy: null,
    concludedOn: null,
  };
}

function extended(matter: Matter, event: MatterEvent): Changes {
  const granted = event.details.newDeadline ?? matter.askedDeadline;
  if (granted === null || matter.deadline === undefined) throw new Error(`invalid extension: ${event.matter}`);
  return { deadline: granted, earlierDeadlines: [...matter.earlierDeadlines, matter.deadline], askedDeadline: null };
}

function reported(matter: Matter, event: MatterEvent, done: boolean): Changes {
  const content: ReportContent | undefined = event.details.report;
  if (content === undefined || matter.leadUnit === undefined) throw new Error(`invalid report: ${event.matter}`);
  const by = { id: event.by.id, name: event.by.name };
  const from = matter.leadUnit;
  const report: MatterReport = {
    ...content,
    number: event.version,
    by,
    at: event.at,
    evidence: event.evidence,
    done,
    verdict: null,
    judgedBy: null,
    grounds: null,
  };
  const promises = content.promises.map((promise): PromiseStanding => ({
    ...promise,
    by,
    from,
    verdict: null,
    judgedOn: null,
    actual: null,
  }));
  return { reports: [...matter.reports, report], promises: [...matter.promises, ...promises] };
}

function judged(matter: Matter, event: MatterEvent): Changes {
  const verdict = event.details.verdict;
  if (!isReportVerdict(verdict)) throw new Error(`invalid verdict: ${String(verdict)}`);
  const judgedBy = { id: event.by.id, name: event.by.name };
  return {
    reports: matter.reports.map((report) =>
      report.number === event.details.number ? { ...report, verdict, judgedBy, grounds: event.reason } : report,
    ),
    ...(verdict === 'accepted' ? {} : { decision: decided(event) }),
  };
}

function promiseJudged(matter: Matter, event: MatterEvent): Changes {
  const { verdict, item, words } = event.details;
  if (!isPromiseVerdict(verdict)) throw new Error(`invalid verdict: ${String(verdict)}`);
  return {
    promises: matter.promises.map((promise) =>
      promise.id === item
        ? { ...promise, verdict, judgedOn: dayOf(event.at), actual: words ?? event.reason ?? null }
        : promise,
    ),
  };
}

function isReportVerdict(verdict: unknown): verdict is ReportVerdict {
  return verdict === 'accepted' || verdict === 'notAccepted' || verdict === 'perfunctory';
}

function isPromiseVerdict(verdict: unknown): verdict is PromiseVerdict {
  return verdict === 'kept' || verdict === 'partly' || verdict === 'broken' || verdict === 'cannotTell';
}
