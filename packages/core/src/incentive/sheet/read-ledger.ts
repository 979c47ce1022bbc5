import type { FaultList } from '../../import/fault-list.ts';
import type { Grid } from '../../import/grid.ts';
import { liesIn, type RegionContext, type RegionIndex } from '../../region/match.ts';
import type { RegionCode } from '../../region/region.ts';
import type { AwardLevel, Authority } from '../authority.ts';
import type { Award } from '../award.ts';
import type { RuleSet, StatedReward } from '../catalogue.ts';
import { matchName } from '../notice/match-name.ts';
import { measuresLike, placeElement } from '../notice/place-element.ts';
import { readRewards } from '../notice/read-rewards.ts';
import { rewardsFor } from '../notice/rewards-for.ts';
import { dayIn, type NamedColumn, type NamedRow, namedRows } from './named-table.ts';
import { authorityCells, choiceIn, levelCells, numberIn, yesCells } from './sheet-words.ts';

type Column =
  | 'year'
  | 'authority'
  | 'measure'
  | 'subItem'
  | 'level'
  | 'recipient'
  | 'code'
  | 'county'
  | 'notice'
  | 'announced'
  | 'reward'
  | 'verified';

/** The columns of a ledger's spreadsheet (激励台账表), in the order in which they are written. */
export const ledgerColumns: readonly NamedColumn<Column>[] = [
  { key: 'year', names: ['评定年度', '年度'], required: true },
  { key: 'authority', names: ['表扬机关', '机关'] },
  { key: 'measure', names: ['项目', '激励措施', '措施', '激励项目'], required: true },
  { key: 'subItem', names: ['小项'] },
  { key: 'level', names: ['层级'] },
  { key: 'recipient', names: ['获奖单位', '激励对象', '受表扬单位', '地区'], required: true },
  { key: 'code', names: ['区划代码', '获奖单位编码'] },
  { key: 'county', names: ['所在县市区'] },
  { key: 'notice', names: ['通报', '文号', '依据文件', '通报文号'], required: true },
  { key: 'announced', names: ['公布日期', '通报日期'] },
  { key: 'reward', names: ['奖励'] },
  { key: 'verified', names: ['已核实'] },
];

/** What a ledger is read against. */
export interface LedgerReading {
  readonly index: RegionIndex;
  readonly context: RegionContext;
  readonly ruleSetOf: (authority: Authority, year: number) => RuleSet | undefined;
  /** What a person says of names that matched nothing: the region that is meant, or null to leave the row out. */
  readonly settled: ReadonlyMap<string, RegionCode | null>;
}

/** Reads awards from a sheet of a spreadsheet (导入激励台账). Each row is an award or has a fault: no year, no such choice, a
 *  name that means no region or several (with the regions it may mean), a region that wins no award, a measure that the rules of the
 *  year do not have (a warning, with those it may be), no notice that it rests on (a warning). */
export function readLedger(grid: Grid, reading: LedgerReading, faults: FaultList): readonly Omit<Award, 'id'>[] {
  const met = new Map<string, number>();
  return namedRows(grid, ledgerColumns, faults).flatMap((row) => {
    const award = readAward(row, reading);
    if (award === undefined) return [];
    const key = [award.year, award.authority, award.measure, award.subItem, award.level, award.recipient].join('|');
    const other = met.get(key);
    if (other !== undefined) {
      row.fault('duplicate-row', 'recipient', { otherRow: other });
      return [];
    }
    met.set(key, row.number);
    return [award];
  });
}

function readAward(row: NamedRow<Column>, reading: LedgerReading): Omit<Award, 'id'> | undefined {
  const year = numberIn(row, 'year', { least: 1949, whole: true });
  if (year === null) row.fault('empty-cell', 'year');
  const authority = row.text('authority') === '' ? 'province' : choiceIn(row, 'authority', authorityCells);
  const stated = row.text('level') === '' ? null : choiceIn(row, 'level', levelCells);
  const day = row.text('announced');
  const announcedOn = day === '' ? null : dayIn(day);
  if (announcedOn === undefined) row.fault('not-a-day', 'announced');
  if (row.text('measure') === '') row.fault('empty-cell', 'measure');
  if (row.text('notice') === '') row.fault('no-notice', 'notice');
  const place = readRecipient(row, reading);
  if (place !== undefined && stated !== null && stated !== undefined && stated !== place.level)
    row.fault('level-mismatch', 'level', { level: levelCells[place.level][0] });
  const verified = choiceIn(row, 'verified', yesCells);
  if (typeof year !== 'number' || authority === undefined || announcedOn === undefined || place === undefined)
    return undefined;
  return {
    year,
    authority,
    ...readMeasure(row, reading.ruleSetOf(authority, year), place.level),
    level: place.level,
    city: place.city,
    recipient: place.code,
    recipientName: row.text('recipient'),
    namedCounty: readCounty(row, reading),
    notice: row.text('notice'),
    announcedOn,
    rewards: rewardsIn(row.text('reward'), place.level),
    verified: verified === 'yes',
    invented: false,
  };
}

