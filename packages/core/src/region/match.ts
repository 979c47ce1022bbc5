import { withoutEnd, withoutStart } from '../trimmed.ts';
import { type Region, type RegionCode, type RegionLevel, cityLevel } from './region.ts';

/** What a region's name in a table is read with: the tree it stands in and what the table is about. */
export interface RegionContext {
  readonly province?: RegionCode;
  readonly city?: RegionCode;
  /** The region that 总计 and 合计 mean; without it the province, or else the city. */
  readonly whole?: RegionCode;
}

/** What a name or code was found to mean.
 *  - `by`: the way it was found; `former` is a name or code of the past, `formerCode` the code it had then
 *  - `ambiguous`: several regions answer to it (洪江: 洪江市 or 洪江区); nothing is guessed */
export type RegionMatch =
  | {
      readonly kind: 'matched';
      readonly code: RegionCode;
      readonly by: 'code' | 'name' | 'short' | 'former' | 'context';
      readonly formerCode?: RegionCode;
    }
  | { readonly kind: 'ambiguous'; readonly candidates: readonly RegionCode[] }
  | { readonly kind: 'unknown' };

interface Entry {
  readonly code: RegionCode;
  readonly by: 'code' | 'name' | 'short' | 'former';
  readonly formerCode?: RegionCode;
}

/** Names and codes of a tree of regions, prepared for {@link matchRegion}. */
export interface RegionIndex {
  readonly regions: ReadonlyMap<RegionCode, Region>;
  readonly names: ReadonlyMap<string, readonly Entry[]>;
  /** Folded names of provinces and cities, longest first: what may stand before a name (怀化市鹤城区). */
  readonly prefixes: readonly { readonly name: string; readonly code: RegionCode }[];
}

// Stems of autonomous areas are found by taking these off the end; a pattern would cut 湘西土家族 in the wrong place.
const nationalities =
  '蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族 各族 维吾尔 壮族 回族'
    .split(' ')
    .toSorted((a, b) => b.length - a.length);

const rankOfLevel: Readonly<Record<RegionLevel, number>> = {
  country: 0,
  province: 1,
  city: 2,
  county: 3,
  managementArea: 3,
  cityLevel: 3,
  park: 4,
};

/** Folds a region's name or code as people write it: white space of any kind, line breaks, footnote marks (①, *, #, superscripts),
 *  full-width letters and digits, bullets before it. Brackets stay. */
