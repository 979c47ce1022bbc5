import type { RegionCode } from '../../region/region.ts';
import { decisionKey, type MeasureDecision, type SubItemWork } from '../work.ts';
import type { IncentiveMeasure, RuleSet } from '../catalogue.ts';
import { type ClassGrounds, type MeasureClass, proposeClass, type ProposedClass } from '../class.ts';
import { idsThroughYears } from '../lineage.ts';
import type { AwardRecord } from './award-record.ts';

/** A measure of the year with its class (项目分类): proposed from the record, decided by a person. */
export interface ClassedMeasure {
  readonly measure: IncentiveMeasure;
  readonly grounds: ClassGrounds;
  readonly proposed: ProposedClass;
  readonly decision: MeasureDecision | null;
  /** The decided class where there is one, else the proposed. */
  readonly class: MeasureClass;
}

/** Classes every measure of a rule set for a city. History is looked up by lineage: an award of 重大项目建设 in 2020 speaks for what
 *  goes on from it in 2021. Scores are those of the sub-item that is nearest to its cut line. */
export function classMeasures(
  record: AwardRecord,
  city: RegionCode,
  ruleSet: RuleSet,
  known: {
    readonly ruleSets: readonly RuleSet[];
    readonly decisions: ReadonlyMap<string, MeasureDecision>;
    readonly work: readonly SubItemWork[];
  },
): readonly ClassedMeasure[] {
  const years = record.tally.years(ruleSet.authority).filter((year) => year < ruleSet.year);
  return ruleSet.measures.map((measure) => {
    const ids = idsThroughYears(ruleSet, measure, known.ruleSets);
    const won = (code: RegionCode): readonly number[] =>
      years.filter((year) => {
        const byMeasure = record.tally.of(ruleSet.authority, year)?.cities.get(code)?.byMeasure;
        return [...ids].some((id) => (byMeasure?.get(id) ?? 0) > 0);
      });
    const own = won(city);
    const similar = record.similar.filter((code) => code !== city);
    const decision = known.decisions.get(decisionKey({ ...ruleSet, measure: measure.id })) ?? null;
    const grounds: ClassGrounds = {
      wonInLastFour: own.filter((year) => year >= ruleSet.year - 4),
      everWon: own.length > 0,
      decisive: decision?.decisive ?? false,
      similarCitiesWon:
        similar.length === 0
          ? null
          : { won: similar.filter((code) => won(code).length > 0).length, of: similar.length },
      ...nearestScore(known.work.filter((one) => one.year === ruleSet.year && one.measure === measure.id)),
    };
    const proposed = proposeClass(grounds);
    return { measure, grounds, proposed, decision, class: decision?.class ?? proposed.class };
  });
}

function nearestScore(work: readonly SubItemWork[]): Pick<ClassGrounds, 'ownScore' | 'cutLine'> {
  const scored = work.flatMap(({ ownScore, cutLine }) =>
    ownScore === undefined || cutLine === undefined || cutLine <= 0 ? [] : [{ ownScore, cutLine }],
  );
  const [nearest] = scored.toSorted((a, b) => b.ownScore / b.cutLine - a.ownScore / a.cutLine);
  return nearest ?? { ownScore: null, cutLine: null };
}
