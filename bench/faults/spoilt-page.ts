import { closeSync, cpSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { operator } from '@shigan/core';
import { backupStore, openStore, verifyStore } from '@shigan/store';
import pg from 'pg';

import { randomFrom } from '../running/options.ts';
import { plannedFile } from './files.ts';
import { type FaultRun, goThrough, inDirectory, pick } from './scenario.ts';

const city = '431200';
const at = '2026-01-05T01:00:00.000Z';
const actor = operator('faults');
const pageSize = 8192;
/** Where a table, or the index of its key, lies. */
interface Relation {
  readonly table: string;
  readonly what: 'table' | 'key';
  readonly path: string;
  readonly pages: number;
}

/** A bit or a page of a table, large or small, or of its key is spoilt on the disk: verifying against the last backup has to find it and name the table. */
export async function spoiltPage(asked: FaultRun): Promise<number> {
  const random = randomFrom(asked.seed);
  return inDirectory(async (directory) => {
    const sound = join(directory, 'sound');
    const backup = join(directory, 'sound.backup');
    const relations = await makeSound(sound, backup);
    let alone = 0;
    let rounds = 0;
    const failed = await goThrough(asked, async (number) => {
      const dataDir = join(directory, `round-${number}`);
      cpSync(sound, dataDir, { recursive: true });
      const { table, what, path, pages } = pick(relations, random);
      const page = Math.floor(random() * pages);
      const how = pick(['one bit', 'zeros', 'half a page'], random);
      spoil(join(dataDir, 'pg', path), page * pageSize, how, random);
      const { faults } = await verifyStore({ dataDir }, { against: backup });
      rmSync(dataDir, { recursive: true, force: true });
      const named = faults.filter((fault) => fault.table === table);
      rounds += 1;
      if (named.some(({ kind }) => kind !== 'backup')) alone += 1;
      const kinds = [...new Set(named.map(({ kind }) => kind))].join(', ');
      return {
        seen: `${what === 'key' ? 'key of ' : ''}${table}, page ${page + 1} of ${pages}, ${how}: ${kinds}`,
        wrong:
          named.length > 0
            ? []
            : [`not found, but ${faults.map((fault) => `${fault.kind} ${fault.table}`).join(', ')}`],
      };
    });
    console.log(`${alone} of ${rounds} named without the backup`);
    return failed;
  });
}

async function makeSound(dataDir: string, backup: string): Promise<readonly [Relation, ...Relation[]]> {
  const store = await openStore({ dataDir });
  await store.cities.create({ code: city, name: '怀化市', demo: false, businessDate: null });
  const { file, batches } = plannedFile(city, 3);
  await store.imports.accept(city, file, 'long', batches(), { actor, storedAt: at, dryRun: false });
  for (let n = 0; n < 60; n++)
    await store.audit.append(city, { at, actor, action: 'register.amend', subject: `line ${n}`, detail: { n } });
  await backupStore({ dataDir }, { file: backup }, at);
  const client = new pg.Client({ host: dataDir, user: 'faults' });
  await client.connect();
  const { rows } = await client.query<Relation>(
    `select c.relname as table, r.what, pg_relation_filepath(r.oid) as path, (pg_relation_size(r.oid) / $2::int8)::int4 as pages
     from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
     cross join lateral (values (c.oid, 'table'), (i.indexrelid, 'key')) r (oid, what)
     where c.relname = any ($1) and pg_relation_size(r.oid) > 0 order by 1, 2`,
    [['observation', 'audit_line', 'file_chunk', 'audit_head', 'city', 'acceptance'], pageSize],
  );
  await client.end();
  await store.close();
  const [first, ...others] = rows;
  if (first === undefined) throw new Error('no tables to spoil');
  return [first, ...others];
}

function spoil(path: string, position: number, how: string, random: () => number): void {
  const handle = openSync(path, 'r+');
  const bytes = Buffer.alloc(pageSize);
  readSync(handle, bytes, 0, bytes.length, position);
  if (how === 'one bit') {
    const place = Math.floor(random() * bytes.length);
    bytes.writeUInt8(bytes.readUInt8(place) ^ (1 << Math.floor(random() * 8)), place);
  } else if (how === 'zeros') bytes.fill(0);
  // The second half was written and the first was not.
  else bytes.fill(0, 0, pageSize / 2);
  writeSync(handle, bytes, 0, bytes.length, position);
  closeSync(handle);
}
