import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type Server, type Socket, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { DomainError } from '@shigan/core';

import { type Endpoint, isPrivate, newEndpoint, removeEndpoint } from './endpoint.ts';
import { processMark } from './process-mark.ts';

/** What the owner tells whoever is connected to its guard. */
type OwnerState = 'starting' | 'ready';

/** This process owns the data directory. */
export interface Ownership {
  readonly role: 'owner';
  readonly endpoint: Endpoint;
  /** Tells all who wait, now and later, how far the owner is. */
  announce(state: OwnerState): void;
  release(): Promise<void>;
}

/** Another process owns it; the connection to its guard ends when that process does. */
export interface Tenancy {
  readonly role: 'client';
  readonly endpoint: Endpoint;
  readonly guard: Socket;
}

/** What `owner.N` in the data directory says. */
interface OwnerRecord extends Endpoint {
  readonly pid: number;
  readonly mark?: string;
}

const recordPattern = /^owner\.(\d{9})$/;
/** Older records are kept for a while, so that a directory listing that races with a change of owners shows some record. */
const recordsKept = 8;

/** Becomes the owner of a data directory, or a client of the process that is.
 *
 *  Ownership is a numbered record, `owner.N`, made by a hard link that fails where it exists, so one process wins each
 *  number; the highest number counts. A record is alive as long as its guard socket takes connections. The kernel closes
 *  that socket however the process ends, so nothing has to be cleaned by hand, and it does so across containers that share
 *  the directory, where process numbers mean nothing. The directory has to be on a disk of this machine. */
export async function own(dataDirectory: string): Promise<Ownership | Tenancy> {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  if (process.platform !== 'win32' && !isPrivate(dataDirectory, dataDirectory)) chmodSync(dataDirectory, 0o700);
  const competition = new Competition(dataDirectory);
  try {
    return await competition.settle();
  } catch (error) {
    await competition.candidate?.withdraw();
    throw error;
  }
}

/** One process's attempts to become the owner, until it or another one is. */
class Competition {
  candidate: Candidate | undefined;
  readonly #dataDirectory: string;

  constructor(dataDirectory: string) {
    this.#dataDirectory = dataDirectory;
  }

