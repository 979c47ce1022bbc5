import type { Indicator } from '../../indicator/indicator.ts';
import type { PeerSet, RegionCode } from '../../region/region.ts';
import type { Span } from '../../span/span.ts';
import type { FaultParams } from '../fault-words.ts';
import { slotOf } from '../readings-buffer.ts';
import { type Accusation, blocksIn, type CheckScope, type Known, known, noise, written } from './check-scope.ts';
import { indicatorName, regionName, spanName, subjectOf } from './names.ts';
import { gapOf, largestUnit } from './parts-total.ts';

/** Members of a set that the catalogue says add up, against the whole (分县合计≠全市): only where all of them are known. What is
 *  counted must agree exactly, amounts within half the last digit of each. The whole is pointed at. */
export function* checkMemberSum(scope: CheckScope): Iterable<Accusation> {
  for (const { indicator, span, measure } of blocksIn(scope, ['level', 'count'])) {
    for (const { set } of scope.peerSets) {
      if (indicator?.memberSets?.includes(set.code) !== true) continue;
      const found = compare(scope, indicator, set, span, measure === 'count' ? 'count' : 'level');
      if (found !== undefined) yield found;
    }
  }
}

function compare(
  scope: CheckScope,
  indicator: Indicator,
  set: PeerSet,
  span: Span,
  measure: 'level' | 'count',
): Accusation | undefined {
  const members: { readonly region: RegionCode; readonly known: Known }[] = [];
  for (const region of [set.of, ...set.members]) {
    const figure = known(scope, indicator.code, region, span, measure);
    if (figure === undefined) return undefined;
    members.push({ region, known: figure });
  }
  const inFile = members.filter((m) => m.known.position >= 0);
  const slot = slotOf(span, measure);
  // A revision may come unit by unit: what the file changes of the record is not compared with what it leaves.
  const revises = inFile.some(({ region }) => scope.held(indicator.code, region, slot) !== undefined);
  if (inFile.length === 0 || (inFile.length < members.length && revises)) return undefined;
  const unit = largestUnit(members.map((m) => m.known.unit));
  const gap = gapOf(members, unit);
  if (gap === undefined || Math.abs(gap.difference) <= gap.tolerance * (1 + noise) + noise) return undefined;
  const whole = members[0];
  const place = whole !== undefined && whole.known.position >= 0 ? whole : inFile[0];
  if (whole === undefined || place === undefined) return undefined;
  const value = gap.sum + gap.difference;
  const params = (): FaultParams => ({
    ...subjectOf(scope, place.known.position),
    indicator: indicatorName(scope, indicator.code),
    span: spanName(scope, span, indicator.code),
    whole: regionName(scope, set.of),
    count: set.members.length,
    sum: written({ value: gap.sum, decimals: gap.decimals }),
    value: written({ value, decimals: gap.decimals }),
    unit,
  });
  const { position } = place.known;
  return place === whole
    ? { code: 'sum-mismatch', at: position, params }
    : { code: 'sum-mismatch', at: { sheet: scope.upload.readings.sheet(position), value: null }, params };
}
