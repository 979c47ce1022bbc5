import { headlineFigure } from '../board/growth-figures.ts';
import { distanceFigure, rankStanding } from '../board/standing-figures.ts';
import { type BoardContext, present, type RankingMemory, type Workings } from '../board/workings.ts';
import { releaseBefore } from '../board/cutoff.ts';
import type { Figure } from '../figure/figure.ts';
import { type Maybe, missing } from '../missing.ts';
import type { PeerSet, Region } from '../region/region.ts';
import { type Span, yearBefore } from '../span/span.ts';
import { releasesTo, workingsOf } from './course.ts';
import type { CountyStandings, MemberStanding, ReleaseStanding, Standings, StandingThen } from './detail.ts';

/** Years of a ranking over time. */
const rankingYears = 2;

/** How the region stood among its peers at every release of two years, and all of them at the cut-off. */
export function standingsOf(w: Workings, cutoff: Span, memory: RankingMemory): Maybe<Standings> {
  const peers = w.registry.peersOf(w.region.code);
  if (peers === undefined) return missing('no-peers');
  const releases = releasesTo(w, cutoff, rankingYears)
    .map((span): ReleaseStanding => {
      const values = peers.members.map((member) => headlineFigure(w, span, member, w.indicator.rankedBy));
      return {
        span,
        rank: rankStanding(w, span, memory).figure,
        whole: headlineFigure(w, span, peers.of, w.indicator.rankedBy),
        values: values.filter((f) => present(f) !== undefined),
      };
    })
    .filter(({ values }) => values.length > 1);
  if (releases.length === 0) return missing('no-data');
  const members = membersOf(w, peers, cutoff, memory);
  return { peers, releases, members };
}

/** The members of a set at a span, best first. */
function membersOf(w: Workings, peers: PeerSet, span: Span, memory: RankingMemory): readonly MemberStanding[] {
  return regionsOf(w, peers)
    .map((region) => {
      const of = { ...w, region };
      return {
        region,
        value: headlineFigure(of, span, region.code, w.indicator.rankedBy),
        rank: rankStanding(of, span, memory).figure,
      };
    })
    .toSorted((a, b) => placeOf(a.rank) - placeOf(b.rank));
}

/** The parts of a region at a cut-off: value, place, distance, the same at the release and the year before, and their courses. */
export function countiesOf(
  context: BoardContext,
  w: Workings,
  cutoff: Span,
  parts: PeerSet | undefined,
): Maybe<CountyStandings> {
  if (parts === undefined) return missing('no-peers');
  const members = regionsOf(w, parts).map((region) => {
    const of = workingsOf(context, { indicator: w.indicator, region });
    const value = headlineFigure(of, cutoff);
    const then = (span: Span): StandingThen => ({
      value: headlineFigure(of, span),
      rank: rankStanding(of, span, context.rankings).figure,
    });
    return {
      region,
      value,
      rank: rankStanding(of, cutoff, context.rankings).figure,
      distance: distanceFigure(of, cutoff, value).figure,
      previous: then(releaseBefore(w, cutoff)),
      yearBefore: then(yearBefore(cutoff)),
      course: releasesTo(of, cutoff, rankingYears).map((span) => ({ span, headline: headlineFigure(of, span) })),
    };
  });
  if (members.every(({ value }) => present(value) === undefined)) return missing('no-data');
  return { peers: parts, span: cutoff, previousSpan: releaseBefore(w, cutoff), members };
}

function regionsOf(w: Workings, peers: PeerSet): readonly Region[] {
  return peers.members.flatMap((code) => w.registry.regions.get(code) ?? []);
}

function placeOf(rank: Figure): number {
  return present(rank)?.value ?? Number.MAX_SAFE_INTEGER;
}