  async settle(): Promise<Ownership | Tenancy> {
    for (;;) {
      const last = lastRecord(this.#dataDirectory);
      if (last === 'gone') continue;
      const guard = last && (await reach(last.record, this.#dataDirectory));
      if (guard === 'busy') {
        await pause(20);
        continue;
      }
      if (last && guard) {
        await this.candidate?.withdraw();
        return { role: 'client', endpoint: last.record, guard };
      }
      this.candidate ??= await Candidate.stand(this.#dataDirectory);
      if (this.candidate.claim((last?.number ?? 0) + 1)) {
        if (last) removeEndpoint(last.record, this.#dataDirectory);
        return this.candidate;
      }
    }
  }
}

interface NumberedRecord {
  readonly number: number;
  readonly record: OwnerRecord;
}

function recordNumbers(dataDirectory: string): readonly number[] {
  return readdirSync(dataDirectory)
    .map((name) => Number(recordPattern.exec(name)?.[1] ?? 0))
    .filter((number) => number > 0)
    .toSorted((a, b) => b - a);
}

function recordPath(dataDirectory: string, number: number): string {
  return join(dataDirectory, `owner.${String(number).padStart(9, '0')}`);
}

/** `gone` for a record that somebody took back while it was read. */
function lastRecord(dataDirectory: string): NumberedRecord | 'gone' | undefined {
  const number = recordNumbers(dataDirectory)[0];
  if (number === undefined) return undefined;
  try {
    return { number, record: parseRecord(readFileSync(recordPath(dataDirectory, number), 'utf8')) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'gone';
    throw error;
  }
}

function parseRecord(json: string): OwnerRecord {
  const record: unknown = JSON.parse(json);
  if (!isRecord(record)) throw new Error(`no record of an owner: ${json}`);
  return record;
}

function isRecord(value: unknown): value is OwnerRecord {
  return typeof value === 'object' && value !== null && 'guard' in value && 'wire' in value && 'directory' in value;
}

function hasCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}

/** A connection to the guard of a record, if its owner lives; `busy` if more want one than the owner has got to. */
async function reach(record: OwnerRecord, dataDirectory: string): Promise<Socket | 'busy' | undefined> {
  const { guard, directory } = record;
  // A temporary directory that was tidied away may have been made again by somebody else.
  if (directory !== dataDirectory && !isPrivate(directory, dataDirectory)) return nobody(record);
  return new Promise((resolve, reject) => {
    const socket = connect(guard);
    socket.once('connect', () => {
      socket.removeAllListeners('error');
      // Losing the owner is told by `close`.
      socket.on('error', () => socket.destroy());
      resolve(socket);
    });
    socket.once('error', (error) => {
      // Reset: the guard was taken down while we waited at it.
      if (hasCode(error, 'ECONNREFUSED', 'ECONNRESET')) resolve(undefined);
      else if (hasCode(error, 'ENOENT')) resolve(nobody(record));
      else if (hasCode(error, 'EAGAIN')) resolve('busy');
      else reject(error);
    });
  });
}

/** There is no guard. Its file may have been tidied away under a living owner, who must not be taken for dead. */
async function nobody({ pid, mark }: OwnerRecord): Promise<undefined> {
  if (mark !== undefined && processMark(pid) === mark) throw new DomainError('store-locked', { pid });
}

/** A process that has a guard up and stands for ownership. */
class Candidate implements Ownership {
  readonly role = 'owner';
  readonly endpoint: Endpoint;
  readonly #dataDirectory: string;
  readonly #server: Server;
  readonly #watchers = new Set<Socket>();
  #state: OwnerState = 'starting';
  /** Number of its record, once it has one. */
  #number: number | undefined;

  private constructor(dataDirectory: string) {
    this.#dataDirectory = dataDirectory;
    this.endpoint = newEndpoint(dataDirectory);
    this.#server = createServer((socket) => {
      this.#watchers.add(socket);
      socket.on('close', () => this.#watchers.delete(socket));
      socket.on('error', () => socket.destroy());
      socket.resume();
      socket.unref();
      socket.write(`${this.#state}\n`);
    });
  }

  static async stand(dataDirectory: string): Promise<Candidate> {
    const candidate = new Candidate(dataDirectory);
    const { guard, token } = candidate.endpoint;
    await new Promise<void>((resolve, reject) => {
      candidate.#server.once('error', reject);
      candidate.#server.listen(guard, () => resolve());
    });
    if (token === undefined) chmodSync(guard, 0o600);
    candidate.#server.unref();
    return candidate;
  }

  /** Makes the record with this number, unless somebody has or a higher one exists. */
  claim(number: number): boolean {
    const path = recordPath(this.#dataDirectory, number);
    const draft = this.#draft(number, processMark(process.pid));
    try {
      linkSync(draft, path);
    } catch (error) {
      if (hasCode(error, 'EEXIST')) return false;
      throw error;
    } finally {
      rmSync(draft, { force: true });
    }
    // The number may have been free because it was tidied away long ago, under a higher one.
    const numbers = recordNumbers(this.#dataDirectory);
    if (numbers[0] !== number) {
      rmSync(path, { force: true });
      return false;
    }
    for (const old of numbers.slice(recordsKept)) rmSync(recordPath(this.#dataDirectory, old), { force: true });
    this.#number = number;
    return true;
  }

  #draft(number: number, mark: string | undefined): string {
    const draft = `${recordPath(this.#dataDirectory, number)}.${randomBytes(6).toString('hex')}`;
    const record: OwnerRecord = { pid: process.pid, ...(mark === undefined ? {} : { mark }), ...this.endpoint };
    try {
      writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
    } catch (error) {
      rmSync(draft, { force: true });
      throw hasCode(error, 'ENOSPC') ? new DomainError('disk-full', {}, { cause: error }) : error;
    }
    return draft;
  }

  announce(state: OwnerState): void {
    this.#state = state;
    for (const watcher of this.#watchers) watcher.write(`${state}\n`);
  }

  async release(): Promise<void> {
    // While the guard is still up nobody else can have put a socket there.
    if (this.endpoint.token === undefined) rmSync(this.endpoint.wire, { force: true });
    // From here on this process being alive says nothing any more.
    try {
      if (this.#number !== undefined)
        renameSync(this.#draft(this.#number, undefined), recordPath(this.#dataDirectory, this.#number));
    } catch {
      // On a full disk the others have to wait until this process ends.
    }
    await this.withdraw();
  }

  /** Takes the guard down. */
  async withdraw(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    for (const watcher of this.#watchers) watcher.destroy();
    await closed;
    removeEndpoint(this.endpoint, this.#dataDirectory);
  }
}
