import {
  type Actor,
  type ChainCheck,
  type ChainedLine,
  type ChainHash,
  type ChainHead,
  DomainError,
  openLine,
  parseInstant,
  type RegionCode,
  sm3,
  verifyChain,
} from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { AuditQuery } from '../ports.ts';

/** What is looked for, its days as people write them. */
export interface AuditAsked extends Omit<AuditQuery, 'from' | 'to'> {
  /** A day (from its beginning) or a moment. */
  readonly from?: string;
  /** A day (to its end) or a moment. */
  readonly to?: string;
}

const mostLines = 1000;

/** Lines of the audit log, newest first (查询审计日志). Refuses `invalid-instant`. */
export async function findAudit(
  app: Application,
  actor: Actor,
  city: RegionCode,
  asked: AuditAsked,
  limit: number,
): Promise<readonly ChainedLine[]> {
  authorise(actor, 'audit.read', city);
  const { from, to, ...rest } = asked;
  const query = {
    ...rest,
    ...(from === undefined ? {} : { from: momentOf(/T/.test(from) ? from : `${from}T00:00`) }),
    ...(to === undefined ? {} : { to: momentOf(to) }),
  };
  return app.store.audit.find(city, query, Math.min(limit, mostLines));
}

function momentOf(text: string): string {
  const moment = parseInstant(text);
  if (moment === undefined) throw new DomainError('invalid-instant', { value: text });
  return moment;
}

/** The whole log from its first line, in batches, for keeping elsewhere (导出审计日志). Says in the log that it was exported. */
export async function* exportAudit(
  app: Application,
  actor: Actor,
  city: RegionCode,
): AsyncIterable<readonly ChainedLine[]> {
  authorise(actor, 'audit.export', city);
  await app.store.audit.append(city, { at: app.clock.now(), actor, action: 'audit.export', subject: city, detail: {} });
  for await (const batch of app.store.audit.chain(city)) yield batch.map(openLine);
}

/** Goes through the chain of the audit log (验证审计日志). `noted` is an end that was written down before. */
export async function verifyAudit(
  app: Application,
  actor: Actor,
  city: RegionCode,
  noted?: ChainHead,
): Promise<ChainCheck> {
  authorise(actor, 'audit.read', city);
  const { number, hash } = await app.store.audit.head(city);
  const hashes: ChainHash = (algorithm, text) => (algorithm === 'sm3' ? sm3(text) : app.digest.sha256(text));
  const ends = [{ number, hash }, ...(noted === undefined ? [] : [noted])];
  return verifyChain(app.store.audit.chain(city), ends, hashes);
}
