import type { NewObservation } from '@shigan/app';
import { reference } from '@shigan/app';
import { cumulative, type Indicator, type Measure, monthly, type Region, type Span } from '@shigan/core';

/** The city that is generated; its registers are the reference ones. */
export const firstCity = '431200';

/** Regions that a city keeps figures of: the nation, its province and that province's cities, itself and its parts. */
export const regionsHeld: readonly Region[] = reference.regions.filter(
  ({ code, parent }) => ['000000', '430000', firstCity].includes(code) || parent === '430000' || parent === firstCity,
);

const perBatch = 2000;

interface Kind {
  readonly indicator: Indicator;
  readonly measure: Measure;
}

const kinds: readonly Kind[] = reference.indicators.flatMap((indicator) =>
  (['level', 'yoy', 'rank'] as const).map((measure) => ({
    indicator,
    measure: measure === 'level' && indicator.kind === 'count' ? ('count' as const) : measure,
  })),
);

/** Rows of one month: every indicator of every region, its level, growth and rank. */
export const rowsOfMonth = kinds.length * regionsHeld.length;

/** The last month that is generated. */
export const lastMonth = { year: 2021, month: 4 } as const;

/** The rows of a month, `back` months before the last one, as a file would bring them. */
export function* monthOf(back: number): Iterable<readonly NewObservation[]> {
  const at = lastMonth.year * 12 + lastMonth.month - 1 - back;
  const [year, month] = [Math.floor(at / 12), (at % 12) + 1];
  let batch: NewObservation[] = [];
  let n = 0;
  for (const { indicator, measure } of kinds)
    for (const region of regionsHeld) {
      batch.push(row({ indicator, measure }, region, spanOf(indicator, year, month), back * rowsOfMonth + n++));
      if (batch.length < perBatch) continue;
      yield batch;
      batch = [];
    }
  if (batch.length > 0) yield batch;
}

function spanOf({ accumulation }: Indicator, year: number, month: number): Span {
  return accumulation === 'single' ? monthly(year, month) : cumulative(year, month);
}

function row({ indicator, measure }: Kind, region: Region, span: Span, n: number): NewObservation {
  const isRank = measure === 'rank';
  const isAmount = measure === 'level' || measure === 'count';
  const month = span.startMonth + span.length;
  return {
    indicator: indicator.code,
    region: region.code,
    span,
    measure,
    value: isRank ? (n % 14) + 1 : ((n * 7919) % 100_000) / 10,
    decimals: isRank || measure === 'count' ? 0 : 1,
    unit: isRank ? '' : isAmount ? indicator.unit : '%',
    status: null,
    // Known in the middle of the month after.
    knownFrom: `${month > 12 ? span.year + 1 : span.year}-${String(month > 12 ? 1 : month).padStart(2, '0')}-18T02:00:00.000Z`,
    sheet: '数据',
    cell: `F${n + 2}`,
  };
}
