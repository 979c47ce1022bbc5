import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What an operator has a proxy or a moving address for: clients go on asking at one place, whoever answers there. */
export interface Relay {
  /** Where the socket is. */
  readonly directory: string;
  /** From now on somebody else answers; whoever is connected is cut off. */
  turnTo(directory: string): void;
  /** Nothing passes any more; nobody is told. */
  hold(): void;
  close(): Promise<void>;
}

const socketName = '.s.PGSQL.5432';

/** Relays to the PostgreSQL server whose socket is in a directory. */
export async function startRelay(to: string): Promise<Relay> {
  const directory = mkdtempSync(join(tmpdir(), 'shigan-relay-'));
  const path = join(directory, socketName);
  let target = to;
  let isHeld = false;
  const open = new Set<Socket>();
  const pass = (from: Socket, into: Socket): void => {
    open.add(from);
    from.on('data', (bytes) => {
      if (!isHeld) into.write(bytes);
    });
    from.on('error', () => into.destroy());
    from.on('close', () => {
      open.delete(from);
      into.destroy();
    });
  };
  const server = createServer((client) => {
    const database = connect(join(target, socketName));
    pass(client, database);
    pass(database, client);
  });
  await new Promise<void>((resolve) => server.listen(path, () => resolve()));
  // The server that is to find its primary here runs as somebody else.
  chmodSync(directory, 0o755);
  chmodSync(path, 0o777);
  const cutOff = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    directory,
    turnTo: (other) => {
      target = other;
      cutOff();
    },
    hold: () => {
      isHeld = true;
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      cutOff();
      await closed;
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
