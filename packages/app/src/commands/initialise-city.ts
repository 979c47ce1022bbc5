import { type Actor, DomainError, registerKey, type RegisterName, type Registers, type RegionCode } from '@shigan/core';
import { type Application, authorise } from '../application.ts';
import type { City } from '../ports.ts';
import { reference, type Reference } from '../reference/index.ts';

/** Since when the reference registers are known: before anything that a city imports, so that readings as of a past day find the
 *  catalogue and the regions in force. */
export const referenceKnownFrom = '2000-01-01T00:00:00.000Z';

/** What a city begins as, where nobody says otherwise: named by the register of regions, not a demonstration. */
export function cityOf(code: RegionCode, registers: Reference = reference): City {
  const region = registers.regions.find((r) => r.code === code && r.level === 'city');
  if (region === undefined) throw new DomainError('unknown-region', { region: code });
  return { code, name: region.name.zh, demo: false, businessDate: null };
}

/** Creates a city (开通城市) and gives it the reference registers: regions, peer sets, catalogue, targets, rules, calendars, settings.
 *  Done again it changes nothing: a register that holds an entry is the city's own and is left alone, so that an amended
 *  catalogue stays as it was amended. Refuses `city-mismatch` where the city exists as something else. */
export async function initialiseCity(
  app: Application,
  actor: Actor,
  city: City,
  registers: Reference = reference,
): Promise<{ readonly entries: number }> {
  authorise(actor, 'register.amend', city.code);
  const storedAt = app.clock.now();
  await app.store.cities.create(city);
  const lists: readonly (readonly [RegisterName, readonly Registers[RegisterName][]])[] = [
    ['region', registers.regions],
    ['peerSet', registers.peerSets],
    ['indicator', registers.indicators],
    ['target', registers.targets],
    ['rule', registers.rules],
    ['calendar', registers.calendars],
    ['settings', [registers.settings]],
    ['ruleSet', registers.ruleSets],
    ['pointsPolicy', registers.pointsPolicies],
    ['assessmentPolicy', registers.assessmentPolicies],
    ['categoryThreshold', registers.categoryThresholds],
    ['ladderRung', registers.ladderRungs],
  ];
  const entries = [];
  for (const [register, bodies] of lists) {
    const held = await app.store.registers.asOf(city.code, register, storedAt);
    if (held.length > 0) continue;
    for (const body of bodies) {
      const key = registerKey(register, body);
      entries.push({ register, key, body, knownFrom: referenceKnownFrom, by: actor.id });
    }
  }
  if (entries.length === 0) return { entries: 0 };
  await app.store.registers.append(city.code, entries, storedAt);
  await app.store.audit.append(city.code, {
    at: storedAt,
    actor,
    action: 'city.initialise',
    subject: city.code,
    detail: { name: city.name, demo: city.demo, entries: entries.length },
  });
  return { entries: entries.length };
}
