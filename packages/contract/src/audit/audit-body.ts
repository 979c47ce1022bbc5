import type { ChainedLine } from '@shigan/core';
import { z } from 'zod';

/** One line of the audit log (审计日志). */
export interface AuditLineBody {
  readonly number: number;
  readonly at: string;
  readonly actor: {
    readonly id: string;
    readonly name: string;
    readonly roles: readonly string[];
    readonly via: string;
  };
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly algorithm: string;
  readonly hash: string;
}

export interface AuditListBody {
  readonly lines: readonly AuditLineBody[];
}

/** How the chain stands (验证结果). */
export interface AuditCheckBody {
  readonly lines: number;
  readonly head: { readonly number: number; readonly hash: string };
  readonly faults: readonly { readonly number: number; readonly kind: 'altered' | 'missing' | 'wrong-end' }[];
}

const line: z.ZodType<AuditLineBody> = z.strictObject({
  number: z.int().positive(),
  at: z.iso.datetime(),
  actor: z.strictObject({ id: z.string(), name: z.string(), roles: z.array(z.string()), via: z.string() }),
  action: z.string(),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
  before: z.unknown().optional(),
  after: z.unknown().optional(),
  algorithm: z.string(),
  hash: z.string(),
});

export const auditListBody: z.ZodType<AuditListBody> = z
  .strictObject({ lines: z.array(line) })
  .meta({ id: 'AuditList', description: 'Lines of the audit log, newest first.' });

export const auditCheckBody: z.ZodType<AuditCheckBody> = z
  .strictObject({
    lines: z.int().nonnegative(),
    head: z.strictObject({ number: z.int().nonnegative(), hash: z.string() }),
    faults: z.array(z.strictObject({ number: z.int(), kind: z.enum(['altered', 'missing', 'wrong-end']) })),
  })
  .meta({ id: 'AuditCheck', description: 'Whether every line of the audit log follows from the one before it.' });

export function presentAudit(lines: readonly ChainedLine[]): AuditListBody {
  return {
    lines: lines.map(({ number, at, actor, action, subject, detail, before, after, algorithm, hash }) => ({
      number,
      at,
      actor: { id: actor.id, name: actor.name, roles: actor.roles, via: actor.via },
      action,
      subject,
      detail,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
      algorithm,
      hash,
    })),
  };
}

/** The head of the log as CSV, a stable format. */
export const auditColumns: readonly string[] = [
  'number',
  'at',
  'actor_id',
  'actor_name',
  'roles',
  'via',
  'action',
  'subject',
  'detail',
  'before',
  'after',
  'algorithm',
  'hash',
];

/** A line of the log as a record of CSV; what is structured stands as JSON. */
export function auditRecord(entry: AuditLineBody): readonly string[] {
  const { id, name, roles, via } = entry.actor;
  const json = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));
  const what = [entry.action, entry.subject, json(entry.detail), json(entry.before), json(entry.after)];
  return [String(entry.number), entry.at, id, name, roles.join(' '), via, ...what, entry.algorithm, entry.hash];
}
