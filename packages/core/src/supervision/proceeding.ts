import type { AssessmentDetails } from '../incentive/assessment/published.ts';
import type { Instant } from '../instant.ts';
import type { CampaignDetails } from './campaign.ts';
import type { CircularDetails } from './circular.ts';
import type { ActingPerson } from './event.ts';
import type { InspectionDetails } from './inspection.ts';
import type { MeetingDetails } from './meeting.ts';
import type { ReviewDetails } from './monthly-review.ts';

/** What each kind of proceeding (督查程序) keeps of an event. A proceeding is what the Supervision Office conducts about many
 *  matters at once. */
export interface ProceedingDetails {
  readonly monthlyReview: ReviewDetails;
  readonly supervisionCircular: CircularDetails;
  readonly coordinationMeeting: MeetingDetails;
  readonly inspection: InspectionDetails;
  readonly assessment: AssessmentDetails;
  readonly campaign: CampaignDetails;
}

export type ProceedingTopic = keyof ProceedingDetails;

/** One line of a proceeding's record: never changed, never taken away. */
export interface ProceedingEvent<T extends ProceedingTopic> {
  readonly topic: T;
  /** Id within the topic. */
  readonly id: string;
  /** 1 for the first; no number is left out. */
  readonly version: number;
  readonly by: ActingPerson;
  /** When it happened, by the city's time; "as of" filters on this. */
  readonly at: Instant;
  readonly details: ProceedingDetails[T];
}

/** The events of each proceeding by itself, in the order of their first. */
export function byProceeding<E extends { readonly id: string }>(events: Iterable<E>): readonly (readonly E[])[] {
  const groups = new Map<string, E[]>();
  for (const event of events) {
    const group = groups.get(event.id);
    if (group === undefined) groups.set(event.id, [event]);
    else group.push(event);
  }
  return [...groups.values()];
}
