import {
  type Actor,
  dayOf,
  dealFindingSentence,
  type DealRule,
  DomainError,
  type MatterTerms,
  monthWritten,
  type Period,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import type { MatterList } from '../list-matters.ts';
import { proposedTerms, proposingOn } from '../rosters/propose-terms.ts';
import { openAttraction } from './open-attraction.ts';

const doneTexts: Readonly<Record<DealRule, (name: string) => string>> = {
  'deal-quiet': (name) => `${name}恢复跟进并报送进展`,
  'deal-not-contracted': (name) => `${name}签约，或说明不再跟进的理由`,
  'deal-not-landed': (name) => `${name}落地`,
  'deal-without-funds': (name) => `${name}首笔资金到位`,
};

/** Proposes a matter from a finding about a deal (由招商研判提示立项). A person decides on all of it. Refuses `unknown-deal` where there is no such
 *  finding. */
export async function proposeDealMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly deal: string; readonly rule: DealRule; readonly period?: Period },
): Promise<{ readonly terms: MatterTerms; readonly sentence: string; readonly overlapping: MatterList }> {
  authorise(actor, 'matters.open', city);
  const { deal: code, rule, ...when } = asked;
  const { context, moment, month } = await openAttraction(app, actor, city, { region: city, ...when });
  const standing = context.members.find(({ deal }) => deal.code === code);
  const finding = standing?.findings.find((one) => one.rule === rule);
  if (standing === undefined || finding === undefined) throw new DomainError('unknown-deal', { deal: code });
  const { directory, overlapping } = await proposingOn(app, actor, moment, code);
  const sentence = dealFindingSentence(finding, 'zh');
  const { name, region, leadUnit, leader } = standing.deal;
  const from = {
    name,
    code,
    leadUnit,
    leader,
    sentence,
    region: region ?? city,
    source: `招商引资${monthWritten(month)}调度`,
    done: doneTexts[rule](name),
  };
  return { terms: proposedTerms(from, dayOf(moment.asOf), directory), sentence, overlapping };
}
