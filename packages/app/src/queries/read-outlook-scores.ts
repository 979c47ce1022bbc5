import {
  type Actor,
  cumulative,
  DomainError,
  type Indicator,
  type IndicatorCode,
  isMissing,
  type Maybe,
  observationBook,
  type OutlookScore,
  type OutlookVintage,
  parseSpanIso,
  type Region,
  type RegionCode,
  scoreMade,
  type ScoredOutlook,
  scoreReplay,
  type Span,
  summariseScores,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import { type Moment, resolveMoment } from './moment.ts';
import { readRegistry } from './read-registry.ts';

export interface ScoresAsked {
  readonly region: RegionCode;
  /** Code or Chinese name; without one all indicators. */
  readonly indicator?: IndicatorCode;
  readonly asOf?: string;
}

/** Scores of one indicator, or of all. */
export interface ScorePair {
  /** Outlooks that were made and kept, against what happened later. */
  readonly made: Maybe<OutlookScore>;
  /** Past years gone through again with today's figures and rules; years bent from outside apart. */
  readonly replay: Maybe<OutlookScore>;
}

export interface OutlookScores {
  readonly moment: Moment;
  readonly region: Region;
  readonly all: ScorePair;
  readonly indicators: readonly (ScorePair & { readonly indicator: Indicator })[];
  /** Every one of them, of a single indicator. */
  readonly outlooks: readonly ScoredOutlook[];
  /** Years that are left out of the replay's scores. */
  readonly abnormalYears: readonly number[];
}

/** How good the platform's own outlooks were (预测检验): those made and kept, scored against what has come out since, and for the years
 *  before there were any the replay. Refuses `unknown-region`, `unknown-indicator`, `invalid-instant`. */
export async function readOutlookScores(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: ScoresAsked,
): Promise<OutlookScores> {
  authorise(actor, 'outlook.read', cityCode, asked.region);
  const moment = await resolveMoment(app, cityCode, asked.asOf);
  const registry = await readRegistry(app, moment);
  const region = registry.regions.get(asked.region);
  if (region === undefined) throw new DomainError('unknown-region', { region: asked.region });
  const all = [...registry.indicators.values()];
  const one = all.find((i) => i.code === asked.indicator || i.name.zh === asked.indicator);
  if (asked.indicator !== undefined && one === undefined)
    throw new DomainError('unknown-indicator', { indicator: asked.indicator });
  const vintages = await app.store.outlooks.history(
    cityCode,
    { regions: [region.code], ...(one === undefined ? {} : { indicators: [one.code] }) },
    moment.edition,
  );
  const spec = { registry, book: await outcomes(app, moment, region.code, vintages), asOf: moment.edition };
  const made = scoreMade(spec, vintages);
  const { abnormalYears } = registry.settings;
  const replayed = scoreReplay(vintages);
  const isBent = ({ span }: ScoredOutlook): boolean =>
    abnormalYears.some((year) => span.startsWith(`${year}-`) || span.startsWith(`${year + 1}-`));
  const replay = replayed.filter((s) => !isBent(s));
  const pairOf = (code?: IndicatorCode): ScorePair => ({
    made: summariseScores(made.filter((s) => code === undefined || s.indicator === code)),
    replay: summariseScores(replay.filter((s) => code === undefined || s.indicator === code)),
  });
  return {
    moment,
    region,
    all: pairOf(),
    indicators: all
      .map((indicator) => ({ indicator, ...pairOf(indicator.code) }))
      .filter((pair) => !isMissing(pair.made) || !isMissing(pair.replay)),
    outlooks: one === undefined ? [] : [...made, ...replayed],
    abnormalYears,
  };
}

/** What is held by now of the spans that outlooks were about. */
async function outcomes(
  app: Application,
  moment: Moment,
  region: RegionCode,
  vintages: readonly OutlookVintage[],
): Promise<ReturnType<typeof observationBook>> {
  const years = new Set(vintages.flatMap((v) => parseSpanIso(v.cutoff)?.year ?? []));
  const indicators = [...new Set(vintages.map((v) => v.indicator))];
  if (indicators.length === 0) return observationBook([]);
  const spans: Span[] = [...years].flatMap((year) =>
    [year, year - 1].flatMap((y) => [cumulative(y, 6), cumulative(y, 12)]),
  );
  return observationBook(
    await app.store.observations.asOf(moment.city.code, { regions: [region], indicators, spans }, moment.asOf),
  );
}
