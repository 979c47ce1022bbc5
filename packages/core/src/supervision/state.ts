/** States of a matter (督办事项的状态), in the order in which it goes through them; the side states stand last and return
 *  where they came from. */
export const matterStates = [
  'drafted',
  'approved',
  'assigned',
  'acknowledged',
  'inProgress',
  'reportedDone',
  'underVerification',
  'returned',
  'concluded',
  'struckOff',
  'archived',
  'extension',
  'suspended',
  'merged',
  'review',
] as const;

export type MatterState = (typeof matterStates)[number];

/** The main line (主流程): what a matter that nothing happens to goes through. */
export const mainLine: readonly MatterState[] = [
  'drafted',
  'approved',
  'assigned',
  'acknowledged',
  'inProgress',
  'reportedDone',
  'underVerification',
  'concluded',
  'struckOff',
  'archived',
];

/** Acts that move a matter (流转动作). */
export const moves = [
  'draft',
  'approve',
  'assign',
  'acknowledge',
  'start',
  'reportDone',
  'beginVerification',
  'return',
  'restart',
  'conclude',
  'strikeOff',
  'archive',
  'askExtension',
  'grantExtension',
  'refuseExtension',
  'suspend',
  'resume',
  'merge',
  'separate',
  'askReview',
  'uphold',
  'overturn',
] as const;

/** Acts that are written down and leave the state as it is (记事). */
export const entries = [
  'amend',
  'report',
  'judgeReport',
  'verifyMilestone',
  'grade',
  'instruct',
  'attach',
  'remind',
  'readReminder',
  'issueNote',
  'escalate',
  'judgePromise',
] as const;

export type Move = (typeof moves)[number];
export type Entry = (typeof entries)[number];
export type MatterAct = Move | Entry;

export const matterActs: readonly MatterAct[] = [...moves, ...entries];

/** What an act can need. Each one not met is an obstacle with this code. */
export const needs = [
  'source',
  'problem',
  'oneResponsibleLeader',
  'oneLeadUnit',
  'taskForceHead',
  'deadline',
  'doneCriterion',
  'basisDocument',
  'report',
  'evidence',
  'evidenceFiled',
  'reason',
  'newDeadline',
  'bothDeadlinesKept',
  'otherOpenMatter',
  'factsVerified',
  'problemSolved',
  'formComplete',
  'beforeDeadline',
  'within30DaysOfDecision',
  'within30DaysOfRequest',
  'notOfLeadUnit',
  'notOfSupportingUnit',
  'otherPersonThanConcluded',
  'notWhoDecidedFirst',
  'notReporter',
  'afterLastEntry',
  'openReport',
  'openMilestone',
  'openReminder',
  'openPromise',
  'colour',
  'words',
  'noteKind',
  'step',
  'verdict',
] as const;

export type Need = (typeof needs)[number];

/** Roles that act on matters (角色). A person can have several. */
export type SupervisionRole = 'supervisionOfficer' | 'caseOfficer' | 'unitHead' | 'leader';

/** Who may do something: a role, of any unit, of the lead unit, or of a unit that is named (lead or supporting). */
export interface Who {
  readonly role: SupervisionRole;
  readonly of?: 'leadUnit' | 'namedUnit';
}

/** States in which nothing more is asked of the lead unit. */
const settled: ReadonlySet<MatterState> = new Set(['concluded', 'struckOff', 'archived', 'merged']);

/** Open (未办结): not concluded, struck off, archived or merged into another. */
export function isOpen(state: MatterState): boolean {
  return !settled.has(state);
}
