import type { Indicator } from '../../indicator/indicator.ts';
import type { RegionCode } from '../../region/region.ts';
import { type Span, yearBefore } from '../../span/span.ts';
import { slotOf } from '../readings-buffer.ts';
import { type CheckScope, figureAt, type Known, known, measuredIn, regionAt, written } from './check-scope.ts';
import { type KnownAt, laterKnown, previousKnown, significantDigits } from './earlier.ts';
import { regionName, spanName } from './names.ts';

/** A figure that another should be near. */
export interface Reference {
  readonly kind: 'whole' | 'previous' | 'yearBefore' | 'grown' | 'later' | 'vintage';
  /** log₁₀ of the figure over what the reference lets expect: 0 where they agree, 4 for 万元 under 亿元. */
  readonly order: number;
  /** What it is, for a sentence. */
  readonly against: () => { readonly zh: string; readonly en: string };
}

/** A power of ten shows only in figures with some digits. */
export function isMeasurable(figure: Known): boolean {
  return figure.value > 0 && significantDigits(figure) >= 3;
}

/** By so much a part exceeds its whole, or a whole the sum of its parts, only if a unit is wrong. */
const beyondWhole = 100;

/** Of five peers or more one does not exceed the next by so much. */
const beyondPeers = 200;
const enoughPeers = 5;

/** What the regions of a block are measured by among themselves: the whole of a part, the sum of the parts of a whole, the largest
 *  of the peers. */
export type Wholes = ReadonlyMap<RegionCode, { readonly region: RegionCode; readonly figure: Known }>;

/** The wholes, sums and peers that show a figure of the block to be beyond them. Where several parts exceed one whole, the whole is
 *  the wrong one, and nothing is concluded from it. */
export function wholesIn(
  scope: CheckScope,
  indicator: Indicator,
  span: Span,
  measure: 'level' | 'count',
  positions: Uint32Array,
): Wholes {
  const beyond = new Map<RegionCode, { readonly region: RegionCode; readonly figure: Known }>();
  if (indicator.mayFall === true || (indicator.kind !== 'amount' && indicator.kind !== 'count')) return beyond;
  const parts = new Map<RegionCode, { readonly region: RegionCode; readonly figure: Known }[]>();
  for (const position of positions) {
    const figure = figureAt(scope, position);
    const region = regionAt(scope, position);
    const parent = scope.regions.get(region)?.parent;
    if (figure === undefined || figure.value < 0 || parent === undefined || parent === null) continue;
    const siblings = parts.get(parent);
    if (siblings === undefined) parts.set(parent, [{ region, figure }]);
    else siblings.push({ region, figure });
  }
  for (const [parent, siblings] of parts) {
    const peer = beyondItsPeers(siblings);
    if (peer !== undefined) beyond.set(peer.region, peer.next);
    const whole = known(scope, indicator.code, parent, span, measure);
    if (whole === undefined) continue;
    const sized = siblings.map(({ region, figure }) => ({
      region,
      figure,
      value: measuredIn(figure, whole.unit)?.value ?? 0,
    }));
    const above = sized.filter(({ value }) => value > whole.value * 2);
    const [only] = above;
    if (above.length === 1 && only !== undefined && only.value >= whole.value * beyondWhole)
      beyond.set(only.region, { region: parent, figure: whole });
    const sum = sized.reduce((total, { value }) => total + value, 0);
    if (whole.position >= 0 && siblings.length >= enoughPeers && whole.value >= sum * beyondWhole && sum > 0)
      beyond.set(parent, { region: parent, figure: { ...whole, value: sum, position: -1 } });
  }
  return beyond;
}

function beyondItsPeers(
  siblings: readonly { readonly region: RegionCode; readonly figure: Known }[],
): { readonly region: RegionCode; readonly next: { readonly region: RegionCode; readonly figure: Known } } | undefined {
  const unit = siblings[0]?.figure.unit ?? '';
  const measured = siblings.filter(({ figure }) => isMeasurable(figure) && figure.unit === unit);
  const [first, second] = measured.toSorted((a, b) => b.figure.value - a.figure.value);
  if (first === undefined || second === undefined || measured.length < enoughPeers) return undefined;
  return first.figure.value >= second.figure.value * beyondPeers ? { region: first.region, next: second } : undefined;
}

/** What a figure is measured by, the strongest first, each worked out when it is asked for: most figures agree with the first. */
export function* referencesOf(
  scope: CheckScope,
  indicator: Indicator,
  span: Span,
  measure: 'level' | 'count',
  figure: Known,
  wholes: Wholes,
): Iterable<Reference> {
  const { code } = indicator;
  const region = regionAt(scope, figure.position);
  const months = (other: Span): number => (indicator.accumulation === 'cumulative' ? span.length / other.length : 1);
  const near = (
    kind: Reference['kind'],
    other: Known,
    factor: number,
    against: Reference['against'],
  ): readonly Reference[] => {
    const compared = measuredIn(other, figure.unit);
    if (compared === undefined || factor <= 0 || !isMeasurable(other)) return [];
    return [{ kind, order: Math.log10(figure.value / (compared.value * factor)), against }];
  };
  const of = (kind: Reference['kind'], other: KnownAt, factor: number): readonly Reference[] =>
    near(kind, other.figure, factor, () => {
      const name = spanName(scope, other.span, code);
      const value = `${written(other.figure)}${other.figure.unit === figure.unit ? '' : other.figure.unit}`;
      return { zh: `${name.zh}（${value}）`, en: `that for ${name.en} (${value})` };
    });

  const whole = wholes.get(region);
  const isParent = whole !== undefined && scope.regions.get(region)?.parent === whole.region;
  // What part of the whole one should expect is not known; a tenth is near enough.
  if (whole !== undefined)
    yield* near('whole', whole.figure, isParent ? 0.1 : 1, () => wholeWords(scope, whole.region, region, isParent));
  let found = 0;
  const before = previousKnown(scope, code, region, span, measure);
  if (before !== undefined) {
    found++;
    yield* of('previous', before, months(before.span));
  }
  const base = known(scope, code, region, yearBefore(span), measure);
  if (base !== undefined) {
    found++;
    const last = { span: yearBefore(span), figure: base };
    yield* of('yearBefore', last, 1);
    const growth = known(scope, code, region, span, 'yoy');
    const followsLevels = !indicator.comparableBasis && indicator.prices !== 'constant';
    if (growth !== undefined && followsLevels) yield* of('grown', last, 1 + growth.value / 100);
  }
  for (const later of laterKnown(scope, code, region, span, measure, 2)) {
    found++;
    yield* of('later', later, months(later.span));
  }
  for (const years of [1, 2]) {
    const after = { ...span, year: span.year + years };
    const later = known(scope, code, region, after, measure);
    if (later === undefined) continue;
    found++;
    yield* of('later', { span: after, figure: later }, 1);
  }
  const vintage = scope.held(code, region, slotOf(span, measure))?.at(-1);
  if (found === 0 && vintage !== undefined) yield* of('vintage', { span, figure: { ...vintage, position: -1 } }, 1);
}

function wholeWords(
  scope: CheckScope,
  whole: RegionCode,
  region: RegionCode,
  isParent: boolean,
): { readonly zh: string; readonly en: string } {
  const { zh, en } = regionName(scope, whole);
  if (whole === region) return { zh: '各地合计', en: 'the sum of its parts' };
  return isParent ? { zh: `${zh}的十分之一`, en: `a tenth of ${en}` } : { zh, en: `that of ${en}` };
}
