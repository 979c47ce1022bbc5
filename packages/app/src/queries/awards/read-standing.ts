import {
  type Actor,
  type Authority,
  type AwardFigure,
  awardFigureId,
  awardFiguresWithin,
  DomainError,
  figuresOfReport,
  parseAwardFigureId,
  type RegionCode,
  type StandingReport,
  standingReport,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { type OpenAwards, openAwards } from './open-awards.ts';

export interface StandingAsked {
  readonly region: RegionCode;
  /** The year judged; left out, the last of which results are held. */
  readonly year?: number;
  readonly authority: Authority;
  readonly asOf?: string;
}

export interface ReadStanding {
  readonly open: OpenAwards;
  readonly report: StandingReport;
}

/** Where a city stands by its awards (激励排位). Refuses `unknown-region` for what is no city of the set that is ranked. */
export async function readStanding(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: StandingAsked,
): Promise<ReadStanding> {
  const open = await openAwards(app, actor, cityCode, asked.asOf);
  if (!open.record.set.cities.includes(asked.region)) throw new DomainError('unknown-region', { region: asked.region });
  const year =
    asked.year ?? open.record.tally.years(asked.authority).at(-1) ?? Number(open.moment.asOf.slice(0, 4)) - 1;
  return { open, report: standingReport(open.record, asked.region, asked.authority, year) };
}

/** An award figure explained: itself, the ids of the figures within, and the open ledger for the entries that it names. */
export interface AwardExplanation {
  readonly id: string;
  readonly figure: AwardFigure;
  readonly open: OpenAwards;
}

/** Works an award figure out again from its id. Refuses `unknown-figure` where the ledger gives no such figure. */
export async function explainAwardFigure(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  id: string,
): Promise<AwardExplanation> {
  const locator = parseAwardFigureId(id);
  if (locator === undefined) throw new DomainError('unknown-figure', { id });
  const { asOf } = locator;
  const open = await openAwards(app, actor, cityCode, asOf);
  const hash = app.digest.sha256;
  // A figure of another authority or an earlier year may stand within a report of the province: look there as well.
  const years = [locator.year, ...open.record.tally.years('province').filter((year) => year > locator.year)];
  for (const authority of new Set<Authority>([locator.authority, 'province']))
    for (const year of years)
      for (const region of new Set([locator.region, cityCode])) {
        if (!open.record.set.cities.includes(region)) continue;
        const report = standingReport({ ...open.record, asOf }, region, authority, year);
        for (const top of figuresOfReport(report))
          for (const figure of awardFiguresWithin(top))
            if (figure.rule === locator.rule && awardFigureId(figure, hash) === id) return { id, figure, open };
      }
  throw new DomainError('unknown-figure', { id });
}
