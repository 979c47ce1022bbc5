import {
  analyseRow,
  type AwardFigure,
  type ComputedScore,
  computeScore,
  dayOf,
  type Figure,
  type Indicator,
  type IndicatorCode,
  isMissing,
  type OddsOf,
  type PeerSet,
  type Period,
  type RegionCode,
  type RuleSet,
  scoreFigures,
  type SubItem,
  subItemsOf,
  type SubItemWork,
  workKey,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { openBookOf, partsOf, specOf } from '../read-board.ts';
import type { OpenAwards } from './open-awards.ts';

/** The score of one who is judged, with the figures that its values are. */
interface RegionScore {
  readonly region: RegionCode;
  readonly score: ComputedScore;
  readonly figures: ReadonlyMap<IndicatorCode, Figure>;
}

/** Scores of a sub-item (测算得分): the city's own at city level; at county level one for each of its counties, the best first. */
export interface SubItemScores {
  readonly city: RegionScore | null;
  readonly counties: readonly RegionScore[];
}

/** Scores of the sub-items whose criteria name indicators of the platform, by the key of the work: values are those of the month before
 *  the moment, of the year's December once it is over. The city is held against the cities of its province, a county against the
 *  counties of the city: of others nothing is held, so that a county has no cut line. Only the indicators that are named are
 *  read. */
export async function computedScores(
  app: Application,
  open: OpenAwards,
  city: RegionCode,
  ruleSet: RuleSet,
): Promise<ReadonlyMap<string, SubItemScores>> {
  const scored = subItemsOf(ruleSet).filter(
    ({ subItem }) => subItem.level !== 'park' && subItem.criteria.some(({ indicator }) => indicator !== undefined),
  );
  const province = open.registry.regions.get(city)?.parent;
  const judged = {
    cityLevel: province === null || province === undefined ? undefined : partsOf(open.registry, province),
    county: partsOf(open.registry, city),
  };
  const found = new Map<string, SubItemScores>();
  for (const level of ['cityLevel', 'county'] as const) {
    const of = scored.filter(({ subItem }) => subItem.level === level);
    const peers = judged[level];
    if (of.length === 0 || peers === undefined) continue;
    const held = await figuresOf(
      app,
      open,
      peers,
      of.flatMap(({ subItem }) => indicatorsOf(subItem)),
      ruleSet.year,
    );
    const values = new Map([...held].map(([code, figures]) => [code, valuesOf(figures)]));
    const scoreOf = (subItem: Pick<SubItem, 'criteria' | 'quota'>, region: RegionCode): readonly RegionScore[] => {
      const score = computeScore(subItem, region, values);
      if (isMissing(score)) return [];
      const figures = score.lines.flatMap(({ indicator }) => {
        const figure = held.get(indicator)?.get(region);
        return figure === undefined ? [] : [[indicator, figure] as const];
      });
      return [{ region, score, figures: new Map(figures) }];
    };
    for (const { measure, subItem } of of) {
      const key = workKey({ ...ruleSet, measure: measure.id, subItem: subItem.id });
      const { criteria } = subItem;
      const counties =
        level === 'cityLevel'
          ? []
          : peers.members
              .flatMap((code) => scoreOf({ criteria, quota: null }, code))
              .toSorted((a, b) => b.score.own - a.score.own);
      found.set(key, { city: level === 'cityLevel' ? (scoreOf(subItem, city)[0] ?? null) : null, counties });
    }
  }
  return found;
}

/** Every score as a figure, the points of its criteria within. */
export function scoreFiguresOf(computed: ReadonlyMap<string, SubItemScores>, of: OddsOf): readonly AwardFigure[] {
  return [...computed].flatMap(([key, { city, counties }]) => {
    const subItem = key.slice(key.indexOf('/', key.indexOf(':')) + 1);
    return [...(city === null ? [] : [city]), ...counties].map(
      ({ region, score, figures }) =>
        scoreFigures(score, { region, subItem, unitOf: ({ indicator }) => figures.get(indicator)?.unit ?? '' }, of).sum,
    );
  });
}

function indicatorsOf({ criteria }: SubItem): readonly IndicatorCode[] {
  return criteria.flatMap(({ indicator }) => indicator ?? []);
}

type Figures = ReadonlyMap<RegionCode, Figure>;

/** The headline figure of each indicator for everybody who is judged. */
async function figuresOf(
  app: Application,
  { moment, registry }: OpenAwards,
  peers: PeerSet,
  codes: readonly IndicatorCode[],
  year: number,
): Promise<ReadonlyMap<IndicatorCode, Figures>> {
  const today = dayOf(moment.asOf);
  const isOver = year < Number(today.slice(0, 4));
  const period: Period = { year, month: isOver ? 12 : Math.max(1, Number(today.slice(5, 7)) - 1) };
  const indicators = [...new Set(codes)].flatMap((code) => registry.indicators.get(code) ?? []);
  const book = await openBookOf(app, moment, [peers.of, ...peers.members], period, indicators);
  const spec = { ...specOf(moment, registry, period, book), asOf: moment.edition, rankings: new Map() };
  return new Map(
    indicators.map((indicator) => [
      indicator.code,
      new Map(
        peers.members.flatMap((code) => {
          const region = registry.regions.get(code);
          const figure = region && headlineOf(indicator, analyseRow(spec, indicator, region).figures);
          return figure === undefined ? [] : [[code, figure] as const];
        }),
      ),
    ]),
  );
}

function headlineOf({ headline }: Indicator, figures: ReturnType<typeof analyseRow>['figures']): Figure {
  return headline === 'yoy' ? figures.growth : headline === 'share' ? figures.share : figures.value;
}

function valuesOf(figures: Figures): ReadonlyMap<RegionCode, number> {
  return new Map([...figures].flatMap(([code, { value }]) => (typeof value === 'number' ? [[code, value]] : [])));
}

/** The work with scores where they were computed and nobody stated others: odds and classes then rest on them. */
export function workWithScores(
  { work }: OpenAwards,
  ruleSet: RuleSet,
  scores: ReadonlyMap<string, SubItemScores>,
): ReadonlyMap<string, SubItemWork> {
  if (scores.size === 0) return work;
  const all = new Map(work);
  for (const { measure, subItem } of subItemsOf(ruleSet)) {
    const of = { authority: ruleSet.authority, year: ruleSet.year, measure: measure.id, subItem: subItem.id };
    const key = workKey(of);
    const score = scores.get(key)?.city?.score;
    const own = work.get(key);
    if (score === undefined || isMissing(score.cutLine) || own?.ownScore !== undefined) continue;
    all.set(key, { ...of, ...own, ownScore: score.own, cutLine: score.cutLine });
  }
  return all;
}
