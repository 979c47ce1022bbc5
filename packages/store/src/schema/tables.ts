/** How a table is kept:
 *
 *  - `record`: rows are added and never changed, never taken away;
 *  - `staged`: the same, once an import is accepted; what an import left that never will be is swept;
 *  - `state`: changed in place: counts, heads, the queue, what events make of each matter;
 *  - `passing`: ends by itself within hours: sessions, sign-ins half way, imports under way. */
export type Keeping = 'record' | 'staged' | 'state' | 'passing';

/** Every table and how it is kept. What a backup holds, what a role may do and what is looked at when a store is verified
 *  follow from it; a test holds it to the schema and to every statement of this package. */
export const tableKeepings: Readonly<Record<string, Keeping>> = {
  acceptance: 'record',
  acceptance_reach: 'record',
  account: 'state',
  // Up to version 3; `audit_line` since.
  audit: 'record',
  audit_head: 'state',
  audit_line: 'record',
  award_entry: 'record',
  bulletin: 'record',
  bulletin_change: 'record',
  bulletin_draft: 'record',
  bulletin_file_chunk: 'record',
  bulletin_review: 'state',
  bulletin_series: 'state',
  bulletin_withdrawal: 'record',
  channel: 'state',
  city: 'state',
  city_change: 'state',
  draft_event: 'record',
  draft_paper: 'record',
  edition: 'record',
  enterprise: 'staged',
  enterprise_case_event: 'record',
  enterprise_quarter: 'staged',
  enterprise_return: 'staged',
  evidence_bringer: 'record',
  evidence_chunk: 'record',
  evidence_file: 'record',
  file: 'staged',
  file_chunk: 'staged',
  import: 'staged',
  import_under_way: 'passing',
  job: 'state',
  matter: 'state',
  matter_count: 'state',
  matter_event: 'record',
  notification_reading: 'record',
  observation: 'staged',
  outlook: 'record',
  outlook_made: 'record',
  proceeding_event: 'record',
  register_entry: 'record',
  roster_entry: 'staged',
  saved_view: 'state',
  session: 'passing',
  sign_in_failure: 'passing',
  sign_in_step: 'passing',
};

/** What has been accepted of a staged table, as a condition on its rows by the name `t`. */
export const acceptedOf: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['observation', 'enterprise', 'enterprise_quarter', 'enterprise_return', 'roster_entry'].map((table) => [
      table,
      'exists (select from acceptance a where a.city = t.city and a.import = t.import)',
    ]),
  ),
  import: 'exists (select from acceptance a where a.city = t.city and a.import = t.id)',
  ...Object.fromEntries(
    ['file', 'file_chunk'].map((table) => [
      table,
      `exists (select from import i join acceptance a on a.city = i.city and a.import = i.id
        where i.city = t.city and i.sha256 = t.sha256)`,
    ]),
  ),
};