export function foldRegionName(text: string): string {
  const folded = text
    .normalize('NFC')
    .replace(/[\s\u00A0\u200B-\u200D\u2060\u3000\uFEFF]/gu, '')
    .replace(/[\uFF01-\uFF5E]/gu, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u2460-\u2473\u24EA\u2776-\u277F¹²³⁰⁴-⁹*※#△▲★☆†‡]/gu, '');
  return withoutEnd(withoutStart(folded, '·•-—–'), '::、,,。.');
}

function stemOfAutonomous(name: string): string | undefined {
  const m = /^(.{2,})自治[区州县旗]$/u.exec(name);
  if (!m?.[1]) return undefined;
  let stem = m[1];
  for (let cut = true; cut;) {
    cut = false;
    for (const people of nationalities) {
      if (stem.length - people.length >= 2 && stem.endsWith(people)) {
        stem = stem.slice(0, -people.length);
        cut = true;
        break;
      }
    }
  }
  return stem;
}

/** Short forms that follow from an official name: 怀化, 湘西州, 湘西自治州, 芷江县. None of a single character (攸县, 南县). */
export function shortNames(name: string): readonly string[] {
  const stem = stemOfAutonomous(name);
  if (stem !== undefined) {
    const kind = name.at(-1) ?? '';
    return kind === '区' ? [stem, `${stem}自治区`] : [stem, `${stem}${kind}`, `${stem}自治${kind}`];
  }
  const m = /^(.{2,}?)(?:特别行政区|管理区|省|市|州|县|区)$/u.exec(name);
  return m?.[1] ? [m[1]] : [];
}

function add(names: Map<string, Entry[]>, name: string, entry: Entry): void {
  const key = foldRegionName(name);
  if (key === '') return;
  const held = names.get(key);
  if (!held) names.set(key, [entry]);
  else if (!held.some((e) => e.code === entry.code)) held.push(entry);
}

/** Prepares a tree of regions for {@link matchRegion}: official names, the short forms that follow from them, aliases, former names and codes. */
export function buildRegionIndex(regions: readonly Region[]): RegionIndex {
  const names = new Map<string, Entry[]>();
  const prefixes: { name: string; code: RegionCode }[] = [];
  for (const r of regions) {
    add(names, r.code, { code: r.code, by: 'code' });
    // City level is met by the context of its city: every city has one, and its name is the same for all.
    if (r.level === 'cityLevel') continue;
    add(names, r.name.zh, { code: r.code, by: 'name' });
    for (const name of [...shortNames(r.name.zh), ...r.aliases]) add(names, name, { code: r.code, by: 'short' });
    for (const f of r.former ?? []) {
      const entry: Entry = { code: r.code, by: 'former', ...(f.code === undefined ? {} : { formerCode: f.code }) };
      if (f.name !== undefined) add(names, f.name, entry);
      if (f.code !== undefined) add(names, f.code, entry);
    }
    if (rankOfLevel[r.level] <= 2) {
      for (const name of [r.name.zh, ...shortNames(r.name.zh), ...r.aliases])
        prefixes.push({ name: foldRegionName(name), code: r.code });
    }
  }
  return {
    regions: new Map(regions.map((r) => [r.code, r])),
    names,
    prefixes: prefixes.toSorted((a, b) => b.name.length - a.name.length),
  };
}

/** Whether `code` lies in `ancestor` (a region lies in itself). */
export function liesIn(index: RegionIndex, code: RegionCode, ancestor: RegionCode): boolean {
  for (let at: RegionCode | null = code; at !== null; at = index.regions.get(at)?.parent ?? null)
    if (at === ancestor) return true;
  return false;
}

const unknown: RegionMatch = { kind: 'unknown' };

function provinceOf(index: RegionIndex, context: RegionContext): RegionCode | undefined {
  if (context.province !== undefined) return context.province;
  return context.city === undefined ? undefined : (index.regions.get(context.city)?.parent ?? undefined);
}

function resolved(index: RegionIndex, code: RegionCode | undefined): RegionMatch {
  return code !== undefined && index.regions.has(code) ? { kind: 'matched', code, by: 'context' } : unknown;
}

/** Words that mean a region only by where they stand. */
function matchByContext(index: RegionIndex, key: string, context: RegionContext): RegionMatch | undefined {
  const word = key.replace(/(?<=^全[国省市州县区])(?:合计|总计)$/u, '');
  switch (word) {
    case '全国':
      return resolved(index, [...index.regions.values()].find((r) => r.level === 'country')?.code);
    case '全省':
    case '全区':
    case '省':
      return resolved(index, provinceOf(index, context));
    case '全市':
    case '全州':
      return resolved(index, context.city);
    case '总计':
    case '合计':
    case '总合计':
      return resolved(index, context.whole ?? context.province ?? context.city);
    case '市本级':
    case '州本级':
    case '市级':
    case '市直':
    case '本级':
      return resolved(index, context.city === undefined ? undefined : cityLevel(context.city));
    default:
      return undefined;
  }
}

/** Of several regions with a name: those in the context, today's names before yesterday's, official before short ones, then
 *  the highest level (长沙 is 长沙市, not 长沙县); what is left is ambiguous. */
function choose(index: RegionIndex, found: readonly Entry[], context: RegionContext): RegionMatch {
  let left = found;
  const narrow = (keep: (e: Entry) => boolean): void => {
    const kept = left.filter((e) => keep(e));
    if (kept.length > 0) left = kept;
  };
  for (const inside of [context.province, context.city])
    if (inside !== undefined) narrow((e) => liesIn(index, e.code, inside));
  narrow((e) => e.by !== 'former');
  narrow((e) => e.by !== 'short');
  const rank = (e: Entry): number => rankOfLevel[index.regions.get(e.code)?.level ?? 'park'];
  const highest = Math.min(...left.map((e) => rank(e)));
  narrow((e) => rank(e) === highest);
  const [only, ...more] = left;
  if (!only) return unknown;
  if (more.length > 0) return { kind: 'ambiguous', candidates: left.map((e) => e.code).toSorted() };
  return { kind: 'matched', ...only };
}

function matchFolded(index: RegionIndex, key: string, context: RegionContext): RegionMatch {
  const byContext = matchByContext(index, key, context);
  if (byContext) return byContext;
  const found = index.names.get(key);
  if (found) return choose(index, found, context);
  if (/^\d{12}$/.test(key)) {
    const six = index.names.get(key.slice(0, 6));
    return six && key.endsWith('000000') ? choose(index, six, context) : unknown;
  }
  for (const prefix of index.prefixes) {
    if (key.length <= prefix.name.length || !key.startsWith(prefix.name)) continue;
    const rest = key.slice(prefix.name.length);
    const level = index.regions.get(prefix.code)?.level;
    const inner = level === 'city' ? { city: prefix.code } : { province: prefix.code };
    const match = matchFolded(index, /^本级$/u.test(rest) ? `市${rest}` : rest, inner);
    if (match.kind === 'matched' && liesIn(index, match.code, prefix.code)) return match;
  }
  return unknown;
}

/** Finds the region that a name or code in a table means (行政区划名称、代码 → 区划): official, short and former names, six and
 *  twelve digit codes, 全省, 全市, 总计 and 市本级 by the context. Never guesses: several are `ambiguous`, none is `unknown`. */
export function matchRegion(index: RegionIndex, text: string, context: RegionContext = {}): RegionMatch {
  const key = foldRegionName(text);
  if (key === '') return unknown;
  const match = matchFolded(index, key, context);
  if (match.kind === 'matched') return match;
  // A bracket explains (洪江区(洪江管理区)) or remarks (怀化(初报)): what stands before it names the region, or else what stands inside.
  const bracket = /^([^([【〔]*)[([【〔]([^)\]】〕]*)[)\]】〕](.*)$/u.exec(key);
  if (!bracket) return match;
  const outside = matchFolded(index, `${bracket[1] ?? ''}${bracket[3] ?? ''}`, context);
  if (outside.kind === 'matched') return outside;
  for (const name of [`${bracket[1] ?? ''}${bracket[2] ?? ''}${bracket[3] ?? ''}`, bracket[2] ?? '']) {
    const inside = matchFolded(index, name, context);
    if (inside.kind === 'matched') return inside;
  }
  return outside.kind === 'ambiguous' ? outside : match;
}
