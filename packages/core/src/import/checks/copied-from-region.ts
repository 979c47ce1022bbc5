import type { RegionCode } from '../../region/region.ts';
import type { FaultParams } from '../fault-words.ts';
import { slotOf } from '../readings-buffer.ts';
import { type Accusation, blocksIn, type CheckScope, figureAt, type Known, regionAt, written } from './check-scope.ts';
import { significantDigits } from './earlier.ts';
import { regionName, subjectOf } from './names.ts';

/** Digits of a level from which two regions cannot share it by chance; with the same growth beside it fewer do. */
const digitsAlone = 7;
const digitsWithGrowth = 3;

interface Stated {
  readonly position: number;
  readonly region: RegionCode;
  readonly growth: Known | undefined;
}

/** A region's level that is another region's of the same release, and its growth too (照抄其他地区). A region and the one that it is
 *  a part of may be the same. The later of the two in the file is pointed at; which of them is the copy nobody knows. */
export function* checkCopiedFromRegion(scope: CheckScope): Iterable<Accusation> {
  const { upload } = scope;
  for (const { code, span, positions } of blocksIn(scope, ['level'])) {
    const indicatorId = upload.readings.indicators.find(code);
    const growthSlot = slotOf(span, 'yoy');
    const seen = new Map<string, Stated>();
    for (const position of positions) {
      const figure = figureAt(scope, position);
      if (figure === undefined || figure.value === 0) continue;
      const digits = significantDigits(figure);
      if (digits < digitsWithGrowth) continue;
      const region = regionAt(scope, position);
      const growth = figureAt(scope, upload.find(indicatorId, growthSlot, upload.readings.regionId(position)));
      const key = `${figure.value} ${figure.decimals} ${figure.unit}`;
      const other = seen.get(key);
      if (other === undefined) {
        seen.set(key, { position, region, growth });
        continue;
      }
      if (isPartOf(scope, region, other.region) || isPartOf(scope, other.region, region)) continue;
      const isSameGrowth = isTelling(growth) && growth?.value === other.growth?.value;
      const alone = growth === undefined && digits >= digitsAlone;
      if (!isSameGrowth && !alone) continue;
      const params = (): FaultParams => ({
        ...subjectOf(scope, position),
        other: regionName(scope, other.region),
        value: written(figure),
      });
      yield { code: 'copied-from-region', at: position, params };
    }
  }
}

/** A growth of two digits or more. */
function isTelling(growth: Known | undefined): boolean {
  return growth !== undefined && growth.value !== 0 && significantDigits(growth) >= 2;
}

function isPartOf(scope: CheckScope, region: RegionCode, whole: RegionCode): boolean {
  return scope.regions.get(region)?.parent === whole;
}
