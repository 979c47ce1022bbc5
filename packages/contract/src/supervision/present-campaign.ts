import {
  type Campaign,
  type CampaignIndicatorStanding,
  type CampaignState,
  dayOf,
  display,
  type Figure,
  hazardCounts,
  hazardsInOrder,
  isHazardOverdue,
  isMissing,
  isOpen,
  type Language,
  type Maybe,
  type UnitRef,
} from '@shigan/core';
import { campaignRhythmWords, campaignStateWords } from '../words/proceedings.ts';
import type { CampaignBody, CampaignIndicatorBody, CampaignRowBody } from './campaign-body.ts';
import { type MatterPresenting, type PresentedStanding, presentMatterRow } from './present-matter.ts';

/** A campaign with where it stands, as queries give it. */
export interface PresentedCampaign {
  readonly campaign: Campaign;
  readonly state: CampaignState;
  readonly elapsed: number;
  readonly board: readonly CampaignIndicatorStanding[];
  readonly figures: ReadonlyMap<string, Figure>;
  readonly owing: { readonly on: string; readonly units: readonly UnitRef[] } | null;
  readonly matters: readonly PresentedStanding[];
}

/** A campaign as a line of the list. */
export function presentCampaignRow(reading: PresentedCampaign, language: Language, today: string): CampaignRowBody {
  const { campaign, matters } = reading;
  const open = matters.filter(({ filed }) => isOpen(filed.matter.state));
  return {
    ...headOf(reading, language, today),
    units: campaign.units.length,
    matters: {
      all: matters.length,
      open: open.length,
      overdue: open.filter(
        ({ filed, lights }) => lights.schedule === 'red' && today > (filed.matter.deadline ?? '9999'),
      ).length,
    },
  };
}

function headOf(
  { campaign, state, elapsed, board }: PresentedCampaign,
  language: Language,
  today: string,
): Omit<CampaignRowBody, 'units' | 'matters'> {
  const { id, kind, name, from, to, leader, leadUnit, hazards } = campaign;
  const lights = { green: 0, yellow: 0, red: 0, none: 0 };
  for (const { light } of board) lights[isMissing(light) ? 'none' : light]++;
  const stateWords = campaignStateWords[state][language];
  const counts = hazardCounts(hazards, today);
  return {
    id,
    kind,
    name,
    from,
    to,
    state,
    stateWords,
    leader: leader.name,
    leadUnit,
    elapsed,
    lights,
    hazards: counts,
  };
}

/** A campaign whole. */
export function presentCampaign(
  reading: PresentedCampaign & {
    readonly asOf: string;
    readonly demo: boolean;
    readonly city: string;
    readonly own: UnitRef | null;
    readonly seesTelephones: boolean;
  },
  presenting: MatterPresenting,
): CampaignBody {
  const { campaign, board, figures, owing, matters, asOf, demo, city, own, seesTelephones } = reading;
  const { language } = presenting;
  const today = dayOf(asOf);
  return {
    ...headOf(reading, language, today),
    asOf,
    demo,
    city,
    aim: campaign.aim,
    rhythm: campaign.rhythm,
    rhythmWords: campaignRhythmWords[campaign.rhythm][language],
    units: campaign.units,
    own,
    indicators: board.map((one) => presentIndicator(one, figures.get(one.indicator.id), presenting)),
    owing,
    shifts: campaign.shifts.map((one) => ({ ...one, telephone: seesTelephones ? one.telephone : null })),
    dangers: hazardsInOrder(campaign.hazards).map((one) => ({
      ...one,
      by: one.by.name,
      overdue: isHazardOverdue(one, today),
      cleared:
        one.cleared === null
          ? null
          : { ...one.cleared, by: one.cleared.by.name, evidence: one.cleared.evidence.map(({ name }) => name) },
    })),
    matters: matters.map((one) => presentMatterRow(one, presenting, today)),
    conclusion: campaign.conclusion,
    closedAt: campaign.closedAt,
  };
}

function presentIndicator(
  { indicator, value, progress, light, course, byUnit }: CampaignIndicatorStanding,
  figure: Figure | undefined,
  { idOf }: MatterPresenting,
): CampaignIndicatorBody {
  const { id, name, unit, decimals, bound, start, goal, statedBy, recorded } = indicator;
  const shown = (one: Maybe<number>): Maybe<string> => (isMissing(one) ? one : display(one, decimals));
  return {
    id,
    name,
    unit,
    decimals,
    bound,
    start: display(start, decimals),
    goal: display(goal, decimals),
    statedBy,
    value: shown(value),
    figure: figure === undefined ? null : { id: idOf(figure), interval: figure.span },
    isRecorded: recorded !== undefined,
    progress,
    light,
    course: course.map((one) => ({ on: one.on, value: shown(one.value) })),
    byUnit: byUnit.map((one) => ({ ...one, value: shown(one.value) })),
  };
}
