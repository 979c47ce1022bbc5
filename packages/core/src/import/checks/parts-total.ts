import type { Indicator, IndicatorCode } from '../../indicator/indicator.ts';
import type { FaultParams } from '../fault-words.ts';
import { inUnit } from '../../indicator/unit.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Span } from '../../span/span.ts';
import { subtractExact, sumExact } from '../../decimal.ts';
import {
  type Accusation,
  blocksIn,
  type CheckScope,
  type Known,
  known,
  measuredIn,
  noise,
  regionAt,
  rounding,
  written,
} from './check-scope.ts';
import { impliedGrowth } from './growth-levels.ts';
import { indicatorName, subjectOf } from './names.ts';

/** Parts that the catalogue says add up and do not (税收+非税≠合计), beyond half the last digit of each. Pointed at is the figure
 *  whose correction the published shares, growth and member sums bear out; where they do not tell, the part that stands last.
 *  What is accounted for at constant prices (地区生产总值) is never summed: whole and branches are estimated apart. */
export function* checkPartsAgainstTotal(scope: CheckScope): Iterable<Accusation> {
  const { readings } = scope.upload;
  for (const whole of wholesIn(scope)) {
    const seen = new Set<number>();
    for (const code of [whole.code, ...(whole.parts ?? []).flat()]) {
      const indicatorIds = [readings.indicators.find(code)].filter((id) => id >= 0);
      for (const { span, measure, positions } of blocksIn({ ...scope, indicatorIds }, ['level', 'count'])) {
        for (const position of positions) {
          const key = readings.slot(position) * 2 ** 16 + readings.regionId(position);
          if (seen.has(key)) continue;
          seen.add(key);
          const region = regionAt(scope, position);
          for (const parts of whole.parts ?? [])
            yield* compare(scope, whole, parts, region, span, measure === 'count' ? 'count' : 'level');
        }
      }
    }
  }
}

/** The indicators with parts of which the scope holds something: as a whole or as a part. */
function wholesIn(scope: CheckScope): Iterable<Indicator> {
  const { indicators } = scope.upload.readings;
  const wholes = new Map<IndicatorCode, Indicator>();
  for (const id of scope.indicatorIds) {
    const indicator = scope.indicators.get(indicators.value(id));
    const parent = indicator?.parent === undefined ? undefined : scope.indicators.get(indicator.parent);
    for (const candidate of [indicator, parent])
      if (candidate?.parts !== undefined && candidate.prices !== 'constant') wholes.set(candidate.code, candidate);
  }
  return wholes.values();
}

interface Member {
  readonly code: IndicatorCode;
  readonly known: Known;
}

function* compare(
  scope: CheckScope,
  whole: Indicator,
  parts: readonly IndicatorCode[],
  region: RegionCode,
  span: Span,
  measure: 'level' | 'count',
): Iterable<Accusation> {
  const members: Member[] = [];
  for (const code of [whole.code, ...parts]) {
    const figure = known(scope, code, region, span, measure);
    if (figure === undefined) return;
    members.push({ code, known: figure });
  }
  const inFile = members.filter((m) => m.known.position >= 0);
  if (inFile.length === 0 || (inFile.length < members.length && revisesAny(scope, inFile, region))) return;
  const unit = largestUnit(members.map((m) => m.known.unit));
  const gap = gapOf(members, unit);
  if (gap === undefined || Math.abs(gap.difference) <= gap.tolerance * (1 + noise) + noise) return;
  const culprit = blamed(scope, whole, inFile, members, unit, region, span) ?? inFile.at(-1);
  if (culprit === undefined) return;
  const names = parts.map((code) => indicatorName(scope, code));
  const params = (): FaultParams => ({
    ...subjectOf(scope, culprit.known.position),
    parts: { zh: names.map((n) => n.zh).join('加'), en: names.map((n) => n.en).join(' and ') },
    whole: whole.name,
    difference: written({ value: Math.abs(gap.difference), decimals: gap.decimals }),
    unit,
  });
  yield { code: 'parts-vs-total', at: culprit.known.position, params };
}

/** A revision may come figure by figure: what the file changes of the record is not compared with what it leaves. */
function revisesAny(scope: CheckScope, inFile: readonly Member[], region: RegionCode): boolean {
  const { readings } = scope.upload;
  return inFile.some(
    ({ code, known: { position } }) => scope.held(code, region, readings.slot(position)) !== undefined,
  );
}

