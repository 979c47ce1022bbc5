import {
  type Actor,
  askedOfUnits,
  type Campaign,
  type CampaignFigure,
  type CampaignIndicator,
  type CampaignPlan,
  campaignState,
  dayOf,
  DomainError,
  type DutyShift,
  type EvidenceRef,
  foldCampaign,
  type Hazard,
  isDay,
  isOpen,
  judge,
  type MatterId,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { resolveMoment } from '../../queries/moment.ts';
import { allCampaigns } from '../../queries/proceeding/read-campaigns.ts';
import { always, type Conducted, conductedBy, putOnRecord } from '../../supervision/proceedings.ts';

const topic = 'campaign';

function refuse(key: string): never {
  throw new DomainError('invalid-entry', { register: topic, key });
}

/** Enters a campaign (部署专项行动). Gives its id: year and number. Refuses `invalid-entry` and `invalid-instant` for a plan that is
 *  none: no name, units or indicators, an indicator twice, a name that a campaign not yet closed has. */
export async function planCampaign(
  app: Application,
  actor: Actor,
  city: RegionCode,
  plan: CampaignPlan,
  asked: Conducted = {},
): Promise<string> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  for (const day of [plan.from, plan.to]) if (!isDay(day)) throw new DomainError('invalid-instant', { value: day });
  if (plan.to < plan.from) throw new DomainError('invalid-instant', { value: plan.to });
  const empty = (['name', 'aim'] as const).find((name) => plan[name].trim() === '');
  if (empty !== undefined) refuse(empty);
  if (plan.units.length === 0) refuse('units');
  if (plan.indicators.length === 0) refuse('indicators');
  const twice = [plan.units.map(({ code }) => code), plan.indicators.map(({ id }) => id)]
    .map((codes) => codes.find((code, n) => codes.indexOf(code) !== n))
    .find((code) => code !== undefined);
  if (twice !== undefined) refuse(twice);
  for (const { id, start, goal } of plan.indicators) if (!Number.isFinite(start) || !Number.isFinite(goal)) refuse(id);
  const register = await allCampaigns(app, city, always);
  if (register.some(({ name, closedAt }) => name === plan.name && closedAt === null)) refuse(plan.name);
  const year = plan.from.slice(0, 4);
  const id = `${year}-${register.filter((one) => one.id.startsWith(`${year}-`)).length + 1}`;
  await putOnRecord(app, actor, city, { topic, id, version: 1, conducted, details: { kind: 'plan', plan } });
  return id;
}

/** What a unit does in a campaign is its own alone; the Supervision Office speaks for the whole. */
interface OfUnit extends Conducted {
  /** Code of the unit; the actor's own unless said. */
  readonly unit?: string;
}

export interface CampaignEntered extends OfUnit {
  /** As of which day (截至); today unless said. */
  readonly on?: string;
  readonly figures: readonly CampaignFigure[];
}

/** States figures of a campaign as of a day (填报进度): a unit its own; without a unit the Supervision Office those of the whole. A
 *  value stated again for a day takes the place of the one before, which stays on record. Refuses `not-allowed` for another's,
 *  `proceeding-wrong-state` outside the campaign, `invalid-instant` for a day outside it or to come, `invalid-entry` for what is not
 *  asked of the unit or is read from the record. */
export async function enterCampaignFigures(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: CampaignEntered,
): Promise<void> {
  const { conducted, campaign, unit, today } = await underWay(app, actor, city, { id, asked });
  const on = asked.on ?? today;
  if (!isDay(on) || on < campaign.from || on > campaign.to || on > today)
    throw new DomainError('invalid-instant', { value: on });
  const open = unit === null ? statedByOffice(campaign) : askedOfUnits(campaign);
  if (asked.figures.length === 0) refuse('figures');
  const figures = asked.figures.map(({ indicator, value }) => {
    const known = open.find((one) => one.id === indicator);
    if (known === undefined || !Number.isFinite(value) || Math.abs(value) > 1e12 || !isWithin(value, known))
      refuse(indicator);
    return { indicator, value };
  });
  const details = { kind: 'enter', on, unit, figures } as const;
  await putOnRecord(app, actor, city, { topic, id, version: campaign.version + 1, conducted, details });
}

