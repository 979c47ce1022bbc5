import type { Published } from '../../observation/observation.ts';
import type { NamedRow } from '../../incentive/sheet/named-table.ts';
import { choiceIn, numberIn } from '../../incentive/sheet/sheet-words.ts';
import type { Bound, Target, TargetKind } from '../../target/target.ts';
import type { Registry } from '../registry.ts';
import { dayOrFault, isYes, optionalText, type SheetColumn, textIn, yesCell } from './sheet-cells.ts';

const kindCells: Readonly<Record<TargetKind, readonly [string, ...string[]]>> = {
  level: ['总量'],
  growth: ['增速'],
  count: ['个数', '家数'],
  share: ['占比'],
  rank: ['位次'],
  milestone: ['节点'],
};

const boundCells: Readonly<Record<Bound, readonly [string, ...string[]]>> = {
  atLeast: ['不低于', '以上'],
  atMost: ['不高于', '以内', '以下'],
  about: ['左右'],
};

const months = Array.from({ length: 12 }, (_, i) => i + 1);

/** The columns of the sheet of targets (目标表); `registry` names indicators and regions. */
export function targetColumns(registry: Registry): readonly SheetColumn<Target, string>[] {
  return [
    { key: 'code', names: ['指标编码'], required: true, cell: (t) => t.indicator },
    { key: 'name', names: ['指标'], cell: (t) => registry.indicators.get(t.indicator)?.name.zh ?? '' },
    { key: 'region', names: ['地区编码'], required: true, cell: (t) => t.region },
    { key: 'regionName', names: ['地区'], cell: (t) => registry.regions.get(t.region)?.name.zh ?? '' },
    { key: 'year', names: ['年度'], required: true, cell: (t) => t.year },
    { key: 'kind', names: ['目标类型'], required: true, cell: (t) => kindCells[t.kind][0] },
    { key: 'bound', names: ['要求'], required: true, cell: (t) => boundCells[t.bound][0] },
    { key: 'goal', names: ['目标值'], required: true, cell: (t) => t.goal ?? null },
    { key: 'unit', names: ['单位'], cell: (t) => t.unit },
    { key: 'floor', names: ['确保值'], cell: (t) => t.floor ?? null },
    { key: 'stretch', names: ['力争值'], cell: (t) => t.stretch ?? null },
    { key: 'binding', names: ['约束性'], cell: (t) => yesCell(t.binding) },
    ...months.map((month) => ({
      key: `m${month}`,
      names: [`${month}月进度%`],
      cell: (t: Target) => percentOf(t.schedule?.[month - 1]),
    })),
    { key: 'milestone', names: ['节点名称'], cell: (t) => t.milestone?.name ?? null },
    { key: 'due', names: ['节点期限'], cell: (t) => t.milestone?.due ?? null },
    { key: 'reachedOn', names: ['节点达成'], cell: (t) => t.milestone?.reachedOn ?? null },
    { key: 'source', names: ['依据'], cell: (t) => t.source ?? null },
    { key: 'verified', names: ['已核实'], cell: (t) => yesCell(t.verified) },
  ];
}

function percentOf(share: number | undefined): number | null {
  return share === undefined ? null : Number((share * 100).toPrecision(12));
}

/** Reads the target of a row; undefined where it has a fault. A goal keeps the decimals that it was held with. */
export function readTarget(
  row: NamedRow<string>,
  registry: Registry,
  heldBy: (target: Pick<Target, 'indicator' | 'region' | 'year' | 'kind'>) => Target | undefined,
): Target | undefined {
  const indicator = textIn(row, 'code');
  if (indicator !== undefined && !registry.indicators.has(indicator)) row.fault('unknown-indicator', 'code');
  const region = textIn(row, 'region');
  if (region !== undefined && !registry.regions.has(region)) row.fault('unknown-region', 'region');
  const year = numberIn(row, 'year', { least: 1949, whole: true });
  if (year === null) row.fault('empty-cell', 'year');
  const kind = choiceIn(row, 'kind', kindCells);
  const bound = choiceIn(row, 'bound', boundCells);
  const [binding, verified] = [isYes(row, 'binding'), isYes(row, 'verified')];
  const schedule = readSchedule(row);
  const due = kind === 'milestone' ? dayOrFault(row, 'due') : undefined;
  const reachedOn = row.text('reachedOn') === '' ? undefined : dayOrFault(row, 'reachedOn');
  const milestone = kind === 'milestone' ? textIn(row, 'milestone') : undefined;
  if (indicator === undefined || region === undefined || typeof year !== 'number') return undefined;
  if (kind === undefined || bound === undefined) return undefined;
  const held = heldBy({ indicator, region, year, kind });
  const goal = readPublished(row, 'goal', held?.goal);
  if (goal === undefined && kind !== 'milestone' && row.text('goal') === '') row.fault('empty-cell', 'goal');
  const [floor, stretch] = [readPublished(row, 'floor', held?.floor), readPublished(row, 'stretch', held?.stretch)];
  return {
    indicator,
    region,
    year,
    kind,
    ...(goal === undefined ? {} : { goal }),
    unit: row.text('unit'),
    bound,
    binding,
    ...(floor === undefined ? {} : { floor }),
    ...(stretch === undefined ? {} : { stretch }),
    ...(schedule === undefined ? {} : { schedule }),
    ...(milestone === undefined || due === undefined
      ? {}
      : { milestone: { name: milestone, due, ...(reachedOn === undefined ? {} : { reachedOn }) } }),
    ...optionalText(row, 'source', 'source'),
    verified,
  };
}

/** A value with the decimals that it is written or shown with, and at least those that it was held with: where somebody types a number into
 *  a spreadsheet, it drops zeros at the end. */
function readPublished(row: NamedRow<string>, key: string, held: Published | undefined): Published | undefined {
  const value = numberIn(row, key, { least: Number.NEGATIVE_INFINITY });
  if (typeof value !== 'number') return undefined;
  return { value, decimals: Math.max(row.decimals(key), held?.decimals ?? 0) };
}

/** Shares of the year's task by month: all twelve, or none. */
function readSchedule(row: NamedRow<string>): readonly number[] | undefined {
  if (months.every((month) => row.text(`m${month}`) === '')) return undefined;
  return months.flatMap((month) => {
    const key = `m${month}`;
    const value = numberIn(row, key);
    if (value === null) row.fault('empty-cell', key);
    if (typeof value === 'number' && value > 100) row.fault('no-such-choice', key, { options: '0–100' });
    return typeof value === 'number' ? [value / 100] : [];
  });
}
