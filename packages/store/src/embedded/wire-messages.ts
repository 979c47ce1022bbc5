/** Frontend and backend messages of the PostgreSQL wire protocol, version 3: only what a server between clients and one
 *  session needs to tell apart. */

/** Message types, by their byte. */
export const frontend = {
  query: 0x51,
  parse: 0x50,
  bind: 0x42,
  describe: 0x44,
  close: 0x43,
  sync: 0x53,
  flush: 0x48,
  terminate: 0x58,
  password: 0x70,
  copyData: 0x64,
  copyDone: 0x63,
  copyFail: 0x66,
} as const;

export const protocolVersion3 = 196_608;
export const requestCodes = { cancel: 80_877_102, ssl: 80_877_103, gss: 80_877_104 } as const;

export function message(type: string, body: Buffer = Buffer.alloc(0)): Buffer {
  const out = Buffer.allocUnsafe(5 + body.length);
  out.write(type, 0, 'latin1');
  out.writeInt32BE(4 + body.length, 1);
  body.copy(out, 5);
  return out;
}

export function text(...parts: readonly string[]): Buffer {
  return Buffer.from(`${parts.join('\0')}\0`);
}

export const sync: Buffer = message('S');

export function simpleQuery(sql: string): Buffer {
  return message('Q', text(sql));
}

export function closeStatement(name: string): Buffer {
  return message('C', Buffer.concat([Buffer.from('S'), text(name)]));
}

export function readyForQuery(status: TransactionStatus): Buffer {
  return message('Z', Buffer.from(status));
}

/** An error as PostgreSQL reports one; FATAL ends the connection. */
export function errorResponse(severity: 'ERROR' | 'FATAL', code: string, words: string): Buffer {
  return message('E', Buffer.concat([text(`S${severity}`, `V${severity}`, `C${code}`, `M${words}`), Buffer.from([0])]));
}

/** Idle, in a transaction, in a failed transaction. */
export type TransactionStatus = 'I' | 'T' | 'E';

/** The state the session is left in by an answer: its last message is ReadyForQuery, unless it was only flushed. */
export function statusAfter(answer: Buffer): TransactionStatus | undefined {
  const at = answer.length - 6;
  if (at < 0 || answer[at] !== 0x5a || answer.readInt32BE(at + 1) !== 5) return undefined;
  const status = String.fromCharCode(answer[at + 5] ?? 0);
  return status === 'I' || status === 'T' || status === 'E' ? status : undefined;
}

export interface Message {
  readonly type: number;
  /** The whole message, type byte and length included. */
  readonly bytes: Buffer;
}

/** Cuts a stream of bytes into messages. */
export class MessageReader {
  #pending: Buffer = Buffer.alloc(0);
  #parts: Buffer[] = [];
  #size = 0;
  #needed = 5;

  /** Bytes in, whole messages out. */
  push(chunk: Buffer): readonly Message[] {
    this.#parts.push(chunk);
    this.#size += chunk.length;
    if (this.#size < this.#needed) return [];
    this.#pending = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts, this.#size);
    const messages: Message[] = [];
    let at = 0;
    this.#needed = 5;
    while (this.#pending.length - at >= 5) {
      const length = 1 + this.#pending.readInt32BE(at + 1);
      if (this.#pending.length - at < length) {
        this.#needed = length;
        break;
      }
      messages.push({ type: this.#pending[at] ?? 0, bytes: this.#pending.subarray(at, at + length) });
      at += length;
    }
    const rest = this.#pending.subarray(at);
    this.#parts = rest.length > 0 ? [rest] : [];
    this.#size = rest.length;
    return messages;
  }
}

/** The name that a Parse, Bind, Describe or Close message gives a prepared statement, and where it stands. */
export function statementName({ type, bytes }: Message): { readonly name: string; readonly at: number } | undefined {
  let at = 5;
  if (type === frontend.bind) at = bytes.indexOf(0, 5) + 1;
  else if (type === frontend.describe || type === frontend.close) {
    if (bytes[5] !== 0x53) return undefined;
    at = 6;
  } else if (type !== frontend.parse) return undefined;
  return { name: bytes.toString('utf8', at, bytes.indexOf(0, at)), at };
}

/** The message with another statement name in that place. */
export function renameStatement({ bytes }: Message, at: number, name: string): Buffer {
  const end = bytes.indexOf(0, at);
  const inserted = Buffer.from(name);
  const out = Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(end)]);
  out.writeInt32BE(out.length - 1, 1);
  return out;
}

/** The SQL text of a Query or Parse message. */
export function sqlOf({ type, bytes }: Message): string {
  const at = type === frontend.parse ? bytes.indexOf(0, 5) + 1 : 5;
  return bytes.toString('utf8', at, bytes.indexOf(0, at));
}
