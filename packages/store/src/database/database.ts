/** One query, with the name under which the server keeps it prepared. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

export function statement(name: string, text: string): Statement {
  return { name, text };
}

/** A connection for the length of a call or a transaction. */
export interface Session {
  /** The rows of one query. `Row` says what the query selects; the types of its values are those of `types.ts`. */
  rows<Row extends Readonly<Record<string, unknown>>>(
    what: Statement,
    values?: readonly unknown[],
  ): Promise<readonly Row[]>;
  /** The number of rows that one statement touched. */
  run(what: Statement, values?: readonly unknown[]): Promise<number>;
  /** Several statements without values, separated by semicolons. */
  script(sql: string): Promise<void>;
}

export type Backend = 'embedded' | 'postgresql';

/** A connection within a transaction. */
export interface Transaction extends Session {
  /** Sends a statement whose answer nobody waits for, since nothing of the work depends on it: where it fails, the transaction is
   *  given up as if it had been waited for. On a server the commit goes out right behind it. */
  send(what: Statement, values?: readonly unknown[]): void;
  /** What follows once everything is committed. */
  whenDone(what: () => void): void;
}

/** A PostgreSQL database, by whatever way it is reached. Failures that are nobody's mistake are refusals:
 *  `store-unavailable` and `disk-full`. Outside of a transaction `rows` is for questions only: it asks again where the
 *  connection turns out to be gone. */
export interface Database extends Session {
  readonly backend: Backend;
  /** All of `work` or nothing. Keep it short: an embedded store serves nobody else meanwhile. */
  transaction<T>(work: (session: Transaction) => Promise<T>): Promise<T>;
  /** The same for everything that `work` asks of this database, however deep: its transactions become part of this one. */
  together<T>(work: () => Promise<T>): Promise<T>;
  /** A count that is another one after anything was committed here, by whatever process: what was asked while it stood need not be
   *  asked again. Undefined where this process cannot know (somebody else runs the database), and within a transaction, which sees
   *  what it did itself. */
  commits(): number | undefined;
  close(): Promise<void>;
}
