import {
  type Actor,
  type Award,
  type AwardRecord,
  decisionKey,
  type Instant,
  type LedgerEntry,
  liveAwards,
  type MeasureDecision,
  type PointsPolicy,
  type RegionCode,
  type Registry,
  type RuleSet,
  type SubItemWork,
  workKey,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { type Moment, resolveMoment } from '../moment.ts';
import { readRegistry } from '../read-registry.ts';
import { recordFor } from './award-record.ts';

/** Everything about a city's incentives as of a moment. */
export interface OpenAwards {
  readonly moment: Moment;
  readonly registry: Registry;
  readonly entries: readonly LedgerEntry[];
  readonly awards: readonly Award[];
  readonly record: AwardRecord;
  /** The latest moment from which ledger, rules, decisions or work were known: odds are identified by it. */
  readonly oddsEdition: Instant;
  readonly ruleSets: readonly RuleSet[];
  readonly decisions: ReadonlyMap<string, MeasureDecision>;
  readonly work: ReadonlyMap<string, SubItemWork>;
  readonly policies: readonly PointsPolicy[];
}

/** Opens the ledger, the rules, the decisions and the work of a city as they were known at a moment. Figures are identified by the
 *  latest moment from which any of it was known: two moments between which nothing came read the same. */
export async function openAwards(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asOf?: string,
): Promise<OpenAwards> {
  authorise(actor, 'award.read', cityCode);
  const moment = await resolveMoment(app, cityCode, asOf);
  const { registers } = app.store;
  const [registry, entries, ruleSets, decisions, work, policies] = await Promise.all([
    readRegistry(app, moment),
    app.store.awards.entries(cityCode, moment.asOf),
    registers.asOf(cityCode, 'ruleSet', moment.asOf),
    registers.asOf(cityCode, 'measureDecision', moment.asOf),
    registers.asOf(cityCode, 'subItemWork', moment.asOf),
    registers.asOf(cityCode, 'pointsPolicy', moment.asOf),
  ]);
  const rules = bodiesOf(ruleSets);
  const awards = liveAwards(entries);
  let edition: Instant = moment.edition;
  for (const { knownFrom } of entries) if (knownFrom > edition) edition = knownFrom;
  let oddsEdition = edition;
  for (const { knownFrom } of [...ruleSets, ...decisions, ...work])
    if (knownFrom > oddsEdition) oddsEdition = knownFrom;
  return {
    moment,
    oddsEdition,
    registry,
    entries,
    awards,
    record: recordFor(registry, cityCode, rules, awards, edition),
    ruleSets: rules,
    decisions: new Map(bodiesOf(decisions).map((decision) => [decisionKey(decision), decision])),
    work: new Map(bodiesOf(work).map((one) => [workKey(one), one])),
    policies: bodiesOf(policies),
  };
}

function bodiesOf<T>(entries: readonly { readonly body: T | null }[]): readonly T[] {
  return entries.flatMap(({ body }) => (body === null ? [] : [body]));
}
