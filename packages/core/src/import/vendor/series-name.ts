import { foldText } from '../../fold.ts';
import type { Frequency, Indicator, Measure } from '../../indicator/indicator.ts';
import { unitQuantity } from '../../indicator/unit.ts';
import { liesIn } from '../../region/match.ts';
import type { RegionCode } from '../../region/region.ts';
import type { Accumulation } from '../label/span-scan.ts';
import type { Vocabulary } from '../label/vocabulary.ts';

/** What a data vendor's name of a series says: 广东:GDP:累计值 is the level since January of a region (指标名称的各段). */
export interface SeriesName {
  readonly name: string;
  readonly region?: RegionCode;
  readonly measure: Measure;
  readonly accumulation: Accumulation | undefined;
  readonly constantPrices: boolean;
  readonly comparableBasis: boolean;
}

/** Reads the segments of a series name: the region is the first that is one, or one within it that follows, the measure the last that says one. */
export function parseSeriesName(
  name: string,
  unit: string,
  fallbackRegion: string | undefined,
  vocabulary: Vocabulary,
): SeriesName {
  const segments = foldText(name)
    .split(/[:|]/u)
    .filter((s) => s !== '');
  let region: RegionCode | undefined;
  for (const segment of segments) {
    const match = vocabulary.regionOf(segment);
    if (match.kind !== 'matched') continue;
    // 湖南:长沙:… is of 长沙; once a place is found only one within it says it more exactly.
    if (region !== undefined && !liesIn(vocabulary.regions, match.code, region)) break;
    region = match.code;
  }
  region ??= segments.length === 1 ? vocabulary.regionAtStart(segments[0] ?? '') : undefined;
  // A name without a place at its beginning (CPI:当月同比) is of the country stated; 深圳:GDP is of a place nobody knows here.
  const placeless = /^[a-z\d]+$/.test(segments[0] ?? '') || vocabulary.label(segments[0] ?? '').indicator !== undefined;
  if (region === undefined && fallbackRegion !== undefined && placeless) {
    const match = vocabulary.regionOf(foldText(fallbackRegion));
    if (match.kind === 'matched') region = match.code;
  }
  let measure: Measure | undefined;
  let accumulation: Accumulation | undefined;
  for (const segment of segments.slice(segments.length === 1 ? 0 : 1).toReversed()) {
    const label = vocabulary.label(segment);
    if (segment.includes('环比')) measure ??= 'sequential';
    if (label.units?.some((one) => one.endsWith('=100'))) measure ??= 'index';
    if (label.indicator !== undefined || label.unknown !== '') continue;
    if (label.measure !== undefined && label.measure !== 'quantity') measure ??= label.measure;
    accumulation ??= label.span?.accumulation;
  }
  return {
    name: name.trim(),
    ...(region === undefined ? {} : { region }),
    measure: measure ?? (unitQuantity(unit) === 'number' ? 'count' : 'level'),
    accumulation,
    constantPrices: segments.some((s) => /不变价|可比价/u.test(s)),
    comparableBasis: segments.some((s) => /可比口径|可比价/u.test(s)),
  };
}

/** How often a series has figures; undefined for days, weeks and ten-day periods, which no span can hold. */
export function frequencyOf(text: string): Frequency | undefined {
  const folded = foldText(text);
  if (/^(?:月|m)/u.test(folded)) return 'M';
  if (/^(?:季|q)/u.test(folded)) return 'Q';
  if (/^(?:年|a|y)/u.test(folded)) return 'A';
  return undefined;
}

/** The catalogue entry for a series that is not in it yet: section `external`, keyed by the vendor's id. */
export function externalIndicator(
  code: string,
  series: SeriesName & { readonly region: RegionCode },
  unit: string,
  frequency: Frequency,
  source: string,
  vocabulary: Vocabulary,
): Indicator {
  const level = vocabulary.regions.regions.get(series.region)?.level ?? 'province';
  const rate = series.measure !== 'level' && series.measure !== 'count' && series.measure !== 'index';
  return {
    code,
    section: 'external',
    name: { zh: series.name, en: series.name },
    aliases: [],
    definition: { zh: `外部序列${code}，来源：${source}。`, en: `External series ${code}, source: ${source}.` },
    kind: rate ? 'rate' : series.measure === 'count' ? 'count' : series.measure === 'index' ? 'index' : 'amount',
    published: { [level]: [series.measure] },
    headline: series.measure,
    rankedBy: series.measure,
    unit,
    decimals: {},
    better: 'neutral',
    frequency,
    firstMonth: frequency === 'M' ? 1 : frequency === 'Q' ? 3 : 12,
    accumulation:
      series.accumulation === 'cumulative'
        ? 'cumulative'
        : series.accumulation === 'end'
          ? 'endOfSpan'
          : frequency === 'A'
            ? 'cumulative'
            : 'single',
    release: { day: 18, lagMonths: 1 },
    comparableBasis: series.comparableBasis,
    prices: series.constantPrices ? 'constant' : rate ? 'none' : 'current',
    series: { vendorId: code, region: series.region, measure: series.measure, source },
    verified: false,
  };
}
