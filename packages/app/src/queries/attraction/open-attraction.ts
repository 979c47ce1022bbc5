import {
  type Actor,
  type AttractionContext,
  type CapitalOrigin,
  dealStanding,
  exchangeRule,
  type Indicator,
  type RegionCode,
  usualYuanPerDollar,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import {
  indicatorsFed,
  type OpenRoster,
  openRosterIn,
  placesIn,
  publishedLevels,
  type RosterAsked,
} from '../rosters/open-roster-in.ts';

/** Deals of a region laid open as of a moment. */
export interface OpenAttraction extends OpenRoster<AttractionContext> {
  /** The indicators that deals feed, by where their capital comes from. */
  readonly fed: ReadonlyMap<CapitalOrigin, Indicator>;
}

/** Opens the deals of a region (招商引资). Refuses `unknown-region`, `invalid-span`, `invalid-instant`, and `not-allowed`. */
export async function openAttraction(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: RosterAsked,
): Promise<OpenAttraction> {
  const kind = { action: 'attraction.read', roster: 'attraction', item: 'followUp' } as const;
  const open = await openRosterIn(app, actor, city, asked, kind);
  const { moment, registry, month, book } = open;
  const isMeant = placesIn(registry, city, asked.region);
  const fed = indicatorsFed(registry, (indicator) => indicator.madeOfDeals);
  const published = await publishedLevels(app.store, moment, fed, { region: asked.region, month });
  return {
    ...open,
    region: asked.region,
    fed,
    context: {
      month,
      members: book.subjects.flatMap((code) => {
        const standing = dealStanding(book, code, month, registry.rules);
        return standing !== undefined && isMeant(standing.deal.region) ? [standing] : [];
      }),
      subject: { roster: 'attraction', region: asked.region, month },
      asOf: moment.edition,
      published: Object.fromEntries(published),
      yuanPerDollar: registry.rules.get(exchangeRule)?.thresholds['yuanPerDollar'] ?? usualYuanPerDollar,
    },
  };
}
