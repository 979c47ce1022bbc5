import { display } from '../../decimal.ts';
import type { Measure } from '../../indicator/indicator.ts';
import { slotOf } from '../readings-buffer.ts';
import {
  type Accusation,
  blocksIn,
  type CheckedBlock,
  type CheckScope,
  figureAt,
  noise,
  regionAt,
} from './check-scope.ts';
import { previousKnown } from './earlier.ts';
import { subjectOf } from './names.ts';

const percentMeasures: readonly Measure[] = ['yoy', 'share', 'twoYearAverage', 'sequential'];
const enoughPeers = 3;
const enoughInColumn = 3;

/** The other percentages of a block on the same sheet. */
interface Peers {
  readonly values: readonly number[];
  readonly decimals: number;
  /** None of them holds more digits than it shows. */
  readonly plain: boolean;
}

/** A fraction among percentages (百分数误为小数): 0.172 where 17.2 is meant. It has more digits than its peers show, and a hundred times
 *  it fits among them. Where a rank is published beside it, the rank decides. A real growth of 0.2 % among others is left alone. */
export function* checkPercentScale(scope: CheckScope): Iterable<Accusation> {
  for (const block of blocksIn(scope, percentMeasures)) {
    for (const position of block.positions) {
      const figure = figureAt(scope, position);
      if (figure === undefined || Math.abs(figure.value) > 1) continue;
      const number = scope.upload.readings.stored(position) ?? figure.value;
      if (number === 0 || Math.abs(number) >= 1) continue;
      const peers = peersOf(scope, block, position);
      if (isWhole(number * 10 ** peers.decimals) || !isFraction(scope, block, position, number, peers)) continue;
      const likely = `${display(number * 100, peers.decimals)}%`;
      yield {
        code: 'percent-scale',
        at: position,
        params: () => ({ ...subjectOf(scope, position), value: `${number}`, likely }),
      };
    }
  }
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < noise;
}

function peersOf(scope: CheckScope, block: CheckedBlock, position: number): Peers {
  const { readings } = scope.upload;
  const values: number[] = [];
  let decimals = 0;
  let plain = true;
  for (const other of block.positions) {
    const figure = figureAt(scope, other);
    if (other === position || figure === undefined || Math.abs(figure.value) < 1) continue;
    if (readings.sheet(other) !== readings.sheet(position)) continue;
    values.push(figure.value);
    decimals = Math.max(decimals, figure.decimals);
    plain &&= !readings.isShownRounded(other);
  }
  return values.length > 0
    ? { values, decimals, plain }
    : { values, decimals: block.indicator?.decimals[block.measure] ?? 1, plain: false };
}

function isFraction(scope: CheckScope, block: CheckedBlock, position: number, number: number, peers: Peers): boolean {
  const percent = number * 100;
  if (peers.values.length < enoughPeers) {
    const before = previousKnown(scope, block.code, regionAt(scope, position), block.span, block.measure);
    if (before === undefined || Math.abs(before.figure.value) < 2) return isOddInColumn(scope, position, number);
    return Math.abs(percent - before.figure.value) < Math.abs(number - before.figure.value) / 2;
  }
  const low = Math.min(...peers.values);
  const high = Math.max(...peers.values);
  // Three decimals where all peers have one, and one again as a percentage: that is enough, however far it is from them.
  const power = 10 ** peers.decimals;
  const byRank = rankSays(scope, block, position, number);
  if (byRank !== false && peers.plain && isWhole(percent * power)) return true;
  const spread = high - low;
  const wide = Math.max(5, spread);
  if (percent < low - wide || percent > high + wide) return false;
  const slack = Math.max(2, spread / 2);
  return byRank ?? (peers.plain || number < low - slack || number > high + slack);
}

/** In a column of percentages that all show what they hold, one with the digits of a fraction. */
function isOddInColumn(scope: CheckScope, position: number, number: number): boolean {
  const column = scope.upload.percentColumn(position);
  const power = 10 ** column.decimals;
  return column.count >= enoughInColumn && column.plain && !isWhole(number * power) && isWhole(number * 100 * power);
}

/** Whether the published rank is that of a hundred times the number (true) or of the number (false); undefined without ranks. */
function rankSays(scope: CheckScope, block: CheckedBlock, position: number, number: number): boolean | undefined {
  const { upload } = scope;
  const { readings } = upload;
  if (block.indicator?.rankedBy !== block.measure) return undefined;
  const slot = slotOf(block.span, 'rank');
  const rank = figureAt(scope, upload.find(readings.indicatorId(position), slot, readings.regionId(position)))?.value;
  if (rank === undefined) return undefined;
  let misplacedAsIs = 0;
  let misplacedAsPercent = 0;
  for (const other of block.positions) {
    const figure = figureAt(scope, other);
    const otherRank = figureAt(scope, upload.find(readings.indicatorId(other), slot, readings.regionId(other)))?.value;
    if (other === position || figure === undefined || otherRank === undefined || otherRank === rank) continue;
    const above = otherRank < rank === (block.indicator.better !== 'lower');
    if (figure.value > number !== above) misplacedAsIs++;
    if (figure.value > number * 100 !== above) misplacedAsPercent++;
  }
  return misplacedAsIs === misplacedAsPercent ? undefined : misplacedAsPercent < misplacedAsIs;
}
