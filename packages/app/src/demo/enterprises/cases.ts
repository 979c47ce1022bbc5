import { addDays, type Day, type LadderMove, type LadderRung, type LadderStep, type RequestKind } from '@shigan/core';
import { ladderRungs } from '../../reference/ladder.ts';
import { at } from '../growth-paths.ts';
import type { DemoUnit } from './units.ts';

/** A step of an invented declaration. */
interface DemoMove {
  readonly move: LadderMove;
  readonly on: Day;
  readonly by: string;
  readonly reason: string | null;
}

/** An invented declaration (演示申报). */
export interface DemoDeclaration {
  readonly rung: string;
  readonly enterprise: string;
  readonly moves: readonly DemoMove[];
}

/** Who takes each step, all invented. */
const actors: Readonly<Record<LadderMove, string>> = {
  candidate: '县市区统计局（演示）',
  materials: '县市区统计局（演示）',
  county: '县市区统计局（演示）',
  city: '市统计局（演示）',
  province: '市统计局代录（演示）',
  state: '市统计局代录（演示）',
  in: '市统计局代录（演示）',
  returned: '市统计局（演示）',
  declined: '市统计局（演示）',
};

/** Days that a step comes before the last of its path. */
const before: Readonly<Record<LadderStep, number>> = {
  candidate: 62,
  materials: 30,
  county: 25,
  city: 19,
  province: 12,
  state: 5,
  in: 0,
};

const lastDay = '2021-05-18';

/** All declarations of the demonstration: those that came in this year as the indicator counts them, and some on their way. */
export function demoDeclarations(units: readonly DemoUnit[]): readonly DemoDeclaration[] {
  const entered = units.filter(({ reports, isNewThisYear }) => isNewThisYear && reports.from >= at(2021, 1));
  const below = units
    .filter(({ category }) => category === 'below')
    .toSorted((a, b) => b.weight / b.scale - a.weight / a.scale || (a.code < b.code ? -1 : 1));
  const industrial = units.filter(({ category, reports }) => category === 'industry' && reports.from < at(2021, 1));
  return [
    ...entered.map(({ code, reports }) =>
      walked('small-to-above', code, 'in', `2021-${String((reports.from % 12) + 1).padStart(2, '0')}-10`),
    ),
    ...onTheWay('small-to-above', below.slice(0, 30), [
      'candidate',
      'materials',
      'candidate',
      'county',
      'candidate',
      'materials',
      'city',
      'candidate',
      'county',
      'province',
    ]),
    ...sentBack('small-to-above', below.slice(30, 33)),
    ...onTheWay('individual-to-enterprise', below.slice(40, 46), [
      'in',
      'in',
      'county',
      'materials',
      'in',
      'candidate',
    ]),
    ...onTheWay('above-to-joint-stock', industrial.slice(5, 9), ['candidate', 'county', 'in', 'materials']),
    ...onTheWay('joint-stock-to-listed', industrial.slice(20, 22), ['candidate', 'city']),
    ...onTheWay('specialised', industrial.slice(30, 37), [
      'candidate',
      'materials',
      'candidate',
      'county',
      'candidate',
    ]),
  ];
}

function onTheWay(rung: string, units: readonly DemoUnit[], steps: readonly LadderStep[]): readonly DemoDeclaration[] {
  return units.map(({ code }, i) =>
    walked(rung, code, steps[i % steps.length] ?? 'candidate', addDays(lastDay, -((i * 5) % 23))),
  );
}

/** The path up to a step that was taken on a day. */
function walked(rung: string, enterprise: string, to: LadderStep, on: Day): DemoDeclaration {
  const { path } = rungOf(rung);
  const taken = path.slice(0, path.indexOf(to) + 1);
  const moves = taken.map((move) => ({
    move,
    on: addDays(on, before[to] - before[move]),
    by: actors[move],
    reason: null,
  }));
  return { rung, enterprise, moves };
}

function sentBack(rung: string, units: readonly DemoUnit[]): readonly DemoDeclaration[] {
  return units.map(({ code }, i) => {
    const { moves } = walked(rung, code, 'county', addDays(lastDay, -9 - i));
    const move = i === 2 ? 'declined' : 'returned';
    const reason = i === 2 ? '营业收入达不到标准' : '增值税申报表与利润表营业收入不一致，请补正';
    return {
      rung,
      enterprise: code,
      moves: [...moves, { move, on: addDays(lastDay, -3 - i), by: actors[move], reason }],
    };
  });
}

function rungOf(code: string): LadderRung {
  const rung = ladderRungs.find((one) => one.code === code);
  if (rung === undefined) throw new Error(`no such rung: ${code}`);
  return rung;
}

/** An invented request (演示诉求). */
export interface DemoRequest {
  readonly key: string;
  /** Place among the industrial enterprises. */
  readonly unit: number;
  readonly kind: RequestKind;
  readonly title: string;
  readonly text: string;
  readonly on: Day;
  readonly answer?: readonly [on: Day, text: string];
  readonly stars?: readonly [on: Day, stars: number, text: string | null];
}

export const demoRequests: readonly DemoRequest[] = [
  {
    key: 'r1',
    unit: 3,
    kind: 'financing',
    title: '续贷衔接',
    text: '6月有一笔2000万元流动资金贷款到期，请协调续贷，免去过桥费用。',
    on: '2021-04-28',
    answer: ['2021-05-12', '已纳入无还本续贷名单，银行5月底前办结。'],
    stars: ['2021-05-14', 5, '来得及时'],
  },
  {
    key: 'r2',
    unit: 11,
    kind: 'labour',
    title: '缺熟练工40人',
    text: '二期投产缺焊工、数控操作工约40人，请帮助对接职校和外出务工人员。',
    on: '2021-05-06',
    answer: ['2021-05-17', '已安排两场专场招聘，职校6月实习生60人可接收。'],
  },
  {
    key: 'r3',
    unit: 17,
    kind: 'energy',
    title: '专变增容',
    text: '新增生产线，需将变压器由800增至1600千伏安，请协调供电公司。',
    on: '2021-05-08',
  },
  {
    key: 'r4',
    unit: 25,
    kind: 'financing',
    title: '知识产权质押贷款',
    text: '有发明专利3件，希望办理质押贷款500万元。',
    on: '2021-05-11',
  },
  {
    key: 'r5',
    unit: 33,
    kind: 'market',
    title: '进入本地配套目录',
    text: '希望进入市内龙头企业配套采购目录，请组织产需对接。',
    on: '2021-05-13',
  },
  {
    key: 'r6',
    unit: 47,
    kind: 'financing',
    title: '应收账款确权',
    text: '某工程拖欠货款320万元，请协调确权后融资。',
    on: '2021-05-17',
  },
];
