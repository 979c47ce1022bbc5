import {
  addDays,
  type Actor,
  byProceeding,
  type CoordinationMeeting,
  dayOf,
  DomainError,
  foldMeeting,
  isDay,
  type MatterId,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { FiledMatter } from '../../ports/matter-store.ts';
import { readAgenda } from '../../queries/list-matters.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { always, type Conducted, conductedBy, putOnRecord } from '../../supervision/proceedings.ts';
import { actOnMatter, openMatter } from '../act-on-matter.ts';

const topic = 'coordinationMeeting';

/** Items of an agenda: what a morning holds. */
const mostItems = 7;

/** Prepares a meeting (准备调度会): the first of the agenda, ordered by gap × controllability × silence. Gives its id, its day. Refuses
 *  `proceeding-changed` where that day has one, `invalid-instant` for a day that has gone. */
export async function conveneMeeting(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: Conducted & { readonly on: string },
): Promise<string> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const { on } = asked;
  if (!isDay(on) || on < dayOf(conducted.at)) throw new DomainError('invalid-instant', { value: on });
  const at = asked.at === undefined ? {} : { asOf: conducted.at };
  const { matters } = await readAgenda(app, actor, city, at);
  const agenda = matters.slice(0, mostItems).map(({ filed }) => filed.matter.id);
  const earlier = byProceeding(await app.store.proceedings.events(city, topic, always))
    .flatMap((group) => foldMeeting(group)?.on ?? [])
    .filter((day) => day < on);
  const since = earlier.toSorted().at(-1) ?? addDays(on, -31);
  const details = { kind: 'convene', on, agenda, since } as const;
  await putOnRecord(app, actor, city, { topic, id: on, version: 1, conducted, details });
  return on;
}

/** Opens the meeting, or ends it (开会、散会). Refuses `proceeding-wrong-state` out of turn. */
export async function moveMeeting(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  kind: 'begin' | 'close',
  asked: Conducted = {},
): Promise<void> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const meeting = await meetingOf(app, city, id);
  const may = kind === 'begin' ? meeting.begunAt === null : meeting.begunAt !== null;
  if (!may || meeting.closedAt !== null)
    throw new DomainError('proceeding-wrong-state', { proceeding: id, state: stateOf(meeting) });
  await putOnRecord(app, actor, city, { topic, id, version: meeting.version + 1, conducted, details: { kind } });
}

export interface DecisionAsked {
  readonly item: MatterId;
  readonly text: string;
  readonly deadline: string;
  /** Who is to do it: the lead unit of a matter on the agenda; the item's own unless said. */
  readonly unitOf?: MatterId;
  /** Sent twice with one key, it is done once. */
  readonly key: string;
}

/** Makes a decision a matter on the spot (记决定，立为督办): source the meeting, leader, unit and task force of the item, approved at
 *  once. Refuses `proceeding-wrong-state` while the meeting is not open, `invalid-entry` without words, and what opening a matter
 *  refuses. */
export async function decideInMeeting(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: DecisionAsked,
): Promise<FiledMatter> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), {});
  const meeting = await meetingOf(app, city, id);
  if (meeting.begunAt === null || meeting.closedAt !== null)
    throw new DomainError('proceeding-wrong-state', { proceeding: id, state: stateOf(meeting) });
  const item = (await app.store.matters.get(city, asked.item))?.matter;
  const done = (await app.store.matters.get(city, asked.unitOf ?? asked.item))?.matter;
  const onAgenda = [asked.item, asked.unitOf ?? asked.item].every((one) => meeting.agenda.includes(one));
  if (item === undefined || done === undefined || !onAgenda)
    throw new DomainError('unknown-matter', { matter: asked.item });
  const text = asked.text.trim();
  if (text === '' || text.length > 300) throw new DomainError('invalid-entry', { text });
  const { leader, leadUnit, taskForce, region, indicator } = done;
  const who = actor.roles.includes('operator')
    ? { by: { id: 'supervision', name: '督查室', roles: ['supervisionOfficer'] } }
    : {};
  const opened = await openMatter(app, actor, city, {
    ...who,
    key: `${asked.key} open`,
    terms: {
      title: text.slice(0, 60),
      problem: `${meeting.on}调度会就“${item.title}”决定：${text}`,
      source: { kind: 'meeting', reference: `${meeting.on}调度会`, on: dayOf(conducted.at) },
      region,
      supportingUnits: [],
      milestones: [],
      rhythm: { kind: 'once' },
      measures: [],
      controllability: done.controllability,
      deadline: asked.deadline,
      done: { text },
      ...(indicator === undefined ? {} : { indicator }),
      ...(leader === undefined ? {} : { leader }),
      ...(leadUnit === undefined ? {} : { leadUnit }),
      ...(taskForce === undefined ? {} : { taskForce }),
    },
  });
  const filed =
    opened.matter.state === 'drafted'
      ? await actOnMatter(app, actor, city, opened.matter.id, { ...who, act: 'approve', key: `${asked.key} approve` })
      : opened;
  if (meeting.decisions.some(({ matter }) => matter === filed.matter.id)) return filed;
  await putOnRecord(app, actor, city, {
    topic,
    id,
    version: meeting.version + 1,
    conducted,
    details: { kind: 'decide', item: asked.item, matter: filed.matter.id, text },
  });
  return filed;
}

function stateOf({ begunAt, closedAt }: CoordinationMeeting): string {
  return closedAt !== null ? 'closed' : begunAt !== null ? 'open' : 'convened';
}

async function meetingOf(app: Application, city: RegionCode, id: string): Promise<CoordinationMeeting> {
  const meeting = foldMeeting(await app.store.proceedings.events(city, topic, always, id));
  if (meeting === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  return meeting;
}
