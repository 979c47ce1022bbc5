import type { Entry, MatterAct, MatterState, Move, Need, SupervisionRole, Who } from './state.ts';

/** One allowed move of a matter. Anything else is refused. */
export interface Transition {
  /** null: the matter begins with it. */
  readonly from: MatterState | null;
  readonly act: Move;
  /** `origin`: the state that a side state came from. */
  readonly to: MatterState | 'origin';
  readonly who: readonly Who[];
  readonly needs: readonly Need[];
}

const office: readonly Who[] = [{ role: 'supervisionOfficer' }];
const unit: readonly Who[] = [
  { role: 'caseOfficer', of: 'leadUnit' },
  { role: 'unitHead', of: 'leadUnit' },
];
const head: readonly Who[] = [{ role: 'unitHead', of: 'leadUnit' }];
const namedHead: readonly Who[] = [{ role: 'unitHead', of: 'namedUnit' }];
/** Verified by nobody who did the work (回避). */
const recused: readonly Need[] = ['notOfLeadUnit', 'notOfSupportingUnit'];

const fromEach = (
  states: readonly MatterState[],
  act: Move,
  to: Transition['to'],
  who: readonly Who[],
  needs: readonly Need[],
): readonly Transition[] => states.map((from) => ({ from, act, to, who, needs }));

/** The states whose work can be put off, stopped, or handed over to another matter. */
const inHand: readonly MatterState[] = ['approved', 'assigned', 'acknowledged', 'inProgress', 'returned'];

/** Every allowed move (状态流转表): from, act, to, who may, what it needs. */
export const transitions: readonly Transition[] = [
  { from: null, act: 'draft', to: 'drafted', who: office, needs: ['source', 'problem'] },
  {
    from: 'drafted',
    act: 'approve',
    to: 'approved',
    who: office,
    needs: ['source', 'oneResponsibleLeader', 'oneLeadUnit', 'taskForceHead', 'deadline', 'doneCriterion'],
  },
  { from: 'approved', act: 'assign', to: 'assigned', who: office, needs: ['basisDocument'] },
  { from: 'assigned', act: 'acknowledge', to: 'acknowledged', who: unit, needs: [] },
  { from: 'acknowledged', act: 'start', to: 'inProgress', who: unit, needs: [] },
  { from: 'inProgress', act: 'reportDone', to: 'reportedDone', who: head, needs: ['report', 'evidence'] },
  { from: 'reportedDone', act: 'beginVerification', to: 'underVerification', who: office, needs: recused },
  ...fromEach(['reportedDone', 'underVerification'], 'return', 'returned', office, ['reason', ...recused]),
  { from: 'returned', act: 'restart', to: 'inProgress', who: unit, needs: [] },
  {
    from: 'underVerification',
    act: 'conclude',
    to: 'concluded',
    who: office,
    needs: ['factsVerified', 'problemSolved', 'formComplete', 'evidence', ...recused],
  },
  {
    from: 'concluded',
    act: 'strikeOff',
    to: 'struckOff',
    who: office,
    needs: ['otherPersonThanConcluded', ...recused],
  },
  { from: 'struckOff', act: 'archive', to: 'archived', who: office, needs: ['evidenceFiled'] },
  ...fromEach(['acknowledged', 'inProgress', 'returned'], 'askExtension', 'extension', head, [
    'beforeDeadline',
    'newDeadline',
    'reason',
  ]),
  { from: 'extension', act: 'grantExtension', to: 'origin', who: office, needs: ['bothDeadlinesKept', 'reason'] },
  { from: 'extension', act: 'refuseExtension', to: 'origin', who: office, needs: ['reason'] },
  ...fromEach(inHand, 'suspend', 'suspended', office, ['reason', 'basisDocument']),
  { from: 'suspended', act: 'resume', to: 'origin', who: office, needs: ['reason'] },
  ...fromEach(inHand, 'merge', 'merged', office, ['otherOpenMatter', 'reason']),
  { from: 'merged', act: 'separate', to: 'origin', who: office, needs: ['reason'] },
  ...fromEach(['inProgress', 'returned', 'concluded'], 'askReview', 'review', namedHead, [
    'within30DaysOfDecision',
    'reason',
  ]),
  {
    from: 'review',
    act: 'uphold',
    to: 'origin',
    who: office,
    needs: ['within30DaysOfRequest', 'notWhoDecidedFirst', 'reason'],
  },
  {
    from: 'review',
    act: 'overturn',
    to: 'underVerification',
    who: office,
    needs: ['within30DaysOfRequest', 'notWhoDecidedFirst', 'reason'],
  },
];

/** An act that leaves the state as it is: in which states, who may, what it needs. */
export interface EntryRule {
  readonly act: Entry;
  readonly in: readonly MatterState[];
  readonly who: readonly Who[];
  readonly needs: readonly Need[];
}

const working: readonly MatterState[] = ['acknowledged', 'inProgress', 'returned', 'extension', 'review'];
const underWay: readonly MatterState[] = ['assigned', ...working, 'reportedDone', 'underVerification'];
const namedUnit: readonly Who[] = [
  { role: 'caseOfficer', of: 'namedUnit' },
  { role: 'unitHead', of: 'namedUnit' },
];

/** What can be written down beside the moves (记事规则). */
export const entryRules: readonly EntryRule[] = [
  { act: 'amend', in: ['drafted', 'approved'], who: office, needs: ['reason'] },
  { act: 'report', in: working, who: unit, needs: ['report'] },
  { act: 'judgeReport', in: underWay, who: office, needs: ['openReport', 'verdict', ...recused] },
  { act: 'verifyMilestone', in: underWay, who: office, needs: ['openMilestone', 'evidence', ...recused] },
  { act: 'grade', in: underWay, who: office, needs: ['colour', 'reason', ...recused] },
  {
    act: 'instruct',
    in: ['drafted', 'approved', ...underWay, 'suspended'],
    who: [{ role: 'leader' }],
    needs: ['words'],
  },
  { act: 'attach', in: underWay, who: [...namedUnit, ...office], needs: ['evidence'] },
  { act: 'remind', in: underWay, who: office, needs: ['words'] },
  { act: 'readReminder', in: underWay, who: namedUnit, needs: ['openReminder'] },
  { act: 'issueNote', in: underWay, who: office, needs: ['noteKind', 'reason'] },
  { act: 'escalate', in: underWay, who: office, needs: ['step', 'reason'] },
  { act: 'judgePromise', in: [...underWay, 'concluded'], who: office, needs: ['openPromise', 'verdict', ...recused] },
];

/** Recusal (回避) that holds whatever the table of moves says: who reported verifies nothing, and who decided first does not
 *  verify again after a review overturned it. */
export const recusals: Readonly<Partial<Record<MatterAct, readonly Need[]>>> = {
  beginVerification: ['notReporter', 'notWhoDecidedFirst'],
  return: ['notReporter', 'notWhoDecidedFirst'],
  conclude: ['notReporter', 'notWhoDecidedFirst'],
  strikeOff: ['notReporter'],
  judgeReport: ['notReporter'],
  verifyMilestone: ['notReporter'],
  grade: ['notReporter'],
  judgePromise: ['notReporter'],
};

/** Roles that supervision knows of. */
export const supervisionRoles: readonly SupervisionRole[] = ['supervisionOfficer', 'caseOfficer', 'unitHead', 'leader'];
