import type { IndicatorCode, Measure } from '../indicator/indicator.ts';
import type { Day, Instant } from '../instant.ts';
import type { RegionCode } from '../region/region.ts';
import type { Bound } from '../target/target.ts';
import type { ActingPerson } from './event.ts';
import type { EvidenceRef, MatterId, PersonRef, UnitRef } from './matter.ts';
import type { ProceedingEvent } from './proceeding.ts';

/** What a campaign is made from: nothing, or a template (模板): 夏季攻势, 防汛. */
export const campaignKinds = ['plain', 'summerOffensive', 'flood'] as const;

export type CampaignKind = (typeof campaignKinds)[number];

/** How often its figures are stated (填报频次): daily 日报, every ten days 旬报. */
export const campaignRhythms = ['daily', 'tenDays'] as const;

export type CampaignRhythm = (typeof campaignRhythms)[number];

/** An indicator of a campaign (专项行动指标): from a start value to a goal. */
export interface CampaignIndicator {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly decimals: number;
  readonly bound: Bound;
  /** Where it stood when the campaign began (起点值). */
  readonly start: number;
  readonly goal: number;
  /** Each unit of the campaign states its own and they add up; or the Supervision Office states the whole. */
  readonly statedBy: 'units' | 'office';
  /** Where the record holds it already it is read from there and never asked for. */
  readonly recorded?: { readonly indicator: IndicatorCode; readonly region: RegionCode; readonly measure: Measure };
}

/** What a campaign sets out to do (专项行动方案). */
export interface CampaignPlan {
  readonly kind: CampaignKind;
  /** Its name; matters that state it as their campaign belong to it. */
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly leader: PersonRef;
  readonly leadUnit: UnitRef;
  readonly units: readonly UnitRef[];
  readonly aim: string;
  readonly rhythm: CampaignRhythm;
  readonly indicators: readonly CampaignIndicator[];
}

/** One stated value (填报数): of which indicator, as of which day. */
export interface CampaignFigure {
  readonly indicator: string;
  readonly value: number;
}

export interface CampaignFigureStanding extends CampaignFigure {
  readonly on: Day;
  /** The unit's code; null where the Supervision Office states the whole. */
  readonly unit: string | null;
  readonly at: Instant;
  readonly by: PersonRef;
}

/** A line of the duty roster (值班表). */
export interface DutyShift {
  readonly on: Day;
  readonly unit: UnitRef;
  /** Who leads the shift (带班领导). */
  readonly leader: string;
  /** Who is on duty (值班员). */
  readonly officer: string;
  readonly telephone: string;
}

/** A hidden danger (隐患): where, what, who answers for it, what is done until it is gone, by when it is to be gone. */
export interface Hazard {
  readonly id: string;
  readonly unit: UnitRef;
  readonly place: string;
  readonly text: string;
  readonly responsible: string;
  readonly precaution: string;
  readonly due: Day;
}

export interface HazardStanding extends Hazard {
  readonly at: Instant;
  readonly by: PersonRef;
  /** How it was cleared (销号); null while it stands. */
  readonly cleared: {
    readonly at: Instant;
    readonly by: PersonRef;
    readonly words: string;
    readonly evidence: readonly EvidenceRef[];
  } | null;
}

export type CampaignDetails =
  | { readonly kind: 'plan'; readonly plan: CampaignPlan }
  | {
      readonly kind: 'enter';
      readonly on: Day;
      readonly unit: string | null;
      readonly figures: readonly CampaignFigure[];
    }
  | { readonly kind: 'shifts'; readonly shifts: readonly DutyShift[] }
  | { readonly kind: 'hazard'; readonly hazard: Hazard }
  | {
      readonly kind: 'clear';
      readonly hazard: string;
      readonly words: string;
      readonly evidence: readonly EvidenceRef[];
    }
  | { readonly kind: 'include'; readonly matter: MatterId }
  | { readonly kind: 'close'; readonly conclusion: string };

/** A campaign (专项行动) as its events make it. */
export interface Campaign extends Omit<CampaignPlan, 'kind'> {
  readonly kind: CampaignKind;
  readonly id: string;
  readonly version: number;
  readonly plannedAt: Instant;
  readonly plannedBy: PersonRef;
  /** The last stated value of each indicator, day and unit: one stated again takes the place of the one before. */
  readonly figures: readonly CampaignFigureStanding[];
  /** In order of days; a roster written again for a day and unit takes the place of the one before. */
  readonly shifts: readonly DutyShift[];
  readonly hazards: readonly HazardStanding[];
  /** Matters taken in beside those that state its name. */
  readonly included: readonly MatterId[];
  readonly conclusion: string | null;
  readonly closedAt: Instant | null;
}

export type CampaignState = 'planned' | 'underWay' | 'toClose' | 'closed';

/** Before its first day planned 未开始, then under way 进行中, after its last day to be closed 待总结, closed 已总结. */
export function campaignState(
  { from, to, closedAt }: Pick<Campaign, 'from' | 'to' | 'closedAt'>,
  today: Day,
): CampaignState {
  if (closedAt !== null) return 'closed';
  if (today < from) return 'planned';
  return today > to ? 'toClose' : 'underWay';
}

export function foldCampaign(events: Iterable<ProceedingEvent<'campaign'>>): Campaign | undefined {
  let campaign: Campaign | undefined;
  for (const event of events) campaign = after(campaign, event);
  return campaign;
}

const personOf = ({ id, name }: ActingPerson): PersonRef => ({ id, name });

function after(held: Campaign | undefined, event: ProceedingEvent<'campaign'>): Campaign {
  const { id, version, by: acting, at, details } = event;
  const by = personOf(acting);
  if (details.kind === 'plan') {
    const nothing = { figures: [], shifts: [], hazards: [], included: [], conclusion: null, closedAt: null };
    return { ...details.plan, ...nothing, id, version, plannedAt: at, plannedBy: by };
  }
  if (held === undefined) throw new Error(`invalid event: ${details.kind} of ${id}`);
  switch (details.kind) {
    case 'enter': {
      const { on, unit } = details;
      const stated = new Set(details.figures.map(({ indicator }) => indicator));
      const others = held.figures.filter((one) => one.on !== on || one.unit !== unit || !stated.has(one.indicator));
      return {
        ...held,
        version,
        figures: [...others, ...details.figures.map((one) => ({ ...one, on, unit, at, by }))],
      };
    }
    case 'shifts': {
      const key = ({ on, unit }: DutyShift): string => `${on} ${unit.code}`;
      const written = new Set(details.shifts.map(key));
      const shifts = [...held.shifts.filter((one) => !written.has(key(one))), ...details.shifts];
      return { ...held, version, shifts: shifts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)) };
    }
    case 'hazard':
      return { ...held, version, hazards: [...held.hazards, { ...details.hazard, at, by, cleared: null }] };
    case 'clear': {
      const cleared = { at, by, words: details.words, evidence: details.evidence };
      const hazards = held.hazards.map((one) => (one.id === details.hazard ? { ...one, cleared } : one));
      return { ...held, version, hazards };
    }
    case 'include':
      return { ...held, version, included: [...held.included, details.matter] };
    case 'close':
      return { ...held, version, conclusion: details.conclusion, closedAt: at };
  }
}