function statedByOffice({ indicators }: Campaign): readonly CampaignIndicator[] {
  return indicators.filter(({ statedBy, recorded }) => statedBy === 'office' && recorded === undefined);
}

/** No more decimals than the indicator is counted in. */
function isWithin(value: number, { decimals }: CampaignIndicator): boolean {
  return Math.abs(Number(value.toFixed(decimals)) - value) < 1e-9;
}

export interface ShiftsAsked extends OfUnit {
  readonly shifts: readonly Omit<DutyShift, 'unit'>[];
}

/** Writes the duty roster of a unit (排值班表): a day written again takes the place of the one before. */
export async function writeShifts(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: ShiftsAsked,
): Promise<void> {
  const { conducted, campaign, unit } = await underWay(app, actor, city, { id, asked, isBefore: true });
  const named = unitOf(campaign, unit);
  const days = asked.shifts.map(({ on }) => on);
  const wrong = days.find((on) => !isDay(on) || on < campaign.from || on > campaign.to);
  if (wrong !== undefined) throw new DomainError('invalid-instant', { value: wrong });
  const twice = days.find((on, n) => days.indexOf(on) !== n);
  if (twice !== undefined) refuse(twice);
  const unnamed = asked.shifts.find(({ leader, officer }) => leader.trim() === '' || officer.trim() === '');
  if (unnamed !== undefined || asked.shifts.length === 0) refuse(unnamed?.on ?? 'shifts');
  const details = { kind: 'shifts', shifts: asked.shifts.map((one) => ({ ...one, unit: named })) } as const;
  await putOnRecord(app, actor, city, { topic, id, version: campaign.version + 1, conducted, details });
}

export type HazardAsked = OfUnit & Omit<Hazard, 'id' | 'unit'>;

/** Enters a hidden danger in the list (登记隐患). Gives its id. */
export async function enterHazard(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: HazardAsked,
): Promise<string> {
  const { conducted, campaign, unit } = await underWay(app, actor, city, { id, asked });
  const { place, text, responsible, precaution, due } = asked;
  if (!isDay(due)) throw new DomainError('invalid-instant', { value: due });
  const empty = Object.entries({ place, text, responsible }).find(([, words]) => words.trim() === '');
  if (empty !== undefined) refuse(empty[0]);
  const hazard = {
    id: `h${campaign.hazards.length + 1}`,
    unit: unitOf(campaign, unit),
    place: place.trim(),
    text: text.trim(),
    responsible: responsible.trim(),
    precaution: precaution.trim(),
    due,
  };
  const details = { kind: 'hazard', hazard } as const;
  await putOnRecord(app, actor, city, { topic, id, version: campaign.version + 1, conducted, details });
  return hazard.id;
}

export interface HazardCleared extends Conducted {
  readonly hazard: string;
  /** How it was removed. */
  readonly words: string;
  readonly evidence?: readonly EvidenceRef[];
}

/** Takes a hidden danger off the list (隐患销号), with how it was removed. Refuses `unknown-proceeding`, and `proceeding-wrong-state` for
 *  one that is off. */
export async function clearHazard(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: HazardCleared,
): Promise<void> {
  authorise(actor, 'campaign.enter', city);
  const campaign = await campaignIn(app, city, id);
  const hazard = campaign.hazards.find((one) => one.id === asked.hazard);
  if (hazard === undefined) throw new DomainError('unknown-proceeding', { proceeding: `${id} ${asked.hazard}` });
  const { conducted } = await underWay(app, actor, city, { id, asked: { ...asked, unit: hazard.unit.code } });
  if (hazard.cleared !== null) throw new DomainError('proceeding-wrong-state', { proceeding: id, state: 'cleared' });
  const words = asked.words.trim();
  if (words === '') refuse('words');
  const details = { kind: 'clear', hazard: hazard.id, words, evidence: asked.evidence ?? [] } as const;
  await putOnRecord(app, actor, city, { topic, id, version: campaign.version + 1, conducted, details });
}

