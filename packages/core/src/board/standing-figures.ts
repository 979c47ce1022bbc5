import { publishedRankStands, rankChange, rankMembers } from '../analysis/rank.ts';
import { divideExact } from '../decimal.ts';
import type { Figure, FigureInput } from '../figure/figure.ts';
import type { Measure } from '../indicator/indicator.ts';
import { isMissing, type Maybe, missing, type MissingReason } from '../missing.ts';
import { difference, percent } from '../quantity.ts';
import type { PeerSet, RegionCode } from '../region/region.ts';
import { type Span, spanIso } from '../span/span.ts';
import type { RankStanding } from './board.ts';
import { headlineFigure } from './growth-figures.ts';
import {
  absent,
  figure,
  observed,
  type KnownRanking,
  present,
  type RankingMemory,
  type Workings,
  worked,
} from './workings.ts';

export interface Standing {
  readonly rank: Maybe<RankStanding>;
  readonly figure: Figure;
}

/** Rank (位次) of the region among its peers at a span: a published rank stands; a computed one where none is published, and
 *  beside it where all members' values are held. Published values are ranked as they are shown: unrounded originals may part ties. */
export function rankStanding(w: Workings, span: Span, memory: RankingMemory): Standing {
  const measure = w.indicator.rankedBy;
  const peers = w.registry.peersOf(w.region.code);
  if (peers === undefined) return { rank: missing('no-peers'), figure: absent(w, 'rank', span, 'rank', 'no-peers') };
  const stated = w.book.at(w.indicator.code, w.region.code, 'rank', span);
  const { ranking, inputs: ranked } = rankingAt(w, peers, span, measure, memory);
  // A place among oneself alone says nothing.
  const own = ranking.of < 2 ? undefined : ranking.members.find((m) => m.code === w.region.code);
  const standing = publishedRankStands(stated?.value ?? null, own?.rank ?? null, ranking.withoutData.length === 0);
  if (isMissing(standing)) return { rank: missing('no-figure'), figure: absent(w, 'rank', span, 'rank', 'no-figure') };
  const inputs: readonly FigureInput[] =
    standing.source === 'published' && stated !== undefined ? [observed('published', stated)] : ranked;
  const of =
    standing.source === 'published'
      ? ranking.withoutData.length === 0
        ? ranking.of
        : peers.members.length
      : ranking.of;
  return {
    rank: {
      place: standing.shown,
      of,
      withoutData: standing.source === 'published' ? 0 : ranking.withoutData.length,
      source: standing.source,
      ...(standing.both && own ? { computed: own.rank } : {}),
      peers,
    },
    figure: figure(w, 'rank', span, 'rank', { value: standing.shown, decimals: 0 }, '位', inputs),
  };
}

function rankingAt(w: Workings, peers: PeerSet, span: Span, measure: Measure, memory: RankingMemory): KnownRanking {
  const key = `${w.indicator.code} ${spanIso(span)} ${measure} ${peers.code}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const figures = peers.members.map((member) => headlineFigure(w, span, member, measure));
  const values = figures.map((f) => ({ code: f.region, value: typeof f.value === 'number' ? f.value : null }));
  const found = {
    ranking: rankMembers(values, w.indicator.better),
    inputs: figures.flatMap((f) => (typeof f.value === 'number' ? [worked(f.region, f)] : [])),
  };
  memory.set(key, found);
  return found;
}

/** Places won since the previous release (位次较上期前移), only within one set. */
export function rankChangeFigure(w: Workings, span: Span, now: Standing, before: Standing | undefined): Figure {
  if (isMissing(now.rank)) return absent(w, 'rankChange', span, 'rank', 'no-figure');
  if (before === undefined || isMissing(before.rank)) return absent(w, 'rankChange', span, 'rank', 'no-base');
  const value = rankChange(before.rank.place, now.rank.place);
  return figure(w, 'rankChange', span, 'rank', { value, decimals: 0 }, '位', [
    worked('now', now.figure),
    worked('then', before.figure),
  ]);
}

export interface Distance {
  readonly to: 'province' | 'city' | 'country' | 'meanOfPeers' | null;
  readonly figure: Figure;
}

/** Distance (与全省相差) of a rate or share to the whole's own published figure; only where there is none, to the mean of the
 *  peers with data, the region itself among them, and then it says so. Amounts have no such distance, they have a share. */
export function distanceFigure(w: Workings, span: Span, headline: Figure): Distance {
  const peers = w.registry.peersOf(w.region.code);
  if (headline.measure !== 'yoy' && headline.measure !== 'share' && headline.measure !== 'sequential')
    return noDistance(w, span, headline, 'not-applicable');
  if (peers === undefined) return noDistance(w, span, headline, 'no-peers');
  const own = present(headline);
  if (own === undefined) return noDistance(w, span, headline, 'no-figure');
  const whole = headlineFigure(w, span, peers.of, headline.measure);
  const wholeValue = present(whole);
  if (wholeValue !== undefined) {
    const d = difference(percent(own), percent(wholeValue));
    const level = w.registry.regions.get(peers.of)?.level;
    return {
      to: level === 'city' ? 'city' : level === 'country' ? 'country' : 'province',
      figure: figure(w, 'distanceToProvince', span, headline.measure, d, d.unit, [
        worked('own', headline),
        worked('whole', whole),
      ]),
    };
  }
  const figures = peers.members
    .map((m) => headlineFigure(w, span, m, headline.measure))
    .filter((f) => typeof f.value === 'number');
  if (figures.length < 2) return noDistance(w, span, headline, 'no-province-figure');
  let sum = 0;
  for (const f of figures) sum += typeof f.value === 'number' ? f.value : 0;
  const value = own.value - sum / figures.length;
  return {
    to: 'meanOfPeers',
    figure: figure(w, 'distanceToProvince', span, headline.measure, { value, decimals: own.decimals }, '百分点', [
      worked('own', headline),
      ...figures.map((f) => worked(f.region, f)),
    ]),
  };
}

function noDistance(w: Workings, span: Span, { measure }: Figure, reason: MissingReason): Distance {
  return { to: null, figure: absent(w, 'distanceToProvince', span, measure, reason) };
}

/** Share of the whole's total (占全省比重): of a count or an amount. */
export function shareOfWholeFigure(w: Workings, span: Span, own: Figure, of: RegionCode | undefined): Figure {
  const a = present(own);
  if (of === undefined || (own.measure !== 'count' && own.measure !== 'level'))
    return absent(w, 'shareOfProvince', span, own.measure, 'not-applicable');
  const whole = headlineFigure(w, span, of, own.measure);
  const b = present(whole);
  if (a === undefined || b === undefined || b.value === 0)
    return absent(w, 'shareOfProvince', span, own.measure, 'no-province-figure');
  return figure(w, 'shareOfProvince', span, own.measure, { value: divideExact(a, b) * 100, decimals: 1 }, '%', [
    worked('part', own),
    worked('whole', whole),
  ]);
}
