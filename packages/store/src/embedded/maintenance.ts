import type { Engine } from './engine.ts';
import type { MaintenanceOptions } from './protocol.ts';
import { simpleQuery } from './wire-messages.ts';
import { firstRows } from './wire-rows.ts';

/** What a look came to: one thing done, or something that is not due yet, or nothing at all. */
export type MaintenanceDone = 'checkpoint' | 'vacuum' | 'analyze' | 'later' | 'nothing';

/** What a server does in background processes and an engine in one thread has to be told to do: checkpoints (or the
 *  write-ahead log and the time to recover grow without bound), vacuum and fresh statistics.
 *
 *  `look` does at most one thing, the most urgent, so that clients wait for one thing only; while they are busy, nothing
 *  but the checkpoint that cannot wait. */
export class Maintenance {
  readonly #options: MaintenanceOptions;
  #checkpointAt: number;
  #checkpointPosition: number | undefined;

  constructor(options: MaintenanceOptions, now: number) {
    this.#options = options;
    this.#checkpointAt = now;
  }

  async look(engine: Engine, now: number, busy = false): Promise<MaintenanceDone> {
    const position = await logPosition(engine);
    this.#checkpointPosition ??= position;
    const written = position - this.#checkpointPosition;
    const old = now - this.#checkpointAt >= this.#options.checkpointAfter;
    if (written >= this.#options.checkpointBytes || (old && written > negligible)) {
      await ask(engine, 'checkpoint');
      this.#checkpointPosition = await logPosition(engine);
      this.#checkpointAt = now;
      return 'checkpoint';
    }
    if (busy) return 'later';
    const done = await vacuumOrAnalyze(engine);
    if (done) return done;
    return written > negligible ? 'later' : 'nothing';
  }

  /** What is due but for the checkpoint, which closing the engine makes. */
  async finish(engine: Engine): Promise<void> {
    for (let tables = 0; tables < 20; tables++) if (!(await vacuumOrAnalyze(engine))) return;
  }
}

async function vacuumOrAnalyze(engine: Engine): Promise<'vacuum' | 'analyze' | undefined> {
  await ask(engine, 'select pg_stat_force_next_flush()');
  const [due] = await ask(engine, dueTable);
  if (!due) return undefined;
  await ask(engine, due);
  return due.startsWith('analyze') ? 'analyze' : 'vacuum';
}

/** Bytes of log that a checkpoint and a look leave behind themselves. */
const negligible = 50_000;

/** The rules of autovacuum: a fifth of the rows dead, or a tenth changed since the last statistics. */
const dueTable = `
  select case
    when n_dead_tup > 1000 + greatest(c.reltuples, 0) * 0.2 then 'vacuum (analyze) ' || s.relid::regclass
    else 'analyze ' || s.relid::regclass end
  from pg_stat_user_tables s join pg_class c on c.oid = s.relid
  where n_dead_tup > 1000 + greatest(c.reltuples, 0) * 0.2
    or n_mod_since_analyze > 50 + greatest(c.reltuples, 0) * 0.1
  order by n_dead_tup desc, n_mod_since_analyze desc
  limit 1`;

async function logPosition(engine: Engine): Promise<number> {
  const [position] = await ask(engine, "select pg_current_wal_insert_lsn() - '0/0'::pg_lsn");
  return Number(position);
}

/** Runs one statement and gives the first column of its rows. */
async function ask(engine: Engine, sql: string): Promise<readonly (string | null)[]> {
  return firstRows(await engine.run(simpleQuery(sql)));
}
