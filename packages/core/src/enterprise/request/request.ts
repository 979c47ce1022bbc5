import { DomainError } from '../../errors.ts';
import type { Day, Instant } from '../../instant.ts';
import type { RuleSetting } from '../../register/register.ts';

/** What enterprises ask for (企业诉求): 融资、用工、用能、市场开拓, and whatever else. */
export const requestKinds = ['financing', 'labour', 'energy', 'market', 'other'] as const;

export type RequestKind = (typeof requestKinds)[number];

/** What was asked, as it was taken down; it never changes. */
export interface RequestPaper {
  readonly id: string;
  readonly enterprise: string;
  readonly kind: RequestKind;
  readonly title: string;
  readonly text: string;
}

/** What was done with a request: filed with the matter it became and the day by which it is to be answered; answered; rated. */
export type RequestAct =
  | { readonly kind: 'filed'; readonly paper: RequestPaper; readonly due: Day; readonly matter: string | null }
  | { readonly kind: 'answered'; readonly text: string }
  | { readonly kind: 'rated'; readonly stars: number; readonly text: string | null };

export type RequestEvent = RequestAct & {
  readonly at: Instant;
  readonly by: { readonly id: string; readonly name: string };
};

/** How a request stands. */
export interface RequestStanding {
  readonly paper: RequestPaper;
  readonly state: 'open' | 'answered' | 'rated';
  readonly filedAt: Instant;
  readonly due: Day;
  readonly matter: string | null;
  readonly answer: { readonly text: string; readonly at: Instant; readonly by: string } | null;
  readonly rating: { readonly stars: number; readonly text: string | null; readonly at: Instant } | null;
}

/** The standing after all events; undefined before it was filed. */
export function requestAfter(events: readonly RequestEvent[]): RequestStanding | undefined {
  let standing: RequestStanding | undefined;
  for (const event of events)
    switch (event.kind) {
      case 'filed':
        standing = {
          paper: event.paper,
          state: 'open',
          filedAt: event.at,
          due: event.due,
          matter: event.matter,
          answer: null,
          rating: null,
        };
        break;
      case 'answered':
        if (standing !== undefined)
          standing = {
            ...standing,
            state: 'answered',
            answer: { text: event.text, at: event.at, by: event.by.name },
            rating: null,
          };
        break;
      case 'rated':
        if (standing !== undefined)
          standing = { ...standing, state: 'rated', rating: { stars: event.stars, text: event.text, at: event.at } };
        break;
    }
  return standing;
}

/** What a rating of so many stars or fewer means: not satisfied (不满意); the request may be answered again. */
const notSatisfied = 2;

/** Refuses `request-wrong-state`: an answer to what was rated well, a rating of what was not answered or was rated already. */
export function checkRequestAct({ state, rating }: RequestStanding, act: 'answered' | 'rated'): void {
  const isAgain = state === 'rated' && (rating?.stars ?? 0) <= notSatisfied;
  const may = act === 'answered' ? state === 'open' || isAgain : state === 'answered';
  if (!may) throw new DomainError('request-wrong-state', { act, state });
}

/** Working days in which each kind is to be answered, as a city begins; an entry of the register `rule` with the code
 *  `enterprise-request-financing` and so on goes before. Assumed, not from a document. */
const usualDays: Readonly<Record<RequestKind, number>> = {
  financing: 15,
  labour: 10,
  energy: 5,
  market: 15,
  other: 10,
};

/** In how many working days a request of a kind is to be answered (办理时限). */
export function daysToAnswer(kind: RequestKind, rules: ReadonlyMap<string, RuleSetting>): number {
  return rules.get(`enterprise-request-${kind}`)?.thresholds['days'] ?? usualDays[kind];
}

/** How requests stand, counted: what is asked most, where, and what is not answered. */
export interface RequestCounts {
  readonly asked: number;
  readonly answered: number;
  /** Not answered, and of these past the day. */
  readonly open: number;
  readonly overdue: number;
  /** Mean of the ratings; null where nothing was rated. */
  readonly stars: number | null;
}

export function countRequests(requests: readonly RequestStanding[], today: Day): RequestCounts {
  const open = requests.filter(({ state }) => state === 'open');
  const rated = requests.flatMap(({ rating }) => rating?.stars ?? []);
  return {
    asked: requests.length,
    answered: requests.length - open.length,
    open: open.length,
    overdue: open.filter(({ due }) => due < today).length,
    stars: rated.length === 0 ? null : rated.reduce((sum, stars) => sum + stars, 0) / rated.length,
  };
}
