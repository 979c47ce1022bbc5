import { type Account, DomainError, type RegionCode } from '@shigan/core';

import type { AccountStore, Credentials, Failures, Session, SessionStore, SignInStep } from '../ports.ts';

interface Held {
  account: Account;
  credentials: Credentials;
  step: number;
}

/** Accounts in a map. */
export function memoryAccounts(): AccountStore {
  const cities = new Map<RegionCode, Map<string, Held>>();
  const of = (city: RegionCode): Map<string, Held> => {
    const held = cities.get(city) ?? new Map<string, Held>();
    cities.set(city, held);
    return held;
  };
  const found = (city: RegionCode, id: string): Held => {
    const held = of(city).get(id);
    if (held === undefined) throw new DomainError('unknown-account', { account: id });
    return held;
  };
  const all = (city: RegionCode): readonly Account[] => [...of(city).values()].map((held) => held.account);
  const sorted = (accounts: readonly Account[]): readonly Account[] =>
    accounts.toSorted((a, b) => (a.signInName < b.signInName ? -1 : 1));
  const refuseTaken = (city: RegionCode, { id, signInName, externalId }: Account): void => {
    const others = all(city).filter((account) => account.id !== id);
    const isTaken = others.some(
      (a) => a.signInName === signInName || (externalId !== null && a.externalId === externalId),
    );
    if (isTaken) throw new DomainError('account-exists', { account: signInName });
  };
  return {
    add: async (city, account, credentials) => {
      refuseTaken(city, account);
      const secondFactor = credentials.totpSecret !== null;
      of(city).set(account.id, { account: { ...account, secondFactor }, credentials, step: 0 });
    },
    get: async (city, id) => of(city).get(id)?.account,
    bySignInName: async (city, folded) => all(city).find((account) => account.signInName === folded),
    byExternalId: async (city, externalId) => all(city).find((account) => account.externalId === externalId),
    list: async (city) => sorted(all(city)),
    open: async (city) =>
      sorted(
        all(city).filter(
          ({ id, externalId, disabled }) =>
            found(city, id).credentials.passwordHash === null && externalId === null && !disabled,
        ),
      ),
    credentials: async (city, id) => found(city, id).credentials,
    amend: async (city, id, change) => {
      const held = found(city, id);
      const {
        passwordHash = held.credentials.passwordHash,
        totpSecret = held.credentials.totpSecret,
        ...rest
      } = change;
      const account = { ...held.account, ...rest, secondFactor: totpSecret !== null };
      refuseTaken(city, account);
      of(city).set(id, { account, credentials: { passwordHash, totpSecret }, step: held.step });
    },
    useCode: async (city, id, step) => {
      const held = found(city, id);
      if (held.step >= step) return false;
      held.step = step;
      return true;
    },
  };
}

/** Sessions in maps. */
export function memorySessions(): SessionStore {
  const sessions = new Map<string, Session>();
  const steps = new Map<string, { readonly begunAt: string; readonly content: SignInStep }>();
  const failing = new Map<string, Failures>();
  const key = (city: RegionCode, name: string): string => `${city} ${name}`;
  const isOf = (city: RegionCode, k: string): boolean => k.startsWith(`${city} `);
  return {
    begin: async (city, session) => void sessions.set(key(city, session.tokenHash), session),
    find: async (city, tokenHash) => sessions.get(key(city, tokenHash)),
    of: async (city, account) =>
      [...sessions]
        .filter(([k, session]) => isOf(city, k) && session.account === account)
        .map(([, session]) => session)
        .toSorted((a, b) => (a.begunAt > b.begunAt ? -1 : 1)),
    touch: async (city, tokenHash, seenAt) => {
      const held = sessions.get(key(city, tokenHash));
      if (held) sessions.set(key(city, tokenHash), { ...held, seenAt });
    },
    end: async (city, tokenHashes) => tokenHashes.forEach((tokenHash) => sessions.delete(key(city, tokenHash))),
    sweep: async (city, begunBefore, seenBefore) => {
      for (const [k, session] of sessions)
        if (isOf(city, k) && (session.begunAt < begunBefore || session.seenAt < seenBefore)) sessions.delete(k);
    },
    putStep: async (city, tokenHash, begunAt, content, forgetBefore) => {
      for (const [k, step] of steps) if (isOf(city, k) && step.begunAt < forgetBefore) steps.delete(k);
      steps.set(key(city, tokenHash), { begunAt, content });
    },
    takeStep: async (city, tokenHash, notBefore) => {
      const held = steps.get(key(city, tokenHash));
      steps.delete(key(city, tokenHash));
      return held !== undefined && held.begunAt >= notBefore ? held.content : undefined;
    },
    failures: async (city, source) => failing.get(key(city, source)),
    countFailure: async (city, source, at, forgetBefore) => {
      for (const [k, { lastAt }] of failing) if (isOf(city, k) && lastAt < forgetBefore) failing.delete(k);
      const failures = (failing.get(key(city, source))?.failures ?? 0) + 1;
      failing.set(key(city, source), { failures, lastAt: at });
    },
    clearFailures: async (city, source) => void failing.delete(key(city, source)),
  };
}
