import type { RegionContext, RegionIndex } from '../../region/match.ts';
import { levelOfGroup } from './group-words.ts';
import type { NoticeElement } from './notice.ts';
import { readAgencies } from './read-agencies.ts';
import { readList } from './read-list.ts';
import { readRewards } from './read-rewards.ts';

interface Columns {
  readonly number: number | undefined;
  readonly title: number;
  readonly names: readonly number[];
  readonly rewards: number | undefined;
  readonly agencies: number | undefined;
}

/** Reads a list set as a table (名单表): rows whose cells are parted by tabs or `|`, below a head with a measure's column and one
 *  or more columns of names. A row without a measure of its own goes on with the one above. */
export function readTable(text: string, index: RegionIndex, context: RegionContext): readonly NoticeElement[] {
  const elements: NoticeElement[] = [];
  let columns: Columns | undefined;
  let last = { number: null as string | null, title: '' };
  // Cells that are merged over rows stand in the first: what is empty below goes on with it.
  let shared = { rewards: '', agencies: '' };
  for (const line of text.split(/\r?\n/u)) {
    const cells = cellsOf(line);
    if (cells.length < 2) continue;
    const head = columnsOf(cells);
    if (head !== undefined) {
      columns = head;
      continue;
    }
    if (columns === undefined) continue;
    const below = groupsBelow(cells);
    if (below.length > 0) {
      columns = { ...columns, names: [...new Set([...columns.names, ...below])].toSorted((a, b) => a - b) };
      continue;
    }
    const at = (place: number | undefined): string => (place === undefined ? '' : (cells[place] ?? ''));
    const title = at(columns.title);
    if (title !== '') {
      last = { number: at(columns.number) || null, title };
      shared = { rewards: '', agencies: '' };
    }
    shared = { rewards: at(columns.rewards) || shared.rewards, agencies: at(columns.agencies) || shared.agencies };
    const names = columns.names.map((place) => at(place)).filter((cell) => cell !== '' && !/^[-—–/无]+$/u.test(cell));
    if (names.length === 0 || last.title === '') continue;
    elements.push(elementOf(last, names.join('\n'), shared.rewards, shared.agencies, index, context));
  }
  return numbered(elements);
}

function elementOf(
  measure: { readonly number: string | null; readonly title: string },
  names: string,
  rewardText: string,
  agencies: string,
  index: RegionIndex,
  context: RegionContext,
): NoticeElement {
  return {
    measure,
    subItem: null,
    reason: measure.title,
    ...readList(names, index, context),
    rewards: readRewards(rewardText),
    rewardText,
    agencies: readAgencies(/[:：]/u.test(agencies) ? agencies : `牵头单位:${agencies}`),
  };
}

function cellsOf(line: string): readonly string[] {
  const sign = line.includes('\t') ? '\t' : line.includes('|') ? '|' : undefined;
  if (sign === undefined) return [];
  const cells = line.split(sign).map((cell) => cell.trim());
  if (sign !== '|') return cells;
  return cells[0] === '' ? cells.slice(1) : cells;
}

function columnsOf(cells: readonly string[]): Columns | undefined {
  const find = (pattern: RegExp): number | undefined => {
    const place = cells.findIndex((cell) => pattern.test(cell));
    return place < 0 ? undefined : place;
  };
  const title = find(/^(?:激励|奖励|表扬|工作)?(?:措施|事项|项目|项目名称|工作|小项|名称|内容)$/u);
  const names = cells.flatMap((cell, place) =>
    place !== title && (/(?:名单|受奖|获奖|激励对象|地区|激励地区|市州|县市区|园区)/u.test(cell) || levelOfWhole(cell))
      ? [place]
      : [],
  );
  if (title === undefined || names.length === 0) return undefined;
  return {
    number: find(/^(?:序号|编号|项号)$/u),
    title,
    names,
    rewards: find(/奖励(?:标准|内容|措施)?$|激励(?:内容|方式|标准)$/u),
    agencies: find(/(?:单位|部门)$/u),
  };
}

/** The columns of a second row of a head that only says which group stands where (激励对象 over 市州 and 县市区). */
function groupsBelow(cells: readonly string[]): readonly number[] {
  const filled = cells.flatMap((cell, place) => (cell === '' ? [] : [place]));
  return filled.length > 1 && filled.every((place) => levelOfWhole(cells[place] ?? '')) ? filled : [];
}

function levelOfWhole(cell: string): boolean {
  return cell.length <= 6 && levelOfGroup(cell) !== null && /^[市州县区园()（）、]+$/u.test(cell);
}

/** Rows of one measure are its sub-items. */
function numbered(elements: readonly NoticeElement[]): readonly NoticeElement[] {
  const rows = new Map<NoticeElement['measure'], number>();
  for (const { measure } of elements) rows.set(measure, (rows.get(measure) ?? 0) + 1);
  const met = new Map<NoticeElement['measure'], number>();
  return elements.map((element) => {
    if ((rows.get(element.measure) ?? 0) < 2) return element;
    const place = (met.get(element.measure) ?? 0) + 1;
    met.set(element.measure, place);
    return { ...element, subItem: place };
  });
}
