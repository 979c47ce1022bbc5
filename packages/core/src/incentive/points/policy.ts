import { DomainError } from '../../errors.ts';
import type { Authority, AwardLevel } from '../authority.ts';
import { isRuleFault, readRule, type Rule } from './rule-language.ts';

/** Part in a matter (牵头、配合). */
export type PointsRole = 'lead' | 'support';

/** What a rule can speak of. */
export const ruleNames = ['authority', 'level', 'role', 'matter', 'year', 'money'] as const;

/** An exception to the table (特别规定): where `when` is true, `points` counts instead, before the share of the role. */
export interface PointsException {
  readonly id: string;
  readonly when: string;
  readonly points: string;
  /** What the document says. */
  readonly text: string;
}

/** A points policy (加分办法): data that a city edits, in versions, each with its document. Numbers are decimal texts. */
export interface PointsPolicy {
  /** The year judged that it applies to. */
  readonly year: number;
  readonly name?: string;
  readonly document?: string;
  /** Points of an award of which the unit had the lead. */
  readonly points: Readonly<Partial<Record<Authority, string>>>;
  /** Share of the points by part. */
  readonly role: Readonly<Record<PointsRole, string>>;
  /** 就高不重复: of one matter only the highest counts; or all do. */
  readonly sameMatter: 'higherOnly' | 'all';
  /** The most that all awards together give; absent: no cap. */
  readonly cap?: string;
  readonly exceptions?: readonly PointsException[];
  /** Money per award to the unit and to the persons (资金奖励), in 万元. */
  readonly money?: {
    readonly unit: Readonly<Partial<Record<Authority, string>>>;
    readonly persons?: Readonly<Partial<Record<Authority, string>>>;
  };
  readonly verified?: boolean;
}

/** A policy whose rules were read. */
export interface ReadPolicy {
  readonly policy: PointsPolicy;
  readonly exceptions: readonly {
    readonly id: string;
    readonly when: Rule;
    readonly points: Rule;
    readonly text: string;
  }[];
}

/** An award as points look at it: of whom, with which part. */
export interface PointsAward {
  readonly id: string;
  readonly matter: string;
  readonly authority: Authority;
  readonly role: PointsRole;
  readonly level?: AwardLevel;
  /** Absent: the policy's own year. */
  readonly year?: number;
  /** The reward in money, 万元. */
  readonly money?: number;
}

/** Reads a policy. Refuses `invalid-policy` with the first fault and its place: a number that is none, a rule that cannot be read. */
export function readPolicy(policy: PointsPolicy): ReadPolicy {
  const numbers = [...Object.values(policy.points), ...Object.values(policy.role), policy.cap];
  for (const text of numbers)
    if (text !== undefined && !/^\d+(?:\.\d+)?$/u.test(text)) throw new DomainError('invalid-policy', { number: text });
  const exceptions = (policy.exceptions ?? []).map((exception) => ({
    id: exception.id,
    text: exception.text,
    when: ruleOf(exception.id, exception.when),
    points: ruleOf(exception.id, exception.points),
  }));
  return { policy, exceptions };
}

function ruleOf(id: string, text: string): Rule {
  const rule = readRule(text, ruleNames);
  if (isRuleFault(rule)) throw new DomainError('invalid-policy', { exception: id, at: rule.at, fault: rule.fault });
  return rule;
}
