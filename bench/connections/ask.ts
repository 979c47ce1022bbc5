import { get } from 'node:http';
import { connect, type Socket } from 'node:net';

export interface Asked {
  readonly perSecond: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
}

/** Asks an address over many connections at once, each as soon as it is answered. It reads no more of an answer than its length: a client
 *  that does more would be measured as well. */
export async function ask(
  url: string,
  path: string,
  {
    connections,
    milliseconds,
    encoding,
  }: { readonly connections: number; readonly milliseconds: number; readonly encoding: string },
): Promise<Asked> {
  const { port } = new URL(url);
  const times: number[] = [];
  const begun = performance.now();
  const until = begun + milliseconds;
  await Promise.all(Array.from({ length: connections }, () => overOne(Number(port), { path, encoding }, until, times)));
  const seconds = (performance.now() - begun) / 1000;
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return { perSecond: times.length / seconds, p50: at(0.5), p99: at(0.99) };
}

async function overOne(
  port: number,
  { path, encoding }: { readonly path: string; readonly encoding: string },
  until: number,
  times: number[],
): Promise<void> {
  const socket = connect({ host: '127.0.0.1', port });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  try {
    while (performance.now() < until) {
      const start = performance.now();
      socket.write(`GET ${path} HTTP/1.1\r\nhost: localhost:${port}\r\naccept-encoding: ${encoding}\r\n\r\n`);
      await answered(socket);
      times.push(performance.now() - start);
    }
  } finally {
    socket.destroy();
  }
}

/** Waits for one answer with a stated length; anything but 200 is an error. */
function answered(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    let head = '';
    let left: number | undefined;
    const done = (error?: Error): void => {
      socket.off('data', more).off('error', done).off('close', closed);
      if (error) reject(error);
      else resolve();
    };
    const closed = (): void => done(new Error('closed in the middle'));
    const more = (chunk: Buffer): void => {
      if (left === undefined) {
        head += chunk.toString('latin1');
        const end = head.indexOf('\r\n\r\n');
        if (end === -1) return;
        const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
        if (!head.startsWith('HTTP/1.1 200') || length === undefined) return done(new Error(head.slice(0, 300)));
        left = Number(length) - (head.length - end - 4);
      } else left -= chunk.byteLength;
      if (left === 0) done();
    };
    socket.on('data', more).on('error', done).on('close', closed);
  });
}

/** The body of one answer as it comes over the line, compressed where it is. */
export function bytesOf(url: string, path: string, encoding: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = get(url + path, { headers: { 'accept-encoding': encoding } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk)).once('error', reject);
      answer.once('end', () => {
        const body = Buffer.concat(chunks);
        if (answer.statusCode === 200) resolve(body);
        else reject(new Error(`${answer.statusCode} ${body.toString()}`));
      });
    });
    request.once('error', reject);
  });
}
