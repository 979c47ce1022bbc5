const start = String.raw`(?:^|;)\s*`;

const claims = new RegExp(
  [
    `${start}set\\s+(?!local\\b|transaction\\b|constraints\\b)`,
    `${start}(?:reset|discard|listen|unlisten|prepare|deallocate|load)\\b`,
    String.raw`\bset_config\s*\(`,
    String.raw`\bcreate\s+(?:global\s+|local\s+)?temp(?:orary)?\b`,
    String.raw`\bpg_(?:try_)?advisory_lock(?:_shared)?\s*\(`,
  ].join('|'),
  'i',
);

/** Whether a statement changes the session beyond its transaction: settings, temporary tables, statements prepared in SQL,
 *  session locks. Such a client needs the session for itself. It may say so too often, never too seldom for what tools
 *  like psql and pg_dump send. */
export function claimsSession(sql: string): boolean {
  return claims.test(sql);
}

/** Whether a statement waits for rows from the client. */
export function copiesIn(sql: string): boolean {
  return /^\s*copy\b[^;]*\bfrom\s+stdin\b/i.test(sql);
}