/** The unit in which no figure loses a digit. */
export function largestUnit(units: readonly string[]): string {
  const one = { value: 1, decimals: 0 };
  return units.reduce((a, b) => ((inUnit(one, b, a)?.value ?? 0) > 1 ? b : a));
}

/** The first less the sum of the others, in a unit, with what rounding explains of it; undefined where units differ in kind.
 *  Who converts between units often cuts off rather than rounds: mixed units are allowed a whole last digit each. */
export function gapOf(
  members: readonly { readonly known: Known }[],
  unit: string,
):
  | { readonly difference: number; readonly decimals: number; readonly tolerance: number; readonly sum: number }
  | undefined {
  let tolerance = 0;
  let mixed = false;
  const figures = [];
  for (const { known: figure } of members) {
    const converted = inUnit(figure, figure.unit, unit);
    const factor = inUnit({ value: 1, decimals: 0 }, figure.unit, unit);
    if (converted === undefined || factor === undefined) return undefined;
    figures.push(converted);
    tolerance += rounding(figure) * factor.value;
    mixed ||= figure.unit !== members[0]?.known.unit;
  }
  if (mixed) tolerance *= 2;
  const [whole, ...parts] = figures;
  if (whole === undefined) return undefined;
  const sum = sumExact(parts);
  const { value, decimals } = subtractExact(whole, sum);
  return { difference: value, decimals, tolerance, sum: sum.value };
}

/** The one figure of the file whose correction agrees with more of the published shares and growths than any other's. */
function blamed(
  scope: CheckScope,
  whole: Indicator,
  inFile: readonly Member[],
  members: readonly Member[],
  unit: string,
  region: RegionCode,
  span: Span,
): Member | undefined {
  const gap = gapOf(members, unit);
  if (gap === undefined) return undefined;
  const scores = inFile.map((suspect) => {
    const corrected = new Map(
      members.map((m) => {
        const value = inUnit(m.known, m.known.unit, unit)?.value ?? m.known.value;
        const change = m !== suspect ? 0 : m.code === whole.code ? -gap.difference : gap.difference;
        return [m.code, { before: value, after: value + change }];
      }),
    );
    let score = 0;
    for (const { code } of members) {
      const own = corrected.get(code);
      const total = corrected.get(whole.code);
      if (own === undefined || total === undefined) continue;
      const share = known(scope, code, region, span, 'share');
      if (share !== undefined && scope.indicators.get(code)?.shareOf === whole.code)
        score += near((own.after / total.after) * 100, share) ? 1 : 0;
      const changed = own.after / own.before;
      for (const [at, factor] of [
        [span, changed],
        [{ ...span, year: span.year + 1 }, 1 / changed],
      ] as const) {
        const growth = known(scope, code, region, at, 'yoy');
        const implied = impliedGrowth(scope, code, region, at);
        if (growth === undefined || implied === undefined) continue;
        score += near(((1 + implied / 100) * factor - 1) * 100, growth) ? 1 : 0;
      }
      const sum = sumOfMembers(scope, code, region, span, unit);
      if (sum !== undefined && Math.abs(sum.value - own.after) <= sum.tolerance + rounding({ ...gap, value: 0, unit }))
        score++;
    }
    return score;
  });
  const best = Math.max(...scores);
  const bestOnes = inFile.filter((_, i) => scores[i] === best);
  return best > 0 && bestOnes.length === 1 ? bestOnes[0] : undefined;
}

/** What the members of a region add up to, where the catalogue says that they do and all of them are known. */
function sumOfMembers(
  scope: CheckScope,
  code: IndicatorCode,
  region: RegionCode,
  span: Span,
  unit: string,
): { readonly value: number; readonly tolerance: number } | undefined {
  const memberSets = scope.indicators.get(code)?.memberSets ?? [];
  for (const { set } of scope.peerSets) {
    if (set.of !== region || !memberSets.includes(set.code)) continue;
    let value = 0;
    let tolerance = 0;
    for (const member of set.members) {
      const figure = known(scope, code, member, span, 'level') ?? known(scope, code, member, span, 'count');
      const converted = figure && measuredIn(figure, unit);
      if (converted === undefined) return undefined;
      value += converted.value;
      tolerance += converted.rounding;
    }
    return { value, tolerance };
  }
  return undefined;
}

function near(value: number, published: Known): boolean {
  return Math.abs(value - published.value) <= rounding(published) * 2;
}
