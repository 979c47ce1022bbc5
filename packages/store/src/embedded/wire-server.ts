import { chmodSync, rmSync } from 'node:fs';
import { type Server, type Socket, createServer } from 'node:net';

import type { Engine } from './engine.ts';
import { WireClient } from './wire-client.ts';
import { errorResponse, simpleQuery, statusAfter, sync } from './wire-messages.ts';

export interface WireServerOptions {
  readonly engine: Engine;
  /** Path of the unix socket (or of a named pipe). */
  readonly path: string;
  /** Asked of every client as password. Needed where the path itself cannot keep others out. */
  readonly token?: string;
  /** What a client is told about the server when it connects. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Around everything the engine does, so that a watchdog can see for how long. */
  readonly watch: { begin(): void; end(): void };
  /** Before a client's turn: false refuses writes from then on. */
  readonly mayWrite: () => boolean;
  /** How long a client that holds the session may stay silent, in milliseconds. */
  readonly idleLimit: number;
}

/** Serves one database session to many clients in the PostgreSQL wire protocol.
 *
 *  A client's turn is everything up to a Query or Sync. Turns run one at a time, clients in the order they asked; a client
 *  inside a transaction keeps the session until it ends, so transactions have to be short. Prepared statements are renamed
 *  so that names do not meet. A client that changes session settings has the session alone until it leaves. */
export class WireServer {
  readonly #options: WireServerOptions;
  readonly #server: Server;
  readonly #clients = new Set<WireClient>();
  readonly #waiting: WireClient[] = [];
  readonly #own: { readonly run: () => Promise<void>; readonly done: () => void }[] = [];
  #holder: WireClient | undefined;
  #holderTimer: NodeJS.Timeout | undefined;
  #running = false;
  /** Ends with the step that is being taken. */
  #step: Promise<void> = Promise.resolve();
  #stopping = false;
  #stopped = false;
  #readOnly = false;
  #turns = 0;

  constructor(options: WireServerOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#accept(socket));
  }

  /** Turns taken so far, for whoever wants to know whether anything happened. */
  get turns(): number {
    return this.#turns;
  }

  async listen(): Promise<void> {
    const { path } = this.#options;
    const isFile = !path.startsWith('\\\\');
    if (isFile) rmSync(path, { force: true });
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(path, () => resolve());
    });
    if (isFile) chmodSync(path, 0o600);
  }

  /** Runs work of the owner itself, when no client is in a transaction. */
  async between<T>(work: (engine: Engine) => Promise<T>): Promise<T> {
    if (this.#stopped) throw new Error('the server has stopped');
    return new Promise<T>((resolve, reject) => {
      const run = async (): Promise<void> => {
        await work(this.#options.engine).then(resolve, reject);
      };
      this.#own.push({ run, done: () => reject(new Error('the server has stopped')) });
      this.#proceed();
    });
  }

  /** Takes no new client, lets transactions that are under way end for at most `grace` milliseconds, and hangs up. What the last
   *  clients left behind is done when it returns: the engine is asked nothing afterwards. */
  async stop(grace: number): Promise<void> {
    this.#stopping = true;
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const client of this.#clients) if (client !== this.#holder && !client.hasTurn) client.dismiss();
    const timer = setTimeout(() => {
      for (const client of this.#clients) client.hangUp();
    }, grace);
    await closed;
    // Read anew each time: a step may be followed by another.
    while (this.#isRunning()) await this.#step;
    this.#stopped = true;
    clearTimeout(timer);
    clearTimeout(this.#holderTimer);
    for (const { done } of this.#own.splice(0)) done();
  }

  #accept(socket: Socket): void {
    if (this.#stopping) {
      socket.destroy();
      return;
    }
    const client = new WireClient(socket, this.#options.parameters, this.#options.token, {
      turn: () => {
        this.#waiting.push(client);
        this.#proceed();
      },
      gone: () => {
        this.#clients.delete(client);
        this.#proceed();
      },
    });
    this.#clients.add(client);
  }

  /** Runs the next turn, then gives the sockets a chance before the one after. */
  #proceed(): void {
    if (this.#running || this.#stopped) return;
    this.#running = true;
    this.#step = new Promise((resolve) => {
      setImmediate(() => {
        void this.#takeStep().finally(() => {
          this.#running = false;
          if (this.#hasWork()) this.#proceed();
          resolve();
        });
      });
    });
  }

  #isRunning(): boolean {
    return this.#running;
  }

  #hasWork(): boolean {
    if (this.#holder) return this.#holder.gone || this.#holder.hasTurn;
    return this.#own.length > 0 || this.#waiting.length > 0;
  }

  async #takeStep(): Promise<void> {
    if (this.#holder?.gone) await this.#release(this.#holder);
    if (this.#holder) {
      if (this.#holder.hasTurn) await this.#take(this.#holder);
      return;
    }
    const own = this.#own.shift();
    if (own) {
      await this.#watched(own.run);
      return;
    }
    const next = this.#waiting.shift();
    if (!next) return;
    if (next.gone) await this.#forget(next);
    else if (next.hasTurn) await this.#take(next);
  }

  async #take(client: WireClient): Promise<void> {
    const turn = client.nextTurn();
    if (!turn) return;
    if (client !== this.#holder) await this.#guardWrites();
    const answer = await this.#watched(async () => this.#options.engine.run(turn.bytes));
    this.#turns += 1;
    client.answer(answer);
    const idle = statusAfter(answer) === 'I';
    if (turn.claims) client.claimsSession = true;
    this.#hold(idle && !client.claimsSession ? undefined : client);
    if (this.#stopping && !this.#holder && !client.hasTurn) client.dismiss();
  }

  /** Leaves the session with a client, but not with one that goes silent in the middle of a transaction. */
  #hold(client: WireClient | undefined): void {
    clearTimeout(this.#holderTimer);
    this.#holder = client;
    if (!client) return;
    this.#holderTimer = setTimeout(() => {
      client.answer(errorResponse('FATAL', '25P03', 'the session was held for too long without a question'));
      client.hangUp();
    }, this.#options.idleLimit);
  }

  /** Takes the session back from a client that went away: without the Sync an engine in the middle of an extended query
   *  would skip everything the next client sends. */
  async #release(client: WireClient): Promise<void> {
    const { engine } = this.#options;
    await this.#watched(async () => engine.run(Buffer.concat([sync, simpleQuery('ROLLBACK')])));
    if (client.claimsSession) {
      await this.#watched(async () => engine.run(simpleQuery('RESET ALL; UNLISTEN *; DISCARD TEMP')));
      this.#readOnly = false;
    }
    this.#hold(undefined);
    await this.#forget(client);
  }

  async #forget(client: WireClient): Promise<void> {
    const closing = client.forgetStatements();
    if (closing) await this.#watched(async () => this.#options.engine.run(closing));
  }

  /** The one session's default decides for every client whether a new transaction may write. */
  async #guardWrites(): Promise<void> {
    const readOnly = !this.#options.mayWrite();
    if (readOnly === this.#readOnly) return;
    const setting = `SET default_transaction_read_only = ${readOnly ? 'on' : 'off'}`;
    await this.#watched(async () => this.#options.engine.run(simpleQuery(setting)));
    this.#readOnly = readOnly;
  }

  async #watched<T>(work: () => Promise<T>): Promise<T> {
    this.#options.watch.begin();
    try {
      return await work();
    } finally {
      this.#options.watch.end();
    }
  }
}
