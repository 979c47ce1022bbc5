import {
  type Action,
  type Actor,
  DomainError,
  type Instant,
  parseInstant,
  type RegionCode,
  type RegisterName,
  registerKey,
  type Registers,
} from '@shigan/core';
import { type Application, authorise, nowOf } from '../application.ts';
import { evidenceToName } from './evidence-to-name.ts';

export interface Amendment<N extends RegisterName = RegisterName> {
  readonly register: N;
  readonly key: string;
  /** null withdraws the entry. */
  readonly body: Registers[N] | null;
}

/** What the system is made of; everything else is what the work is about. */
const systemRegisters: ReadonlySet<RegisterName> = new Set(['region', 'unit', 'leader', 'calendar', 'settings']);

const incentiveRegisters: ReadonlySet<RegisterName> = new Set([
  'ruleSet',
  'measureDecision',
  'subItemWork',
  'pointsPolicy',
  'assessmentPolicy',
  'practiceNote',
]);

/** The right that amending a register takes. */
export function amendAction(register: RegisterName): Action {
  if (incentiveRegisters.has(register)) return 'incentive.amend';
  return systemRegisters.has(register) ? 'settings.amend' : 'register.amend';
}

/** Amends registers (目标、指标目录、规则…), all or none. Nothing is overwritten: each amendment is a further vintage, in
 *  force from `knownFrom` (default now), so that pages as of earlier moments stay as they were. The key must be the body's own.
 *  Refuses `invalid-entry`, `invalid-instant`, `known-from-in-future`, `unknown-file`. */
export async function amendRegisters(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  amendments: readonly Amendment[],
  options: { readonly knownFrom?: string } = {},
): Promise<{ readonly knownFrom: Instant }> {
  for (const register of new Set(amendments.map((a) => a.register))) authorise(actor, amendAction(register), cityCode);
  const city = await app.store.cities.get(cityCode);
  if (city === undefined) throw new DomainError('unknown-region', { region: cityCode });
  const now = nowOf(city, app.clock);
  const knownFrom = options.knownFrom === undefined ? now : parseInstant(options.knownFrom);
  if (knownFrom === undefined) throw new DomainError('invalid-instant', { value: options.knownFrom ?? '' });
  if (knownFrom > now) throw new DomainError('known-from-in-future', { knownFrom, now });
  if (options.knownFrom !== undefined) authorise(actor, 'observations.backdate', cityCode);
  for (const { register, key, body } of amendments) {
    if (body !== null && registerKey(register, body) !== key) throw new DomainError('invalid-entry', { register, key });
  }
  for (const amendment of amendments) await checkFilesNamed(app, actor, cityCode, amendment, now);
  const storedAt = app.clock.now();
  const before = await inForce(app, cityCode, amendments, now);
  const entries = amendments.map((a) => ({ ...a, knownFrom, by: actor.id }));
  const subject = amendments.map((a) => `${a.register}/${a.key}`).join(', ');
  const inWords = amendments.length > mostLogged ? {} : { before, after: amendments.map(({ body }) => body) };
  await app.store.together(async () => {
    await app.store.registers.append(cityCode, entries, storedAt);
    await app.store.audit.append(cityCode, {
      at: storedAt,
      actor,
      action: 'register.amend',
      subject: subject.slice(0, 500),
      detail: { count: amendments.length, knownFrom },
      ...inWords,
    });
  });
  return { knownFrom };
}

/** The work for an incentive names the files that prove it: those that it held before, that its author brought, or that came in with an
 *  import, which every reader of figures may open. Refuses `unknown-file`. */
async function checkFilesNamed(
  app: Application,
  actor: Actor,
  city: RegionCode,
  { register, key, body }: Amendment,
  now: Instant,
): Promise<void> {
  if (register !== 'subItemWork' || body === null || !('evidence' in body)) return;
  const history = await app.store.registers.history(city, 'subItemWork', key);
  const last = history.findLast((entry) => entry.knownFrom <= now)?.body;
  const held = new Set(last?.evidence?.map(({ sha256 }) => sha256));
  for (const { sha256 } of body.evidence ?? [])
    if (!held.has(sha256) && (await app.store.imports.file(city, sha256)) === undefined)
      await evidenceToName(app, actor, city, { sha256 });
}

/** Entries that stand in the audit log word for word; of more, the register itself holds every vintage. */
const mostLogged = 20;

async function inForce(
  app: Application,
  city: RegionCode,
  amendments: readonly Amendment[],
  now: Instant,
): Promise<readonly (Registers[RegisterName] | null)[]> {
  if (amendments.length > mostLogged) return [];
  const held = amendments.map(async ({ register, key }) => {
    const history = await app.store.registers.history(city, register, key);
    return history.findLast((entry) => entry.knownFrom <= now)?.body ?? null;
  });
  return Promise.all(held);
}
