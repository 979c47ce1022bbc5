import type { AuditLine, AuditStore } from '@shigan/app';
import type { Actor, Instant } from '@shigan/core';

import { type Database, statement } from '../database/database.ts';
import { uuidv7 } from '../uuid.ts';

type LineRow = {
  readonly at: Instant;
  readonly actor: Actor;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
};

const insertLine = statement(
  'audit_insert',
  'insert into audit (city, id, at, actor, action, subject, detail) values ($1, $2, $3, $4, $5, $6, $7)',
);
const latestLines = statement(
  'audit_latest',
  'select at, actor, action, subject, detail from audit where city = $1 order by id desc limit $2',
);

export function auditStore(database: Database): AuditStore {
  return {
    append: async (city, { at, actor, action, subject, detail }) => {
      await database.run(insertLine, [
        city,
        uuidv7(),
        at,
        JSON.stringify(actor),
        action,
        subject,
        JSON.stringify(detail),
      ]);
    },
    list: async (city, limit): Promise<readonly AuditLine[]> => database.rows<LineRow>(latestLines, [city, limit]),
  };
}
