import {
  type Actor,
  byProceeding,
  DomainError,
  foldInspection,
  type Inspection,
  type Instant,
  type MatterId,
  type MatterState,
  type RegionCode,
  type RepeatedObject,
  repeatedObjects,
  seesInspection,
  seesMatter,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { readMatters } from '../list-matters.ts';
import { type Moment, resolveMoment } from '../moment.ts';

export * from './read-campaigns.ts';

/** An inspection in the plan register, with the objects that are inspected again too soon. */
export interface RegisteredInspection {
  readonly inspection: Inspection;
  readonly repeats: readonly RepeatedObject[];
}

/** What became of a finding. */
export interface FindingMatter {
  readonly id: MatterId;
  readonly title: string;
  readonly state: MatterState;
}

/** Every inspection of the city, whoever may see it. */
export async function allInspections(
  app: Application,
  city: RegionCode,
  asOf: Instant,
): Promise<readonly Inspection[]> {
  const events = await app.store.proceedings.events(city, 'inspection', asOf);
  return byProceeding(events).flatMap((group) => foldInspection(group) ?? []);
}

/** The plan register of inspections as of a moment (督查计划台账), those to come and the latest first. Who may not see an inspection that
 *  comes unannounced is not told of it by a warning either. */
export async function listInspections(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asOf?: string,
): Promise<{ readonly moment: Moment; readonly inspections: readonly RegisteredInspection[] }> {
  authorise(actor, 'matters.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const seen = (await allInspections(app, city, moment.asOf)).filter((one) => seesInspection(actor, one));
  return {
    moment,
    inspections: seen
      .toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? 1 : -1))
      .map((inspection) => ({
        inspection,
        repeats: inspection.state === 'calledOff' ? [] : repeatedObjects(inspection, seen),
      })),
  };
}

/** One inspection, with what its findings became. Refuses `unknown-proceeding`. */
export async function readInspection(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<RegisteredInspection & { readonly moment: Moment; readonly matters: readonly FindingMatter[] }> {
  const { moment, inspections } = await listInspections(app, actor, city, asOf);
  const found = inspections.find(({ inspection }) => inspection.id === id);
  if (found === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  const wanted = new Set(found.inspection.findings.flatMap(({ matter }) => matter ?? []));
  const { matters } = await readMatters(app, actor, city, asOf === undefined ? {} : { asOf });
  return {
    ...found,
    moment,
    matters: matters
      .filter(({ matter }) => wanted.has(matter.id) && seesMatter(actor, matter))
      .map(({ matter }) => ({ id: matter.id, title: matter.title, state: matter.state })),
  };
}
