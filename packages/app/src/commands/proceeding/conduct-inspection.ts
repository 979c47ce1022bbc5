import {
  type Actor,
  DomainError,
  type EvidenceRef,
  foldInspection,
  type Inspection,
  type InspectionDetails,
  inspectionInterval,
  inspectionMoves,
  type InspectionPlan,
  isDay,
  type MatterTerms,
  type PersonRef,
  type RegionCode,
  repeatedObjects,
  subtree,
  type UnitRef,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { FiledMatter } from '../../ports/matter-store.ts';
import { allInspections } from '../../queries/proceeding/read-inspections.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { always, type Conducted, conductedBy, putOnRecord } from '../../supervision/proceedings.ts';
import { actOnMatter, openMatter } from '../act-on-matter.ts';

export * from './conduct-campaign.ts';

const topic = 'inspection';

/** Enters an inspection into the plan register (列入督查计划). Gives its id: year and number. Refuses `inspection-repeats` where the city
 *  would inspect an object again within the interval and no reason is stated, `invalid-instant` and `invalid-entry` for a plan that
 *  is none. An inspection by others is entered as it is announced. */
export async function planInspection(
  app: Application,
  actor: Actor,
  city: RegionCode,
  plan: InspectionPlan,
  asked: Conducted = {},
): Promise<string> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  for (const day of [plan.from, plan.to]) if (!isDay(day)) throw new DomainError('invalid-instant', { value: day });
  if (plan.to < plan.from) throw new DomainError('invalid-instant', { value: plan.to });
  const empty = (['title', 'subject', 'authority'] as const).find((name) => plan[name].trim() === '');
  if (empty !== undefined || plan.objects.length === 0)
    throw new DomainError('invalid-entry', { register: topic, key: empty ?? 'objects' });
  const register = await allInspections(app, city, always);
  const [repeated] = repeatedObjects({ id: '', ...plan }, register);
  if (repeated !== undefined && plan.direction === 'made' && (plan.reason ?? '').trim() === '')
    throw new DomainError('inspection-repeats', {
      object: repeated.object.name,
      other: repeated.other.title,
      days: repeated.days,
      interval: inspectionInterval,
    });
  const year = plan.from.slice(0, 4);
  const number = register.filter(({ id }) => id.startsWith(`${year}-`)).length + 1;
  const id = `${year}-${number}`;
  await putOnRecord(app, actor, city, { topic, id, version: 1, conducted, details: { kind: 'plan', plan } });
  return id;
}

/** What is done with an inspection beside findings: begun 进驻, closed with its conclusion 反馈, called off with its reason 取消. */
export type InspectionMove = Extract<InspectionDetails, { readonly kind: 'begin' | 'close' | 'callOff' }>;

/** Moves an inspection. Refuses `proceeding-wrong-state` out of turn, `invalid-entry` without the words that it needs. */
export async function moveInspection(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  move: InspectionMove,
  asked: Conducted = {},
): Promise<void> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const inspection = await inspectionIn(app, city, id, move.kind);
  const words = move.kind === 'close' ? move.conclusion : move.kind === 'callOff' ? move.reason : 'begun';
  if (words.trim() === '') throw new DomainError('invalid-entry', { register: topic, key: move.kind });
  await putOnRecord(app, actor, city, { topic, id, version: inspection.version + 1, conducted, details: move });
}

export interface FindingAsked extends Conducted {
  /** Code of the object; may be left out where there is one. */
  readonly object?: string;
  readonly text: string;
  readonly evidence?: readonly EvidenceRef[];
}

/** Records what was found at an object (登记督查发现问题). Gives the finding's id. Refuses `proceeding-wrong-state`, and `invalid-entry`
 *  without words or at a unit that is not inspected. */
export async function recordFinding(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: FindingAsked,
): Promise<string> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const inspection = await inspectionIn(app, city, id, 'find');
  const [first, second] = inspection.objects;
  const object =
    asked.object === undefined && second === undefined
      ? first
      : inspection.objects.find(({ code }) => code === asked.object);
  const text = asked.text.trim();
  if (object === undefined || text === '' || text.length > 1000)
    throw new DomainError('invalid-entry', { register: topic, key: asked.object ?? 'text' });
  const finding = { id: `f${inspection.findings.length + 1}`, object, text, evidence: asked.evidence ?? [] };
  const details = { kind: 'find', finding } as const;
  await putOnRecord(app, actor, city, { topic, id, version: inspection.version + 1, conducted, details });
  return finding.id;
}

