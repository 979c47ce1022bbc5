// `npm run bench -- sealing [--seconds T] [--seed S]`: what it costs that files of the archive rest sealed: one of 50 MiB and a hundred of
// 100 KB are filed in an embedded database and read back, plain, sealed with AES-256-GCM, and with SM4-CBC and HMAC-SM3. Each way in a
// process of its own, for its memory; with few seconds one way of sealing beside plain, drawn by the seed. Said are medians of some
// rounds, by seconds of the processor, and the algorithm by itself.
import { type ByteSealing, type IncomingFile, initialiseCity } from '@shigan/app';
import { incomingFile } from '@shigan/app/testing/incoming-file';
import { operator } from '@shigan/core';
import { sealedBytes, type Sealing, sealings } from '@shigan/identity';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { compose } from '../../packages/cli/src/compose.ts';
import { randomFrom, runOptions } from '../running/options.ts';

const { values } = parseArgs({ options: { way: { type: 'string' } }, strict: false });
const city = '431200';
const ways = ['plain', ...sealings] as const;
type Way = (typeof ways)[number];

const mebibyte = 1024 ** 2;
const pieceBytes = 256 * 1024;

interface Load {
  readonly name: string;
  readonly files: number;
  readonly bytes: number;
}

/** In mebibytes for each second that the processor was busy. */
interface Measured {
  readonly loads: readonly { readonly name: string; readonly put: number; readonly get: number }[];
  readonly seal: number;
  readonly open: number;
  readonly peakMiB: number;
}

const { seconds, seed } = runOptions({ seconds: 120 });
const isShort = seconds < 60;
const rounds = seconds < 120 ? 1 : 3;
const loads: readonly Load[] = isShort
  ? [
      { name: 'one file of 5 MiB', files: 1, bytes: 5 * mebibyte },
      { name: '20 files of 100 KB', files: 20, bytes: 100_000 },
    ]
  : [
      { name: 'one file of 50 MiB', files: 1, bytes: 50 * mebibyte },
      { name: '100 files of 100 KB', files: 100, bytes: 100_000 },
    ];

const asked = ways.find((way) => way === values['way']);
if (asked === undefined) await compare();
else console.log(JSON.stringify(await measure(asked)));

async function compare(): Promise<void> {
  const found = new Map<Way, Measured>();
  const drawn = sealings[seed % sealings.length];
  for (const way of isShort ? ways.filter((one) => one === 'plain' || one === drawn) : ways)
    found.set(way, await inProcess(way));
  const plain = found.get('plain');
  for (const [way, { loads: each, seal, open, peakMiB }] of found) {
    const byItself = way === 'plain' ? '' : `; by itself ${seal.toFixed(0)} MiB/s sealed, ${open.toFixed(0)} opened`;
    console.log(`${way}: peak ${peakMiB.toFixed(0)} MiB${byItself}`);
    for (const [i, { name, put, get }] of each.entries()) {
      const of = plain?.loads[i];
      const times =
        of === undefined ? '' : ` (${(of.put / put).toFixed(2)}× and ${(of.get / get).toFixed(2)}× the time)`;
      console.log(
        `  ${name}: filed ${put.toFixed(1)} MiB/s, read ${get.toFixed(1)} MiB/s${way === 'plain' ? '' : times}`,
      );
    }
  }
}

function inProcess(way: Way): Promise<Measured> {
  const self = [fileURLToPath(import.meta.url), '--way', way, '--seconds', String(seconds), '--seed', String(seed)];
  const child = spawn(process.execPath, [...process.execArgv, ...self], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = '';
  child.stdout.on('data', (piece: Buffer) => {
    printed += piece.toString();
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0
        ? resolve(JSON.parse(printed.trim().split('\n').at(-1) ?? '') as Measured)
        : reject(new Error(`measuring ${way} failed: exit code ${code}`)),
    );
  });
}

async function measure(way: Way): Promise<Measured> {
  const directory = mkdtempSync(join(tmpdir(), 'shigan-bench-sealing-'));
  const random = randomFrom(seed);
  const environment = way === 'plain' ? {} : { SHIGAN_SECRET_KEY: 'ab'.repeat(32), SHIGAN_SECRET_SEALING: way };
  const composed = await compose({ dataDir: join(directory, 'data') }, { migrate: true, environment });
  try {
    await initialiseCity(composed.app, operator('bench'), {
      code: city,
      name: '怀化市',
      demo: false,
      businessDate: null,
    });
    const { evidence } = composed.app.store;
    const taken = loads.map((load) => ({ load, put: [] as number[], get: [] as number[] }));
    for (let round = 0; round < rounds; round++)
      for (const { load, put, get } of taken) {
        const files = Array.from({ length: load.files }, () => noise(random, load.bytes));
        const all = (load.files * load.bytes) / mebibyte;
        put.push(
          await rate(all, async () => {
            for (const file of files)
              await evidence.keep(city, file, {
                sm3: ''.padEnd(64, '0'),
                mediaType: 'application/pdf',
                storedAt: composed.app.clock.now(),
                by: 'bench',
              });
          }),
        );
        get.push(
          await rate(all, async () => {
            for (const { sha256, size } of files) {
              let read = 0;
              for await (const piece of evidence.bytes(city, sha256)) read += piece.length;
              if (read !== size) throw new Error(`read of a file: ${read} of ${size}`);
            }
          }),
        );
      }
    return {
      loads: taken.map(({ load, put, get }) => ({ name: load.name, put: median(put), get: median(get) })),
      ...(way === 'plain' ? { seal: 0, open: 0 } : await alone(way)),
      peakMiB: process.resourceUsage().maxRSS / 1024,
    };
  } finally {
    await composed.close();
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Pieces as large as the archive's, with no database. */
async function alone(sealing: Sealing): Promise<{ readonly seal: number; readonly open: number }> {
  const bytes: ByteSealing = sealedBytes(Buffer.alloc(32, 7), { sealing });
  const piece = Buffer.alloc(pieceBytes, 1);
  const pieces = isShort ? 20 : 200;
  const sealed: Uint8Array[] = [];
  const all = (pieces * pieceBytes) / mebibyte;
  const seal = await rate(all, () => {
    for (let n = 0; n < pieces; n++) sealed.push(bytes.seal(piece, `piece ${n}`) ?? piece);
  });
  const open = await rate(all, () => {
    for (const [n, one] of sealed.entries()) bytes.open(one, `piece ${n}`);
  });
  return { seal, open };
}

/** By the time that the processor was busy, the embedded database with it: others on the machine change little of it. */
async function rate(mebibytes: number, work: () => void | Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return mebibytes / ((user + system) / 1e6);
}

/** A file that nothing makes smaller, like a photo or a PDF. */
function noise(random: () => number, length: number): IncomingFile {
  const content = Buffer.alloc(length);
  for (let at = 0; at + 4 <= length; at += 4) content.writeUInt32LE(Math.floor(random() * 2 ** 32), at);
  return incomingFile('noise.pdf', content);
}

function median(rates: readonly number[]): number {
  return rates.toSorted((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0;
}
