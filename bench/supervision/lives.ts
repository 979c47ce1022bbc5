import {
  act,
  type ActDetails,
  type ActingPerson,
  addDays,
  type Day,
  type Matter,
  type MatterAct,
  type MatterEvent,
  type MatterTerms,
} from '@shigan/core';

/** What a matter of the benchmark is made from: its life up to one state, every event of it, and what they make of it. */
export interface Life {
  readonly matter: Matter;
  readonly events: readonly MatterEvent[];
}

/** Stands for the id of a matter in a {@link Life}. */
export const placeholder = '0123456789abcdef';

export const units = 20;
export const leaders = 7;
/** As many indicators as a city's catalogue has that anybody answers for. */
const indicators = 60;
const regions = ['431200', '431202', '431221', '431224', '431228'] as const;

/** Deadlines begin this day, so that at the moment that is asked about some have passed. */
const firstDeadline = '2021-03-31';

type Step = readonly [act: MatterAct, by: 'officer' | 'verifier' | 'striker' | 'clerk' | 'head', details?: ActDetails];

const done: readonly Step[] = [
  ['reportDone', 'head', { report: { text: '全部完成', progress: 1, light: 'green', promises: [] } }],
  ['beginVerification', 'verifier'],
  ['conclude', 'verifier', { verification: { facts: true, solved: true, form: true } }],
  ['strikeOff', 'striker'],
];

/** How many lives of work: two in five under way, the rest somewhere on the way to struck off. */
const lengths = [0, 0, 1, 2, 4] as const;

/** One life: opened at the end of 2020, reported on so many times, judged now and then, perhaps done. */
export function lifeOf(n: number, reports: number): Life {
  const unit = { code: `unit-${n % units}`, name: `某局${n % units}` };
  const people: Readonly<Record<Step[1], ActingPerson>> = {
    officer: { id: 'zhou', name: '周某', roles: ['supervisionOfficer'] },
    verifier: { id: 'wu', name: '吴某', roles: ['supervisionOfficer'] },
    striker: { id: 'zheng', name: '郑某', roles: ['supervisionOfficer'] },
    clerk: { id: `li-${n % units}`, name: '李某', roles: ['caseOfficer'], unit: unit.code },
    head: { id: `liu-${n % units}`, name: '刘某', roles: ['unitHead'], unit: unit.code },
  };
  const steps: readonly Step[] = [
    ['draft', 'officer', { terms: termsOf(n, unit) }],
    ['approve', 'officer'],
    ['assign', 'officer', { basisDocument: `怀政督〔2021〕${(n % 90) + 1}号` }],
    ['acknowledge', 'clerk'],
    ['start', 'clerk'],
    ...Array.from({ length: reports }, (_, at): Step => ['report', 'clerk', { report: reportOf(at, reports) }]),
    ...done.slice(0, lengths[n % lengths.length]),
  ];
  let matter: Matter | undefined;
  const events: MatterEvent[] = [];
  for (const [at, [name, by, details = {}]] of steps.entries()) {
    const day: Day = addDays('2020-12-01', Math.floor((at * 160) / steps.length));
    const evidence = [{ name: '施工许可、现场照片.pdf' }];
    const acted = act(matter, placeholder, {
      act: name,
      by: people[by],
      at: `${day}T02:00:00.000Z`,
      evidence,
      details,
    });
    matter = acted.matter;
    events.push(acted.event);
  }
  if (matter === undefined) throw new Error('a life without events');
  return { matter, events };
}

function reportOf(at: number, of: number): NonNullable<ActDetails['report']> {
  const number = { name: '开工项目', value: at + 1, unit: '个' };
  return {
    text: `第${at + 1}次报告：本期新开工${at + 1}个项目，累计完成投资${(at + 1) * 1300}万元，下一步倒排工期、按旬调度。`,
    progress: Math.min(0.95, (at + 1) / (of + 1)),
    light: at % 3 === 0 ? 'yellow' : 'green',
    promises: [],
    numbers: [number],
  };
}

function termsOf(n: number, unit: MatterTerms['leadUnit'] & object): MatterTerms {
  return {
    title: `工业投资连续三期下降（第${n}件）`,
    problem: '累计降幅扩大，开工项目不足一半，资金到位率偏低，部分项目用地、环评手续未办结。',
    source: { kind: 'selfCheck', reference: '督查室自查', on: '2020-11-30' },
    region: regions[n % regions.length] ?? '431200',
    indicator: `indicator-${n % indicators}`,
    leader: { id: `leader-${n % leaders}`, name: `副市长${n % leaders}` },
    leadUnit: unit,
    supportingUnits: [{ code: `unit-${(n + 7) % units}`, name: `某局${(n + 7) % units}` }],
    taskForce: { name: '工业投资专班', head: { id: `liu-${n % units}`, name: '刘某' } },
    deadline: addDays(firstDeadline, (n * 7) % 180),
    milestones: [
      { id: 'm1', name: '全部开工', due: '2021-04-30', weight: 0.4 },
      { id: 'm2', name: '完成投资一半', due: '2021-06-30', weight: 0.6 },
    ],
    rhythm: { kind: 'monthly', day: 18 },
    done: { text: '累计增速回正' },
    measures: [],
    controllability: (n % 5) + 1,
  };
}
