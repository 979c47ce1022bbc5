import type { Instant } from '@shigan/core';

/** Passwords (口令), kept so that nobody can read them. */
export interface Passwords {
  hash(password: string): Promise<string>;
  /** Whether it is the password. Takes as long where there is none to compare with, so that time tells nothing. */
  verify(hash: string | null, password: string): Promise<boolean>;
}

/** Codes of a second factor (动态口令, RFC 6238): six digits, thirty seconds, on a device of the person's own. */
export interface SecondFactor {
  newSecret(): string;
  /** What a device reads from a picture (`otpauth://…`). */
  address(secret: string, account: string, issuer: string): string;
  /** The step that a code belongs to, where it is right now or was a moment ago; undefined for a wrong one. */
  stepOf(secret: string, code: string, at: Instant): number | undefined;
}

/** A person as an identity provider (统一身份认证) knows them. */
export interface ExternalPerson {
  readonly id: string;
  readonly name: string;
}

/** An identity provider that signs people in (OpenID Connect, code flow with PKCE). */
export interface IdentityProvider {
  /** Its name, for the button. */
  readonly name: string;
  /** Where the browser is sent, and what has to be known again when it comes back. */
  begin(state: string): Promise<{ readonly address: string; readonly content: Readonly<Record<string, string>> }>;
  /** Who came back. Refuses `sign-in-failed` for an answer that does not hold, `provider-unavailable`. */
  finish(address: string, content: Readonly<Record<string, string>>): Promise<ExternalPerson>;
}

/** Seals what must be read again but not by whoever reads the database (静态加密). */
export interface Secrets {
  seal(text: string): string;
  /** Refuses `secret-key-missing`, `secret-key-wrong`. */
  open(sealed: string): string;
}

/** What is needed to know who somebody is. */
export interface Identity {
  readonly passwords: Passwords;
  readonly secondFactor: SecondFactor;
  readonly secrets: Secrets;
  /** A token that cannot be guessed: 256 bits, base64url. */
  newToken(): string;
  newId(): string;
  readonly provider?: IdentityProvider;
}
