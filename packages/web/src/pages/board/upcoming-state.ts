import type { BoardRowBody } from '@shigan/contract';
import { type Day, type Indicator, releaseDay, releasesOf, type Span } from '@shigan/core';

/** Releases that are due on one day (发布日程). */
export interface Upcoming {
  readonly day: Day;
  readonly span: Span;
  readonly names: readonly string[];
}

/** The next days on which indicators of the board are released, by the calendar of the catalogue: after `today`, nearest first, at most
 *  `most`. Releases of one day that are about different spans stand apart. */
export function upcomingReleases(
  rows: readonly BoardRowBody[],
  catalogue: ReadonlyMap<string, Indicator>,
  today: Day,
  most: number,
): readonly Upcoming[] {
  const byDay = new Map<string, { day: Day; span: Span; names: string[] }>();
  const year = Number(today.slice(0, 4));
  for (const { indicator: code, name } of rows) {
    const indicator = catalogue.get(code);
    if (indicator === undefined) continue;
    const next = [year - 1, year]
      .flatMap((each) => releasesOf(each, indicator))
      .map((span) => ({ span, day: releaseDay(span, indicator.release) }))
      .find(({ day }) => day > today);
    if (next === undefined) continue;
    const key = `${next.day} ${next.span.year} ${next.span.startMonth} ${next.span.length}`;
    const held = byDay.get(key);
    if (held === undefined) byDay.set(key, { ...next, names: [name] });
    else held.names.push(name);
  }
  return [...byDay.values()]
    .toSorted((a, b) => (a.day === b.day ? b.names.length - a.names.length : a.day < b.day ? -1 : 1))
    .slice(0, most);
}
