import { type BoardSpec, contextOf } from '../board/analyse.ts';
import { analyseRow } from '../board/row.ts';
import { present, type Workings } from '../board/workings.ts';
import type { Figure } from '../figure/figure.ts';
import type { Indicator } from '../indicator/indicator.ts';
import { isMissing } from '../missing.ts';
import type { PeerSet, Region } from '../region/region.ts';
import { latestRelease, releaseDay, releasesOf } from '../span/release.ts';
import { compareSpans, type Span } from '../span/span.ts';
import { basePath, cutoffsBehind, pathFigure } from './base-path.ts';
import { compositionOf, contributionFigure, driversOf, wholesOf } from './composition.ts';
import { courseOf, sameSpans, workingsOf } from './course.ts';
import type { IndicatorDetail } from './detail.ts';
import { dueFigure, requiredPath } from './required.ts';
import { revisionsOf } from './revisions.ts';
import { countiesOf, standingsOf } from './standings.ts';

/** What a detail is worked out from: as a board, with the set that the region is divided into. */
export interface DetailSpec extends BoardSpec {
  readonly parts?: PeerSet;
}

/** Works out everything about one indicator of one region (指标详情): pure, from the record and the registers as of one moment. An
 *  indicator of which nothing is held has its row and its target, and reasons for all else. */
export function analyseDetail(spec: DetailSpec, indicator: Indicator, region: Region): IndicatorDetail {
  const context = contextOf({ ...spec, withSpark: true });
  const w = workingsOf(context, { indicator, region });
  const row = analyseRow(context, indicator, region);
  const cutoff = isMissing(row.cutoff) ? latestRelease(spec.period.year, spec.period.month, indicator) : row.cutoff;
  const peers = spec.registry.peersOf(region.code);
  const whole = peers && spec.registry.regions.get(peers.of);
  return {
    region,
    indicator,
    ...(whole ? { wholeName: whole.name } : {}),
    period: spec.period,
    asOf: spec.asOf,
    row,
    course: courseOf(w, cutoff, peers?.of),
    years: sameSpans(w, cutoff),
    required: requiredPath(w, cutoff),
    base: basePath(w, cutoff),
    standings: standingsOf(w, cutoff, context.rankings),
    counties: countiesOf(context, w, cutoff, spec.parts),
    composition: compositionOf(context, w, cutoff),
    drivers: driversOf(context, w),
    revisions: revisionsOf(w, [region, ...membersOf(spec, spec.parts), ...membersOf(spec, peers, region)]),
    nextRelease: nextRelease(indicator, cutoff),
  };
}

function membersOf(spec: DetailSpec, peers: PeerSet | undefined, but?: Region): readonly Region[] {
  const codes = peers === undefined ? [] : [peers.of, ...peers.members];
  return codes
    .filter((code) => code !== but?.code && (but !== undefined || code !== peers?.of))
    .flatMap((code) => spec.registry.regions.get(code) ?? []);
}

/** The release after the cut-off, and its usual day. */
function nextRelease(indicator: Indicator, cutoff: Span): IndicatorDetail['nextRelease'] {
  const coming = [...releasesOf(cutoff.year, indicator), ...releasesOf(cutoff.year + 1, indicator)];
  const span = coming.find((release) => compareSpans(release, cutoff) > 0);
  if (span === undefined) throw new Error(`no release after: ${indicator.code}`);
  return { span, day: releaseDay(span, indicator.release) };
}

/** Figures of a detail that stand on no board and have the span that they are identified by: what explaining one looks through.
 *  They depend on nothing but indicator, region and span, except for the cut-off of a path, of which all are tried. */
export function* detailFigures(w: Workings, span: Span): Generator<Figure> {
  yield dueFigure(w, span);
  for (const cutoff of cutoffsBehind(w, span)) {
    const path = pathFigure(w, cutoff, span);
    if (present(path) !== undefined) yield path;
  }
  const regions = [...w.registry.peerSets.values()]
    .filter(({ members }) => members.includes(w.region.code))
    .map(({ of }) => of);
  for (const measure of ['contribution', 'contributionShare'] as const) {
    for (const indicator of wholesOf(w.registry, w.indicator))
      yield contributionFigure(w, span, { indicator, region: w.region.code }, measure);
    for (const region of new Set(regions))
      yield contributionFigure(w, span, { indicator: w.indicator, region }, measure);
  }
}
