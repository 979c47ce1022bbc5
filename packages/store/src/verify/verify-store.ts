import type { ByteSealing } from '@shigan/app';
import { type ChainHash, ledgerFaults, type RegionCode, sm3, verifyChain } from '@shigan/core';
import { createHash } from 'node:crypto';

import { auditStore } from '../audit/audit-store.ts';
import { awardStore } from '../award/award-store.ts';
import { type Database, statement } from '../database/database.ts';
import { tablesHeld } from '../schema/columns.ts';
import { matterStore } from '../supervision/matter-store.ts';
import { isOfRows, named, type StoreFault } from './fault.ts';
import { fileFaults } from './file-faults.ts';
import { indexFaults } from './index-faults.ts';
import { rowRules } from './rules.ts';
import { faultsAgainst, walkFaults } from './walk-faults.ts';

export type { StoreFault } from './fault.ts';

export interface VerifyOptions {
  /** A backup that everything has to be in still. */
  readonly against?: string | undefined;
  /** Opens bytes of the archive that rest sealed; where there are such, nothing is verified without it. */
  readonly sealing?: ByteSealing | undefined;
}

export interface StoreCheck {
  readonly rows: number;
  readonly faults: readonly StoreFault[];
  /** The end of each city's audit log: to be noted elsewhere. */
  readonly ends: readonly { readonly city: RegionCode; readonly end: string }[];
}

const cities = statement('verify_cities', 'select code from city order by code');
const late = '9999-12-31T00:00:00.000Z';

/** Looks whether a store holds together (核验): every row can be read; the audit log is one chain; files give their fingerprints; what
 *  counts rows counts those that are there; every index leads to the rows that there are; what is named is there; what can be
 *  worked out again comes to the same; and, against a backup, everything in it that is never changed is still there, letter by
 *  letter. Changes nothing, in bounded memory. */
export async function verifyDatabase(database: Database, options: VerifyOptions = {}): Promise<StoreCheck> {
  const { rows, faults: walked } = await walkFaults(database);
  const broken = new Set(walked.map(({ table }) => table));
  const indexes = await indexFaults(database, (table) => !broken.has(table));
  for (const table of indexes.unreadable) broken.add(table);
  const faults = [...walked, ...indexes.faults];
  const tables = new Set((await tablesHeld(database)).map(({ name }) => name));
  // The first page of an index is held in memory, so going through it need not read that page; a question may.
  const orUnreadable = async (table: string, look: () => Promise<readonly StoreFault[]>): Promise<void> => {
    try {
      faults.push(...(await look()));
    } catch (error) {
      if (!isOfRows(error)) throw error;
      const at = (await tableOf(database, error.message)) ?? table;
      broken.add(at);
      faults.push({ kind: 'readable', table: at, detail: error.message });
    }
  };
  for (const [number, { kind, table, of, sql }] of rowRules.entries()) {
    // What cannot be read has been told of, and nothing that needs it can be asked.
    if (!of.every((one) => tables.has(one)) || of.some((one) => broken.has(one))) continue;
    await orUnreadable(table, async () => {
      const amiss = await database.rows<{ subject: string }>(statement(`verify_rule_${number}`, sql));
      return named(
        kind,
        table,
        amiss.map(({ subject }) => subject),
      );
    });
  }
  if (broken.size === 0) await orUnreadable('file', async () => fileFaults(database, tables, options.sealing));
  if (broken.size === 0)
    await orUnreadable('city', async () => {
      const found: StoreFault[] = [];
      for (const { code } of await database.rows<{ code: RegionCode }>(cities))
        found.push(...(await faultsOfCity(database, code)));
      return found;
    });
  if (options.against !== undefined) faults.push(...(await faultsAgainst(database, options.against)));
  return { rows, faults, ends: broken.has('audit_head') ? [] : await endsOf(database) };
}

const pathOf = statement(
  'verify_path',
  `select coalesce(t.relname, c.relname) as name from pg_class c
   left join pg_index i on i.indexrelid = c.oid left join pg_class t on t.oid = i.indrelid
   where c.relkind in ('r', 'i') and pg_relation_filepath(c.oid) = $1`,
);

/** The table that a file named in a failure is of, or of which the index is that is in it. */
async function tableOf(database: Database, failure: string): Promise<string | undefined> {
  const path = /\bbase\/\d{1,10}\/\d{1,10}/.exec(failure)?.[0];
  if (path === undefined) return undefined;
  const [found] = await database.rows<{ name: string }>(pathOf, [path]);
  return found?.name;
}

const hashes: ChainHash = (algorithm, text) =>
  algorithm === 'sm3' ? sm3(text) : createHash('sha256').update(text).digest('hex');

/** The audit log as a chain, the award ledger entered again line by line, and every matter folded again from its events. */
async function faultsOfCity(database: Database, city: RegionCode): Promise<readonly StoreFault[]> {
  const audit = auditStore(database);
  const { number, hash } = await audit.head(city);
  const chain = await verifyChain(audit.chain(city), [{ number, hash }], hashes);
  const ledger = ledgerFaults([], await awardStore(database).entries(city, late));
  const matters = matterStore(database);
  const [folded, held] = [await matters.asOf(city, {}, late), await matters.list(city, {})];
  const byId = new Map(folded.map(({ matter }) => [matter.id, matter]));
  const unlike = held.filter(({ matter }) => {
    const again = byId.get(matter.id);
    return again?.state !== matter.state || again.deadline !== matter.deadline || again.version !== matter.version;
  });
  return [
    ...named(
      'chain',
      'audit_line',
      chain.faults.map((fault) => `${city} ${fault.number}: ${fault.kind}`),
    ),
    ...named(
      'arithmetic',
      'award_entry',
      ledger.map(({ line, fault }) => `${city} line ${line + 1}: ${fault}`),
    ),
    ...named(
      'arithmetic',
      'matter',
      unlike.map(({ matter }) => `${city} ${matter.id}: not what its events make of it`),
    ),
  ];
}

const heads = statement('verify_heads', 'select city, number, hash from audit_head order by city');

async function endsOf(database: Database): Promise<StoreCheck['ends']> {
  const rows = await database.rows<{ city: RegionCode; number: number; hash: string }>(heads);
  return rows.map(({ city, number, hash }) => ({ city, end: `${number}:${hash}` }));
}
