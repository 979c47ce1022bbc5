import {
  type Actor,
  addDays,
  dayOf,
  DomainError,
  formatDay,
  type MatterTerms,
  type Period,
  type RegionCode,
  type Unit,
  watchSentence,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { FiledMatter } from '../../ports/matter-store.ts';
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

/** Proposes a matter from what the watch list or the movers say of an enterprise (由企业研判提示立项): the county it reports in leads, the reasons
 *  are the problem, the deadline lets one more return come in. A person decides on all of it. Refuses `unknown-enterprise`. */
export async function proposeEnterpriseMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  code: string,
  asked: { readonly period?: Period },
): Promise<EnterpriseMatterProposal> {
  authorise(actor, 'matters.open', city);
  const [entry] = await app.store.enterprises.list(city, '9999-12-31T23:59:59.999Z', [code]);
  if (entry === undefined) throw new DomainError('unknown-enterprise', { enterprise: code });
  authorise(actor, 'matters.open', city, entry.region || city);
  const category = entry.category === null ? {} : { category: entry.category };
  const { open, item, watched } = await readEnterpriseReport(app, actor, city, { region: city, ...category, ...asked });
  const reasons = watched.find(({ unit }) => unit.enterprise.code === code)?.reasons ?? [];
  const { movement } = open.movement(item);
  const mover = movement.byCode.get(code);
  const said = [
    ...reasons.map((reason) => watchSentence(reason, 'zh')),
    ...(mover?.kind === 'closed' ? ['关停注销'] : []),
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
  const units = (await app.store.registers.asOf(city, 'unit', open.moment.asOf)).flatMap(({ body }) => body ?? []);
  const terms: MatterTerms = {
    title: `${entry.name}：${finding}`.slice(0, 60),
    problem: `${span}，${entry.name}${finding}。`,
    source: { kind: 'finding', reference: `${span}企业研判提示 ${entry.code}`, on: today },
    region: entry.region || city,
    ...leadOf(units, entry.region),
    supportingUnits: [],
    deadline: endOfMonth(addDays(today, daysToAct)),
    milestones: [],
    rhythm: { kind: 'monthly', day: 20 },
    done: { text: '查明原因，落实帮扶措施，下期上报数回升或说明不可逆转' },
    measures: [],
    controllability: 3,
  };
  const held = await app.store.matters.list(city, {});
  const overlapping = held.filter(
    ({ matter }) => matter.title.includes(entry.name) || matter.source.reference.includes(entry.code),
  );
  return { terms, finding, overlapping };
}

function leadOf(units: readonly Unit[], region: RegionCode): Pick<MatterTerms, 'leadUnit' | 'taskForce'> {
  const county = units.find((unit) => unit.region === region && unit.kind === 'county');
  if (county === undefined) return {};
  const leadUnit = { code: county.code, name: county.name.zh };
  return {
    leadUnit,
    taskForce: { name: '企业帮扶专班', head: { id: `${leadUnit.code}#head`, name: `${leadUnit.name}主要负责人` } },
  };
}

function endOfMonth(day: string): string {
  const next = addDays(`${day.slice(0, 7)}-28`, 4);
  return addDays(formatDay(Number(next.slice(0, 4)), Number(next.slice(5, 7)), 1), -1);
}
