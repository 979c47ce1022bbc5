import { foldText } from '../../fold.ts';
import type { Indicator, IndicatorCode, Measure } from '../../indicator/indicator.ts';
import { sameQuantity, unitQuantity } from '../../indicator/unit.ts';
import type { RegionLevel } from '../../region/region.ts';
import { isPercentUnit } from '../label/unit-words.ts';
import type { MeasureWord } from '../label/words.ts';
import type { Facets } from './facets.ts';
import type { TableDefaults } from './table.ts';

/** The measure that a figure of the indicator itself is of: a level, a count, the rate of a rate, an index. */
function quantityMeasure(indicator: Indicator): Measure {
  const published = new Set(Object.values(indicator.published).flat());
  if (indicator.kind === 'count' || (published.has('count') && !published.has('level'))) return 'count';
  if (indicator.kind === 'index') return 'index';
  if (indicator.kind === 'rate') return published.has('share') ? 'share' : 'level';
  return 'level';
}

/** Whether the catalogue has the measure published for a level; an indicator without an entry for the level is taken as the
 *  nearest level above has it. */
export function publishes(indicator: Indicator, level: RegionLevel, measure: Measure): boolean {
  const { published } = indicator;
  const list = published[level] ?? published.county ?? published.city ?? published.province ?? published.country;
  return list === undefined || list.includes(measure);
}

/** Everything that may decide what a figure is of. */
export interface MeasureQuestion {
  readonly catalogue: ReadonlyMap<IndicatorCode, Indicator>;
  readonly indicator: Indicator;
  readonly level: RegionLevel;
  readonly column: Facets;
  readonly row: Facets;
  /** Unit stated for this row or column, without those above the table. */
  readonly unit: string | undefined;
  readonly defaults: TableDefaults;
  /** Another column of the table holds the growth. */
  readonly growthHasColumn: boolean;
}

/** What a figure is of, from what its column, its row, its unit and the catalogue say, in this order. Undefined: a figure that
 *  is no observation (the rank of something that is not ranked by, the change of a share). */
export function measureOf(question: MeasureQuestion): Measure | undefined {
  const { indicator, column, row } = question;
  const said = [column.measure, row.measure];
  if (said.includes('rank')) return rankMeasure(indicator, column, row);
  const [inColumn, inRow] = said.map((word) => (word === 'quantity' ? undefined : word));
  if (inColumn !== undefined && inRow !== undefined && inColumn !== inRow) {
    // The growth of a share is a change in percentage points, whatever the head calls it.
    if ([inColumn, inRow].includes('share')) return undefined;
    return inColumn;
  }
  const word = inColumn ?? inRow;
  if (word === 'share' && ![column, row].every((side) => isShareOf(question, side))) return undefined;
  // What the whole gives to its own growth is 100 % of it.
  const ofItself = [column, row].some((side) => side.shareOf === indicator.code);
  if (ofItself && (word === 'contribution' || word === 'contributionShare')) return undefined;
  if (word !== undefined) return word;
  return unsaidMeasure(question, said.includes('quantity'));
}

/** Whether a share is of the whole that the catalogue has the indicator's share of: 税收占GDP比重 is another one. */
function isShareOf({ indicator, catalogue }: MeasureQuestion, side: Facets): boolean {
  const whole = indicator.shareOf === undefined ? undefined : catalogue.get(indicator.shareOf);
  // 比重 100 beside 地区生产总值: of what has no whole there is no share, unless one is published.
  if (whole === undefined)
    return side.shareOf === undefined && Object.values(indicator.published).flat().includes('share');
  if (side.shareOf !== undefined) return side.shareOf === whole.code;
  const text = side.shareOfText?.replace(/^(?:全部|全市|全省|总|本地区)/u, '');
  return text === undefined || [whole.name.zh, ...whole.aliases].some((name) => abbreviates(text, foldText(name)));
}

/** 地方收入 for 地方一般公共预算收入: its characters, in their order. */
function abbreviates(text: string, name: string): boolean {
  let at = 0;
  for (const c of text) {
    at = name.indexOf(c, at) + 1;
    if (at === 0) return false;
  }
  return text.length > 1;
}

