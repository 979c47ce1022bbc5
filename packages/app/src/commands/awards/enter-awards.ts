import {
  type Actor,
  type Award,
  DomainError,
  type Instant,
  ledgerFaults,
  type LedgerFault,
  parseInstant,
  type RegionCode,
} from '@shigan/core';
import { type Application, authorise, nowOf } from '../../application.ts';
import type { NewLedgerEntry } from '../../ports.ts';

/** An award about to be entered: its id is made here. */
export type NewAward = Omit<Award, 'id'>;

export interface EnteredAwards {
  readonly entered: readonly Award[];
  /** Awards that are in force already; they are left alone. */
  readonly alreadyHeld: number;
  readonly knownFrom: Instant;
}

/** After everything that can be asked for: the whole ledger. */
const latest: Instant = '9999-12-31T23:59:59.999Z';

/** Enters awards in the ledger (登记台账), all or none. What is in force already is counted and not entered again, so that a notice
 *  may be entered twice. Refuses `ledger-has-faults` with the first fault, `known-from-in-future`, `invalid-instant`. */
export async function enterAwards(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  awards: readonly NewAward[],
  options: { readonly knownFrom?: string } = {},
): Promise<EnteredAwards> {
  authorise(actor, 'award.enter', cityCode);
  const knownFrom = await knownFromOf(app, cityCode, options.knownFrom);
  const held = await app.store.awards.entries(cityCode, latest);
  const ids = new Set(held.map((entry) => (entry.kind === 'award' ? entry.award.id : entry.id)));
  const added: NewLedgerEntry[] = awards.map((award) => {
    const id = newId(award, ids);
    ids.add(id);
    return { kind: 'award', award: { ...award, id }, knownFrom };
  });
  const kept = { storedAt: app.clock.now(), by: actor.id };
  const faults = ledgerFaults(
    held,
    added.map((entry) => ({ ...entry, ...kept })),
  );
  const repeated = new Set(faults.filter(({ fault }) => fault === 'already-held').map(({ line }) => line));
  refuseFaults(faults.filter(({ fault }) => fault !== 'already-held'));
  const fresh = added.filter((_, line) => !repeated.has(line));
  if (fresh.length > 0) {
    await app.store.together(async () => {
      await app.store.awards.append(cityCode, fresh, { ...kept, after: held.length });
      await app.store.audit.append(cityCode, {
        at: kept.storedAt,
        actor,
        action: 'award.enter',
        subject: cityCode,
        detail: { entered: fresh.length, alreadyHeld: repeated.size, knownFrom },
      });
    });
  }
  const entered = fresh.flatMap((entry) => (entry.kind === 'award' ? [entry.award] : []));
  return { entered, alreadyHeld: repeated.size, knownFrom };
}

/** Reverses an award (冲销) with its reason; the entry stays in the ledger. Refuses `unknown-award` where no such award is in force,
 *  `ledger-has-faults` without a reason. */
export async function reverseAward(
  app: Application,
  actor: Actor,
  cityCode: RegionCode,
  award: string,
  reason: string,
): Promise<{ readonly id: string }> {
  authorise(actor, 'award.enter', cityCode);
  const knownFrom = await knownFromOf(app, cityCode, undefined);
  const held = await app.store.awards.entries(cityCode, latest);
  const id = `reversal/${award}`;
  const entry: NewLedgerEntry = { kind: 'reversal', id, reverses: award, reason, knownFrom };
  const kept = { storedAt: app.clock.now(), by: actor.id };
  const faults = ledgerFaults(held, [{ ...entry, ...kept }]);
  if (faults.some(({ fault }) => fault !== 'no-reason')) throw new DomainError('unknown-award', { award });
  refuseFaults(faults);
  await app.store.together(async () => {
    await app.store.awards.append(cityCode, [entry], { ...kept, after: held.length });
    await app.store.audit.append(cityCode, {
      at: kept.storedAt,
      actor,
      action: 'award.reverse',
      subject: award,
      detail: { reason },
    });
  });
  return { id };
}

async function knownFromOf(app: Application, cityCode: RegionCode, asked: string | undefined): Promise<Instant> {
  const city = await app.store.cities.get(cityCode);
  if (city === undefined) throw new DomainError('unknown-region', { region: cityCode });
  const now = nowOf(city, app.clock);
  const knownFrom = asked === undefined ? now : parseInstant(asked);
  if (knownFrom === undefined) throw new DomainError('invalid-instant', { value: asked ?? '' });
  if (knownFrom > now) throw new DomainError('known-from-in-future', { knownFrom, now });
  return knownFrom;
}

function refuseFaults(faults: readonly LedgerFault[]): void {
  const [first] = faults;
  if (first === undefined) return;
  throw new DomainError('ledger-has-faults', { line: first.line + 1, fault: first.fault, faults: faults.length });
}

/** A readable id; entered again after a reversal it gets a number. */
function newId(award: NewAward, taken: ReadonlySet<string>): string {
  const id = `${award.authority}/${award.year}/${award.subItem}/${award.recipient}`;
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}/${number}`)) number += 1;
  return `${id}/${number}`;
}
