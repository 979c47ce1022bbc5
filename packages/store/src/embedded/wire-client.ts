import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';

import { claimsSession, copiesIn } from './session-sql.ts';
import {
  type Message,
  MessageReader,
  closeStatement,
  errorResponse,
  frontend,
  message,
  protocolVersion3,
  readyForQuery,
  renameStatement,
  requestCodes,
  sqlOf,
  statementName,
  sync,
  text,
} from './wire-messages.ts';

/** What a client sends up to the point where it waits for an answer. */
export interface Turn {
  readonly bytes: Buffer;
  /** It changes settings of the session that others share. */
  readonly claims: boolean;
}

let lastStatement = 0;

/** Milliseconds that a client gets to hang up after it was dismissed. */
const farewell = 1000;

/** One connection to a {@link WireServer}: greets, collects messages into turns, and keeps the names of its statements. */
export class WireClient {
  claimsSession = false;
  gone = false;
  readonly #socket: Socket;
  readonly #token: string | undefined;
  readonly #parameters: Readonly<Record<string, string>>;
  readonly #listener: { turn(): void; gone(): void };
  readonly #reader = new MessageReader();
  readonly #statements = new Map<string, string>();
  readonly #turns: Turn[] = [];
  #collected: Buffer[] = [];
  #claims = false;
  #state: 'greeting' | 'password' | 'open' | 'dismissed' = 'greeting';
  #greeting: Buffer = Buffer.alloc(0);
  /** The COPY … FROM STDIN that waits for its rows, and the rows so far. */
  #copy: Buffer[] | undefined;
  #dropAnswerTo = false;

