import { DomainError } from '../errors.ts';
import type { ActDetails, MatterEvent } from './event.ts';
import { applyEvent } from './fold.ts';
import type { Instant } from '../instant.ts';
import type { ActingPerson } from './event.ts';
import type { Matter, MatterId } from './matter.ts';
import { type ActRequest, isFilledIn, isOneOf, type Obstacle, obstaclesTo, refusalCode, ruleFor } from './obstacles.ts';
import { type MatterAct, matterActs, type MatterState, type Need, type Who } from './state.ts';

export interface Acted {
  readonly event: MatterEvent;
  readonly matter: Matter;
}

/** Does an act on a matter: the event that records it, and the matter after it. Refuses with the gravest obstacle's code
 *  (`matter-wrong-state`, `matter-not-yours`, `matter-recused`, `matter-out-of-time`, `matter-incomplete`); the refusal names
 *  all that stands in the way. */
export function act(matter: Matter | undefined, id: MatterId, request: ActRequest): Acted {
  const obstacles = obstaclesTo(matter, request);
  if (obstacles.length > 0) throw refusal(matter, request, obstacles);
  const event: MatterEvent = {
    matter: id,
    version: (matter?.version ?? 0) + 1,
    act: request.act,
    by: request.by,
    at: request.at,
    reason: request.reason?.trim() || null,
    evidence: request.evidence ?? [],
    details: kept(request.details),
  };
  return { event, matter: applyEvent(matter, event) };
}

function refusal(matter: Matter | undefined, request: ActRequest, obstacles: readonly Obstacle[]): DomainError {
  return new DomainError(refusalCode(obstacles), {
    act: request.act,
    state: matter?.state ?? 'none',
    obstacles: obstacles.map(obstacleCode).join(' '),
  });
}

/** One word for an obstacle, for records and programs: `state`, `role:…`, or the need. */
export function obstacleCode(obstacle: Obstacle): string {
  switch (obstacle.kind) {
    case 'state':
      return 'state';
    case 'role':
      return `role:${obstacle.who.map(({ role, of }) => (of === undefined ? role : `${of}:${role}`)).join('|')}`;
    case 'need':
      return obstacle.need;
  }
}

/** Only what was said: absent fields do not go on record. */
function kept(details: ActDetails): ActDetails {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}

/** What somebody could do with a matter now, and what keeps them from it: shown before the click. */
export interface OpenAct {
  readonly act: MatterAct;
  readonly to: MatterState | 'same';
  readonly obstacles: readonly Obstacle[];
  /** What is to be filled in. */
  readonly asks: readonly Need[];
  readonly who: readonly Who[];
}

/** Every act that the matter's state knows, in the order of the table, with its obstacles for this person now. */
export function openActs(matter: Matter, by: ActingPerson, at: Instant): readonly OpenAct[] {
  return matterActs.flatMap((name): readonly OpenAct[] => {
    const rule = ruleFor(matter.state, name);
    if (rule === undefined) return [];
    const obstacles = obstaclesTo(matter, { act: name, by, at, details: {} }).filter(
      (one) => one.kind !== 'need' || !isFilledIn(one.need),
    );
    const to = rule.to === 'origin' ? (matter.origin ?? matter.state) : rule.to;
    return [{ act: name, to, obstacles, asks: rule.needs.filter(isFilledIn), who: rule.who }];
  });
}

/** Whether a person may do an act by role and unit, whatever else it needs. */
export function mayAct(matter: Matter | undefined, name: MatterAct, by: ActingPerson): boolean {
  const rule = ruleFor(matter?.state ?? null, name);
  return rule !== undefined && isOneOf(rule.who, by, matter);
}
