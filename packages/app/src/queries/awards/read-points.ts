import {
  type Actor,
  type Award,
  DomainError,
  type PointsAward,
  pointsOf,
  type PointsPolicy,
  type PointsResult,
  pointsWith,
  readPolicy,
  type RegionCode,
} from '@shigan/core';
import type { Application } from '../../application.ts';
import { type OpenAwards, openAwards } from './open-awards.ts';

export interface PointsAsked {
  /** The year judged. */
  readonly year: number;
  readonly asOf?: string;
  /** Awards that may still come (假设): for whom, of which measure. */
  readonly further?: readonly {
    readonly recipient: string;
    readonly measure: string;
    readonly authority: Award['authority'];
  }[];
}

/** Points and cash of one recipient. */
export interface RecipientPoints {
  readonly recipient: string;
  readonly name: string;
  readonly awards: readonly Award[];
  readonly result: PointsResult;
  /** With the further awards, and how much more that is; null without any for this recipient. */
  readonly whatIf: { readonly result: PointsResult; readonly more: number } | null;
  /** Cash to the unit and to the persons, 万元, by the policy; null where it says nothing of money. */
  readonly cash: { readonly unit: number; readonly persons: number } | null;
}

export interface ReadPoints {
  readonly open: OpenAwards;
  readonly policy: PointsPolicy;
  readonly recipients: readonly RecipientPoints[];
}

/** Points of the city's counties and parks for a year (绩效考核加分), each explained award by award. A county that won nothing has 0
 *  points and stands in the table. Refuses `invalid-policy` where the year has none or it cannot be read. */
export async function readPoints(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  asked: PointsAsked,
): Promise<ReadPoints> {
  const open = await openAwards(app, actor, cityCode, asked.asOf);
  const policy = open.policies.find((one) => one.year === asked.year);
  if (policy === undefined) throw new DomainError('invalid-policy', { year: asked.year });
  const read = readPolicy(policy);
  const awards = open.awards.filter(
    (award) => award.city === cityCode && award.year === asked.year && award.level !== 'cityLevel',
  );
  const recipients = new Set([
    ...(open.record.set.counties.get(cityCode) ?? []),
    ...awards.map((award) => award.recipient),
  ]);
  return {
    open,
    policy,
    recipients: [...recipients].map((recipient) => {
      const own = awards.filter((award) => award.recipient === recipient);
      const counted = own.map((award) => pointsAward(award));
      const further = (asked.further ?? [])
        .filter((one) => one.recipient === recipient)
        .map((one, place): PointsAward => ({
          id: `further-${place + 1}`,
          matter: one.measure,
          authority: one.authority,
          role: 'lead',
          level: 'county',
          year: asked.year,
        }));
      return {
        recipient,
        name: open.registry.regions.get(recipient)?.name.zh ?? own[0]?.recipientName ?? recipient,
        awards: own,
        result: pointsOf(read, counted),
        whatIf: further.length === 0 ? null : pointsWith(read, counted, further),
        cash: cashOf(policy, own),
      };
    }),
  };
}

/** An award as points look at it: of a county's own award it had the lead. */
function pointsAward(award: Award): PointsAward {
  const money = award.rewards.reduce((sum, reward) => sum + (reward.unit === '万元' ? (reward.amount ?? 0) : 0), 0);
  return {
    id: award.id,
    matter: award.measure,
    authority: award.authority,
    role: 'lead',
    level: award.level,
    year: award.year,
    money,
  };
}

function cashOf(policy: PointsPolicy, awards: readonly Award[]): RecipientPoints['cash'] {
  const { money } = policy;
  if (money === undefined) return null;
  const sum = (rates: PointsPolicy['points'] | undefined): number =>
    awards.reduce((total, award) => total + Number(rates?.[award.authority] ?? 0), 0);
  return { unit: sum(money.unit), persons: sum(money.persons) };
}
