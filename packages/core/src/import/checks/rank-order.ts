import type { Indicator } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import type { FaultParams } from '../fault-words.ts';
import { slotOf } from '../readings-buffer.ts';
import {
  type Accusation,
  blocksIn,
  type CheckScope,
  figureAt,
  type Known,
  measuredIn,
  noise,
  regionAt,
  written,
} from './check-scope.ts';
import { indicatorName, measureName, regionName, spanName, subjectOf } from './names.ts';
import { ranksIn } from './ranked-set.ts';

/** So few members follow an order by chance. */
const fewest = 3;
const enoughToTurn = 5;

interface Ranked {
  readonly position: number;
  readonly region: RegionCode;
  readonly rank: number;
  /** What may have been published before rounding: `[low, high]`, better is higher. */
  readonly low: number;
  readonly high: number;
  readonly figure: Known;
}

/** Published ranks that contradict the published figures beside them (位次与增速顺序不一致): a member that is certainly better stands
 *  behind. Equal figures may stand in any order, for ranks follow unrounded ones, and ties may share a rank. Where two
 *  ranks were swapped both are pointed at; where one does not fit, that one; where nothing fits, the block as a whole. Nothing
 *  is said where the ranks turn out to be those of another measure, or counted from the other end. */
export function* checkRankOrder(scope: CheckScope): Iterable<Accusation> {
  for (const { code, indicator, span, positions } of blocksIn(scope, ['rank'])) {
    if (indicator === undefined || indicator.rankedBy === 'rank') continue;
    for (const group of peerGroups(scope, positions)) {
      const ranked = withFigures(scope, indicator, slotOf(span, indicator.rankedBy), group);
      if (inOrder(ranked) || explainedOtherwise(scope, indicator, span, ranked)) continue;
      const outOfPlace = findOutOfPlace(ranked);
      if (outOfPlace.length <= Math.max(2, ranked.length / 4)) {
        for (const r of outOfPlace) {
          const others = outOfPlace.filter((o) => o !== r).map((o) => regionName(scope, o.region));
          const params = (): FaultParams => ({
            ...subjectOf(scope, r.position),
            measure: measureName(indicator.rankedBy),
            figure: `${written(r.figure)}${r.figure.unit}`,
            partner: partnerWords(others),
          });
          yield { code: 'rank-vs-growth', at: r.position, params };
        }
      } else {
        const sheet = scope.upload.readings.sheet(ranked[0]?.position ?? 0);
        const params = (): FaultParams => ({
          indicator: indicatorName(scope, code),
          span: spanName(scope, span, code),
          measure: measureName(indicator.rankedBy),
          count: outOfPlace.length,
        });
        yield { code: 'ranks-vs-growth', at: { sheet, value: null }, params };
      }
    }
  }
}

/** The readings of a block by the set that they are ranked in. */
function peerGroups(scope: CheckScope, positions: Uint32Array): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const { position, set } of ranksIn(scope, positions)) {
    if (set === undefined) continue;
    const group = groups.get(set.code);
    if (group === undefined) groups.set(set.code, [position]);
    else group.push(position);
  }
  return groups.values();
}

function withFigures(
  scope: CheckScope,
  indicator: Indicator,
  slot: number,
  group: readonly number[],
): readonly Ranked[] {
  const { upload } = scope;
  const { readings } = upload;
  const sign = indicator.better === 'lower' ? -1 : 1;
  let unit: string | undefined;
  return group
    .flatMap((position) => {
      const at = upload.find(readings.indicatorId(position), slot, readings.regionId(position));
      const figure = figureAt(scope, at);
      unit ??= figure?.unit;
      const compared = figure && measuredIn(figure, unit ?? figure.unit);
      if (figure === undefined || compared === undefined) return [];
      const { value } = compared;
      // Figures that are exact may be equal too.
      const rounding = Math.max(compared.rounding, 1e-6);
      const rank = readings.value(position);
      const region = regionAt(scope, position);
      return [{ position, region, rank, figure, low: sign * value - rounding, high: sign * value + rounding }];
    })
    .toSorted((a, b) => a.rank - b.rank);
}

