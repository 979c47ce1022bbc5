import { randomBytes } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** Where the owner of a data directory can be reached. */
export interface Endpoint {
  /** Directory of the sockets: the data directory, or a private temporary one where its path is too long. */
  readonly directory: string;
  /** Held by the owner for as long as it lives: whoever can connect knows that there is one. */
  readonly guard: string;
  /** Where the database answers. Named so that psql finds it: `psql -h DIRECTORY`. */
  readonly wire: string;
  /** Password, on systems whose sockets have no file modes. */
  readonly token?: string;
}

/** Bytes of a socket path that every system takes (macOS has 104 with the final zero). Longer ones are cut without a word. */
const longestPath = 103;
const wireName = '.s.PGSQL.5432';
const privatePrefix = 'shigan-';

/** A fresh endpoint for a process that wants to own a data directory. */
export function newEndpoint(dataDirectory: string, platform: NodeJS.Platform = process.platform): Endpoint {
  const nonce = randomBytes(6).toString('hex');
  if (platform === 'win32') {
    const pipe = (what: string): string => `\\\\.\\pipe\\shigan-${nonce}-${what}`;
    const token = randomBytes(24).toString('hex');
    return { directory: dataDirectory, guard: pipe('guard'), wire: pipe('wire'), token };
  }
  const guardName = `.guard-${nonce}`;
  const fits = Buffer.byteLength(join(dataDirectory, guardName)) <= longestPath;
  const directory = fits ? dataDirectory : privateDirectory(guardName);
  return { directory, guard: join(directory, guardName), wire: join(directory, wireName) };
}

/** A directory that only this user may enter, with a path short enough. */
function privateDirectory(guardName: string): string {
  const short = Buffer.byteLength(join(tmpdir(), `${privatePrefix}123456`, guardName)) <= longestPath;
  return mkdtempSync(join(short ? tmpdir() : '/tmp', privatePrefix));
}

/** Removes what an owner left behind: its private directory, or its sockets in the data directory. Nothing else. */
export function removeEndpoint(endpoint: Endpoint, dataDirectory: string): void {
  if (endpoint.token !== undefined) return;
  if (endpoint.directory === dataDirectory) {
    rmSync(endpoint.guard, { force: true });
    return;
  }
  if (!basename(endpoint.directory).startsWith(privatePrefix) || !isPrivate(endpoint.directory, dataDirectory)) return;
  if (readdirSync(endpoint.directory).every((name) => name === wireName || name.startsWith('.guard-')))
    rmSync(endpoint.directory, { recursive: true, force: true });
}

/** Whether a directory is only for the user whose data directory it is: nobody else may have put a socket there. */
export function isPrivate(directory: string, dataDirectory: string): boolean {
  const stat = lstatSync(directory, { throwIfNoEntry: false });
  if (!stat?.isDirectory()) return false;
  return stat.uid === lstatSync(dataDirectory).uid && (stat.mode & 0o077) === 0;
}

/** A socket that connects to one path whatever it is told: lets a client that knows hosts and ports use any path. */
export class EndpointSocket extends Socket {
  readonly #path: string;

  constructor(path: string) {
    super();
    this.#path = path;
  }

  override connect(): this {
    return super.connect(this.#path);
  }
}
