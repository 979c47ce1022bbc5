import {
  type Actor,
  type BulletinFigure,
  display,
  enterpriseFigureId,
  awardFigureId,
  isMissing,
  type Missing,
  parseEnterpriseFigureId,
  parseRosterFigureId,
  rosterFigureId,
} from '@shigan/core';
import type { Application } from '../application.ts';
import type { OutdatedFigure } from '../ports.ts';
import { openAwards } from '../queries/awards/open-awards.ts';
import { awardFigureAt } from '../queries/awards/read-standing.ts';
import { enterpriseFigureAt } from '../queries/enterprises/explain-enterprise-figure.ts';
import type { ExplainedFigures } from '../queries/explain-any.ts';
import type { Moment } from '../queries/moment.ts';
import { rosterFiguresAt } from '../queries/rosters/explain-roster-figures.ts';

interface Now {
  readonly id: string;
  readonly value: number | Missing;
  readonly unit: string;
}

/** Of figures beside those of indicators (激励、企业、项目) those that the record gives otherwise by a moment, as far as their decimals say;
 *  those of the moment's own record are as they were. */
export async function outdatedBeside(
  app: Application,
  actor: Actor,
  { city: { code: city }, asOf, edition }: Moment,
  { awards, enterprises, rosters }: ExplainedFigures,
  were: ReadonlyMap<string, BulletinFigure>,
): Promise<ReadonlyMap<string, OutdatedFigure>> {
  const outdated = new Map<string, OutdatedFigure>();
  const compare = (id: string, now: Now | undefined): void => {
    const was = were.get(id);
    if (was !== undefined && now !== undefined && !saysSame(was, now)) outdated.set(id, outdatedFigure(was, now));
  };
  const hash = (content: string): string => app.digest.sha256(content);
  if (awards.length > 0) {
    const open = await openAwards(app, actor, city, asOf);
    for (const { id, figure } of awards) {
      const now = awardFigureAt(open, figure);
      compare(id, now && { id: awardFigureId(now, hash), value: now.value, unit: now.unit });
    }
  }
  for (const { id } of enterprises) {
    const locator = parseEnterpriseFigureId(id);
    if (locator?.asOf === edition) continue;
    const now = locator && (await enterpriseFigureAt(app, actor, city, locator, asOf));
    compare(id, now && { id: enterpriseFigureId(now, hash), value: now.value, unit: now.unit });
  }
  const stated = rosters.flatMap(({ id }) => {
    const locator = parseRosterFigureId(id);
    return locator === undefined || locator.asOf === edition ? [] : [{ id, locator }];
  });
  const locators = stated.map(({ locator }) => locator);
  for (const [at, now] of (await rosterFiguresAt(app, actor, city, locators, asOf)).entries())
    compare(stated[at]?.id ?? '', now && { id: rosterFigureId(now, hash), value: now.value, unit: now.unit });
  return outdated;
}

function saysSame({ value, decimals, unit }: BulletinFigure, now: Now): boolean {
  return !isMissing(now.value) && now.unit === unit && display(now.value, decimals) === display(value, decimals);
}

function outdatedFigure({ id, value, decimals, unit }: BulletinFigure, now: Now): OutdatedFigure {
  return { id, published: value, decimals, unit, now: now.value, nowId: now.id, causes: [] };
}
