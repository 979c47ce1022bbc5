import {
  type Actor,
  byProceeding,
  type CoordinationMeeting,
  dayOf,
  DomainError,
  foldMeeting,
  type MeetingQuestion,
  type PromiseLine,
  promisesJudged,
  questionsFor,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { type MatterStanding, standingsOf } from '../../supervision/standing.ts';
import { readMatters } from '../list-matters.ts';
import { type Moment, resolveMoment } from '../moment.ts';

export interface MeetingItem {
  readonly matter: MatterStanding;
  readonly questions: readonly MeetingQuestion[];
}

export interface MeetingReading {
  readonly moment: Moment;
  readonly meeting: CoordinationMeeting;
  readonly items: readonly MeetingItem[];
  readonly promises: readonly PromiseLine[];
}

/** Meetings as of a moment, the last first (调度会). */
export async function listMeetings(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asOf?: string,
): Promise<{ readonly moment: Moment; readonly meetings: readonly CoordinationMeeting[] }> {
  authorise(actor, 'matters.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const events = await app.store.proceedings.events(city, 'coordinationMeeting', moment.asOf);
  const meetings = byProceeding(events).flatMap((group) => foldMeeting(group) ?? []);
  return { moment, meetings: meetings.toSorted((a, b) => (a.on < b.on ? 1 : -1)) };
}

/** A meeting as it is run: promises since the last one, and its agenda with what is to be asked. Refuses `unknown-proceeding`. */
export async function readMeeting(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<MeetingReading> {
  const { moment, meetings } = await listMeetings(app, actor, city, asOf);
  const meeting = meetings.find((one) => one.id === id);
  if (meeting === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  const { context, matters } = await readMatters(app, actor, city, asOf === undefined ? {} : { asOf });
  const byId = new Map(matters.map((filed) => [filed.matter.id, filed]));
  const standings = await standingsOf(
    context,
    meeting.agenda.flatMap((matter) => byId.get(matter) ?? []),
  );
  const today = dayOf(moment.asOf);
  return {
    moment,
    meeting,
    items: standings.map((matter) => ({
      matter,
      questions: questionsFor(matter.filed.matter, {
        lights: matter.lights,
        apart: matter.disagreement.firstOnAgenda,
        reporting: matter.reporting,
        today,
      }),
    })),
    promises: promisesJudged(
      matters.map(({ matter }) => matter),
      meeting.since,
      today < meeting.on ? today : meeting.on,
    ),
  };
}
