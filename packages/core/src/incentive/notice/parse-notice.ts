import type { RegionContext, RegionIndex } from '../../region/match.ts';
import type { Notice, NoticeElement } from './notice.ts';
import { type OutlinedList, type OutlinedMeasure, outlineNotice } from './outline.ts';
import { readAgencies, withoutAgencies } from './read-agencies.ts';
import { readList } from './read-list.ts';
import { readRewards } from './read-rewards.ts';
import { readTable } from './read-table.ts';

/** Reads the text of a notice (激励通报): one element per name list. Names of measures and recipients are as printed. Every piece
 *  of a name list is in recipients, unmatched or dropped: none is left out. */
export function parseNotice(text: string, index: RegionIndex, context: RegionContext = {}): Notice {
  const outline = outlineNotice(text, index, context);
  const table = readTable(text, index, context);
  const elements = [...outline.measures.flatMap((measure) => elementsOf(measure, index, context)), ...table];
  return { title: outline.title, year: yearOf(outline.title), elements };
}

function elementsOf(measure: OutlinedMeasure, index: RegionIndex, context: RegionContext): readonly NoticeElement[] {
  const lists = measure.lists.filter((list) => list.names !== '');
  const shared = lists.at(-1);
  return lists.map((list, place) => {
    const { names, brackets } = withoutAgencies(list.names);
    const read = readList(names, index, context);
    const named = [...new Set(brackets.flatMap(readAgencies))];
    // 对上述地区 behind the last list speaks of all lists that have no reward of their own.
    const rewards = list.rewards === '' && shared !== undefined ? shared.rewards : list.rewards;
    return {
      measure: { number: measure.number, title: measure.title },
      subItem: lists.length > 1 ? place + 1 : null,
      reason: list.reason,
      recipients: read.recipients,
      unmatched: read.unmatched,
      rewards: readRewards(rewards),
      rewardText: rewards,
      agencies: named.length > 0 ? named : agenciesOf(list, shared, measure.title),
      dropped: [...read.dropped, ...brackets],
    };
  });
}

/** Agencies beside the list; else those beside the last list of the measure; else those in its title (财税管理（省财政厅）). */
function agenciesOf(list: OutlinedList, shared: OutlinedList | undefined, title: string): readonly string[] {
  const read = (from: OutlinedList): readonly string[] => [
    ...new Set(`${from.rewards}\n${from.agencies}`.split('\n').flatMap((line) => readAgencies(line))),
  ];
  const own = read(list);
  if (own.length > 0) return own;
  const behind = shared === undefined ? [] : read(shared);
  return behind.length > 0 ? behind : readAgencies(title);
}

function yearOf(title: string): number | undefined {
  const year = /(\d{4})\s*年/u.exec(title)?.[1];
  return year === undefined ? undefined : Number(year);
}
