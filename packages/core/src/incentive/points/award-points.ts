import { withoutNoise } from '../../decimal.ts';
import { DomainError } from '../../errors.ts';
import { isRuleFault, type RuleValue } from './rule-language.ts';
import type { PointsAward, ReadPolicy } from './policy.ts';

export type PointsReason = 'counts' | 'same-matter-higher-counts' | 'other-year' | 'no-points-for-authority';

/** What one award gives, and why. `own` is what it would give by itself: base × share. */
export interface PointsLine {
  readonly award: string;
  readonly points: number;
  readonly reason: PointsReason;
  readonly base: number;
  readonly share: number;
  readonly own: number;
  /** The exception that set the base. */
  readonly exception: string | null;
  /** The award of the same matter that counts instead. */
  readonly insteadOf: string | null;
}

export interface PointsResult {
  readonly lines: readonly PointsLine[];
  /** Before the cap. */
  readonly sum: number;
  readonly capped: boolean;
  readonly total: number;
}

/** Works out points (加分): base by authority or exception, times the share of the part; of one matter the highest after shares
 *  where the policy says so, of equals the first; their sum, then the cap. Every award has a line, those that give nothing too. */
export function pointsOf(read: ReadPolicy, awards: readonly PointsAward[]): PointsResult {
  const { policy } = read;
  const own = awards.map((award) => ({ award, ...ownPoints(read, award) }));
  const highest = new Map<string, (typeof own)[number]>();
  for (const one of own) {
    const held = highest.get(one.award.matter);
    if (one.reason === 'counts' && (held === undefined || one.own > held.own)) highest.set(one.award.matter, one);
  }
  const lines = own.map((one): PointsLine => {
    const counting = highest.get(one.award.matter);
    const isLower = policy.sameMatter === 'higherOnly' && one.reason === 'counts' && counting !== one;
    const reason = isLower ? 'same-matter-higher-counts' : one.reason;
    return {
      award: one.award.id,
      points: reason === 'counts' ? one.own : 0,
      reason,
      base: one.base,
      share: one.share,
      own: one.own,
      exception: one.exception,
      insteadOf: isLower ? (counting?.award.id ?? null) : null,
    };
  });
  const sum = withoutNoise(lines.reduce((total, line) => total + line.points, 0));
  const cap = policy.cap === undefined ? Infinity : Number(policy.cap);
  return { lines, sum, capped: sum > cap, total: Math.min(sum, cap) };
}

function ownPoints(
  { policy, exceptions }: ReadPolicy,
  award: PointsAward,
): Pick<PointsLine, 'base' | 'share' | 'own' | 'exception' | 'reason'> {
  const share = Number(policy.role[award.role]);
  const none = { base: 0, share, own: 0, exception: null };
  if (award.year !== undefined && award.year !== policy.year) return { ...none, reason: 'other-year' };
  const values: Record<string, RuleValue> = {
    authority: award.authority,
    level: award.level ?? '',
    role: award.role,
    matter: award.matter,
    year: award.year ?? policy.year,
    money: award.money ?? 0,
  };
  const exception = exceptions.find((one) => evaluated(one.id, one.when.evaluate(values)) === true);
  const table = policy.points[award.authority];
  if (exception === undefined && table === undefined) return { ...none, reason: 'no-points-for-authority' };
  const base = exception === undefined ? Number(table) : evaluated(exception.id, exception.points.evaluate(values));
  if (typeof base !== 'number')
    throw new DomainError('invalid-policy', { exception: exception?.id ?? '', fault: 'wrong-kind' });
  return { base, share, own: withoutNoise(base * share), exception: exception?.id ?? null, reason: 'counts' };
}

function evaluated(id: string, value: ReturnType<ReadPolicy['exceptions'][number]['when']['evaluate']>): RuleValue {
  if (isRuleFault(value)) throw new DomainError('invalid-policy', { exception: id, at: value.at, fault: value.fault });
  return value;
}

/** What would change if further awards came before the year ends (假设): the points with them, and the difference. */
export function pointsWith(
  read: ReadPolicy,
  awards: readonly PointsAward[],
  further: readonly PointsAward[],
): { readonly result: PointsResult; readonly more: number } {
  const result = pointsOf(read, [...awards, ...further]);
  return { result, more: withoutNoise(result.total - pointsOf(read, awards).total) };
}
