import {
  type Indicator,
  type Instant,
  isMissing,
  type Language,
  type Maybe,
  type Missing,
  type OutlookScore,
  type Region,
  type ScoredOutlook,
} from '@shigan/core';
import type { ScoreBody, ScoresBody } from './scores-body.ts';

interface Pair {
  readonly made: Maybe<OutlookScore>;
  readonly replay: Maybe<OutlookScore>;
}

/** What scoring outlooks found. */
export interface ScoresContent {
  readonly moment: { readonly asOf: Instant };
  readonly region: Region;
  readonly all: Pair;
  readonly indicators: readonly (Pair & { readonly indicator: Indicator })[];
  readonly outlooks: readonly ScoredOutlook[];
  readonly abnormalYears: readonly number[];
}

/** Scores as JSON; shares in percent, nothing with more digits than it is worth. */
export function presentScores(scores: ScoresContent, language: Language): ScoresBody {
  return {
    region: scores.region.code,
    name: scores.region.name[language],
    asOf: scores.moment.asOf,
    abnormalYears: scores.abnormalYears,
    made: presentScore(scores.all.made),
    replay: presentScore(scores.all.replay),
    indicators: scores.indicators.map(({ indicator, made, replay }) => ({
      indicator: indicator.code,
      name: indicator.name[language],
      made: presentScore(made),
      replay: presentScore(replay),
    })),
    outlooks: scores.outlooks.map(({ stated, actual, persistence, probability, ...o }) => ({
      indicator: o.indicator,
      cutoff: o.cutoff,
      span: o.span,
      how: o.how,
      edition: o.edition,
      inside80: o.inside80,
      inside95: o.inside95,
      event: o.event,
      came: o.came,
      stated: rounded(stated, 2),
      actual: rounded(actual, 2),
      persistence: persistence === null ? null : rounded(persistence, 2),
      probability: rounded(probability, 4),
    })),
  };
}

function presentScore(score: Maybe<OutlookScore>): ScoreBody | Missing {
  if (isMissing(score)) return score;
  const { meanMissPersistence: persistence } = score;
  return {
    count: score.count,
    firstYear: score.firstYear,
    lastYear: score.lastYear,
    meanMiss: rounded(score.meanMiss, 3),
    meanMissPersistence: isMissing(persistence) ? persistence : rounded(persistence, 3),
    coverage80: rounded(score.coverage80 * 100, 1),
    coverage95: rounded(score.coverage95 * 100, 1),
    brier: rounded(score.brier, 4),
    brierClimatology: rounded(score.brierClimatology, 4),
    reliability: score.reliability.map((b) => ({ ...b, stated: rounded(b.stated, 4), came: rounded(b.came, 4) })),
  };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
