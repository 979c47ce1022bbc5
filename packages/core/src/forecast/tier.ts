import { ces } from './methods/ces.ts';
import { reseasonalise } from './methods/decompose.ts';
import { dotm } from './methods/dotm.ts';
import { type EtsFit, type EtsModel, fitEts } from './methods/ets.ts';
import { pooledForecast, type PooledNetwork } from './methods/pooled-network.ts';
import { theta } from './methods/theta.ts';
import type { Prepared } from './prepare.ts';

/** How much work a forecast is worth (预测档位). `fast` combines Theta (on levels and on logarithms), the dynamic optimised
 *  Theta, complex exponential smoothing and the pooled network; `medium` adds a damped trend with a season of its own;
 *  `accurate` adds the best of six exponential smoothing models by AICc. */
export type Tier = 'fast' | 'medium' | 'accurate';

export const tiers: readonly Tier[] = ['fast', 'medium', 'accurate'];

/** Weights inside `fast`, found on origins at least eighteen months before the end of the training parts. That of the network is what
 *  served best on kinds of series it had not been taught on (docs/decisions/0007). */
export const fastWeights: {
  readonly theta: number;
  readonly thetaLog: number;
  readonly dotm: number;
  readonly ces: number;
  readonly pooled: number;
} = { theta: 0.12, thetaLog: 0.12, dotm: 0.18, ces: 0.18, pooled: 0.4 };

/** Weights of the members that the slower tiers add; the rest is `fast`. */
export const slowWeights: { readonly [T in Tier]: { readonly damped: number; readonly best: number } } = {
  fast: { damped: 0, best: 0 },
  medium: { damped: 0.25, best: 0 },
  accurate: { damped: 0.15, best: 0.15 },
};

const damped: readonly EtsModel[] = [
  { error: 'M', trend: 'Ad' },
  { error: 'A', trend: 'Ad' },
];

const others: readonly EtsModel[] = [
  { error: 'M', trend: 'N' },
  { error: 'M', trend: 'A' },
  { error: 'A', trend: 'N' },
  { error: 'A', trend: 'A' },
];

/** The combined forecast of a tier, season included. */
export function tierForecast(p: Prepared, tier: Tier, network: PooledNetwork): Float64Array {
  const { season, horizon } = p;
  const n = p.y.length;
  const plain = theta(season.adjusted, horizon).forecast;
  const out = new Float64Array(horizon);
  const limit = 10 * largest(season.adjusted);
  const add = (weight: number, forecast: Float64Array): void => {
    const usable = isSane(forecast, limit) ? forecast : plain;
    for (let h = 0; h < horizon; h++) out[h]! += weight * usable[h]!;
  };
  add(fastWeights.theta, plain);
  add(fastWeights.thetaLog, fromSmooth(p, p.smoothTheta.forecast));
  add(fastWeights.dotm, dotm(season.adjusted, horizon));
  add(fastWeights.ces, ces(season.adjusted, horizon));
  add(fastWeights.pooled, fromSmooth(p, pooledForecast(p.smooth, p.smoothTheta, network)));
  const fast = reseasonalise(out, season, n);
  const weights = slowWeights[tier];
  if (weights.damped + weights.best === 0) return fast;
  const fits = weights.best > 0 ? fitAll(p, [...damped, ...others]) : fitAll(p, damped, true);
  const first = fits[0];
  if (first === undefined) return fast;
  const best = fits.reduce((a, b) => (b.aicc < a.aicc ? b : a));
  const mixed = new Float64Array(horizon);
  const rest = 1 - weights.damped - weights.best;
  const high = 10 * largest(p.y);
  const dampedForecast = isSane(first.forecast, high) ? first.forecast : fast;
  const bestForecast = isSane(best.forecast, high) ? best.forecast : fast;
  for (let h = 0; h < horizon; h++)
    mixed[h] = rest * fast[h]! + weights.damped * dampedForecast[h]! + weights.best * bestForecast[h]!;
  return mixed;
}

function fromSmooth(p: Prepared, forecast: Float64Array): Float64Array {
  return p.logged ? forecast.map(Math.exp) : forecast;
}

/** Fits the models in order, damped ones first; `one` stops at the first that can be fitted. */
function fitAll(p: Prepared, models: readonly EtsModel[], one = false): readonly EtsFit[] {
  const start = { season: p.season.kind, index: p.season.index, adjusted: p.season.adjusted };
  const fits: EtsFit[] = [];
  for (const model of models) {
    const fit = fitEts(p.y, start, model, p.horizon);
    if (fit !== undefined) fits.push(fit);
    if (one && fits.length > 0) break;
  }
  return fits;
}

function largest(y: Float64Array): number {
  let most = 0;
  for (let i = 0; i < y.length; i++) most = Math.max(most, Math.abs(y[i]!));
  return most;
}

/** Nothing a method breaks on may reach a combination: values not finite or ten times beyond all that was seen. */
function isSane(forecast: Float64Array, limit: number): boolean {
  for (let h = 0; h < forecast.length; h++) if (!(Math.abs(forecast[h]!) <= limit)) return false;
  return true;
}
