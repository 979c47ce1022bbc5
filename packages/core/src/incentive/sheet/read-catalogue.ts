import type { FaultList } from '../../import/fault-list.ts';
import { makeFault } from '../../import/fault-words.ts';
import type { Grid } from '../../import/grid.ts';
import type { Criterion, IncentiveMeasure, Named, RuleSet, StatedReward, SubItem } from '../catalogue.ts';
import {
  catalogueSheets,
  criterionColumns,
  documentColumns,
  measureColumns,
  rewardColumns,
  subItemColumns,
} from './catalogue-sheet.ts';
import { dayIn, entriesIn, type NamedColumn, type NamedRow, namedRows } from './named-table.ts';
import {
  authorityCells,
  betterCells,
  choiceIn,
  levelCells,
  numberIn,
  recipientCells,
  rewardCells,
  scoringCells,
  yesCells,
} from './sheet-words.ts';

/** Reads the workbook of a catalogue (导入措施目录). All faults go to the list: sheets and columns that are missing, cells that hold
 *  no number, day or choice, ids that stand twice, rows whose measure or sub-item nobody names, weights that are not a hundred.
 *  Undefined where there is one. */
export function readRuleSet(grids: readonly Grid[], faults: FaultList): RuleSet | undefined {
  const document = rowsOf(grids, catalogueSheets.document, documentColumns, faults)[0];
  const measureRows = rowsOf(grids, catalogueSheets.measures, measureColumns, faults);
  const subItemRows = rowsOf(grids, catalogueSheets.subItems, subItemColumns, faults);
  const criteria = readCriteria(rowsOf(grids, catalogueSheets.criteria, criterionColumns, faults, true));
  const rewards = readRewardRows(rowsOf(grids, catalogueSheets.rewards, rewardColumns, faults, true));
  const measures = measureRows.map((row) => readMeasure(row));
  const measureIds = once(measureRows);
  const subItems = subItemRows.map((row) => readSubItem(row, criteria, rewards));
  const subItemIds = once(subItemRows, (row) => keyOf(row.text('measure'), row.text('id')));
  for (const row of subItemRows)
    if (!measureIds.has(row.text('measure')))
      row.fault('belongs-to-nothing', 'measure', { sheet: catalogueSheets.measures });
  for (const [key, { row }] of criteria)
    if (!subItemIds.has(key)) row.fault('belongs-to-nothing', 'subItem', { sheet: catalogueSheets.subItems });
  for (const [key, { row }] of rewards)
    if (!subItemIds.has(key)) row.fault('belongs-to-nothing', 'subItem', { sheet: catalogueSheets.subItems });
  const head = document === undefined ? undefined : readHead(document);
  if (document === undefined && faults.errors === 0)
    faults.add(makeFault('nothing-read', { sheet: catalogueSheets.document, row: null, column: null }, null));
  if (faults.errors > 0 || head === undefined) return undefined;
  return {
    ...head,
    measures: measures.flatMap((measure, place) =>
      measure === undefined
        ? []
        : [
            {
              ...measure,
              subItems: subItems.filter(
                (subItem, at): subItem is SubItem =>
                  subItem !== undefined && subItemRows[at]?.text('measure') === measureRows[place]?.text('id'),
              ),
            },
          ],
    ),
  };
}

function rowsOf<K extends string>(
  grids: readonly Grid[],
  name: string,
  columns: readonly NamedColumn<K>[],
  faults: FaultList,
  mayLack = false,
): readonly NamedRow<K>[] {
  const grid = grids.find((one) => one.sheet.trim() === name);
  if (grid !== undefined) return namedRows(grid, columns, faults);
  if (!mayLack) faults.add(makeFault('no-sheet', { sheet: '', row: null, column: null }, null, { name }));
  return [];
}

function keyOf(measure: string, subItem: string): string {
  return `${measure}/${subItem}`;
}

/** The ids of rows; a repeated or missing one is a fault. */
function once<K extends string>(
  rows: readonly NamedRow<K | 'id'>[],
  idOf: (row: NamedRow<K | 'id'>) => string = (row) => row.text('id'),
): ReadonlySet<string> {
  const met = new Map<string, number>();
  for (const row of rows) {
    const id = idOf(row);
    const other = met.get(id);
    if (row.text('id') === '') row.fault('empty-cell', 'id');
    else if (other !== undefined) row.fault('stands-twice', 'id', { otherRow: other });
    else met.set(id, row.number);
  }
  return new Set(met.keys());
}

function textIn<K extends string>(row: NamedRow<K>, key: K): string {
  const text = row.text(key);
  if (text === '') row.fault('empty-cell', key);
  return text;
}

function named<K extends string>(row: NamedRow<K>, zh: K, english: K): Named {
  const en = row.text(english);
  return { zh: textIn(row, zh), ...(en === '' ? {} : { en }) };
}

function isYes<K extends string>(row: NamedRow<K>, key: K): boolean {
  return choiceIn(row, key, yesCells) === 'yes';
}

