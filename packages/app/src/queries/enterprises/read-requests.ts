import {
  type Actor,
  allowed,
  dayOf,
  type Enterprise,
  type RegionCode,
  type Registry,
  requestAfter,
  type RequestEvent,
  type RequestStanding,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { EnterpriseCase } from '../../ports.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';
import { enterprisesWithin, regionSeen } from './open-enterprises.ts';

export interface RequestsAsked {
  readonly region?: RegionCode;
  readonly asOf?: string;
}

/** A request with the enterprise, and what the actor may do with it. */
export interface ListedRequest {
  readonly enterprise: Enterprise;
  readonly standing: RequestStanding;
  readonly mayAnswer: boolean;
  readonly mayRate: boolean;
}

/** Requests of enterprises of a region (企业诉求): those not answered first, by the day they are due; then the others, the last first. */
export interface RequestsReport {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly region: RegionCode;
  readonly today: string;
  readonly requests: readonly ListedRequest[];
}

export async function readRequests(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RequestsAsked,
): Promise<RequestsReport> {
  const region = asked.region ?? regionSeen(actor, city);
  authorise(actor, 'enterprise.read', city, region);
  const moment = await resolveMoment(app, city, asked.asOf);
  const registry = await readRegistry(app, moment);
  const cases = await app.store.enterpriseCases.list(city, 'request', moment.asOf);
  const codes = [...new Set(cases.map(({ enterprise }) => enterprise))];
  const known = codes.length === 0 ? [] : await app.store.enterprises.list(city, moment.asOf, codes);
  const byCode = new Map(enterprisesWithin(registry, city, region, known).map((one) => [one.code, one]));
  const requests = cases.flatMap((one): readonly ListedRequest[] => {
    const enterprise = byCode.get(one.enterprise);
    const standing = requestAfter(requestEvents(one));
    if (enterprise === undefined || standing === undefined) return [];
    const may = (action: 'request.answer' | 'request.file'): boolean =>
      allowed(actor, action, { city, region: enterprise.region || city });
    return [
      {
        enterprise,
        standing,
        mayAnswer: standing.state === 'open' && may('request.answer'),
        mayRate: standing.state === 'answered' && may('request.file'),
      },
    ];
  });
  return { moment, registry, region, today: dayOf(moment.asOf), requests: requests.toSorted(inOrder) };
}

function inOrder({ standing: a }: ListedRequest, { standing: b }: ListedRequest): number {
  const isOpen = Number(b.state === 'open') - Number(a.state === 'open');
  if (isOpen !== 0) return isOpen;
  const [first, second] = a.state === 'open' ? [a.due, b.due] : [b.filedAt, a.filedAt];
  return first < second ? -1 : first > second ? 1 : a.paper.id < b.paper.id ? -1 : 1;
}

/** What was done with a request. */
export function requestEvents({ events }: EnterpriseCase): readonly RequestEvent[] {
  return events.flatMap(({ act, at, by }) => (act.kind === 'moved' ? [] : [{ ...act, at, by }]));
}
