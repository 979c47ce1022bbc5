import { isUnit } from '../../indicator/unit.ts';

const scale = '(?:十|百|千|万|十万|百万|千万|亿|十亿|百亿|千亿|万亿)?';
const base =
  '(?:元人民币|人民币元|美元|欧元|元|千瓦时|瓦时|度|吨标准煤|吨标煤|吨公里|吨|人公里|人次|人日|人天|人|平方米|平方公里|立方米|公里|公顷|亩|家次|家|个|户次|户|项|件|次|辆|台|套|头|只|羽|张|床|起|宗|条|标箱|箱|所|座|处|千克|公斤|微克|克|株|册|部|场|点|分|天|小时|倍|kwh|tce|teu)';
const wholeUnit = new RegExp(`^${scale}${base}(?:/${scale}${base})?$`, 'u');
const percentUnits = new Set(['%', '‰', '百分点', '个百分点', '位', '名']);
const indexUnit = /^(?:上年(?:同期|同月)?|上月|上年末|去年同期|以上年为|上年价格)?=?100$/u;

/** Whether a folded text is a unit as tables write them (计量单位): 亿元, 万千瓦时, %, 元/平方米, 上年同期=100. */
export function isUnitWord(text: string): boolean {
  return text !== '' && (percentUnits.has(text) || isUnit(text) || wholeUnit.test(text) || indexUnit.test(text));
}

/** Units of a list (亿元、%); undefined where any part of it is not a unit. */
export function unitList(text: string): readonly string[] | undefined {
  if (isUnitWord(text)) return [canonicalUnit(text)];
  const parts = text.split(/[、,;，；/和及或|]/u).filter((part) => part !== '');
  if (parts.length === 0 || !parts.every((part) => isUnitWord(part))) return undefined;
  return parts.map((part) => canonicalUnit(part));
}

/** 个百分点 is 百分点; all other units stay as they are printed. */
function canonicalUnit(text: string): string {
  return text === '个百分点' ? '百分点' : text === '人民币元' ? '元' : text;
}

/** Units that states a percentage. */
export function isPercentUnit(unit: string | undefined): boolean {
  return unit === '%' || unit === '‰';
}