export interface FindingMatterAsked {
  readonly finding: string;
  readonly title: string;
  readonly deadline: string;
  /** What counts as done (办结标准). */
  readonly done: string;
  /** Who is responsible; the leader whose portfolio holds the object unless said. */
  readonly leader?: PersonRef;
}

/** Makes a finding a matter (督查发现问题立为督办事项): source the inspection, lead unit the object, its leader by the portfolios; approved
 *  at once where it lacks nothing. Done again it answers with the same matter. Refuses what opening a matter refuses. */
export async function openMatterFromFinding(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: FindingMatterAsked,
): Promise<FiledMatter> {
  authorise(actor, 'proceeding.conduct', city);
  const moment = await resolveMoment(app, city);
  const conducted = conductedBy(actor, moment, {});
  const inspection = await inspectionIn(app, city, id, 'openMatter');
  const finding = inspection.findings.find((one) => one.id === asked.finding);
  if (finding === undefined) throw new DomainError('unknown-proceeding', { proceeding: `${id} ${asked.finding}` });
  if (finding.matter !== null) {
    const held = await app.store.matters.get(city, finding.matter);
    if (held !== undefined) return held;
  }
  const leader = asked.leader ?? (await leaderOf(app, city, finding.object, moment.asOf));
  const terms = termsOf(inspection, finding, { city, asked, leader });
  const who = actor.roles.includes('operator')
    ? { by: { id: 'supervision', name: '督查室', roles: ['supervisionOfficer'] } }
    : {};
  const key = `inspection ${id} ${finding.id}`;
  return app.store.together(async () => {
    const opened = await openMatter(app, actor, city, { ...who, key, terms });
    const filed =
      leader === undefined || opened.matter.state !== 'drafted'
        ? opened
        : await actOnMatter(app, actor, city, opened.matter.id, { ...who, act: 'approve', key: `${key} approve` });
    const details = { kind: 'openMatter', finding: finding.id, matter: filed.matter.id } as const;
    await putOnRecord(app, actor, city, { topic, id, version: inspection.version + 1, conducted, details });
    return filed;
  });
}

function termsOf(
  inspection: Inspection,
  finding: Inspection['findings'][number],
  {
    city,
    asked,
    leader,
  }: {
    readonly city: RegionCode;
    readonly asked: FindingMatterAsked;
    readonly leader: PersonRef | undefined;
  },
): MatterTerms {
  const { object, text, at } = finding;
  return {
    title: asked.title,
    problem: text,
    source: { kind: 'inspection', reference: inspection.title, on: at.slice(0, 10) },
    region: /^\d{6}$/u.test(object.code) ? object.code : city,
    ...(leader === undefined ? {} : { leader }),
    leadUnit: object,
    supportingUnits: [],
    taskForce: {
      name: `${asked.title}专班`.slice(0, 100),
      head: { id: `${object.code}#head`, name: `${object.name}主要负责人` },
    },
    deadline: asked.deadline,
    milestones: [],
    rhythm: { kind: 'monthly', day: 18 },
    done: { text: asked.done },
    measures: [],
    controllability: 4,
  };
}

/** The leader whose portfolio holds the unit, the one of the narrowest portfolio. */
async function leaderOf(
  app: Application,
  city: RegionCode,
  unit: UnitRef,
  asOf: string,
): Promise<PersonRef | undefined> {
  const [units, leaders] = await Promise.all([
    app.store.registers.asOf(city, 'unit', asOf),
    app.store.registers.asOf(city, 'leader', asOf),
  ]);
  const tree = units.flatMap(({ body }) => body ?? []);
  const [found] = leaders
    .flatMap(({ body }) => body ?? [])
    .filter(({ portfolio }) => portfolio.units.some((code) => subtree(tree, code).includes(unit.code)))
    .toSorted((a, b) => a.portfolio.units.length - b.portfolio.units.length || b.order - a.order);
  return found && { id: found.code, name: `${found.name}（${found.post}）` };
}

/** An inspection in which something may now be done. */
async function inspectionIn(
  app: Application,
  city: RegionCode,
  id: string,
  kind: keyof typeof inspectionMoves,
): Promise<Inspection> {
  const inspection = foldInspection(await app.store.proceedings.events(city, topic, always, id));
  if (inspection === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  if (!inspectionMoves[kind].includes(inspection.state))
    throw new DomainError('proceeding-wrong-state', { proceeding: id, state: inspection.state });
  return inspection;
}
