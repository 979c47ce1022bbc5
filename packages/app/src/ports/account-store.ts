import type { Account, Instant, RegionCode } from '@shigan/core';

/** What proves who somebody is. Never leaves the server, stands in no log. */
export interface Credentials {
  /** argon2id in its own encoding; null where only the identity provider signs in. */
  readonly passwordHash: string | null;
  /** Sealed ({@link Secrets}). */
  readonly totpSecret: string | null;
}

export type AccountChange = Partial<Omit<Account, 'id' | 'secondFactor' | 'createdAt'> & Credentials>;

/** Somebody signed in (会话). */
export interface Session {
  /** SHA-256 of the token. */
  readonly tokenHash: string;
  readonly account: string;
  readonly begunAt: Instant;
  readonly seenAt: Instant;
  readonly via: string;
}

/** Failures to sign in, one after the other. */
export interface Failures {
  readonly failures: number;
  readonly lastAt: Instant;
}

/** Accounts of a city (账号). */
export interface AccountStore {
  /** Refuses `account-exists` where the name or the external id is taken. */
  add(city: RegionCode, account: Account, credentials: Credentials): Promise<void>;
  get(city: RegionCode, id: string): Promise<Account | undefined>;
  bySignInName(city: RegionCode, folded: string): Promise<Account | undefined>;
  byExternalId(city: RegionCode, externalId: string): Promise<Account | undefined>;
  /** By name to sign in. */
  list(city: RegionCode): Promise<readonly Account[]>;
  /** Those that nothing keeps anybody out of: no password, no external id, not disabled. By name to sign in. */
  open(city: RegionCode): Promise<readonly Account[]>;
  credentials(city: RegionCode, id: string): Promise<Credentials>;
  /** Refuses `unknown-account`, `account-exists`. */
  amend(city: RegionCode, id: string, change: AccountChange): Promise<void>;
  /** Notes the step of a code as used; false where it or a later one was used before. */
  useCode(city: RegionCode, id: string, step: number): Promise<boolean>;
}

/** Who is signed in, who is half way, and who failed. Sessions, steps and failures that are over are swept on the way. */
export interface SessionStore {
  begin(city: RegionCode, session: Session): Promise<void>;
  find(city: RegionCode, tokenHash: string): Promise<Session | undefined>;
  /** All of an account, newest first. */
  of(city: RegionCode, account: string): Promise<readonly Session[]>;
  touch(city: RegionCode, tokenHash: string, seenAt: Instant): Promise<void>;
  end(city: RegionCode, tokenHashes: readonly string[]): Promise<void>;
  /** Ends every session of the city that began before the one moment or was seen last before the other. */
  sweep(city: RegionCode, begunBefore: Instant, seenBefore: Instant): Promise<void>;
  /** Keeps what a sign-in half way has come to, for as long as it may take; steps begun before `forgetBefore` are dropped. */
  putStep(
    city: RegionCode,
    tokenHash: string,
    begunAt: Instant,
    content: SignInStep,
    forgetBefore: Instant,
  ): Promise<void>;
  /** Gives a step out once. */
  takeStep(city: RegionCode, tokenHash: string, notBefore: Instant): Promise<SignInStep | undefined>;
  failures(city: RegionCode, source: string): Promise<Failures | undefined>;
  /** Counts a failure; what failed last before `forgetBefore` is forgotten, by this or any source. */
  countFailure(city: RegionCode, source: string, at: Instant, forgetBefore: Instant): Promise<void>;
  clearFailures(city: RegionCode, source: string): Promise<void>;
}

/** How far a sign-in has come. */
export type SignInStep =
  | { readonly kind: 'second-factor'; readonly account: string }
  | { readonly kind: 'set-up'; readonly account: string; /** Sealed. */ readonly secret: string }
  | { readonly kind: 'provider'; readonly content: Readonly<Record<string, string>> };
