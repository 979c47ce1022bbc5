import {
  type Actor,
  byProceeding,
  type Campaign,
  campaignBoard,
  campaignElapsed,
  type CampaignIndicatorStanding,
  campaignState,
  type CampaignState,
  dayOf,
  DomainError,
  type Figure,
  foldCampaign,
  type Instant,
  judge,
  type Maybe,
  type RegionCode,
  type UnitRef,
  unitsOwing,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { type MatterStanding, recordedFigure, type StandingContext, standingsOf } from '../../supervision/standing.ts';
import { readMatters } from '../list-matters.ts';
import { type Moment, resolveMoment } from '../moment.ts';

/** A campaign with where its indicators stand. */
export interface CampaignReading {
  readonly campaign: Campaign;
  readonly state: CampaignState;
  /** The share of its days that has gone. */
  readonly elapsed: number;
  readonly board: readonly CampaignIndicatorStanding[];
  /** Figures of the indicators that are read from the record, by the indicator's id. */
  readonly figures: ReadonlyMap<string, Figure>;
  readonly owing: ReturnType<typeof unitsOwing>;
  readonly matters: readonly MatterStanding[];
}

/** Every campaign of the city, as of a moment. */
export async function allCampaigns(app: Application, city: RegionCode, asOf: Instant): Promise<readonly Campaign[]> {
  const events = await app.store.proceedings.events(city, 'campaign', asOf);
  return byProceeding(events).flatMap((group) => foldCampaign(group) ?? []);
}

/** The campaigns as of a moment (专项行动), the last to begin first. */
export async function listCampaigns(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asOf?: string,
): Promise<{ readonly moment: Moment; readonly campaigns: readonly CampaignReading[] }> {
  authorise(actor, 'matters.read', city);
  const moment = await resolveMoment(app, city, asOf);
  const { context, matters } = await readMatters(app, actor, city, asOf === undefined ? {} : { asOf });
  const all = await allCampaigns(app, city, moment.asOf);
  const campaigns: CampaignReading[] = [];
  for (const campaign of all.toSorted((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : a.id < b.id ? 1 : -1))) {
    const of = matters.filter(
      ({ matter }) => matter.campaign === campaign.name || campaign.included.includes(matter.id),
    );
    campaigns.push(await readingOf(context, campaign, await standingsOf(context, of)));
  }
  return { moment, campaigns };
}

/** One campaign. Refuses `unknown-proceeding`. Telephone numbers of the duty roster are told to those who work in campaigns;
 *  `own` is the unit that the reader states figures for. */
export async function readCampaign(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asOf?: string,
): Promise<
  CampaignReading & { readonly moment: Moment; readonly seesTelephones: boolean; readonly own: UnitRef | null }
> {
  const { moment, campaigns } = await listCampaigns(app, actor, city, asOf);
  const found = campaigns.find(({ campaign }) => campaign.id === id);
  if (found === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  const seesTelephones =
    actor.roles.includes('leader') ||
    (['campaign.enter', 'proceeding.conduct'] as const).some((action) => judge(actor, action, { city }).allowed);
  const unit = found.campaign.units.find(({ code }) => code === actor.unit);
  const own = unit !== undefined && judge(actor, 'campaign.enter', { city, unit: unit.code }).allowed ? unit : null;
  return { ...found, moment, seesTelephones, own };
}

async function readingOf(
  context: StandingContext,
  campaign: Campaign,
  matters: readonly MatterStanding[],
): Promise<CampaignReading> {
  const today = dayOf(context.moment.asOf);
  const figures = new Map<string, Figure>();
  const recorded = new Map<string, Maybe<number>>();
  for (const { id, recorded: asked } of campaign.indicators) {
    const figure = asked && (await recordedFigure(context, asked));
    if (figure === undefined || figure === null) continue;
    figures.set(id, figure);
    recorded.set(id, figure.value);
  }
  const thresholds = context.registry.settings.paceLight;
  return {
    campaign,
    state: campaignState(campaign, today),
    elapsed: campaignElapsed(campaign, today),
    board: campaignBoard(campaign, today, { thresholds, recorded }),
    figures,
    owing: campaign.closedAt === null ? unitsOwing(campaign, today) : null,
    matters,
  };
}
