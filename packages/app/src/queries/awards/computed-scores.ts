import {
  type ComputedScore,
  computeScore,
  dayOf,
  type IndicatorCode,
  isMissing,
  type RegionCode,
  type RuleSet,
  subItemsOf,
  type SubItemWork,
  workKey,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { matrixAt, partsOf } from '../read-board.ts';
import type { OpenAwards } from './open-awards.ts';

/** Scores of the sub-items at city level whose criteria name indicators of the platform (测算得分), by the key of the work: values are those of
 *  the month before the moment, of the year's December once it is over. Where no criterion names an indicator no figure is read. */
export async function computedScores(
  app: Application,
  open: OpenAwards,
  city: RegionCode,
  ruleSet: RuleSet,
): Promise<ReadonlyMap<string, ComputedScore>> {
  const scored = subItemsOf(ruleSet).filter(
    ({ subItem }) => subItem.level === 'cityLevel' && subItem.criteria.some(({ indicator }) => indicator !== undefined),
  );
  const province = open.registry.regions.get(city)?.parent;
  const peers = province === null || province === undefined ? undefined : partsOf(open.registry, province);
  if (scored.length === 0 || peers === undefined) return new Map();
  const today = dayOf(open.moment.asOf);
  const current = Number(today.slice(0, 4));
  const month = ruleSet.year < current ? 12 : Math.max(1, Number(today.slice(5, 7)) - 1);
  const matrix = await matrixAt(app, open.moment, open.registry, peers, { year: ruleSet.year, month });
  const values = new Map<IndicatorCode, Map<RegionCode, number>>();
  for (const { region, rows } of matrix.boards) {
    if (!peers.members.includes(region.code)) continue;
    for (const { indicator, figures } of rows) {
      const { headline } = indicator;
      const figure = headline === 'yoy' ? figures.growth : headline === 'share' ? figures.share : figures.value;
      if (typeof figure.value !== 'number') continue;
      const of = values.get(indicator.code) ?? new Map<RegionCode, number>();
      values.set(indicator.code, of.set(region.code, figure.value));
    }
  }
  return new Map(
    scored.flatMap(({ measure, subItem }) => {
      const score = computeScore(subItem, city, values);
      const key = workKey({ ...ruleSet, measure: measure.id, subItem: subItem.id });
      return isMissing(score) ? [] : [[key, score] as const];
    }),
  );
}

/** The work with scores where they were computed and nobody stated others: odds and classes then rest on them. */
export function workWithScores(
  { work }: OpenAwards,
  ruleSet: RuleSet,
  scores: ReadonlyMap<string, ComputedScore>,
): ReadonlyMap<string, SubItemWork> {
  if (scores.size === 0) return work;
  const all = new Map(work);
  for (const { measure, subItem } of subItemsOf(ruleSet)) {
    const of = { authority: ruleSet.authority, year: ruleSet.year, measure: measure.id, subItem: subItem.id };
    const key = workKey(of);
    const score = scores.get(key);
    const own = work.get(key);
    if (score === undefined || isMissing(score.cutLine) || own?.ownScore !== undefined) continue;
    all.set(key, { ...of, ...own, ownScore: score.own, cutLine: score.cutLine });
  }
  return all;
}
