import type {
  ActDetails,
  ActingPerson,
  EvidenceRef,
  IndicatorCondition,
  LightColour,
  MatterAct,
  MatterTerms,
  Measure,
  PersonRef,
  Promised,
  SourceKind,
  UnitRef,
} from '@shigan/core';
import { demoLeaders, demoPeople } from '../people.ts';

/** One line of a matter's life, as it is entered: when (`03-01`, `03-01 17:55`, of 2021), who, what. */
export interface ScriptLine {
  readonly at: string;
  readonly by: ActingPerson;
  readonly act: MatterAct;
  readonly reason?: string;
  readonly evidence?: readonly EvidenceRef[];
  readonly details?: ActDetails;
  /** Key of the matter that this one is merged into. */
  readonly into?: string;
}

/** A matter of the demonstration (演示督办事项): invented, with everything that happened to it. */
export interface MatterScript {
  readonly key: string;
  readonly terms: MatterTerms;
  readonly life: readonly ScriptLine[];
}

const invented = (name: string): string => `${name}（虚构）`;

function person(id: string, name: string, role: string, unit?: string): ActingPerson {
  return { id, name: invented(name), roles: [role], ...(unit === undefined ? {} : { unit }) };
}

/** Somebody of the demonstration who has an account, as an actor. */
function account(signInName: string): ActingPerson {
  const found = demoPeople.find((one) => one.signInName === signInName);
  if (found === undefined) throw new Error(`unknown person: ${signInName}`);
  return { id: found.id, name: invented(found.name), roles: found.roles, unit: found.unit };
}

/** The Supervision Office: one approves and assigns, one verifies, one strikes off. */
export const officer: ActingPerson = account('supervision');
export const verifier: ActingPerson = account('supervision-2');
export const striker: ActingPerson = account('supervision-3');

/** A leader of the register. */
function leaderOf(code: string): PersonRef {
  const found = demoLeaders.find((one) => one.code === code);
  if (found === undefined) throw new Error(`unknown leader: ${code}`);
  return { id: found.code, name: invented(`${found.name}（${found.post}）`) };
}

export const leaders: Readonly<
  Record<'executive' | 'industry' | 'commerce' | 'construction' | 'agriculture', PersonRef>
> = {
  executive: leaderOf('first-deputy'),
  industry: leaderOf('industry'),
  commerce: leaderOf('commerce'),
  construction: leaderOf('construction'),
  agriculture: leaderOf('agriculture'),
};

export function leaderActing(leader: PersonRef): ActingPerson {
  return { id: leader.id, name: leader.name, roles: ['leader'] };
}

/** A unit with its head and its case officer. */
export interface DemoUnit extends UnitRef {
  readonly head: ActingPerson;
  readonly clerk: ActingPerson;
}

export function unitOf(name: string, head: string, clerk: string, code: string = name): DemoUnit {
  const accountOf = (role: 'unitHead' | 'caseOfficer'): ActingPerson | undefined => {
    const found = demoPeople.find((one) => one.unit === code && one.roles.includes(role));
    return found && account(found.signInName);
  };
  return {
    code,
    name,
    head: accountOf('unitHead') ?? person(`${code}-head`, head, 'unitHead', code),
    clerk: accountOf('caseOfficer') ?? person(`${code}-clerk`, clerk, 'caseOfficer', code),
  };
}

export const proof = (...names: readonly string[]): readonly EvidenceRef[] => names.map((name) => ({ name }));

/** A report as a unit writes it. */
export function said(
  text: string,
  progress: number,
  light: LightColour,
  promises: readonly Promised[] = [],
): ActDetails {
  return { report: { text, progress, light, promises } };
}

interface Opening {
  readonly key: string;
  readonly title: string;
  readonly problem: string;
  readonly source: readonly [kind: SourceKind, reference: string, on: string];
  readonly leader: PersonRef;
  readonly unit: DemoUnit;
  readonly deadline: string;
  readonly done: string;
  readonly over?: Partial<MatterTerms>;
}

export function termsOf({ title, problem, source, leader, unit, deadline, done, over }: Opening): MatterTerms {
  return {
    title,
    problem,
    source: { kind: source[0], reference: source[1], on: `2021-${source[2]}` },
    region: '431200',
    leader,
    leadUnit: { code: unit.code, name: unit.name },
    supportingUnits: [],
    taskForce: {
      name: `${title.slice(0, 12)}专班`,
      head: { id: unit.head.id, name: unit.head.name },
      size: 5,
    },
    deadline: `2021-${deadline}`,
    milestones: [],
    rhythm: { kind: 'monthly', day: 18 },
    done: { text: done },
    measures: [],
    controllability: 3,
    ...over,
  };
}

/** How far a matter is taken by the ordinary steps. */
export type Reached = 'approved' | 'assigned' | 'acknowledged' | 'inProgress';

const order: readonly Reached[] = ['approved', 'assigned', 'acknowledged', 'inProgress'];

/** The ordinary first steps, on the days given in turn; of fewer days the last serves the rest. */
export function begun(unit: DemoUnit, basis: string, to: Reached, days: readonly string[]): readonly ScriptLine[] {
  const day = (n: number): string => days[Math.min(n, days.length - 1)] ?? '03-01';
  const lines: readonly ScriptLine[] = [
    { at: `${day(0)} 10:00`, by: officer, act: 'approve' },
    { at: `${day(1)} 10:30`, by: officer, act: 'assign', details: { basisDocument: basis } },
    { at: `${day(2)} 11:00`, by: unit.clerk, act: 'acknowledge' },
    { at: `${day(3)} 11:30`, by: unit.clerk, act: 'start' },
  ];
  return lines.slice(0, order.indexOf(to) + 1);
}

/** From the request to the conclusion: reported done, verified, concluded. */
export function finished(unit: DemoUnit, reported: string, verified: string, text: string): readonly ScriptLine[] {
  return [
    {
      at: `${reported} 16:00`,
      by: unit.head,
      act: 'reportDone',
      details: said(text, 1, 'green'),
      evidence: proof('办结报告.pdf', '现场照片.jpg'),
    },
    { at: `${verified} 09:30`, by: verifier, act: 'beginVerification' },
    {
      at: `${verified} 15:30`,
      by: verifier,
      act: 'grade',
      reason: '现场核查，情况属实',
      details: { colour: 'green' },
    },
    {
      at: `${verified} 16:30`,
      by: verifier,
      act: 'conclude',
      details: { verification: { facts: true, solved: true, form: true } },
      evidence: proof('核查记录.pdf'),
    },
  ];
}

/** A condition of the city's own figures. */
export function condition(
  indicator: string,
  measure: Measure,
  goal: number,
  by: string,
  over: Partial<IndicatorCondition> = {},
): IndicatorCondition {
  return {
    indicator,
    region: '431200',
    measure,
    bound: 'atLeast',
    goal,
    decimals: 1,
    unit: '%',
    by: `2021-01-01/${by}`,
    ...over,
  };
}

/** Number of the document that a matter is assigned by. */
export function numbered(n: number): string {
  return `怀政督〔2021〕${n}号（虚构）`;
}
