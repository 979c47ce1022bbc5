import {
  type Actor,
  type DealStage,
  type DealStanding,
  DomainError,
  type Matter,
  type RegionCode,
  type RosterEntry,
  type Top500,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { listMatters } from '../list-matters.ts';
import type { RosterAsked } from '../rosters/open-roster-in.ts';
import { openAttraction, type OpenAttraction } from './open-attraction.ts';

/** How a list of deals is narrowed. */
export interface DealsNarrowed {
  /** Part of a name, an investor or a code. */
  readonly search?: string;
  readonly stage?: DealStage;
  readonly mode?: string;
  readonly top500?: Top500 | 'any';
  /** Only those with a finding. */
  readonly flagged?: boolean;
}

/** Deals of a region, those to look at first. */
export interface DealList {
  readonly open: OpenAttraction;
  readonly rows: readonly DealStanding[];
}

/** Reads the deals of a region (招商引资调度): those with warnings first, then the largest. */
export async function readAttraction(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { search, stage, mode, top500, flagged, ...asked }: RosterAsked & DealsNarrowed,
): Promise<DealList> {
  const open = await openAttraction(app, actor, city, asked);
  const rows = open.context.members
    .filter(
      ({ deal, isEnded, findings, stage: at }) =>
        (search === undefined ||
          [deal.name, deal.code, deal.investor].some((text) => text?.includes(search) === true)) &&
        (stage === undefined || (at === stage && !isEnded)) &&
        (mode === undefined || deal.mode === mode) &&
        (top500 === undefined || (top500 === 'any' ? deal.top500 !== null : deal.top500 === top500)) &&
        (flagged !== true || findings.length > 0),
    )
    .toSorted((a, b) => urgency(b) - urgency(a) || (a.deal.code < b.deal.code ? -1 : 1));
  return { open, rows };
}

const weights = { warning: 3e12, notice: 2e12, info: 1e12 } as const;

function urgency({ findings, contractedFunds, isEnded }: DealStanding): number {
  const funds = typeof contractedFunds?.value === 'number' ? contractedFunds.value : 0;
  return Math.max(0, ...findings.map(({ severity }) => weights[severity])) + funds - (isEnded ? 1e12 : 0);
}

/** One deal: its steps, its follow-up month by month, the matters opened about it. */
export interface DealDetail {
  readonly open: OpenAttraction;
  readonly standing: DealStanding;
  /** Months with a follow-up, the newest first. */
  readonly months: readonly {
    readonly month: number;
    readonly followUp: RosterEntry;
    readonly next: RosterEntry | undefined;
    readonly contacts: RosterEntry | undefined;
  }[];
  readonly matters: readonly Matter[];
}

/** Reads one deal as of a moment. Refuses `unknown-deal`. */
export async function readDeal(
  app: Application,
  actor: Actor,
  city: RegionCode,
  code: string,
  asked: Pick<RosterAsked, 'period' | 'asOf'>,
): Promise<DealDetail> {
  const open = await openAttraction(app, actor, city, { region: city, ...asked });
  const standing = open.context.members.find(({ deal }) => deal.code === code);
  if (standing === undefined) throw new DomainError('unknown-deal', { deal: code });
  authorise(actor, 'attraction.read', city, standing.deal.region ?? city);
  const { matters } = await listMatters(app, actor, city, asked.asOf === undefined ? {} : { asOf: asked.asOf });
  return {
    open,
    standing,
    months: open.book
      .months(code, 'followUp')
      .flatMap((followUp) => {
        const { month } = followUp;
        if (month === null || month > open.month) return [];
        const at = (item: string): RosterEntry | undefined => open.book.at(code, item, month);
        return [{ month, followUp, next: at('next'), contacts: at('contacts') }];
      })
      .toReversed(),
    matters: matters.map(({ filed }) => filed.matter).filter(({ source }) => source.reference.includes(code)),
  };
}
