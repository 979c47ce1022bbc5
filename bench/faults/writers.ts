import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { type Store } from '@shigan/app';

import { city, worker } from './working-city.ts';

/** What was answered as done, to be looked for afterwards. */
export interface Acknowledged {
  /** Fingerprints of workbooks that were accepted. */
  readonly imports: string[];
  /** Texts of reports, by matter. */
  readonly reports: { readonly matter: string; readonly text: string; readonly evidence?: string }[];
  /** Fingerprints of files that were filed as evidence. */
  readonly evidence: string[];
}

export const nothingAcknowledged = (): Acknowledged => ({ imports: [], reports: [], evidence: [] });

export const countOf = ({ imports, reports, evidence }: Acknowledged): number =>
  imports.length + reports.length + evidence.length;

/** Writes over HTTP until they are told to stop: what a server does not answer is sent again to the next one, as a client would. */
export class Writers {
  readonly acknowledged = nothingAcknowledged();
  /** Answers that say neither that it is done nor that it cannot be done now. */
  readonly wrong = new Set<string>();
  /** How often nothing was answered, or that it cannot be done now. */
  unanswered = 0;
  readonly #servers: () => readonly string[];
  readonly #token: string;
  readonly #name: string;
  readonly #enough = new AbortController();
  readonly #running: Promise<void>[];

  constructor(
    servers: () => readonly string[],
    options: { readonly token: string; readonly name: string; readonly matters: readonly string[] },
  ) {
    this.#servers = servers;
    this.#token = options.token;
    this.#name = options.name;
    const [plain = '', proven = ''] = options.matters;
    this.#running = [
      this.#repeat(async (n) => this.#import(n)),
      this.#repeat(async (n) => this.#report(n, plain)),
      this.#repeat(async (n) => this.#reportWithEvidence(n, proven)),
    ];
  }

  async stop(): Promise<void> {
    this.#enough.abort();
    await Promise.all(this.#running);
  }

  async #repeat(work: (n: number) => Promise<void>): Promise<void> {
    for (let n = 0; !this.#enough.signal.aborted; n++) await work(n);
  }

  async #import(n: number): Promise<void> {
    const file = workbook(`${this.#name} ${n}`, n);
    const path = '/imports?acceptWarnings=true&allowSetBack=true';
    if (await this.#done(n, path, () => form('a.csv', file))) this.acknowledged.imports.push(sha256(file));
  }

  async #report(n: number, matter: string, evidence?: string): Promise<void> {
    const text = `${this.#name} ${n} ${evidence === undefined ? '无佐证' : '附佐证'}`;
    const details = { report: { text, progress: 0.4, light: 'green', promises: [] } };
    const proof = evidence === undefined ? {} : { evidence: [{ name: '签收表.pdf', sha256: evidence }] };
    const body = JSON.stringify({ act: 'report', key: `${matter} ${text}`.slice(0, 100), details, ...proof });
    const isDone = await this.#done(n + 1, `/matters/${matter}/acts`, () => ({ body, type: 'application/json' }));
    if (isDone) this.acknowledged.reports.push({ matter, text, ...(evidence === undefined ? {} : { evidence }) });
  }

  async #reportWithEvidence(n: number, matter: string): Promise<void> {
    const content = evidenceFile(`${this.#name} ${n}`, 1000 + ((n * 7919) % 120_000));
    if (!(await this.#done(n, '/evidence', () => form('签收表.pdf', content)))) return;
    this.acknowledged.evidence.push(sha256(content));
    await this.#report(n, matter, sha256(content));
  }

  /** Sends one change until it is answered that it is done; false where there was no more time for it. */
  async #done(
    n: number,
    path: string,
    content: () => { readonly body: string | FormData; readonly type?: string },
  ): Promise<boolean> {
    for (let attempt = n; !this.#enough.signal.aborted; attempt++) {
      const servers = this.#servers();
      const server = servers[attempt % Math.max(1, servers.length)];
      const answer = server === undefined ? undefined : await send(`${server}${path}`, this.#token, content());
      if (answer !== undefined && answer.status < 300) return true;
      this.unanswered += 1;
      if (answer !== undefined && !mayComeAgain.has(answer.status)) {
        this.wrong.add(`${path.split('/')[1]} ${answer.status} ${answer.body.slice(0, 200)}`);
        return false;
      }
      await pause(100);
    }
    return false;
  }
}

