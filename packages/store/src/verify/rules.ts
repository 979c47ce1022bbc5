/** Rules between rows, each a question whose rows are what breaks it, named by `subject`. Every one is a single statement, so that it
 *  sees one moment. */
export interface RowRule {
  readonly kind: 'count' | 'reference';
  readonly table: string;
  /** Tables that it needs: a schema that has not all of them yet is not asked. */
  readonly of: readonly string[];
  readonly sql: string;
}

/** A column of a table that names a column of another, within a city; `where` is on a row by the name `c`. */
type Reference = readonly [from: string, column: string, to: string, toColumn: string, where?: string];

/** Whether the file of a row `c` came in with an import that was accepted. What is on its way in, or broke off and was not swept yet, is seen
 *  by nobody and may be in pieces. */
const isTaken =
  'exists (select from import i join acceptance a on a.city = i.city and a.import = i.id where i.city = c.city and i.sha256 = c.sha256)';

/** Which rows name which others within a city. */
const references: readonly Reference[] = [
  ['file_chunk', 'sha256', 'file', 'sha256'],
  ['file', 'sha256', 'file_chunk', 'sha256', `c.size > 0 and ${isTaken}`],
  ['acceptance', 'import', 'import', 'id'],
  ['import', 'sha256', 'file', 'sha256', isTaken],
  ['observation', 'import', 'import', 'id'],
  ['enterprise', 'import', 'import', 'id'],
  ['enterprise_quarter', 'import', 'import', 'id'],
  ['enterprise_return', 'import', 'import', 'id'],
  ['roster_entry', 'import', 'import', 'id'],
  ['acceptance_reach', 'number', 'acceptance', 'number'],
  ['bulletin', 'draft', 'bulletin_draft', 'id'],
  ['bulletin_change', 'draft', 'bulletin_draft', 'id'],
  ['bulletin_withdrawal', 'bulletin', 'bulletin', 'id'],
  ['bulletin_review', 'bulletin', 'bulletin', 'id'],
  ['matter_event', 'matter', 'matter', 'id'],
  ['matter', 'id', 'matter_event', 'matter'],
  ['session', 'account', 'account', 'id'],
  ['draft_event', 'draft', 'draft_paper', 'id'],
  ['evidence_bringer', 'sha256', 'evidence_file', 'sha256'],
  ['evidence_chunk', 'sha256', 'evidence_file', 'sha256'],
  ['evidence_file', 'sha256', 'evidence_chunk', 'sha256', 'c.size > 0'],
];

/** Events that are numbered from 1 without a gap, by what they belong to. */
const sequences: readonly (readonly [table: string, of: readonly string[], number: string])[] = [
  ['matter_event', ['matter'], 'version'],
  ['proceeding_event', ['topic', 'id'], 'version'],
  ['enterprise_case_event', ['kind', 'id'], 'number'],
  ['draft_event', ['draft'], 'number'],
  ['bulletin_change', ['draft'], 'number'],
  ['award_entry', [], 'number'],
  ['audit_line', [], 'number'],
];

/** Bytes of files, against the size that was noted. Those of the archive may be sealed: their fingerprint says it. */
const pieces: readonly (readonly [file: string, chunk: string, where?: string])[] = [['file', 'file_chunk', isTaken]];