function readRecipient(
  row: NamedRow<Column>,
  { index, context, settled }: LedgerReading,
): { readonly code: RegionCode; readonly level: AwardLevel; readonly city: RegionCode } | undefined {
  const name = row.text('recipient');
  if (name === '') {
    row.fault('empty-cell', 'recipient');
    return undefined;
  }
  const said = settled.get(name);
  if (said === null) return undefined;
  // A code is beyond doubt where a name means several.
  const stated = index.regions.has(row.text('code')) ? row.text('code') : undefined;
  const code = said ?? stated ?? codeOf(row, 'recipient', { index, context });
  if (code === undefined) return undefined;
  const place = recipientPlace(index, code);
  if (place === undefined) row.fault('wins-no-award', 'recipient');
  return place === undefined ? undefined : { code, ...place };
}

function readCounty(row: NamedRow<Column>, reading: LedgerReading): RegionCode | null {
  return row.text('county') === '' ? null : (codeOf(row, 'county', reading) ?? null);
}

function codeOf(
  row: NamedRow<Column>,
  key: Column,
  { index, context }: Pick<LedgerReading, 'index' | 'context'>,
): RegionCode | undefined {
  const match = matchName(index, row.text(key), context);
  if (match.kind === 'recipient') return match.recipient.code;
  const candidates = match.unmatched.candidates.map((code) => index.regions.get(code)?.name.zh ?? code).join('、');
  if (candidates === '') row.fault('unknown-region', key);
  else row.fault('ambiguous-region', key, { candidates });
  return undefined;
}

/** At what level a region wins, and for which city that counts. A management area wins as a county does; a province or the country
 *  wins nothing that a city's ledger holds. */
export function recipientPlace(
  index: RegionIndex,
  code: RegionCode,
): { readonly level: AwardLevel; readonly city: RegionCode } | undefined {
  const region = index.regions.get(code);
  switch (region?.level) {
    case 'city':
      return { level: 'cityLevel', city: code };
    case 'county':
    case 'managementArea':
      return region.parent === null ? undefined : { level: 'county', city: region.parent };
    case 'park': {
      const city = [...index.regions.values()].find((one) => one.level === 'city' && liesIn(index, code, one.code));
      return city === undefined ? undefined : { level: 'park', city: city.code };
    }
    default:
      return undefined;
  }
}

function readMeasure(
  row: NamedRow<Column>,
  ruleSet: RuleSet | undefined,
  level: AwardLevel,
): Pick<Award, 'measure' | 'subItem'> {
  const [title, part] = [row.text('measure'), row.text('subItem')];
  const known = ruleSet?.measures.find((one) => one.id === title || one.title.zh === title);
  const subItem = known?.subItems.find((one) => one.id === part || (one.title.zh === part && one.level === level));
  const none = { recipients: [], unmatched: [], rewards: [], rewardText: '', agencies: [], dropped: [] };
  const placed = placeElement(
    { measure: { number: null, title: known?.title.zh ?? title }, subItem: null, reason: part, ...none },
    ruleSet,
  );
  // A rule set of which no measure is known says nothing of what there was.
  if (known === undefined && !placed.known && ruleSet !== undefined && ruleSet.measures.length > 0 && title !== '') {
    const candidates = measuresLike(ruleSet, title).map((one) => one.title.zh);
    row.fault('unknown-measure', 'measure', { candidates: candidates.join('、') });
  }
  const own = known?.id ?? placed.measure;
  return { measure: own, subItem: subItem?.id ?? (placed.subItem(level) || own) };
}

/** The rewards of a cell: its amounts, or the text as a priority. */
function rewardsIn(text: string, level: AwardLevel): readonly StatedReward[] {
  if (text === '') return [];
  const rewards = rewardsFor(readRewards(text), level);
  return rewards.length > 0 ? rewards : [{ kind: 'priority', level: null, amount: null, unit: '', text }];
}