/** The store is away, or its disk is full. */
const mayComeAgain: ReadonlySet<number> = new Set([503, 507]);
/** Milliseconds for which a client waits for an answer. */
const patience = 30_000;

/** Sends a change; undefined where nothing is answered. */
export async function send(
  url: string,
  token: string,
  { body, type }: { readonly body: string | FormData; readonly type?: string },
): Promise<{ readonly status: number; readonly body: string } | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'x-shigan-client': 'faults',
        authorization: `Bearer ${token}`,
        ...(type === undefined ? {} : { 'content-type': type }),
      },
      body,
      signal: AbortSignal.timeout(patience),
    });
    return { status: answer.status, body: await answer.text() };
  } catch {
    return undefined;
  }
}

/** Signs the city's worker in; the token holds at every server over the same store. */
export async function signIn(server: string): Promise<string> {
  const answer = await send(`${server}/session`, '', {
    body: JSON.stringify({ ...worker, bearer: true }),
    type: 'application/json',
  });
  if (answer?.status !== 200) throw new Error(`no sign-in: ${answer?.status} ${answer?.body}`);
  return String(JSON.parse(answer.body).token);
}

export const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');

export function form(name: string, content: Buffer): { readonly body: FormData } {
  const body = new FormData();
  body.append('file', new Blob([new Uint8Array(content)]), name);
  return { body };
}

/** A workbook of the growth of a few counties; no two are the same. */
export function workbook(name: string, n: number): Buffer {
  const counties = ['431200000000,怀化市', '431202000000,鹤城区', '431221000000,中方县', '431222000000,沅陵县'];
  const rows = counties.map(
    (county, i) => `${county},规上工业增加值,2021年1-4月,%,,${(10 + ((n + i) % 90) / 10).toFixed(1)},`,
  );
  const head = [`主要经济指标 ${name},,,,,,,`, '行政区划代码,县市区,指标名称,时期,计量单位,数值,增幅(%),备注'];
  return Buffer.from(`${[...head, ...rows].join('\r\n')}\r\n`);
}

/** A file that can be filed, of so many bytes; no two are the same. */
export function evidenceFile(name: string, size: number): Buffer {
  return Buffer.concat([Buffer.from(`%PDF-1.7 ${name}\n`), Buffer.alloc(size, name)]);
}

/** What of the acknowledged is not in the store, or not whole, or there twice. */
export async function lostOf(store: Store, { imports, reports, evidence }: Acknowledged): Promise<readonly string[]> {
  const lost: string[] = [];
  const accepted = new Set((await store.imports.history(city)).map(({ file }) => file.sha256));
  for (const file of imports) {
    if (!accepted.has(file)) lost.push(`import ${file.slice(0, 8)}`);
    else if ((await fingerprintOf(store.imports.bytes(city, file))) !== file) lost.push(`bytes of ${file.slice(0, 8)}`);
  }
  for (const file of evidence) {
    if ((await store.evidence.get(city, file)) === undefined) lost.push(`evidence ${file.slice(0, 8)}`);
    else if ((await fingerprintOf(store.evidence.bytes(city, file))) !== file)
      lost.push(`bytes of evidence ${file.slice(0, 8)}`);
  }
  for (const matter of new Set(reports.map((report) => report.matter))) {
    const events = await store.matters.history(city, matter, '9999-12-31T00:00:00.000Z');
    for (const report of reports) {
      if (report.matter !== matter) continue;
      const found = events.filter(({ details }) => details.report?.text === report.text);
      if (found.length !== 1) lost.push(`report “${report.text}” is there ${found.length} times`);
      else if (report.evidence !== found[0]?.evidence[0]?.sha256) lost.push(`evidence of “${report.text}”`);
    }
  }
  return lost;
}

async function fingerprintOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const piece of bytes) hash.update(piece);
  return hash.digest('hex');
}