/** Takes a matter into a campaign (纳入专项行动) that does not state it by itself; once. Refuses `unknown-matter`, and
 *  `invalid-entry` for one that is not open. */
export async function includeMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: Conducted & { readonly matter: MatterId },
): Promise<void> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const campaign = await campaignIn(app, city, id);
  if (campaign.closedAt !== null) throw new DomainError('proceeding-wrong-state', { proceeding: id, state: 'closed' });
  const filed = await app.store.matters.get(city, asked.matter);
  if (filed === undefined) throw new DomainError('unknown-matter', { matter: asked.matter });
  if (campaign.included.includes(asked.matter) || filed.matter.campaign === campaign.name) return;
  if (!isOpen(filed.matter.state)) refuse(asked.matter);
  const details = { kind: 'include', matter: asked.matter } as const;
  await putOnRecord(app, actor, city, { topic, id, version: campaign.version + 1, conducted, details });
}

/** Closes a campaign with its conclusion (总结). Refuses `proceeding-wrong-state` before it has begun and once it is closed. */
export async function closeCampaign(
  app: Application,
  actor: Actor,
  city: RegionCode,
  id: string,
  asked: Conducted & { readonly conclusion: string },
): Promise<void> {
  authorise(actor, 'proceeding.conduct', city);
  const conducted = conductedBy(actor, await resolveMoment(app, city), asked);
  const campaign = await campaignIn(app, city, id);
  const state = campaignState(campaign, dayOf(conducted.at));
  if (state === 'planned' || state === 'closed')
    throw new DomainError('proceeding-wrong-state', { proceeding: id, state });
  const conclusion = asked.conclusion.trim();
  if (conclusion === '') refuse('conclusion');
  const details = { kind: 'close', conclusion } as const;
  await putOnRecord(app, actor, city, { topic, id, version: campaign.version + 1, conducted, details });
}

/** A campaign in which a unit, or the office (null), now states something. A roster is written before it begins, too. */
async function underWay(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { id, asked, isBefore = false }: { readonly id: string; readonly asked: OfUnit; readonly isBefore?: boolean },
) {
  const isOffice = judge(actor, 'proceeding.conduct', { city }).allowed;
  const unit = asked.unit ?? (isOffice ? null : (actor.unit ?? null));
  if (unit === null) authorise(actor, 'proceeding.conduct', city);
  else authorise(actor, 'campaign.enter', city, undefined, { unit });
  const moment = await resolveMoment(app, city);
  const conducted = conductedBy(actor, moment, asked);
  const campaign = await campaignIn(app, city, id);
  if (unit !== null) unitOf(campaign, unit);
  const today = dayOf(conducted.at);
  const state = campaignState(campaign, today);
  if (state === 'closed' || (state === 'planned' && !isBefore))
    throw new DomainError('proceeding-wrong-state', { proceeding: id, state });
  return { conducted, campaign, unit, today };
}

/** A unit of a campaign. Refuses `invalid-entry` for one that is not in it. */
function unitOf({ units }: Campaign, code: string | null): Campaign['units'][number] {
  return units.find((one) => one.code === code) ?? refuse(code ?? 'unit');
}

async function campaignIn(app: Application, city: RegionCode, id: string): Promise<Campaign> {
  const campaign = foldCampaign(await app.store.proceedings.events(city, topic, always, id));
  if (campaign === undefined) throw new DomainError('unknown-proceeding', { proceeding: id });
  return campaign;
}
