import type { Session } from '../database/database.ts';
import { statement } from '../database/database.ts';
import { type Table, tablesHeld } from './columns.ts';
import { quoted } from './row-text.ts';
import { acceptedOf, type Keeping } from './tables.ts';

/** Roles of a server's database that log in as nobody: users are made members of them.
 *
 *  - `shigan_app`: what the program needs and no more. It adds to the record and can neither change nor take away any of it; of what
 *    imports staged it takes away only what was never accepted (row-level security); it has no rights on the schema.
 *  - `shigan_report`: reads figures, not who signs in nor with what. */
const databaseRoles = { app: 'shigan_app', report: 'shigan_report' } as const;

const rights: Readonly<Record<Keeping, string>> = {
  record: 'select, insert',
  staged: 'select, insert, delete',
  state: 'select, insert, update',
  passing: 'select, insert, update, delete',
};

/** Rows of the record that the program locks: locking asks for the right to update, which a policy then takes back. */
const locked = new Set(['bulletin_draft', 'draft_paper']);

/** Not for reports: people, their sessions and channels, and the log of who did what. */
const unreported = new Set([
  'account',
  'session',
  'sign_in_step',
  'sign_in_failure',
  'channel',
  'audit_line',
  'audit_head',
  'saved_view',
  'notification_reading',
]);

/** Statements that make the roles and give them their rights; to be run again after every migration, by the owner of the tables. */
export async function roleStatements(session: Pick<Session, 'rows'>): Promise<readonly string[]> {
  const tables = await tablesHeld(session);
  const [place] = await session.rows<{ schema: string }>(
    statement('roles_schema', 'select quote_ident(current_schema()) as schema'),
  );
  const schema = place?.schema ?? 'public';
  const roles = Object.values(databaseRoles);
  return [
    ...roles.map(
      (role) =>
        `do $$ begin if not exists (select from pg_roles where rolname = '${role}') then create role ${role} nologin; end if; end $$`,
    ),
    `revoke all on all tables in schema ${schema} from ${roles.join(', ')}`,
    `revoke create on schema ${schema} from public`,
    `grant usage on schema ${schema} to ${roles.join(', ')}`,
    `grant select on schema_migration to ${roles.join(', ')}`,
    ...tables.flatMap(rightsOn),
  ];
}

function rightsOn(table: Table): readonly string[] {
  const name = quoted(table.name);
  const accepted = acceptedOf[table.name];
  return [
    `grant ${rights[table.keeping]} on ${name} to ${databaseRoles.app}`,
    ...(unreported.has(table.name) ? [] : [`grant select on ${name} to ${databaseRoles.report}`]),
    ...(locked.has(table.name) ? [`grant update on ${name} to ${databaseRoles.app}`] : []),
    ...(accepted !== undefined || locked.has(table.name) ? policies(name, accepted, locked.has(table.name)) : []),
  ];
}

/** The owner is above them. */
function policies(name: string, accepted: string | undefined, isLocked: boolean): readonly string[] {
  const policy = (title: string, rule: string): readonly string[] => [
    `drop policy if exists shigan_${title} on ${name}`,
    `create policy shigan_${title} on ${name} ${rule}`,
  ];
  return [
    `alter table ${name} enable row level security`,
    ...policy('read', 'for select using (true)'),
    ...policy('add', 'for insert with check (true)'),
    ...(accepted === undefined
      ? []
      : policy('sweep', `for delete using (not ${accepted.replaceAll(/\bt\./g, `${name}.`)})`)),
    ...(isLocked ? policy('lock', 'for update using (true) with check (false)') : []),
  ];
}

const roleHeld = statement('role_held', 'select from pg_roles where rolname = $1');

/** Whether the roles have been made here: then their rights follow the schema. */
export async function hasRoles(session: Pick<Session, 'rows'>): Promise<boolean> {
  return (await session.rows(roleHeld, [databaseRoles.app])).length > 0;
}
