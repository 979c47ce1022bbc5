import type { Authority, AwardLevel } from '../authority.ts';
import type { Criterion, StatedReward } from '../catalogue.ts';
import type { NamedRow } from './named-table.ts';

/** How choices are written in spreadsheets: the first word is written, all are read. */
type Choices<T extends string> = Readonly<Record<T, readonly [written: string, ...read: string[]]>>;

export const authorityCells: Choices<Authority> = {
  stateCouncil: ['国务院', '国务院办公厅', '国办'],
  province: ['省', '省政府', '省人民政府', '省级'],
  city: ['市', '市政府', '市人民政府', '市级'],
};

export const levelCells: Choices<AwardLevel> = {
  cityLevel: ['市本级', '市州', '市', '市级'],
  county: ['县市区', '县', '县级', '区县'],
  park: ['园区', '开发区'],
};

export const recipientCells: Choices<'province' | AwardLevel> = { province: ['省'], ...levelCells };

export const betterCells: Choices<Criterion['better']> = {
  higher: ['越高越好', '正向'],
  lower: ['越低越好', '逆向'],
};

export const scoringCells: Choices<Criterion['scoring']> = {
  rank: ['按位次', '位次'],
  ratioToBest: ['按与最好的比', '比例'],
};

export const rewardCells: Choices<StatedReward['kind']> = {
  money: ['资金'],
  quota: ['指标', '名额'],
  points: ['加分'],
  priority: ['优先', '倾斜'],
};

export const yesCells: Choices<'yes' | 'no'> = { yes: ['是', '已核实', '√', '1'], no: ['否', '未核实', '×', '0', ''] };

/** The choice that a cell means. Anything else is a fault that names what may stand there. */
export function choiceIn<K extends string, T extends string>(
  row: NamedRow<K>,
  key: K,
  choices: Choices<T>,
): T | undefined {
  const text = row.text(key);
  for (const name in choices) if (choices[name].includes(text)) return name;
  const options = Object.values<readonly string[]>(choices).flatMap(([written]) => written ?? []);
  row.fault(text === '' ? 'empty-cell' : 'no-such-choice', key, { options: options.join('、') });
  return undefined;
}

/** A number of a cell; empty is null. What is no number, or below the least, is a fault and undefined. */
export function numberIn<K extends string>(
  row: NamedRow<K>,
  key: K,
  { least = 0, whole = false }: { readonly least?: number; readonly whole?: boolean } = {},
): number | null | undefined {
  const text = row.text(key).replaceAll(/[,，]/gu, '');
  if (text === '') return null;
  const value = Number(text);
  if (Number.isFinite(value) && value >= least && (!whole || Number.isInteger(value))) return value;
  row.fault('not-a-number', key);
  return undefined;
}
