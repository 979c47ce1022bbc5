import type { AuditStore } from '@shigan/app';
import {
  type ChainAlgorithm,
  type ChainHash,
  chainStart,
  openLine,
  type RegionCode,
  type SealedLine,
  sealLine,
  sm3,
} from '@shigan/core';
import { createHash } from 'node:crypto';

import { type Database, type Session, statement } from '../database/database.ts';

type LineRow = { readonly number: number; readonly content: string; readonly hash: string };
type HeadRow = { readonly number: number; readonly hash: string; readonly algorithm: ChainAlgorithm };

const beginHead = statement(
  'audit_head_begin',
  `insert into audit_head (city, number, hash, algorithm) values ($1, 0, '', 'sm3') on conflict (city) do nothing`,
);
const lockHead = statement(
  'audit_head_lock',
  'select number, hash, algorithm from audit_head where city = $1 for update',
);
const readHead = statement('audit_head_read', 'select number, hash, algorithm from audit_head where city = $1');
const chooseAlgorithm = statement('audit_head_algorithm', 'update audit_head set algorithm = $2 where city = $1');
/** A line, and the end of the chain that it is now. */
const insertLine = statement(
  'audit_line_insert',
  `with line as (
     insert into audit_line (city, number, at, actor, action, subject, content, hash)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
   )
   update audit_head set number = $2, hash = $8 where city = $1`,
);
const findLines = statement(
  'audit_line_find',
  String.raw`select number, content, hash from audit_line
   where city = $1
     and ($2::timestamptz is null or at >= $2)
     and ($3::timestamptz is null or at <= $3)
     and ($4::text is null or actor = $4)
     and ($5::text is null or action = $5 or starts_with(action, $5 || '.'))
     and ($6::text is null or content ilike '%' || $6 || '%' escape '\')
     and ($7::int8 is null or number < $7)
   order by number desc limit $8`,
);
const nextLines = statement(
  'audit_line_next',
  'select number, content, hash from audit_line where city = $1 and number > $2 order by number limit $3',
);

/** Lines read at once, when the whole chain is gone through. */
const batchSize = 1000;

const chainHash: ChainHash = (algorithm, text) =>
  algorithm === 'sm3' ? sm3(text) : createHash('sha256').update(text).digest('hex');

export function auditStore(database: Database): AuditStore {
  const find: AuditStore['find'] = async (city, { from, to, actor, action, text, before }, limit) => {
    const values = [city, from, to, actor, action, text === undefined ? undefined : literal(text), before, limit];
    const rows = await database.rows<LineRow>(
      findLines,
      values.map((value) => value ?? null),
    );
    return rows.map(openLine);
  };
  return {
    append: async (city, line) =>
      database.transaction(async (session) => {
        const head = (await lockedHead(session, city)) ?? (await begunHead(session, city));
        const { number, content, hash } = sealLine(line, head, head.algorithm, chainHash);
        const { at, actor, action, subject } = line;
        session.send(insertLine, [city, number, at, actor.id, action, subject, content, hash]);
      }),
    list: async (city, limit) => find(city, {}, limit),
    find,
    chain: (city) => linesOf(database, city),
    head: async (city) => {
      const [head] = await database.rows<HeadRow>(readHead, [city]);
      return head ?? { ...chainStart, algorithm: 'sm3' };
    },
    setAlgorithm: async (city, algorithm) =>
      database.transaction(async (session) => {
        await session.run(beginHead, [city]);
        await session.run(chooseAlgorithm, [city, algorithm]);
      }),
  };
}

/** The end of the city's chain, kept from others until the transaction ends. */
async function lockedHead(session: Session, city: RegionCode): Promise<HeadRow | undefined> {
  const [head] = await session.rows<HeadRow>(lockHead, [city]);
  return head;
}

/** Of a city's first line. */
async function begunHead(session: Session, city: RegionCode): Promise<HeadRow> {
  await session.run(beginHead, [city]);
  const head = await lockedHead(session, city);
  if (head === undefined) throw new Error(`no head of the audit log: ${city}`);
  return head;
}

async function* linesOf(database: Database, city: RegionCode): AsyncIterable<readonly SealedLine[]> {
  for (let after = 0; ;) {
    const batch = await database.rows<LineRow>(nextLines, [city, after, batchSize]);
    if (batch.length > 0) yield batch;
    if (batch.length < batchSize) return;
    after = batch.at(-1)?.number ?? after;
  }
}

/** Text as a pattern that means itself. */
function literal(text: string): string {
  return text.replaceAll(/[\\%_]/g, String.raw`\$&`);
}
