import { DomainError } from '../../errors.ts';
import { type Acted, act } from '../act.ts';
import type { ActDetails, ActingPerson, MatterEvent } from '../event.ts';
import type { EvidenceRef, Matter, MatterTerms } from '../matter.ts';
import type { ActRequest } from '../obstacles.ts';
import type { MatterAct } from '../state.ts';

/** People of the tests, all invented. */
export const cast = {
  officer: { id: 'zhou', name: '周某', roles: ['supervisionOfficer'] },
  verifier: { id: 'wu', name: '吴某', roles: ['supervisionOfficer'] },
  striker: { id: 'zheng', name: '郑某', roles: ['supervisionOfficer'] },
  caseOfficer: { id: 'li', name: '李某', roles: ['caseOfficer'], unit: 'industry' },
  head: { id: 'liu', name: '刘某', roles: ['unitHead'], unit: 'industry' },
  supportingHead: { id: 'chen', name: '陈某', roles: ['unitHead'], unit: 'finance' },
  outsideHead: { id: 'he', name: '何某', roles: ['unitHead'], unit: 'trade' },
  leader: { id: 'zhang', name: '张某', roles: ['leader'] },
  viewer: { id: 'qian', name: '钱某', roles: ['viewer'] },
  /** Of the Supervision Office, and formerly of the lead unit. */
  insider: { id: 'sun', name: '孙某', roles: ['supervisionOfficer'], unit: 'industry' },
} satisfies Readonly<Record<string, ActingPerson>>;

export const terms: MatterTerms = {
  title: '工业技改投资连续三期下降',
  problem: '工业技改投资累计下降50.8%',
  source: { kind: 'finding', reference: 'behind-schedule 2021-01-01/P4M', on: '2021-05-18' },
  region: '431200',
  indicator: 'technical-transformation-investment',
  leader: { id: 'zhang', name: '张某' },
  leadUnit: { code: 'industry', name: '市工业和信息化局' },
  supportingUnits: [{ code: 'finance', name: '市财政局' }],
  taskForce: { name: '技改攻坚专班', head: { id: 'liu', name: '刘某' }, size: 7 },
  deadline: '2021-06-30',
  milestones: [],
  rhythm: { kind: 'monthly', day: 18 },
  done: { text: '降幅收窄到10%以内' },
  measures: [],
  controllability: 4,
};

const proof: readonly EvidenceRef[] = [{ name: '施工许可.pdf' }];

/** Details with which each act lacks nothing. */
function fullDetails(name: MatterAct, matter: Matter | undefined): ActDetails {
  switch (name) {
    case 'draft':
      return { terms };
    case 'assign':
    case 'suspend':
      return { basisDocument: '怀政督〔2021〕37号' };
    case 'report':
    case 'reportDone':
      return { report: { text: '已开工12个', progress: 0.5, light: 'green', promises: [] } };
    case 'askExtension':
      return { newDeadline: '2021-09-30' };
    case 'conclude':
      return { verification: { facts: true, solved: true, form: true } };
    case 'merge':
      return { otherMatter: 'other' };
    case 'judgeReport':
      return { number: matter?.reports.findLast((r) => r.verdict === null)?.number ?? 0, verdict: 'accepted' };
    case 'judgePromise':
      return { item: matter?.promises.find((p) => p.verdict === null)?.id ?? '', verdict: 'kept' };
    case 'verifyMilestone':
      return { item: matter?.milestones.find((m) => m.verifiedOn === null)?.id ?? '' };
    case 'grade':
      return { colour: 'red' };
    case 'instruct':
    case 'remind':
      return { words: '逐个项目查' };
    case 'readReminder':
      return { number: matter?.reminders.at(-1)?.number ?? 0 };
    case 'issueNote':
      return { note: 'warning' };
    case 'escalate':
      return { step: 'circular' };
    default:
      return {};
  }
}

/** A request that lacks nothing but, perhaps, the right person, state or time. */
export function fullRequest(name: MatterAct, by: ActingPerson, at: string, matter: Matter | undefined): ActRequest {
  return {
    act: name,
    by,
    at,
    reason: '理由',
    evidence: proof,
    details: fullDetails(name, matter),
    ...(name === 'merge' ? { other: { id: 'other', state: 'inProgress' } } : {}),
  };
}

type Line = readonly [name: MatterAct, by: ActingPerson, over?: Partial<ActRequest>];

/** A matter to which the lines happened, one a day from 20 April 2021 on, with its events. */
export function lived(
  lines: readonly Line[],
  from = '2021-04-20T01:00:00.000Z',
): { readonly matter: Matter; readonly events: readonly MatterEvent[] } {
  let matter: Matter | undefined;
  const events: MatterEvent[] = [];
  let day = Number(from.slice(8, 10));
  for (const [name, by, over] of lines) {
    const at = `${from.slice(0, 8)}${String(Math.min(day++, 30)).padStart(2, '0')}${from.slice(10)}`;
    const acted: Acted = act(matter, 'm1', { ...fullRequest(name, by, at, matter), ...over });
    matter = acted.matter;
    events.push(acted.event);
  }
  if (matter === undefined) throw new Error('no lines');
  return { matter, events };
}

export const upToInProgress: readonly Line[] = [
  ['draft', cast.officer],
  ['approve', cast.officer],
  ['assign', cast.officer],
  ['acknowledge', cast.caseOfficer],
  ['start', cast.caseOfficer],
];

export const upToConcluded: readonly Line[] = [
  ...upToInProgress,
  ['reportDone', cast.head],
  ['beginVerification', cast.verifier],
  ['conclude', cast.verifier],
];

/** The code of a refusal, or `done`. */
export function outcome(matter: Matter | undefined, request: ActRequest): string {
  try {
    act(matter, 'm1', request);
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
  return 'done';
}