const others: readonly RowRule[] = [
  {
    kind: 'reference',
    table: 'city',
    of: ['city', 'acceptance'],
    sql: `select a.city || ': not a city, but it has accepted files' as subject from (select distinct city from acceptance) a
      where not exists (select from city c where c.code = a.city)`,
  },
  {
    kind: 'count',
    table: 'matter',
    of: ['matter', 'matter_event'],
    sql: `select m.city || ' ' || m.id || ': version ' || m.version || ', ' || count(e.version) || ' events' as subject
      from matter m left join matter_event e on e.city = m.city and e.matter = m.id
      group by m.city, m.id, m.version having m.version <> count(e.version)`,
  },
  {
    kind: 'count',
    table: 'matter_count',
    of: ['matter', 'matter_count'],
    sql: `select c.city || ' ' || c.year || ': ' || c.opened || ' opened, ' || count(m.id) || ' held' as subject
      from matter_count c left join matter m on m.city = c.city and m.year = c.year
      group by c.city, c.year, c.opened having c.opened <> count(m.id)`,
  },
  {
    kind: 'count',
    table: 'bulletin_series',
    of: ['bulletin', 'bulletin_series'],
    sql: `select s.city || ' ' || s.series || ' ' || s.year || ': last ' || s.last || ', highest held ' || coalesce(max(b.number), 0) as subject
      from bulletin_series s
      left join bulletin b on b.city = s.city and b.series = s.series and b.series_year = s.year
      group by s.city, s.series, s.year, s.last having s.last < coalesce(max(b.number), 0)`,
  },
  {
    kind: 'count',
    table: 'city_change',
    of: ['acceptance', 'city_change'],
    sql: `select a.city || ': ' || coalesce(c.changes, 0) || ' changes counted, ' || max(a.number) || ' given to an import' as subject
      from acceptance a left join city_change c on c.city = a.city
      group by a.city, c.changes having coalesce(c.changes, 0) < max(a.number)`,
  },
  {
    kind: 'count',
    table: 'acceptance',
    of: ['acceptance', 'observation', 'enterprise', 'enterprise_quarter', 'enterprise_return', 'roster_entry'],
    // Enterprises carry on what became known of the past in rows of their own, so an import may have put in more.
    sql: `with held as (
        select city, import, count(*) as rows, count(*) as observations from observation group by city, import
        union all select city, import, count(*), 0 from enterprise_return group by city, import
        union all select city, import, count(*), 0 from enterprise_quarter group by city, import
        union all select city, import, count(*), 0 from enterprise group by city, import
        union all select city, import, count(*), 0 from roster_entry group by city, import)
      select a.city || ' import ' || a.import || ': ' || coalesce(sum(h.rows), 0) || ' rows held, ' || (a.stored + a.revised) || ' stored' as subject
      from acceptance a left join held h on h.city = a.city and h.import = a.import
      group by a.city, a.import, a.stored, a.revised
      having coalesce(sum(h.rows), 0) < a.stored + a.revised or sum(h.observations) > a.stored + a.revised`,
  },
  {
    kind: 'count',
    table: 'audit_head',
    of: ['audit_line', 'audit_head'],
    sql: `select h.city || ': head ' || h.number || ', last line ' || coalesce(max(l.number), 0) as subject
      from audit_head h left join audit_line l on l.city = h.city
      group by h.city, h.number having h.number <> coalesce(max(l.number), 0)`,
  },
];

export const rowRules: readonly RowRule[] = [
  ...references.map(([from, column, to, toColumn, where]): RowRule => ({
    kind: 'reference',
    table: from,
    of: [from, to],
    sql: `select c.city || ' ' || c.${column} || ' → ${to}' as subject
        from (select distinct city, ${column} from ${from} c ${where === undefined ? '' : `where ${where}`}) c
        where not exists (select from ${to} p where p.city = c.city and p.${toColumn} = c.${column})`,
  })),
  ...sequences.map(([table, of, number]): RowRule => {
    const columns = ['city', ...of];
    return {
      kind: 'count',
      table,
      of: [table],
      sql: `select ${columns.map((column) => `${column}::text`).join(` || ' ' || `)} || ': ' || count(*) || ' held, highest ' || max(${number}) as subject
        from ${table} group by ${columns.join(', ')} having count(*) <> max(${number}) or min(${number}) <> 1`,
    };
  }),
  ...pieces.map(([file, chunk, where = 'true']): RowRule => ({
    kind: 'count',
    table: chunk,
    of: [file, chunk],
    sql: `select c.city || ' ' || c.sha256 || ': ' || coalesce(sum(length(p.bytes)), 0) || ' of ' || c.size || ' bytes' as subject
        from ${file} c left join ${chunk} p on p.city = c.city and p.sha256 = c.sha256
        where ${where}
        group by c.city, c.sha256, c.size having coalesce(sum(length(p.bytes)), 0) <> c.size`,
  })),
  ...others,
];
