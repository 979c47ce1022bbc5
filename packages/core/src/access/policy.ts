import type { RegionCode } from '../region/region.ts';
import { type Action, rights, type Scope } from './rights.ts';
import { type Role, roles } from './role.ts';
import type { Reach, UnitCode } from './unit.ts';

/** Who acts (操作人): a person, or the system itself (the loader of the demonstration, a job). Every command and route takes one. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  /** At least one; {@link operator} for programs that hold the data anyway. */
  readonly roles: readonly [Role, ...Role[]];
  /** From where: `cli`, `http 127.0.0.1`, `job`. */
  readonly via: string;
  /** The city whose person this is; absent for the operator, who acts in all. */
  readonly city?: RegionCode;
  /** The unit (单位) that the person belongs to: its code in the register of units. */
  readonly unit?: UnitCode;
  /** The entry in the register of leaders, of a leader. */
  readonly leader?: string;
  /** How far rights of a region or department go; absent: nowhere. */
  readonly reach?: Reach;
}

/** What something is done to. What is left out is not decided on: without a region the question is whether the actor may do it
 *  to any region at all. */
export interface Subject {
  readonly city: RegionCode;
  readonly region?: RegionCode;
  readonly unit?: UnitCode;
  /** Id of the account whose own it is. */
  readonly person?: string;
}

/** Why not (拒绝原因): no role of the actor's may do it; it belongs to another city, region, unit or person. */
export type RefusalReason = 'role' | 'city' | 'region' | 'department' | 'own';

export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly reason: RefusalReason;
      /** The roles that may. */
      readonly needs: readonly Role[];
    };

const yes: Verdict = { allowed: true };

/** Whoever holds the data directory: the command line on that machine, jobs, the loader of the demonstration. Whoever may read the
 *  files may do everything anyway; what is done is recorded under this name. */
export function operator(via: string, id = 'cli'): Actor {
  return { id, name: '本机操作员', roles: ['operator'], via };
}

/** Decides whether somebody may do something, and says why not (权限判定). One role that may is enough. Of several refusals the
 *  nearest miss is told: a wrong region rather than a wrong role. */
export function judge(actor: Actor, action: Action, subject: Subject): Verdict {
  if (actor.roles.includes('operator')) return yes;
  const { grants } = rights[action];
  const needs = roles.filter((role) => grants[role] !== undefined);
  if (actor.city !== undefined && actor.city !== subject.city) return { allowed: false, reason: 'city', needs };
  const scopes = actor.roles.flatMap((role) => grants[role] ?? []);
  if (scopes.some((scope) => isWithin(scope, actor, subject))) return yes;
  return { allowed: false, reason: scopes.find((scope) => scope !== 'city') ?? 'role', needs };
}

/** The one policy function: {@link judge} without the reason. */
export function allowed(actor: Actor, action: Action, subject: Subject): boolean {
  return judge(actor, action, subject).allowed;
}

function isWithin(scope: Scope, actor: Actor, { city, region, unit, person }: Subject): boolean {
  switch (scope) {
    case 'city':
      return true;
    case 'region':
      return region === undefined || isIn(actor.reach?.regions, region) || isIn(actor.reach?.regions, city);
    case 'department':
      return unit === undefined || isIn(actor.reach?.units, unit);
    case 'own':
      return person === undefined || person === actor.id;
  }
}

function isIn(codes: readonly string[] | undefined, code: string): boolean {
  return codes?.includes(code) ?? false;
}