function readHead(row: NamedRow<(typeof documentColumns)[number]['key']>): Omit<RuleSet, 'measures'> | undefined {
  const authority = choiceIn(row, 'authority', authorityCells);
  const year = numberIn(row, 'year', { least: 1949, whole: true });
  if (year === null) row.fault('empty-cell', 'year');
  const measureCount = numberIn(row, 'count', { whole: true });
  const number = row.text('number');
  const address = row.text('address');
  const published = row.text('published');
  const publishedOn = published === '' ? undefined : dayIn(published);
  if (published !== '' && publishedOn === undefined) row.fault('not-a-day', 'published');
  const name = named(row, 'name', 'english');
  const verified = isYes(row, 'verified');
  if (authority === undefined || typeof year !== 'number' || measureCount === undefined) return undefined;
  const document = {
    number,
    title: row.text('title'),
    ...(publishedOn === undefined ? {} : { publishedOn }),
    ...(address === '' ? {} : { address }),
  };
  const isThere = number !== '' || document.title !== '';
  return { authority, year, name, document: isThere ? document : null, measureCount, verified };
}

function readMeasure(
  row: NamedRow<(typeof measureColumns)[number]['key']>,
): Omit<IncentiveMeasure, 'subItems'> | undefined {
  const number = numberIn(row, 'number', { least: 1, whole: true });
  const evidence = row.text('evidence');
  const recipients = entriesIn(row.text('recipients')).flatMap((text) => {
    const found = (['province', 'cityLevel', 'county', 'park'] as const).find((one) =>
      recipientCells[one].includes(text),
    );
    if (found === undefined) row.fault('no-such-choice', 'recipients', { options: '省、市本级、县市区、园区' });
    return found ?? [];
  });
  const title = named(row, 'title', 'english');
  const verified = isYes(row, 'verified');
  if (number === undefined) return undefined;
  return {
    id: row.text('id'),
    number,
    title,
    agencies: entriesIn(row.text('agencies')),
    successorOf: entriesIn(row.text('before')),
    recipients,
    verified,
    ...(evidence === '' ? {} : { evidence }),
  };
}

/** What belongs to sub-items, by their keys, with the row that says the first of it. */
type Held<T> = ReadonlyMap<string, { readonly list: readonly T[] }>;

function readSubItem(
  row: NamedRow<(typeof subItemColumns)[number]['key']>,
  criteria: Held<Criterion>,
  rewards: Held<StatedReward>,
): SubItem | undefined {
  const level = choiceIn(row, 'level', levelCells);
  const quota = numberIn(row, 'quota', { whole: true });
  const title = named(row, 'title', 'english');
  const verified = isYes(row, 'verified');
  const key = keyOf(row.text('measure'), row.text('id'));
  if (level === undefined || quota === undefined) return undefined;
  return {
    id: row.text('id'),
    title,
    level,
    quota,
    criteria: criteria.get(key)?.list ?? [],
    rewards: rewards.get(key)?.list ?? [],
    verified,
  };
}

function readCriteria(
  rows: readonly NamedRow<(typeof criterionColumns)[number]['key']>[],
): Map<string, { row: NamedRow<(typeof criterionColumns)[number]['key']>; list: Criterion[] }> {
  const held = new Map<string, { row: (typeof rows)[number]; list: Criterion[] }>();
  for (const row of rows) {
    const weight = numberIn(row, 'weight');
    if (weight === null) row.fault('empty-cell', 'weight');
    const better = row.text('better') === '' ? 'higher' : choiceIn(row, 'better', betterCells);
    const scoring = row.text('scoring') === '' ? 'rank' : choiceIn(row, 'scoring', scoringCells);
    const indicator = row.text('indicator');
    const id = textIn(row, 'id');
    const title = textIn(row, 'title');
    const verified = isYes(row, 'verified');
    const key = keyOf(row.text('measure'), row.text('subItem'));
    const group = held.get(key) ?? { row, list: [] };
    held.set(key, group);
    if (typeof weight !== 'number' || better === undefined || scoring === undefined) continue;
    if (group.list.some((one) => one.id === id)) row.fault('stands-twice', 'id', { otherRow: group.row.number });
    group.list.push({
      id,
      title,
      weight,
      better,
      dataSource: row.text('source'),
      ...(indicator === '' ? {} : { indicator }),
      scoring,
      proof: entriesIn(row.text('proof')),
      verified,
    });
  }
  for (const { row, list } of held.values()) {
    const sum = list.reduce((total, criterion) => total + criterion.weight, 0);
    if (Math.abs(sum - 100) > 1e-9) row.fault('weights-not-hundred', 'weight', { sum });
  }
  return held;
}

function readRewardRows(
  rows: readonly NamedRow<(typeof rewardColumns)[number]['key']>[],
): Map<string, { row: NamedRow<(typeof rewardColumns)[number]['key']>; list: StatedReward[] }> {
  const held = new Map<string, { row: (typeof rows)[number]; list: StatedReward[] }>();
  for (const row of rows) {
    const kind = choiceIn(row, 'kind', rewardCells);
    const level = row.text('level') === '' ? null : choiceIn(row, 'level', levelCells);
    const amount = numberIn(row, 'amount');
    const text = textIn(row, 'text');
    const key = keyOf(row.text('measure'), row.text('subItem'));
    const group = held.get(key) ?? { row, list: [] };
    held.set(key, group);
    if (kind === undefined || level === undefined || amount === undefined) continue;
    group.list.push({ kind, level, amount, unit: row.text('unit'), text });
  }
  return held;
}