  constructor(
    socket: Socket,
    parameters: Readonly<Record<string, string>>,
    token: string | undefined,
    listener: { turn(): void; gone(): void },
  ) {
    this.#socket = socket;
    this.#parameters = parameters;
    this.#token = token;
    this.#listener = listener;
    socket.on('data', (chunk) => this.#read(chunk));
    // A reset connection is one that went away: `close` follows.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.gone = true;
      this.#turns.length = 0;
      // The listener is told in the same way as of a turn, so that statements are forgotten in order.
      listener.turn();
      listener.gone();
    });
  }

  get hasTurn(): boolean {
    return this.#turns.length > 0;
  }

  nextTurn(): Turn | undefined {
    return this.#turns.shift();
  }

  answer(bytes: Buffer): void {
    if (!this.gone) this.#socket.write(this.#dropAnswerTo ? withoutCopyResponse(bytes) : bytes);
    this.#dropAnswerTo = false;
  }

  /** Says good-bye to a client whose next question would not be answered. If one is on its way, this is the answer to it, and
   *  says for certain that it was not run; so the socket is drained, not reset. */
  dismiss(): void {
    if (this.#state === 'dismissed' || this.gone) return;
    this.#state = 'dismissed';
    this.#socket.end(errorResponse('FATAL', '57P01', 'the database is closing'));
    this.#socket.once('end', () => this.#socket.destroy());
    const timer = setTimeout(() => this.#socket.destroy(), farewell);
    this.#socket.once('close', () => clearTimeout(timer));
  }

  hangUp(): void {
    this.#socket.end();
    this.#socket.destroySoon();
  }

  /** Messages that drop every statement this client has prepared; undefined where there is none. */
  forgetStatements(): Buffer | undefined {
    const names = [...this.#statements.values()];
    this.#statements.clear();
    return names.length === 0 ? undefined : Buffer.concat([...names.map((name) => closeStatement(name)), sync]);
  }

  #read(chunk: Buffer): void {
    if (this.#state === 'dismissed') return;
    let bytes = chunk;
    if (this.#state === 'greeting') {
      bytes = this.#greet(chunk);
      if (bytes.length === 0) return;
    }
    for (const received of this.#reader.push(bytes)) this.#receive(received);
  }

  /** Reads the startup packet, which has no type byte; gives what follows it. */
  #greet(chunk: Buffer): Buffer {
    this.#greeting = Buffer.concat([this.#greeting, chunk]);
    while (this.#greeting.length >= 8) {
      const length = this.#greeting.readInt32BE(0);
      const code = this.#greeting.readInt32BE(4);
      if (length < 8 || length > 10_000) {
        this.#socket.destroy();
        return Buffer.alloc(0);
      }
      if (this.#greeting.length < length) break;
      this.#greeting = this.#greeting.subarray(length);
      if (code === requestCodes.ssl || code === requestCodes.gss) {
        this.#socket.write('N');
        continue;
      }
      if (code !== protocolVersion3) {
        // Statements cannot be cancelled one by one; a request to cancel gets no answer by the protocol either.
        this.#socket.destroy();
        return Buffer.alloc(0);
      }
      if (this.#token === undefined) this.#welcome();
      else {
        this.#state = 'password';
        this.#socket.write(message('R', Buffer.from([0, 0, 0, 3])));
      }
      return this.#greeting;
    }
    return Buffer.alloc(0);
  }

  #welcome(): void {
    this.#state = 'open';
    const parameters = Object.entries(this.#parameters).map(([name, value]) => message('S', text(name, value)));
    const key = message('K', Buffer.alloc(8));
    this.#socket.write(Buffer.concat([message('R', Buffer.alloc(4)), ...parameters, key, readyForQuery('I')]));
  }

  #receive(received: Message): void {
    if (this.#state === 'password') this.#checkPassword(received);
    else if (this.#copy) this.#receiveRows(received, this.#copy);
    else if (received.type === frontend.terminate) this.#socket.end();
    else if (received.type === frontend.query) this.#receiveQuery(received);
    else {
      const named = statementName(received);
      this.#collected.push(named && named.name !== '' ? this.#rename(received, named) : received.bytes);
      if (received.type === frontend.parse) this.#claims ||= claimsSession(sqlOf(received));
      if (received.type === frontend.sync || received.type === frontend.flush) this.#endTurn();
    }
  }

  #receiveQuery(received: Message): void {
    const sql = sqlOf(received);
    this.#collected.push(received.bytes);
    if (copiesIn(sql)) {
      // The engine cannot wait for rows, so they are collected first and handed over together with the statement.
      this.#copy = this.#collected;
      this.#socket.write(message('G', Buffer.from([0, 0, 0])));
      return;
    }
    this.#claims ||= claimsSession(sql);
    this.#endTurn();
  }

  #receiveRows(received: Message, copy: Buffer[]): void {
    if (received.type === frontend.flush || received.type === frontend.sync) return;
    copy.push(received.bytes);
    if (received.type !== frontend.copyDone && received.type !== frontend.copyFail) return;
    this.#copy = undefined;
    this.#dropAnswerTo = true;
    this.#endTurn();
  }

  #endTurn(): void {
    this.#turns.push({ bytes: Buffer.concat(this.#collected), claims: this.#claims });
    this.#collected = [];
    this.#claims = false;
    this.#listener.turn();
  }

  #rename(received: Message, { name, at }: { readonly name: string; readonly at: number }): Buffer {
    let own = this.#statements.get(name);
    if (own === undefined) {
      lastStatement += 1;
      own = `s${lastStatement}`;
      this.#statements.set(name, own);
    }
    return renameStatement(received, at, own);
  }

  #checkPassword(received: Message): void {
    const given = received.bytes.subarray(5, -1);
    const expected = Buffer.from(this.#token ?? '');
    if (received.type === frontend.password && given.length === expected.length && timingSafeEqual(given, expected)) {
      this.#welcome();
      return;
    }
    this.#socket.end(errorResponse('FATAL', '28P01', 'wrong password'));
  }
}

/** The answer to a COPY whose rows were already asked for: without the engine asking once more. */
function withoutCopyResponse(answer: Buffer): Buffer {
  if (answer[0] !== 0x47) return answer;
  return answer.subarray(1 + answer.readInt32BE(1));
}