function rankMeasure(indicator: Indicator, column: Facets, row: Facets): Measure | undefined {
  const other = [column, row].find((side) => side.measure !== 'rank')?.measure;
  const of: MeasureWord | undefined = column.rankOf ?? row.rankOf ?? (other === 'quantity' ? undefined : other);
  if (of === undefined) return 'rank';
  const measure = of === 'quantity' ? quantityMeasure(indicator) : of;
  return measure === indicator.rankedBy ? 'rank' : undefined;
}

/** Without a word for it the unit decides, then the title, then what the catalogue has published at all. */
function unsaidMeasure(question: MeasureQuestion, quantitySaid: boolean): Measure {
  const { indicator, level, unit, defaults } = question;
  const quantity = quantityMeasure(indicator);
  const title = defaults.measure;
  // Where the growth has a column of its own, a column without a word for it holds the other thing.
  const open = !quantitySaid && !question.growthHasColumn;
  if (open && unit === undefined && title !== undefined && title !== 'quantity') return title;
  const tableUnit =
    defaults.units.length > 0 && defaults.units.every((u) => isPercentUnit(u)) ? defaults.units[0] : undefined;
  const decisive = unit ?? tableUnit;
  if (decisive !== undefined && /=?100$/.test(decisive)) return 'index';
  if (decisive === '位' || decisive === '名') return 'rank';
  if (isPercentUnit(decisive)) {
    if (isPercentUnit(indicator.unit)) return quantity;
    if (question.growthHasColumn) return quantity;
    return 'yoy';
  }
  const levelMissing = !publishes(indicator, level, quantity) && publishes(indicator, level, 'yoy');
  const tableOfLevels = defaults.units.length > 0 && !defaults.units.some((u) => isPercentUnit(u));
  if (open && unit === undefined && levelMissing && !tableOfLevels) return 'yoy';
  return quantity;
}

/** The unit of a figure, as the table has it. `wrong`: the unit stated measures something else than the indicator. */
export function unitOf(
  indicator: Indicator,
  measure: Measure,
  stated: string | undefined,
  tableUnits: readonly string[],
): { readonly unit: string; readonly wrong?: string } {
  switch (measure) {
    case 'rank':
      return { unit: '' };
    case 'yoy':
    case 'twoYearAverage':
    case 'sequential':
    case 'contributionShare':
      return { unit: '%' };
    case 'share':
      return { unit: stated === '‰' ? '‰' : '%' };
    case 'contribution':
      return { unit: '百分点' };
    case 'index':
      return { unit: stated !== undefined && /=?100$/.test(stated) ? stated : indicator.unit };
    case 'level':
    case 'count':
      return quantityUnit(indicator, stated, tableUnits);
    default:
      return measure satisfies never;
  }
}

function quantityUnit(
  indicator: Indicator,
  stated: string | undefined,
  tableUnits: readonly string[],
): { readonly unit: string; readonly wrong?: string } {
  if (stated !== undefined && stated !== '')
    return fitsIndicator(indicator, stated) ? { unit: stated } : { unit: stated, wrong: stated };
  // 规模工业 in a table of 家 counts enterprises: it is not the value added that goes by the same short name.
  const [only, ...more] = tableUnits;
  const counted = only !== undefined && more.length === 0 && unitQuantity(only) === 'number';
  if (counted && !fitsIndicator(indicator, only)) return { unit: only, wrong: only };
  return { unit: tableUnits.find((unit) => fitsIndicator(indicator, unit) && !isPercentUnit(unit)) ?? indicator.unit };
}

/** Whether figures of the indicator can be in this unit. */
function fitsIndicator(indicator: Indicator, unit: string): boolean {
  if (unit === indicator.unit) return true;
  const quantity = unitQuantity(indicator.unit);
  if (quantity === undefined || quantity === 'percent') return indicator.kind !== 'rate' || isPercentUnit(unit);
  return sameQuantity(unit, indicator.unit);
}
