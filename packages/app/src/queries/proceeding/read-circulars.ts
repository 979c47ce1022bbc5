import {
  type Actor,
  byProceeding,
  circularDocument,
  circularState,
  DomainError,
  editedCircular,
  type EconomicBulletin,
  factCheck,
  foldCircular,
  type RegionCode,
  seesCircular,
  type SupervisionCircular,
  type UnitCheck,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { type Moment, resolveMoment } from '../moment.ts';

export interface CircularReading {
  readonly moment: Moment;
  readonly circular: SupervisionCircular;
  readonly document: EconomicBulletin<string>;
  /** For each block of the body its place, where it can still be changed. */
  readonly places: readonly string[];
  readonly checks: readonly UnitCheck[];
  /** The actor's own unit is named and may answer now. */
  readonly mayAnswer: boolean;
}

/** Circulars that the actor sees as of a moment, the last first. */
export async function listCirculars(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asOf?: string,
): Promise<{ readonly moment: Moment; readonly circulars: readonly SupervisionCircular[] }> {
  authorise(actor, 'matters.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const events = await app.store.proceedings.events(city, 'supervisionCircular', moment.asOf);
  const circulars = byProceeding(events)
    .flatMap((group) => foldCircular(group) ?? [])
    .filter((one) => seesCircular(actor, one, moment.asOf))
    .toSorted((a, b) => (a.draftedAt < b.draftedAt ? 1 : -1));
  return { moment, circulars };
}

/** A circular with its fact check, as of a moment. Refuses `unknown-proceeding`, also of one that is not the actor's to see. */
export async function readCircular(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<CircularReading> {
  const { moment, circulars } = await listCirculars(app, actor, city, asOf);
  const circular = circulars.find((one) => one.id === id);
  if (circular === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  const checks = factCheck(circular, moment.asOf);
  const answers = ['unitHead', 'caseOfficer', 'countyOfficer'].some((role) => actor.roles.some((own) => own === role));
  return {
    moment,
    circular,
    document: circularDocument(circular),
    places: circular.published === null ? editedCircular(circular).places : [],
    checks,
    mayAnswer:
      asOf === undefined &&
      circularState(circular) === 'inCheck' &&
      answers &&
      checks.some(({ unit }) => unit.code === actor.unit),
  };
}
