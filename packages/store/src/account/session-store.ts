import type { Failures, Session, SessionStore, SignInStep } from '@shigan/app';
import type { Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { heldAnswers } from '../database/held-answers.ts';

type SessionRow = {
  readonly token_hash: string;
  readonly account: string;
  readonly begun_at: Instant;
  readonly seen_at: Instant;
  readonly via: string;
};
type StepRow = { readonly content: SignInStep; readonly begun_at: Instant };
type FailureRow = { readonly failures: number; readonly last_at: Instant };

const insertSession = statement(
  'session_insert',
  'insert into session (city, token_hash, account, begun_at, seen_at, via) values ($1, $2, $3, $4, $5, $6)',
);
const sessionByHash = statement(
  'session_by_hash',
  'select token_hash, account, begun_at, seen_at, via from session where city = $1 and token_hash = $2',
);
const sessionsOf = statement(
  'session_of_account',
  `select token_hash, account, begun_at, seen_at, via from session where city = $1 and account = $2
   order by begun_at desc`,
);
const touchSession = statement('session_touch', 'update session set seen_at = $3 where city = $1 and token_hash = $2');
const endSessions = statement('session_end', 'delete from session where city = $1 and token_hash = any($2::text[])');
const sweepSessions = statement(
  'session_sweep',
  'delete from session where city = $1 and (begun_at < $2 or seen_at < $3)',
);
const sweepSteps = statement('sign_in_step_sweep', 'delete from sign_in_step where city = $1 and begun_at < $2');
const insertStep = statement(
  'sign_in_step_insert',
  'insert into sign_in_step (city, token_hash, begun_at, content) values ($1, $2, $3, $4)',
);
const takeStep = statement(
  'sign_in_step_take',
  'delete from sign_in_step where city = $1 and token_hash = $2 returning content, begun_at',
);
const failuresOf = statement(
  'sign_in_failure_of',
  'select failures, last_at from sign_in_failure where city = $1 and source = $2',
);
const sweepFailures = statement(
  'sign_in_failure_sweep',
  'delete from sign_in_failure where city = $1 and last_at < $2',
);
const countFailure = statement(
  'sign_in_failure_count',
  `insert into sign_in_failure (city, source, failures, last_at) values ($1, $2, 1, $3)
   on conflict (city, source) do update set failures = sign_in_failure.failures + 1, last_at = excluded.last_at`,
);
const clearFailures = statement('sign_in_failure_clear', 'delete from sign_in_failure where city = $1 and source = $2');

export function sessionStore(database: Database): SessionStore {
  const found = heldAnswers<Session | undefined>(database);
  return {
    begin: async (city, { tokenHash, account, begunAt, seenAt, via }) => {
      await database.run(insertSession, [city, tokenHash, account, begunAt, seenAt, via]);
    },
    find: async (city, tokenHash) =>
      found.answer([city, tokenHash], async () => {
        const [row] = await database.rows<SessionRow>(sessionByHash, [city, tokenHash]);
        return row && sessionOf(row);
      }),
    of: async (city, account) => (await database.rows<SessionRow>(sessionsOf, [city, account])).map(sessionOf),
    touch: async (city, tokenHash, seenAt) => void (await database.run(touchSession, [city, tokenHash, seenAt])),
    end: async (city, tokenHashes) => void (await database.run(endSessions, [city, [...tokenHashes]])),
    sweep: async (city, begunBefore, seenBefore) =>
      void (await database.run(sweepSessions, [city, begunBefore, seenBefore])),
    putStep: async (city, tokenHash, begunAt, content, forgetBefore) =>
      database.transaction(async (session) => {
        await session.run(sweepSteps, [city, forgetBefore]);
        await session.run(insertStep, [city, tokenHash, begunAt, JSON.stringify(content)]);
      }),
    takeStep: async (city, tokenHash, notBefore) =>
      database.transaction(async (session) => {
        const [row] = await session.rows<StepRow>(takeStep, [city, tokenHash]);
        return row !== undefined && row.begun_at >= notBefore ? row.content : undefined;
      }),
    failures: async (city, source): Promise<Failures | undefined> => {
      const [row] = await database.rows<FailureRow>(failuresOf, [city, source]);
      return row && { failures: row.failures, lastAt: row.last_at };
    },
    countFailure: async (city, source, at, forgetBefore) => {
      await database.run(sweepFailures, [city, forgetBefore]);
      await database.run(countFailure, [city, source, at]);
    },
    clearFailures: async (city, source) => void (await database.run(clearFailures, [city, source])),
  };
}

function sessionOf(row: SessionRow): Session {
  return {
    tokenHash: row.token_hash,
    account: row.account,
    begunAt: row.begun_at,
    seenAt: row.seen_at,
    via: row.via,
  };
}
