import type { Migration } from './migration.ts';

/** Accounts, sessions and the chained audit log. The lines that were logged before are taken over in their order, chained with
 *  SHA-256, which the database itself can work out; what is logged from now on is chained by the application. */
export const people: Migration = {
  version: 4,
  name: 'people',
  sql: `
create table account (
  city text collate "C" not null,
  id uuid not null,
  -- What is typed in to sign in; folded, so that no two differ in case or width only.
  sign_in_name text collate "C" not null,
  name text not null,
  unit text collate "C",
  leader text collate "C",
  roles jsonb not null,
  -- argon2id, in its own encoding; null where only the identity provider signs in.
  password_hash text,
  must_change_password boolean not null,
  totp_secret text,
  -- The step of the last code taken: no code is taken twice.
  totp_step bigint,
  -- Who it is at the identity provider.
  external_id text collate "C",
  disabled boolean not null,
  created_at timestamptz not null,
  primary key (city, id),
  unique (city, sign_in_name),
  unique (city, external_id)
);

create table session (
  city text collate "C" not null,
  -- SHA-256 of the token: whoever reads this table cannot sign in with it.
  token_hash text collate "C" not null,
  account uuid not null,
  begun_at timestamptz not null,
  seen_at timestamptz not null,
  via text not null,
  primary key (city, token_hash)
);
create index session_of_account on session (city, account);

-- A sign-in half way: the password was right and the second factor is due, or the identity provider has been asked.
create table sign_in_step (
  city text collate "C" not null,
  token_hash text collate "C" not null,
  begun_at timestamptz not null,
  content jsonb not null,
  primary key (city, token_hash)
);

-- Failures by name and by address; a name that no account has counts the same.
create table sign_in_failure (
  city text collate "C" not null,
  source text collate "C" not null,
  failures integer not null,
  last_at timestamptz not null,
  primary key (city, source)
);

create table audit_line (
  city text collate "C" not null,
  number bigint not null,
  at timestamptz not null,
  actor text not null,
  action text collate "C" not null,
  subject text not null,
  -- The line itself, as it was hashed.
  content text not null,
  hash text collate "C" not null,
  primary key (city, number)
);
create index audit_line_action on audit_line (city, action, number desc);

-- The end of each city's chain: locked while a line is added, so that numbers have no gap and no line has two successors.
create table audit_head (
  city text collate "C" primary key,
  number bigint not null,
  hash text collate "C" not null,
  algorithm text not null
) with (fillfactor = 50);

do $$
declare
  line record;
  last_city text := '';
  last_number bigint := 0;
  last_hash text := '';
  text_of_line text;
begin
  for line in select * from audit order by city, id loop
    if line.city <> last_city then
      last_city := line.city;
      last_number := 0;
      last_hash := '';
    end if;
    last_number := last_number + 1;
    text_of_line := jsonb_build_object(
      'number', last_number,
      'at', to_char(line.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'actor', line.actor, 'action', line.action, 'subject', line.subject, 'detail', line.detail,
      'algorithm', 'sha256')::text;
    last_hash := encode(sha256(convert_to(last_hash || E'\\n' || text_of_line, 'UTF8')), 'hex');
    insert into audit_line values (line.city, last_number, line.at, line.actor ->> 'id', line.action, line.subject,
      text_of_line, last_hash);
    insert into audit_head values (last_city, last_number, last_hash, 'sm3')
      on conflict (city) do update set number = excluded.number, hash = excluded.hash;
  end loop;
end $$;

drop table audit;
`,
};
