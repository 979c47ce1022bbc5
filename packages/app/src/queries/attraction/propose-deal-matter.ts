import {
  type Actor,
  dealFindingSentence,
  type DealRule,
  DomainError,
  monthWritten,
  type Period,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise } from '../../application.ts';
import { proposeRosterMatter, type RosterMatterProposal } from '../rosters/propose-roster-matter.ts';
import { openAttraction } from './open-attraction.ts';

const doneTexts: Readonly<Record<DealRule, (name: string) => string>> = {
  'deal-quiet': (name) => `${name}恢复跟进并报送进展`,
  'deal-not-contracted': (name) => `${name}签约，或说明不再跟进的理由`,
  'deal-not-landed': (name) => `${name}落地`,
  'deal-without-funds': (name) => `${name}首笔资金到位`,
};

/** Proposes a matter from a finding about a deal (由招商研判提示立项). Refuses `unknown-deal` where there is no such
 *  finding. */
export async function proposeDealMatter(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: { readonly deal: string; readonly rule: DealRule; readonly period?: Period },
): Promise<RosterMatterProposal> {
  authorise(actor, 'matters.open', city);
  const { deal: code, rule, ...when } = asked;
  const { context, moment, month } = await openAttraction(app, actor, city, { region: city, ...when });
  const standing = context.members.find(({ deal }) => deal.code === code);
  const finding = standing?.findings.find((one) => one.rule === rule);
  if (standing === undefined || finding === undefined) throw new DomainError('unknown-deal', { deal: code });
  return proposeRosterMatter(app, actor, moment, {
    thing: standing.deal,
    sentence: dealFindingSentence(finding, 'zh'),
    source: `招商引资${monthWritten(month)}调度`,
    done: doneTexts[rule](standing.deal.name),
  });
}