/** Whether some unrounded figures could have given these ranks: sorted by rank, no later member is certainly better than an
 *  earlier one, and members of one rank are not certainly apart. */
function inOrder(sorted: readonly Ranked[]): boolean {
  let lowestHigh = Infinity;
  let sharedLow = -Infinity;
  let sharedHigh = Infinity;
  let rank = -1;
  for (const r of sorted) {
    if (r.rank !== rank) {
      lowestHigh = Math.min(lowestHigh, sharedHigh);
      sharedLow = -Infinity;
      sharedHigh = Infinity;
      rank = r.rank;
    }
    sharedLow = Math.max(sharedLow, r.low);
    sharedHigh = Math.min(sharedHigh, r.high);
    if (sharedLow > sharedHigh + noise || sharedLow >= lowestHigh - noise) return false;
  }
  return true;
}

/** The members whose ranks must be wrong: two that were swapped, one alone, or else those outside the longest run in order. */
function findOutOfPlace(sorted: readonly Ranked[]): readonly Ranked[] {
  const suspects = sorted.filter((r) => sorted.some((other) => other !== r && contradict(r, other)));
  for (const [i, a] of suspects.entries()) {
    for (const b of suspects.slice(i + 1)) if (a.rank !== b.rank && inOrder(swapped(sorted, a, b))) return [a, b];
  }
  const alone = suspects.filter((r) => inOrder(sorted.filter((other) => other !== r)));
  return alone.length > 0 ? alone : outsideLongestRun(sorted);
}

function contradict(a: Ranked, b: Ranked): boolean {
  return !inOrder(a.rank <= b.rank ? [a, b] : [b, a]);
}

function swapped(sorted: readonly Ranked[], a: Ranked, b: Ranked): readonly Ranked[] {
  return sorted.map((r) => (r === a ? { ...b, rank: a.rank } : r === b ? { ...a, rank: b.rank } : r));
}

function outsideLongestRun(sorted: readonly Ranked[]): readonly Ranked[] {
  const best: { readonly length: number; readonly before: number }[] = [];
  for (const [i, r] of sorted.entries()) {
    let length = 1;
    let before = -1;
    for (let j = 0; j < i; j++) {
      const other = sorted[j];
      const run = best[j];
      if (other === undefined || run === undefined || contradict(other, r) || run.length + 1 <= length) continue;
      length = run.length + 1;
      before = j;
    }
    best.push({ length, before });
  }
  const inside = new Set<number>();
  let at = best.reduce((longest, run, i) => (run.length > (best[longest]?.length ?? 0) ? i : longest), 0);
  for (; at >= 0 && best[at] !== undefined; at = best[at]?.before ?? -1) inside.add(at);
  return sorted.filter((_, i) => !inside.has(i));
}

/** The ranks are counted from the other end, or follow another measure of the indicator: then they contradict nothing. */
function explainedOtherwise(
  scope: CheckScope,
  indicator: Indicator,
  span: Parameters<typeof slotOf>[0],
  ranked: readonly Ranked[],
): boolean {
  // Of a few that contradict each other any order is one from the other end.
  const enough = indicator.better === 'higher' ? enoughToTurn : 2;
  if (ranked.length >= enough && inOrder(ranked.map((r) => ({ ...r, low: -r.high, high: -r.low })))) return true;
  const group = ranked.map((r) => r.position);
  for (const measure of ['level', 'count', 'share', 'yoy'] as const) {
    if (measure === indicator.rankedBy) continue;
    const others = withFigures(scope, indicator, slotOf(span, measure), group);
    if (others.length >= fewest && others.length === ranked.length && inOrder(others)) return true;
  }
  return false;
}

function partnerWords(others: readonly { readonly zh: string; readonly en: string }[]): { zh: string; en: string } {
  if (others.length === 0) return { zh: '', en: '' };
  const zh = others.map((name) => name.zh).join('、');
  const en = others.map((name) => name.en).join(', ');
  return others.length === 1
    ? { zh: `，疑与${zh}互换`, en: `; swapped with ${en}?` }
    : { zh: `，同列还有${zh}`, en: `; so with ${en}` };
}
