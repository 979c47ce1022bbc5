/** Invented figures of real places: the same for the same question, and fitting together as published ones do. */

export interface Place {
  readonly code: string;
  readonly name: string;
  readonly short: string;
  readonly weight: number;
}

const place = (code: string, name: string, short: string, weight: number): Place => ({ code, name, short, weight });

export const province = place('430000', '湖南省', '全省', 0);

export const cities: readonly Place[] = [
  place('430100', '长沙市', '长沙', 29),
  place('430200', '株洲市', '株洲', 7.4),
  place('430300', '湘潭市', '湘潭', 5.6),
  place('430400', '衡阳市', '衡阳', 8.8),
  place('430500', '邵阳市', '邵阳', 5.6),
  place('430600', '岳阳市', '岳阳', 9.2),
  place('430700', '常德市', '常德', 8.6),
  place('430800', '张家界市', '张家界', 1.3),
  place('430900', '益阳市', '益阳', 4.4),
  place('431000', '郴州市', '郴州', 6),
  place('431100', '永州市', '永州', 5),
  place('431200', '怀化市', '怀化', 4),
  place('431300', '娄底市', '娄底', 4),
  place('433100', '湘西土家族苗族自治州', '湘西州', 1.8),
];

/** One of the cities by its place in the list. */
export function cityAt(index: number): Place {
  const of = cities[index];
  if (of === undefined) throw new Error(`no such city: ${index}`);
  return of;
}

export const counties: readonly Place[] = [
  place('431202', '鹤城区', '鹤城', 24),
  place('431221', '中方县', '中方', 8),
  place('431222', '沅陵县', '沅陵', 10),
  place('431223', '辰溪县', '辰溪', 7),
  place('431224', '溆浦县', '溆浦', 10),
  place('431225', '会同县', '会同', 5),
  place('431226', '麻阳苗族自治县', '麻阳', 5),
  place('431227', '新晃侗族自治县', '新晃', 4),
  place('431228', '芷江侗族自治县', '芷江', 7),
  place('431229', '靖州苗族侗族自治县', '靖州', 5),
  place('431230', '通道侗族自治县', '通道', 3),
  place('431281', '洪江市', '洪江市', 8),
  place('431271', '洪江区', '洪江区', 2),
];

export const ownCity = '431200';
export const cityLevel = '431200.local';

const round = (value: number, decimals: number): number => Number(value.toFixed(decimals));

function chance(question: string): number {
  let state = 2_166_136_261;
  for (const character of question) state = Math.imul(state ^ character.charCodeAt(0), 16_777_619) >>> 0;
  state ^= state >>> 15;
  state = Math.imul(state, 2_246_822_519) >>> 0;
  return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
}

/** Growth in percent, one decimal, never zero. */
export function growth(indicator: string, region: string, year: number, months: number, about = 7): number {
  const own = (chance(`${indicator} ${region}`) - 0.5) * 8;
  const moving = (chance(`${indicator} ${region} ${year} ${months}`) - 0.5) * 2;
  const value = round(about + own + moving, 1);
  return value === 0 ? 0.1 : value;
}

/** A cumulative amount whose whole of a year is about `whole` for all places together. */
export function amount(
  indicator: string,
  of: Place,
  year: number,
  months: number,
  { whole, decimals }: { whole: number; decimals: number },
): number {
  const own = 0.85 + 0.3 * chance(`${indicator} ${of.code}`);
  return round(((whole * of.weight) / 100) * own * (months / 12) * (1 + 0.06 * (year - 2020)), decimals);
}

/** The amount a year before that this amount and growth come from. */
export function before(value: number, growthRate: number, decimals: number): number {
  return round(value / (1 + growthRate / 100), decimals);
}

export function sum(values: readonly number[], decimals: number): number {
  return round(
    values.reduce((a, b) => a + b, 0),
    decimals,
  );
}

/** Place of each value, the greatest first; equal values share the better one. */
export function ranks(values: readonly number[]): readonly number[] {
  return values.map((value) => 1 + values.filter((other) => other > value).length);
}

/** From January: `cumulative(2022, 4)`. */
export const cumulative = (year: number, months: number): string => `${year}-01-01/P${months}M`;

/** One month. */
export const single = (year: number, month: number): string => `${year}-${String(month).padStart(2, '0')}-01/P1M`;
