import {
  type Actor,
  addDays,
  dayOf,
  display,
  DomainError,
  type EnterpriseCategory,
  formatDay,
  type Indicator,
  isMissing,
  type MatterTerms,
  type MovementContext,
  movementFigure,
  type MovementKind,
  type Mover,
  type Period,
  type RegionCode,
  type ReturnItem,
  watchSentence,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { FiledMatter } from '../../ports/matter-store.ts';
import { asPerson, countyUnit, type Directory, leaderOver, readDirectory, unitNamed } from '../in-charge.ts';
import { readEnterpriseReport } from './read-enterprise-report.ts';

/** What the platform proposes for a matter about one enterprise. */
export interface EnterpriseMatterProposal {
  readonly terms: MatterTerms;
  /** Why, in words of the record. */
  readonly finding: string;
  /** Open matters that name the enterprise. */
  readonly overlapping: readonly FiledMatter[];
}

/** Days until what was agreed is to be seen: the next return comes within them. */
const daysToAct = 45;

/** Proposes a matter from what the watch list or the movers of an item say of an enterprise (由企业研判提示立项): the county it reports in leads,
 *  under the leader over the department that answers for its industry; the reasons are the problem, the deadline lets one more return come in.
 *  A person decides on all of it. Refuses `unknown-enterprise`. */
export async function proposeEnterpriseMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  code: string,
  asked: { readonly period?: Period; readonly region?: RegionCode; readonly item?: ReturnItem },
): Promise<EnterpriseMatterProposal> {
  authorise(actor, 'matters.open', city);
  const [entry] = await app.store.enterprises.list(city, '9999-12-31T23:59:59.999Z', [code]);
  if (entry === undefined) throw new DomainError('unknown-enterprise', { enterprise: code });
  authorise(actor, 'matters.open', city, entry.region || city);
  const category = entry.category === null ? {} : { category: entry.category };
  const { open, item, watched } = await readEnterpriseReport(app, actor, city, {
    region: city,
    ...category,
    ...asked,
  });
  const reasons = watched.find(({ unit }) => unit.enterprise.code === code)?.reasons ?? [];
  const context = open.movement(item);
  const { movement } = context;
  const mover = movement.byCode.get(code);
  const said = [
    ...reasons.map((reason) => watchSentence(reason, 'zh')),
    ...(mover === undefined ? [] : kindSaid[mover.kind]),
    ...(isLoss(item, mover) ? [`累计亏损${reportedLoss(context, code)}`] : []),
    ...(mover !== undefined && movement.before > 0
      ? [
          `对同类企业合计${mover.increment < 0 ? '下拉' : '拉动'}${Math.abs((100 * mover.increment) / movement.before).toFixed(2)}个百分点`,
        ]
      : []),
  ];
  const today = dayOf(open.moment.asOf);
  const { to } = open.range;
  const span = `${Math.floor(to / 12)}年1-${(to % 12) + 1}月`;
  const finding = said.length === 0 ? '列入重点关注' : said.join('，');
  const directory = await readDirectory(app, city, open.moment.asOf);
  const department = departmentOf(open.registry.indicators.values(), category.category, item);
  const terms: MatterTerms = {
    title: `${entry.name}：${finding}`.slice(0, 60),
    problem: `${span}，${entry.name}${finding}。`,
    source: { kind: 'finding', reference: `${span}企业研判提示 ${entry.code}`, on: today },
    region: entry.region || city,
    ...leadOf(entry.region, department, directory),
    deadline: endOfMonth(addDays(today, daysToAct)),
    milestones: [],
    rhythm: { kind: 'monthly', day: 20 },
    done: { text: doneText(item, mover, reasons.length > 0) },
    measures: [],
    controllability: 3,
  };
  const held = await app.store.matters.list(city, {});
  const overlapping = held.filter(
    ({ matter }) => matter.title.includes(entry.name) || matter.source.reference.includes(entry.code),
  );
  return { terms, finding, overlapping };
}

const kindSaid: Readonly<Record<MovementKind, readonly string[]>> = {
  continuing: [],
  opened: ['新投产'],
  closed: ['关停注销'],
  entered: ['入库纳统'],
  left: ['退库'],
};

function isLoss(item: ReturnItem, mover: Mover | undefined): boolean {
  return item === 'profit' && (mover?.now?.amount ?? 0) < 0;
}

function reportedLoss(context: MovementContext, code: string): string {
  const figure = movementFigure(context, 'reported', code) ?? movementFigure(context, 'reportedQuarterly', code);
  return figure === undefined || isMissing(figure.value)
    ? ''
    : `${display(Math.abs(figure.value), figure.decimals)}${figure.unit}`;
}

/** When it is done, by why the enterprise is looked at: a change of what is counted is to be accounted for, a rise to be checked, anything
 *  else to be turned. */
function doneText(item: ReturnItem, mover: Mover | undefined, isWatched: boolean): string {
  if (isLoss(item, mover)) return '查明亏损原因，落实帮扶措施，下期减亏、扭亏或说明不可逆转';
  if (!isWatched && (mover?.kind === 'entered' || mover?.kind === 'left'))
    return '核清入库、退库依据和口径变动对增速的影响，形成书面说明';
  if (!isWatched && (mover?.increment ?? 0) > 0) return '核实上报数据，查明增长原因和可持续性，形成书面说明';
  return '查明原因，落实帮扶措施，下期上报数回升或说明不可逆转';
}

/** The department that answers for what enterprises of a category are counted for: for the item itself, else for another of theirs. */
function departmentOf(
  indicators: Iterable<Indicator>,
  category: EnterpriseCategory | undefined,
  item: ReturnItem,
): string | undefined {
  const made = [...indicators].filter(({ madeOf }) => madeOf !== undefined && madeOf.category === category);
  const found = made.find(({ madeOf }) => madeOf?.item === item) ?? made[0];
  return found?.responsible?.department;
}

/** The county leads and the department supports it; where no leader is over the department, the one over the county. */
function leadOf(
  region: RegionCode,
  department: string | undefined,
  directory: Directory,
): Pick<MatterTerms, 'leader' | 'leadUnit' | 'taskForce' | 'supportingUnits'> {
  const county = countyUnit(region, directory);
  const supporting = department === undefined ? undefined : unitNamed(department, directory);
  const leader = leaderOver(supporting?.code, directory) ?? leaderOver(county?.code, directory);
  return {
    ...(leader === undefined ? {} : { leader: asPerson(leader) }),
    ...(county === undefined
      ? {}
      : {
          leadUnit: { code: county.code, name: county.name.zh },
          taskForce: { name: '企业帮扶专班', head: { id: `${county.code}#head`, name: `${county.name.zh}主要负责人` } },
        }),
    supportingUnits: supporting === undefined ? [] : [{ code: supporting.code, name: supporting.name.zh }],
  };
}

function endOfMonth(day: string): string {
  const next = addDays(`${day.slice(0, 7)}-28`, 4);
  return addDays(formatDay(Number(next.slice(0, 4)), Number(next.slice(5, 7)), 1), -1);
}
