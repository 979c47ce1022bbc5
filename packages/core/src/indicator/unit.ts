import type { Published } from '../observation/observation.ts';

/** What a unit measures: units of one quantity can be converted, others cannot. */
export type UnitQuantity =
  | 'yuan'
  | 'dollar'
  | 'number'
  | 'person'
  | 'tonne'
  | 'tonneKilometre'
  | 'watthour'
  | 'area'
  | 'percent'
  | 'percentagePoints'
  | 'cubicMetre'
  | 'standardCoal'
  | 'yuanPerPerson';

interface UnitEntry {
  readonly quantity: UnitQuantity;
  /** Power of ten of the quantity's base unit. */
  readonly power: number;
}

const scales: readonly (readonly [string, number])[] = [
  ['', 0],
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['十万', 5],
  ['百万', 6],
  ['千万', 7],
  ['亿', 8],
  ['万亿', 12],
];

function scaled(quantity: UnitQuantity, ...bases: readonly (readonly [string, number])[]): [string, UnitEntry][] {
  return bases.flatMap(([base, own]) =>
    scales.map(([word, power]): [string, UnitEntry] => [word + base, { quantity, power: power + own }]),
  );
}

/** Units that statistics are published in (计量单位). */
const units: ReadonlyMap<string, UnitEntry> = new Map([
  ...scaled('yuan', ['元', 0], ['元人民币', 0]),
  ...scaled('dollar', ['美元', 0]),
  ...scaled(
    'number',
    ['家', 0],
    ['个', 0],
    ['户', 0],
    ['项', 0],
    ['件', 0],
    ['次', 0],
    ['辆', 0],
    ['台', 0],
    ['套', 0],
  ),
  ...scaled('person', ['人', 0], ['人次', 0]),
  ...scaled('tonne', ['吨', 0]),
  ...scaled('tonneKilometre', ['吨公里', 0]),
  ...scaled('watthour', ['千瓦时', 3], ['瓦时', 0], ['度', 3]),
  ...scaled('area', ['平方米', 0]),
  ...scaled('cubicMetre', ['立方米', 0]),
  ...scaled('standardCoal', ['吨标准煤', 0]),
  ['%', { quantity: 'percent', power: 0 }],
  ['百分点', { quantity: 'percentagePoints', power: 0 }],
  ['个百分点', { quantity: 'percentagePoints', power: 0 }],
  ['元/人', { quantity: 'yuanPerPerson', power: 0 }],
]);

export function isUnit(text: string): boolean {
  return units.has(text);
}

export function unitQuantity(unit: string): UnitQuantity | undefined {
  return units.get(unit)?.quantity;
}

/** Whether two units measure the same quantity (亿元 and 万元 do, 家 and 亿元 do not). 家, 个 and 户 count alike. */
export function sameQuantity(a: string, b: string): boolean {
  return a === b || (units.has(a) && units.get(a)?.quantity === units.get(b)?.quantity);
}

/** A published figure in another unit of the same quantity, exact: 12110万元 is 1.2110亿元. Undefined where the quantities differ. */
export function inUnit(figure: Published, from: string, to: string): Published | undefined {
  if (from === to) return figure;
  const a = units.get(from);
  const b = units.get(to);
  if (a === undefined || b === undefined || a.quantity !== b.quantity) return undefined;
  const shift = b.power - a.power;
  if (shift === 0) return figure;
  // By way of the decimal text: the point moves, no digit changes.
  const decimals = Math.max(0, figure.decimals + shift);
  return { value: Number(`${figure.value}e${-shift}`), decimals };
}
