import type { AccountRole } from '../access/role.ts';
import type { UnitCode } from '../access/unit.ts';
import type { Instant } from '../instant.ts';

/** Somebody who can sign in (账号), and as what. */
export interface Account {
  readonly id: string;
  /** What is typed in to sign in; folded by {@link foldSignInName}. */
  readonly signInName: string;
  /** The person's own name. */
  readonly name: string;
  /** The unit (单位) by its code in the register; null for none. */
  readonly unit: UnitCode | null;
  /** The entry in the register of leaders, of a leader. */
  readonly leader: string | null;
  readonly roles: readonly AccountRole[];
  /** The password was given by somebody else and has to be changed first. */
  readonly mustChangePassword: boolean;
  /** A second factor (二次验证) is set up. */
  readonly secondFactor: boolean;
  /** Who it is at the identity provider (统一身份认证); null where that does not sign in. */
  readonly externalId: string | null;
  /** Signs in no more. Accounts are never deleted: what they did names them. */
  readonly disabled: boolean;
  readonly createdAt: Instant;
}

/** A name to sign in by, as it is kept: no blanks around, full width and capitals folded, so that no two look alike. */
export function foldSignInName(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** 1 to 64 letters, digits or Chinese characters, with dots, hyphens, underscores and @ between. */
export function isSignInName(folded: string): boolean {
  return /^[\p{L}\p{N}](?:[\p{L}\p{N}._@-]{0,62}[\p{L}\p{N}])?$/u.test(folded);
}
