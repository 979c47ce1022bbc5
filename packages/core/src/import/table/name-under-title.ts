import { type IndicatorIndex, withoutBrackets, withoutPrefix } from '../../indicator/match.ts';
import type { IndicatorCode } from '../../indicator/indicator.ts';
import type { Label } from '../label/label.ts';
import type { Vocabulary } from '../label/vocabulary.ts';

/** The indicator that a name means under a title which holds the rest of it: 利润总额 under 规模以上工业主要指标. Undefined where
 *  none or several do. */
export function nameUnderTitle(
  label: Label,
  titles: readonly { readonly label: Label }[],
  { indicators }: Vocabulary,
): IndicatorCode | undefined {
  for (const name of [label.text, label.unknown]) {
    const code = completed(withoutBrackets(withoutPrefix(name).text), titles, indicators);
    if (code !== undefined) return code;
  }
  return undefined;
}

function completed(
  text: string,
  titles: readonly { readonly label: Label }[],
  indicators: IndicatorIndex,
): IndicatorCode | undefined {
  if (text.length < 3) return undefined;
  const codes = new Set<IndicatorCode>();
  for (const [full, meanings] of indicators.names) {
    if (full.length <= text.length + 1 || !full.endsWith(text)) continue;
    const rest = full.slice(0, -text.length);
    if (titles.some(({ label }) => label.text.includes(rest))) for (const { code } of meanings) codes.add(code);
  }
  const [only, ...more] = codes;
  return more.length === 0 ? only : undefined;
}

/** 用电量 under 工业用电快报 is that of industry: the indicator of the title, where the head only says the end of its name. */
export function endOfTitleName(
  label: Label,
  about: IndicatorCode,
  { indicators: { indicators, names } }: Vocabulary,
): boolean {
  const text = withoutBrackets(withoutPrefix(label.text).text);
  if (label.indicator === undefined || label.indicator === about || !names.has(text)) return false;
  const name = indicators.get(about)?.name.zh ?? '';
  return name.endsWith(text) && name.length > text.length;
}
